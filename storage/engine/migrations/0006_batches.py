"""Imports that nobody sees before they are whole: the mark of their rows, and queues whose indexes leave these out.

The mark of a case is 0 where it is seen; the number of its batch while it waits outside the indexes; and the same below
nought while it waits within them, for the one write that shows all. Before, every row was seen.
"""

from typing import Any

UNIQUE = (
    ("case_number", "number"),
    ("case_serial", "serial, station, year"),
)
QUEUES = (
    ("case_stage", "stage, due, id"),
    ("case_station_stage", "station, stage, due, id"),
    ("case_open", "is_open, due, id"),
    ("case_station_open", "station, is_open, due, id"),
    ("case_handler", "handler, is_open, due, id"),
    ("case_closed", "is_open, closed_on, id"),
    ("case_station_closed", "station, is_open, closed_on, id"),
    ("case_last", "is_open, last_on, id"),
    ("case_station_last", "station, is_open, last_on, id"),
    ("case_station", "station, id"),
)
COLUMNS = (
    ("case_row", "batch", "INTEGER NOT NULL DEFAULT 0"),
    ("record", "batch", "INTEGER NOT NULL DEFAULT 0"),
    ("batch", "waiting", "TEXT NOT NULL DEFAULT ''"),
    ("batch_item", "digest", "TEXT NOT NULL DEFAULT ''"),
)
INDEXES = (
    *(f"DROP INDEX IF EXISTS {name}" for name, _ in (*UNIQUE, *QUEUES)),
    *(f"CREATE UNIQUE INDEX {name} ON case_row ({columns}) WHERE batch <= 0" for name, columns in UNIQUE),
    *(f"CREATE INDEX {name} ON case_row ({columns}) WHERE batch <= 0" for name, columns in QUEUES),
    "CREATE INDEX IF NOT EXISTS case_batch ON case_row (batch)",
    "CREATE INDEX IF NOT EXISTS record_batch ON record (batch)",
    "CREATE INDEX IF NOT EXISTS batch_waiting ON batch (id) WHERE waiting <> ''",
    "CREATE INDEX IF NOT EXISTS batch_item_entry ON batch_item (item, entry) WHERE digest <> ''",
)


def up(_migrator: Any, db: Any) -> None:
    """Add the marks, and make the indexes anew."""
    for table, column, sort in COLUMNS:
        if column not in [row[1] for row in db.execute_sql(f"PRAGMA table_info({table})").fetchall()]:
            db.execute_sql(f"ALTER TABLE {table} ADD COLUMN {column} {sort}")
    for statement in (*INDEXES, "PRAGMA user_version = 6"):
        db.execute_sql(statement)
