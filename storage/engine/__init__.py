"""The engine's room: what only SQLite can do, behind plain functions. Another database would have a room of its own."""
