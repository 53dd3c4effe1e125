"""Who works here, in which role, and what each may do."""
