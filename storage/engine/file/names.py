"""How files are called. Who only asks for that, as a word on the command line may, loads no engine with it."""

BESIDE = ("-journal", "-wal", "-shm")
"""How the names end of what SQLite keeps beside a file."""
