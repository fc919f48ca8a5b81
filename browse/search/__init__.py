"""Search: one analyser, what has to be found, and a narrow seam behind which an engine does the finding."""
