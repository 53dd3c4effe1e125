"""What an event asks of whoever keeps the files, and what was seen of other cases when it was answered."""
