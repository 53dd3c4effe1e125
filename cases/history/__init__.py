"""How a case changes: an entry is admitted once, and folded ever after."""
