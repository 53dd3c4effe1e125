"""A call of the command line: its words, its verb, whose data it is about, and who makes it."""
