"""Papers that leave from a screen or from the command line."""
