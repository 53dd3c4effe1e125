"""Which column of a sheet holds what: its headers, the words in them, and the map that is made of them."""
