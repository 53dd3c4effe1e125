"""What of a case can be found, and by which words."""
