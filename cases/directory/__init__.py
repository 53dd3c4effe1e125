"""People and employers, kept apart from cases, and who of them may be the same."""
