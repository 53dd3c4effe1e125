"""Ledgers: the spreadsheets that centres bring along, read column by column into typed text."""
