"""The keys of the data, and what they are sealed under."""
