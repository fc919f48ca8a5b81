"""The project: settings, routes, and the pages that span all apps."""
