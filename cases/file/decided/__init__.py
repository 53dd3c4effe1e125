"""What was decided in a case: whether it is taken, and how it ended."""
