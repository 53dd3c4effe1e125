"""Bringing a file to the newest shape: each migration in one transaction with its record."""

from pathlib import Path

from peewee import SqliteDatabase
from playhouse.migrations import Runner

FOLDER = Path(__file__).parent / "migrations"


def migrate(db: SqliteDatabase) -> None:
    """Apply what is missing, in order. Two processes that open an old file at once take turns."""
    for name in [each.name for each in Runner(db, str(FOLDER)).migrations()]:
        with db.atomic("IMMEDIATE"):
            runner = Runner(db, str(FOLDER))
            if name not in runner.applied():
                runner.up(name)
