"""Short questions over a screen, each with a typed answer and "no" first."""
