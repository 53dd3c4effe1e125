"""What waits for a supervisor's decision: to accept a case, to assign it, to check its closing.

An index of these few cases leads to them in the order of their days; counting them reads it alone.
"""

from typing import Any

STATEMENTS = (
    "ALTER TABLE case_row ADD COLUMN decide INTEGER NOT NULL DEFAULT 0",
    """UPDATE case_row SET decide = 1 WHERE stage = 'closure'
        OR (stage = 'assignment' AND next_actor NOT IN ('applicant', 'other_body'))
        OR (stage = 'intake' AND next_actor = 'supervisor')
        OR (stage = 'intake' AND kind <> 'enquiry' AND next_actor NOT IN ('applicant', 'other_body'))""",
    """CREATE INDEX case_deciding ON case_row (due, id, station, stage, handler, helpers, batch)
        WHERE decide = 1""",
    "PRAGMA user_version = 15",
)


def up(_migrator: Any, db: Any) -> None:
    """Add the column and its index."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
