"""The words and characters by which names are told from other words, and texts are compared."""
