"""The directory: people and employers, what was changed of them, and their parts in cases; and imports."""

from typing import Any

STATEMENTS = (
    """CREATE TABLE record (
        id INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL, same TEXT NOT NULL, number TEXT NOT NULL,
        station TEXT NOT NULL REFERENCES station (code), fields TEXT NOT NULL, version INTEGER NOT NULL,
        lead INTEGER NOT NULL
    )""",
    "CREATE INDEX record_same ON record (same, kind)",
    "CREATE INDEX record_number ON record (number) WHERE number <> ''",
    "CREATE INDEX record_lead ON record (lead) WHERE lead > 0",
    """CREATE TABLE edit (
        record_id INTEGER NOT NULL REFERENCES record (id), seq INTEGER NOT NULL, at_moment TEXT NOT NULL,
        by_account TEXT NOT NULL REFERENCES account (account), what TEXT NOT NULL, fields TEXT NOT NULL,
        more TEXT NOT NULL, PRIMARY KEY (record_id, seq)
    ) WITHOUT ROWID""",
    """CREATE TRIGGER edit_no_update BEFORE UPDATE ON edit
        BEGIN SELECT RAISE(ABORT, 'edits are append-only'); END""",
    """CREATE TRIGGER edit_no_delete BEFORE DELETE ON edit WHEN NOT EXISTS (SELECT 1 FROM erasing)
        BEGIN SELECT RAISE(ABORT, 'edits are append-only'); END""",
    """CREATE TRIGGER edit_no_replace BEFORE INSERT ON edit
        WHEN EXISTS (SELECT 1 FROM edit WHERE record_id = NEW.record_id AND seq = NEW.seq)
        BEGIN SELECT RAISE(ABORT, 'edits are append-only'); END""",
    """CREATE TABLE part (
        case_id INTEGER NOT NULL REFERENCES case_row (id), place INTEGER NOT NULL, role TEXT NOT NULL,
        name TEXT NOT NULL, record_id INTEGER NOT NULL REFERENCES record (id), PRIMARY KEY (case_id, place)
    ) WITHOUT ROWID""",
    "CREATE INDEX part_record ON part (record_id, case_id)",
    """CREATE VIRTUAL TABLE record_text USING fts5(
        scope, words, pinyin, digits, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3'
    )""",
    """CREATE TABLE batch (
        id INTEGER NOT NULL PRIMARY KEY, at_moment TEXT NOT NULL, by_account TEXT NOT NULL REFERENCES account (account),
        kind TEXT NOT NULL, name TEXT NOT NULL, told TEXT NOT NULL, undone TEXT NOT NULL
    )""",
    """CREATE TABLE batch_item (
        batch_id INTEGER NOT NULL REFERENCES batch (id), item INTEGER NOT NULL, entry INTEGER NOT NULL,
        PRIMARY KEY (batch_id, item, entry)
    ) WITHOUT ROWID""",
    "CREATE INDEX batch_item_made ON batch_item (item) WHERE entry = 0",
    "PRAGMA user_version = 3",
)


def up(_migrator: Any, db: Any) -> None:
    """Make the tables, their guards and their index; the store then finds who has a part in the cases that it has."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
