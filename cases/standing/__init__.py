"""Where a case stands, who acts next, and what is promised for a day."""
