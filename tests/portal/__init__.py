"""Tests of the project: settings, and the pages that span all apps."""
