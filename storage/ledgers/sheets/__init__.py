"""Reading spreadsheets that nobody vouches for: in a process of their own, within bounds."""
