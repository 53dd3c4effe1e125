"""What an import brings keeps its mark for good: it is seen as soon as its batch no longer waits, in one small write.

So the rows are not touched when all of it is shown. Their numbers are told apart by the serials that stations give;
the indexes see to it for the cases that are opened one by one, since those of an import wait with theirs beside them.
The indexes of the queues hold the mark, so that who reads past many that wait need not look at each.
"""

from typing import Any

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
STATEMENTS = (
    *(f"DROP INDEX {name}" for name, _ in QUEUES),
    *(f"CREATE INDEX {name} ON case_row ({columns}, batch) WHERE batch <= 0" for name, columns in QUEUES),
    "DROP INDEX case_number",
    "DROP INDEX case_serial",
    "CREATE UNIQUE INDEX case_own_number ON case_row (number) WHERE batch = 0",
    "CREATE UNIQUE INDEX case_own_serial ON case_row (serial, station, year) WHERE batch = 0",
    "CREATE INDEX case_number ON case_row (number) WHERE batch <= 0",
    "CREATE INDEX case_serial ON case_row (serial, station, year) WHERE batch <= 0",
    "DROP INDEX case_batch",
    "CREATE INDEX case_whole ON case_row (batch > 0, id, batch)",
    """UPDATE record SET batch = (
        SELECT MAX(batch_id) FROM batch_item JOIN batch ON batch.id = batch_id
        WHERE item = record.id AND entry = 0 AND undone = '' AND waiting = ''
    ) WHERE batch = 0 AND EXISTS (
        SELECT 1 FROM batch_item JOIN batch ON batch.id = batch_id
        WHERE item = record.id AND entry = 0 AND undone = '' AND waiting = ''
    )""",
    "PRAGMA user_version = 11",
)


def up(_migrator: Any, db: Any) -> None:
    """Make the indexes anew, and mark what imports have brought to the directory."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
