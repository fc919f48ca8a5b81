"""Who may do what: log-in, lockout, the second factor, and the users."""
