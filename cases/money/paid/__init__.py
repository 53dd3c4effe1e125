"""What of what is fixed is paid: debts and how payments settle them, what went back, and the part of each worker."""
