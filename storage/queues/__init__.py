"""What is waiting, what lies ahead, and what a search finds: a page at a time."""
