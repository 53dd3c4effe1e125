"""An open centre: its data, what each write brings along, and the seals over it."""
