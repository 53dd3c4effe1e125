"""A case as values: itself, and who has a part in it."""
