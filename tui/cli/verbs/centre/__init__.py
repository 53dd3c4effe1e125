"""Verbs for those who run the centre: its settings, rules, days, retention and audit log."""
