"""Values that the floors hand each other, and the words in which people read them."""
