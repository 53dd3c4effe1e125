"""The search of texts: its indexes, what is looked for, and the proof of them."""
