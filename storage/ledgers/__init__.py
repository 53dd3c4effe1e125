"""Spreadsheets that come along: read, looked at, brought in, and taken back."""
