"""Cases, and what lies ahead of them, as lines of lists."""
