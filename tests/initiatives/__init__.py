"""Tests of `initiatives`."""
