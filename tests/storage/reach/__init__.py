"""A centre drawn at random, a plain model of who may know what in it, and every door that reads."""
