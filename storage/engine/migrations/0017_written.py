"""What is searched is found however it is written, names by their Latin letters: tables stay as they are."""

from typing import Any


def up(_migrator: Any, db: Any) -> None:
    """Mark the file, so that no program writes to it that finds what it was typed as alone."""
    db.execute_sql("PRAGMA user_version = 17")
