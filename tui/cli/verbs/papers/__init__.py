"""Verbs that write papers: `export` and its second words."""
