"""The accounts of those who handle a case beside the one who leads, in one column: each between line ends."""

from collections.abc import Sequence
from typing import Any

from peewee import SQL, NodeList

from storage.engine.statements.values import holds

_END = "\n"
_SQL_END = "char(10)"

_OPEN_HELPED = "helpers <> '' AND is_open = 1"
_BY_INDEX = "INDEXED BY case_helped"

HELPED_WORDS = f"SELECT id, station, helpers FROM case_row {_BY_INDEX} WHERE {_OPEN_HELPED}"  # noqa: S608 - our words
"""The open cases that have such, for a statement in words."""


def open_helped(query: Any) -> Any:
    """Narrow a query on case rows alone to open cases that have such, by the index of these.

    It is named: no engine knows beforehand how few cases these are.
    """
    return query.from_(SQL(f'"case_row" AS "t1" {_BY_INDEX}')).where(SQL(f"({_OPEN_HELPED})"))


def packed(helpers: Sequence[str]) -> str:
    """Return the column for these accounts, none of which holds a line end; empty for nobody."""
    return _END + _END.join(helpers) + _END if helpers else ""


def accounts(column: str) -> tuple[str, ...]:
    """Return the accounts in the column."""
    return tuple(column.strip(_END).split(_END)) if column else ()


def helped_by(column: Any, account: Any) -> Any:
    """Return the condition that an account is in the column. account: may be a place of a prepared query."""
    return holds(column, NodeList((SQL(f"({_SQL_END} ||"), account, SQL(f"|| {_SQL_END})"))))


def helped_in_words(place: str = "?") -> str:
    """Return the same condition for a statement in words. place: of the account, or a column that holds it."""
    return f"INSTR(helpers, {_SQL_END} || {place} || {_SQL_END}) > 0"
