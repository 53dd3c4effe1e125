"""Verbs of somebody's own account: coming to the desk, by key or anew."""
