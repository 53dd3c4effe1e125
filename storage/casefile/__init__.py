"""A case as it is kept: its history, its row, its number, and what of it one person hears."""
