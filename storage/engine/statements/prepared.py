"""Queries that peewee composes once and that run many times: composing the SQL costs more than running it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from operator import itemgetter
from typing import Any

from peewee import SQL, NodeList, Value

from storage.engine.sqlite import Database


class Hole:
    """Where a value is put in when the query runs."""

    def __init__(self, name: str) -> None:
        self.name = name

    def values(self, given: Mapping[str, Any]) -> Collection[object]:
        """Return what is put in, of the values that are given by name."""
        return (given[self.name],)


class _Many(Hole):
    """Where as many values are put in as there are when the query runs."""

    def values(self, given: Mapping[str, Any]) -> Collection[object]:
        several: Collection[object] = given[self.name]
        return several


HIGHEST = 2**63 - 1
"""A number for a place that is to leave nothing out: the highest that an engine counts to."""

_MARK = "/* each of */"


def at(name: str) -> Any:
    """Return a place in a query for a value of this name."""
    return Value(Hole(name), converter=False)


def among(name: str) -> Any:
    """Return a place in a query, behind IN, for a list of values of this name; nothing is in an empty one."""
    return NodeList((SQL(_MARK), Value(_Many(name), converter=False)), parens=True)


class Prepared:
    """A query with places in it, composed once for each engine; decorates the function that composes it."""

    def __init__(self, compose: Callable[[], Any]) -> None:
        self._compose = compose
        self._by_engine: dict[type[Database], _Composed] = {}

    def run(self, db: Database, **values: Any) -> Any:
        """Run it with a value for each place, and return the cursor: values as the file holds them."""
        composed = self._composed(db)
        return db.run(composed.with_lists(values) if composed.lists else composed.sql, composed.filled(values))

    def run_many(self, db: Database, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run it once for each of these rows, within a write."""
        composed = self._composed(db)
        db.run_many(composed.sql, map(composed.filled, rows))

    def _composed(self, db: Database) -> "_Composed":
        found = self._by_engine.get(type(db))
        if found is None:
            found = self._by_engine[type(db)] = _Composed(*db.composed(self._compose()), db.param)
        return found


class _Composed:
    """A query as one engine reads it. told: its values and places, in their order. mark: stands for each in the SQL."""

    def __init__(self, sql: str, told: list[Any], mark: str) -> None:
        self.sql, self._told = _written_out(sql, told, mark)
        self._mark = mark
        self.lists = tuple(each.name for each in told if isinstance(each, _Many))
        self.filled = self._filling()

    def with_lists(self, values: Mapping[str, Collection[object]]) -> str:
        """Return the SQL with as many places as these lists are long."""
        first, *rest = self.sql.split(f"{_MARK} {self._mark}")
        lists = (",".join([self._mark] * len(values[name])) or "NULL" for name in self.lists)
        return first + "".join(places + piece for places, piece in zip(lists, rest, strict=True))

    def _filling(self) -> Callable[[Mapping[str, Any]], tuple[object, ...]]:
        """Return what puts values in; quickly for single places alone, as in rows of which many are written."""
        told = self._told
        names = [each.name for each in told if type(each) is Hole]
        if len(names) == len(told) > 1:
            return itemgetter(*names)
        return lambda given: tuple(value for each in told for value in _values(each, given))


def _written_out(sql: str, told: list[Any], mark: str) -> tuple[str, list[Any]]:
    """Return a query with its own words and whole numbers written into it, and what is put in beside them.

    An engine that plans by such a value, as by one that a partial index names, or by a limit, plans anew each time
    that it is put in: that takes ten times as long as the look itself.
    """
    pieces = sql.split(mark)
    if len(pieces) != len(told) + 1:
        return sql, told
    literals = [_literal(each) for each in told]
    ends = (mark if each is None else each for each in literals)
    whole = "".join(piece + end for piece, end in zip(pieces, (*ends, ""), strict=True))
    return whole, [value for value, literal in zip(told, literals, strict=True) if literal is None]


def _literal(told: object) -> str | None:
    """Return a word or a whole number as SQL has it; None for anything else."""
    if isinstance(told, str) and told.isprintable():
        return f"""'{told.replace("'", "''")}'"""
    return str(told) if type(told) is int else None


def _values(told: object, given: Mapping[str, Any]) -> Collection[object]:
    """Return what is put in where a value or a place stands in a query."""
    return told.values(given) if isinstance(told, Hole) else (told,)
