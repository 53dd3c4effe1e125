"""Verbs about the data as a whole: brought along, copied, brought back, proven."""
