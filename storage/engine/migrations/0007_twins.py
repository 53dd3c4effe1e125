"""Records that may be the same or stand against each other, for a supervisor to decide; ties leave the search.

Records that cases shared before this stay shared. What a tie's note says is told to who finds both cases, so that it
is no longer found by its words.
"""

from typing import Any

STATEMENTS = (
    """CREATE TABLE twin (
        id INTEGER NOT NULL PRIMARY KEY, one_id INTEGER NOT NULL REFERENCES record (id),
        other_id INTEGER NOT NULL REFERENCES record (id), at_moment TEXT NOT NULL, decision TEXT NOT NULL,
        decided_moment TEXT NOT NULL, by_account TEXT NOT NULL, reason TEXT NOT NULL
    )""",
    "CREATE UNIQUE INDEX twin_pair ON twin (one_id, other_id)",
    "CREATE INDEX twin_other ON twin (other_id)",
    "CREATE INDEX twin_open ON twin (id) WHERE decision = ''",
    "DELETE FROM case_text WHERE rowid IN (SELECT (case_id << 20) + seq FROM history WHERE code = 'linked')",
    "PRAGMA user_version = 7",
)


def up(_migrator: Any, db: Any) -> None:
    """Make the table and its indexes, and take the notes of ties out of the search."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
