"""The machinery of browsing, which knows no domain: records, partial dates, facets, lists, components."""
