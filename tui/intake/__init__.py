"""The counter: who is asking, against whom, and what is known already."""
