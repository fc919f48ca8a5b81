"""The tests, which mirror the apps; those that need a browser are in browser/."""
