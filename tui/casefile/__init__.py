"""A case file as its screen shows it: the header, and one module for each tab."""
