"""Papers that leave from a screen or from the command line.

What writes them is imported when something is written: most people only look, and python-docx is slow to load.
"""
