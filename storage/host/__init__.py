"""The machine that the program runs on: its processes, its clock, its files."""
