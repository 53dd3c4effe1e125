"""Backups: taken, checked, brought back, and what they vouch for."""
