"""The first shape of the store. Frozen: later changes are migrations of their own."""

from typing import Any

TABLES = """
CREATE TABLE station (code TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, level TEXT NOT NULL);
CREATE TABLE account (
    account TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL,
    station TEXT NOT NULL REFERENCES station (code), everywhere INTEGER NOT NULL, active INTEGER NOT NULL
);
CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE serial (
    station TEXT NOT NULL REFERENCES station (code), year INTEGER NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY (station, year)
);
CREATE TABLE case_row (
    id INTEGER NOT NULL PRIMARY KEY, number TEXT NOT NULL, year INTEGER NOT NULL,
    station TEXT NOT NULL REFERENCES station (code), serial INTEGER NOT NULL,
    kind TEXT NOT NULL, stage TEXT NOT NULL, is_open INTEGER NOT NULL, applicant TEXT NOT NULL,
    people INTEGER NOT NULL, groups TEXT NOT NULL, cause TEXT NOT NULL, handler TEXT NOT NULL,
    next_actor TEXT NOT NULL, due TEXT NOT NULL, rule TEXT NOT NULL, opened_on TEXT NOT NULL,
    closed_on TEXT NOT NULL, last_on TEXT NOT NULL, version INTEGER NOT NULL
);
CREATE UNIQUE INDEX case_number ON case_row (number);
CREATE UNIQUE INDEX case_serial ON case_row (serial, station, year);
CREATE INDEX case_stage ON case_row (stage, due, id);
CREATE INDEX case_station_stage ON case_row (station, stage, due, id);
CREATE INDEX case_open ON case_row (is_open, due, id);
CREATE INDEX case_station_open ON case_row (station, is_open, due, id);
CREATE INDEX case_handler ON case_row (handler, is_open, due, id);
CREATE INDEX case_closed ON case_row (is_open, closed_on, id);
CREATE INDEX case_station_closed ON case_row (station, is_open, closed_on, id);
CREATE INDEX case_last ON case_row (is_open, last_on, id);
CREATE INDEX case_station_last ON case_row (station, is_open, last_on, id);
CREATE INDEX case_station ON case_row (station, id);
CREATE TABLE history (
    case_id INTEGER NOT NULL REFERENCES case_row (id), seq INTEGER NOT NULL, on_day TEXT NOT NULL,
    at_moment TEXT NOT NULL, by_account TEXT NOT NULL REFERENCES account (account), role TEXT NOT NULL,
    code TEXT NOT NULL, fields TEXT NOT NULL, PRIMARY KEY (case_id, seq)
) WITHOUT ROWID;
CREATE TABLE tally (
    what TEXT NOT NULL, station TEXT NOT NULL, slot TEXT NOT NULL, handler TEXT NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (what, station, slot, handler)
) WITHOUT ROWID;
CREATE TABLE draft (
    account TEXT NOT NULL, key TEXT NOT NULL, fields TEXT NOT NULL, kept_at TEXT NOT NULL, PRIMARY KEY (account, key)
);
"""
STOP = "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
AGAIN = "WHEN EXISTS (SELECT 1 FROM history WHERE case_id = NEW.case_id AND seq = NEW.seq)"
GUARDS = (
    f"CREATE TRIGGER history_no_update BEFORE UPDATE ON history {STOP}",
    f"CREATE TRIGGER history_no_delete BEFORE DELETE ON history {STOP}",
    f"CREATE TRIGGER history_no_replace BEFORE INSERT ON history {AGAIN} {STOP}",
)
"""The last is for connections that do not set recursive_triggers, where REPLACE deletes without a trigger."""
FULL_TEXT = """CREATE VIRTUAL TABLE case_text USING fts5(
        scope, words, pinyin, digits, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3'
    )"""
"""One document for a case's intake and one for each later entry."""


def up(_migrator: Any, db: Any) -> None:
    """Make the tables, their indexes, the full-text index and the guards of the history."""
    for statement in (*TABLES.split(";"), *GUARDS, FULL_TEXT, "PRAGMA user_version = 1"):
        if statement.strip():
            db.execute_sql(statement)
