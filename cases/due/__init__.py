"""What is due in a case: its clocks, its limitation periods, and all that lies ahead by day."""
