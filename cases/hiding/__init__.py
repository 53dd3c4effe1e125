"""Hiding what is known of people: in their fields, and wherever a narrative says it again."""
