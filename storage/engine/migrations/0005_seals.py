"""The row that seals what no history tells; the store then adds up what it has and seals it.

Earlier steps were mended while they were new: a file may have gone through them as they were then. Here all such files
come to one shape. What lies ahead of the cases is filled in again by the store.
"""

from typing import Any

STATEMENTS = (
    "CREATE TABLE IF NOT EXISTS erasing (case_id INTEGER NOT NULL PRIMARY KEY)",
    "CREATE INDEX IF NOT EXISTS audit_erased ON audit (case_id) WHERE deed = 'erased'",
    "DROP TRIGGER history_no_delete",
    """CREATE TRIGGER history_no_delete BEFORE DELETE ON history
        WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE case_id = OLD.case_id)
        BEGIN SELECT RAISE(ABORT, 'history is append-only'); END""",
    "DROP INDEX case_restricted",
    "CREATE INDEX case_restricted ON case_row (id) WHERE restricted > 0",
    "CREATE INDEX IF NOT EXISTS record_lead ON record (lead) WHERE lead > 0",
    """CREATE TABLE IF NOT EXISTS batch (
        id INTEGER NOT NULL PRIMARY KEY, at_moment TEXT NOT NULL, by_account TEXT NOT NULL REFERENCES account (account),
        kind TEXT NOT NULL, name TEXT NOT NULL, told TEXT NOT NULL, undone TEXT NOT NULL
    )""",
    """CREATE TABLE IF NOT EXISTS batch_item (
        batch_id INTEGER NOT NULL REFERENCES batch (id), item INTEGER NOT NULL, entry INTEGER NOT NULL,
        PRIMARY KEY (batch_id, item, entry)
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS batch_item_made ON batch_item (item) WHERE entry = 0",
    """CREATE INDEX IF NOT EXISTS case_station_held ON case_row (station, held_until, id)
        WHERE held_until < '9999-12-31'""",
    """CREATE INDEX IF NOT EXISTS case_station_limit ON case_row (station, limit_on, id)
        WHERE limit_on < '9999-12-31'""",
    "DROP TABLE agenda",
    """CREATE TABLE agenda (
        case_id INTEGER NOT NULL REFERENCES case_row (id), place INTEGER NOT NULL, on_day TEXT NOT NULL,
        who TEXT NOT NULL, sort TEXT NOT NULL, rule TEXT NOT NULL, text TEXT NOT NULL, entry INTEGER NOT NULL,
        entered TEXT NOT NULL, remind TEXT NOT NULL, from_day TEXT NOT NULL, PRIMARY KEY (case_id, place)
    ) WITHOUT ROWID""",
    "CREATE INDEX agenda_day ON agenda (on_day)",
    "CREATE INDEX agenda_who ON agenda (who, on_day)",
    """CREATE TABLE seal (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), sums TEXT NOT NULL, log INTEGER NOT NULL, bound BLOB NOT NULL
    )""",
    "PRAGMA user_version = 5",
)


def up(_migrator: Any, db: Any) -> None:
    """Bring the file to one shape and make the table."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
