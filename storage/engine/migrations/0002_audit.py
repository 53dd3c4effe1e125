"""The audit log, and cases that only their handler and supervisors find."""

from typing import Any

STATEMENTS = (
    """CREATE TABLE audit (
        seq INTEGER NOT NULL PRIMARY KEY, at_moment TEXT NOT NULL, by_account TEXT NOT NULL, deed TEXT NOT NULL,
        case_id INTEGER NOT NULL, entry INTEGER NOT NULL, digest TEXT NOT NULL, detail TEXT NOT NULL, seal BLOB NOT NULL
    )""",
    "CREATE INDEX audit_entry ON audit (case_id, entry) WHERE entry > 0",
    "CREATE INDEX audit_case ON audit (case_id, seq) WHERE case_id > 0",
    "CREATE INDEX audit_erased ON audit (case_id) WHERE deed = 'erased'",
    "CREATE INDEX audit_who ON audit (by_account, seq)",
    """CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END""",
    """CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END""",
    """CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE seq = NEW.seq)
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END""",
    "ALTER TABLE case_row ADD COLUMN restricted INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX case_restricted ON case_row (id) WHERE restricted > 0",
    "CREATE TABLE erasing (case_id INTEGER NOT NULL PRIMARY KEY)",
    "DROP TRIGGER history_no_delete",
    """CREATE TRIGGER history_no_delete BEFORE DELETE ON history
        WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE case_id = OLD.case_id)
        BEGIN SELECT RAISE(ABORT, 'history is append-only'); END""",
    "PRAGMA user_version = 2",
)


def up(_migrator: Any, db: Any) -> None:
    """Make the log with its guards, and the mark of restricted cases."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
