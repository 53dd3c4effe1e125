"""What is known of the people in a case: their names, numbers and addresses, found again in a text."""
