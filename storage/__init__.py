"""What is kept: SQLite through peewee. The Desk is its only door."""
