"""Which cases or records a line of the audit log is about: who was given what, told of each of several."""

from typing import Any

STATEMENTS = (
    """CREATE TABLE given (
        seq INTEGER NOT NULL, case_id INTEGER NOT NULL, record_id INTEGER NOT NULL,
        PRIMARY KEY (seq, case_id, record_id)
    ) WITHOUT ROWID""",
    "CREATE INDEX given_case ON given (case_id) WHERE case_id > 0",
    "CREATE INDEX given_record ON given (record_id) WHERE record_id > 0",
    """CREATE TRIGGER given_no_update BEFORE UPDATE ON given
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END""",
    """CREATE TRIGGER given_no_delete BEFORE DELETE ON given
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END""",
    "PRAGMA user_version = 9",
)


def up(_migrator: Any, db: Any) -> None:
    """Make the table with its guards."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
