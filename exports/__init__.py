"""What a meeting reads: docx pages made from the values that they are handed."""
