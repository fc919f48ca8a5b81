"""The desk: the admin's first page, which says what waits, what changed, and what should be looked at."""
