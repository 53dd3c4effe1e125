"""Proving that nothing is broken."""
