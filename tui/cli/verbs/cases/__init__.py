"""Verbs about cases: found, read, opened, recorded in, handed over, reckoned, told apart."""
