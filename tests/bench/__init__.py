"""How fast pages are at many times the data, as ratios: `make bench`. Nothing here is a test."""
