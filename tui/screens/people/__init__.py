"""People and employers: the directory, one of them, and who may be the same."""
