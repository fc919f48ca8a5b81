"""Tests of `browse`."""
