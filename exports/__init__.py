"""What leaves as a file: pages for a meeting, spreadsheets, calendars, made from the values that they are handed."""
