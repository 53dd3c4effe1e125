"""What lies ahead of cases: a row for each thing by its day, and the ends of holds and of limits on claims.

What follows from the rules is filled in when the store is next opened at the desk: then the rows are reckoned anew.
"""

from typing import Any

STATEMENTS = (
    "ALTER TABLE case_row ADD COLUMN held_until TEXT NOT NULL DEFAULT '9999-12-31'",
    "ALTER TABLE case_row ADD COLUMN limit_on TEXT NOT NULL DEFAULT '9999-12-31'",
    "CREATE INDEX case_held ON case_row (held_until, id) WHERE held_until < '9999-12-31'",
    "CREATE INDEX case_limit ON case_row (limit_on, id) WHERE limit_on < '9999-12-31'",
    "CREATE INDEX case_station_held ON case_row (station, held_until, id) WHERE held_until < '9999-12-31'",
    "CREATE INDEX case_station_limit ON case_row (station, limit_on, id) WHERE limit_on < '9999-12-31'",
    """CREATE TABLE agenda (
        case_id INTEGER NOT NULL REFERENCES case_row (id), place INTEGER NOT NULL, on_day TEXT NOT NULL,
        who TEXT NOT NULL, sort TEXT NOT NULL, rule TEXT NOT NULL, text TEXT NOT NULL, entry INTEGER NOT NULL,
        entered TEXT NOT NULL, remind TEXT NOT NULL, from_day TEXT NOT NULL, PRIMARY KEY (case_id, place)
    ) WITHOUT ROWID""",
    "CREATE INDEX agenda_day ON agenda (on_day)",
    "CREATE INDEX agenda_who ON agenda (who, on_day)",
    "PRAGMA user_version = 4",
)


def up(_migrator: Any, db: Any) -> None:
    """Add the columns, the table and their indexes."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
