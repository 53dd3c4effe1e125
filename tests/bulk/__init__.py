"""Very many cases at once, pressed into a store for measurements and tests of size."""
