"""Cases: the desk with its queues, what lies ahead, searching, and one case with its forms."""
