"""Bringing a file to the newest shape: all that is missing, in one transaction with its record."""

from pathlib import Path
from typing import TYPE_CHECKING

from playhouse.migrations import Runner

if TYPE_CHECKING:
    from peewee import SqliteDatabase

    from storage.store import Store

FOLDER = Path(__file__).parent / "migrations"
_DIRECTORY = 3
"""The shape since which the store knows who has a part in its cases."""


def bring_up_to_date(store: "Store") -> None:
    """Apply what is missing, in order. Two processes that open an old file at once take turns."""
    with store.db.atomic("IMMEDIATE"):
        before = store.db.pragma("user_version")
        migrate(store.db)
        if 0 < before < _DIRECTORY:
            from storage.parts import link_all

            link_all(store)


def migrate(db: "SqliteDatabase") -> None:
    """Apply the migrations that are missing, in order."""
    for name in [each.name for each in Runner(db, str(FOLDER)).migrations()]:
        with db.atomic("IMMEDIATE"):
            runner = Runner(db, str(FOLDER))
            if name not in runner.applied():
                runner.up(name)
