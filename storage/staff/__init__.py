"""Who works here, and the one rule of what each may know."""
