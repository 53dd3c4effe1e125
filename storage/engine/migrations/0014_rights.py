"""The next right that ends beside the next step: who must do that, the rights of a case, and whose each thing ahead is.

What follows from the rules is filled in when all is next reckoned anew. Those closed cases are marked for it in which
a right may live on: it comes of a paper or an agreement.
"""

from typing import Any

STATEMENTS = (
    "ALTER TABLE case_row ADD COLUMN next_who TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE case_row ADD COLUMN rights TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE agenda ADD COLUMN whose TEXT NOT NULL DEFAULT 'step'",
    """UPDATE case_row SET rights = '?' WHERE is_open = 0
        AND id IN (SELECT case_id FROM history WHERE code IN ('ruling', 'mediation', 'money'))""",
    "PRAGMA user_version = 14",
)


def up(_migrator: Any, db: Any) -> None:
    """Add the columns, and mark what is to be reckoned."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
