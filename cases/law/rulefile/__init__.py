"""The file of clock rules: its values, and the rules that it comes to."""
