"""Who may sign in, and what becomes of the work of those who leave."""
