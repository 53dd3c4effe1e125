"""The centre's own rules and days, what is reckoned anew by them, and how long files are kept."""
