"""Queries that peewee composes once and that run many times: composing the SQL costs more than running it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from operator import itemgetter
from typing import Any

from peewee import SQL, NodeList, Value

from storage.engine.sqlite import Database


class Place:
    """Where a value is put in when the query runs."""

    def __init__(self, name: str) -> None:
        self.name = name


class _Many(Place):
    """Where as many values are put in as there are when the query runs."""


HIGHEST = 2**63 - 1
"""A number for a place that is to leave nothing out: the highest that an engine counts to."""

_MARK = "/* each of */"
_EACH = f"{_MARK} ?"


def at(name: str) -> Any:
    """Return a place in a query for a value of this name."""
    return Value(Place(name), converter=False)


def among(name: str) -> Any:
    """Return a place in a query, behind IN, for a list of values of this name; nothing is in an empty one."""
    return NodeList((SQL(_MARK), Value(_Many(name), converter=False)), parens=True)


class Prepared:
    """A query with places in it; decorates the function that composes it, which is called at the first use."""

    def __init__(self, compose: Callable[[], Any]) -> None:
        self._compose = compose

    @cached_property
    def _composed(self) -> tuple[str, list[Any]]:
        sql, values = self._compose().sql()
        return sql, values

    @cached_property
    def _lists(self) -> tuple[str, ...]:
        return tuple(each.name for each in self._composed[1] if isinstance(each, _Many))

    def run(self, db: Database, **values: Any) -> Any:
        """Run it with a value for each place, and return the cursor: values as the file holds them."""
        return db.run(self._written(values) if self._lists else self._composed[0], self._filled(values))

    def run_many(self, db: Database, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run it once for each of these rows, within a write."""
        db.run_many(self._composed[0], map(self._filled, rows))

    def _written(self, values: Mapping[str, Collection[object]]) -> str:
        """Return the SQL with as many places as these lists are long."""
        first, *rest = self._composed[0].split(_EACH)
        lists = (",".join("?" * len(values[name])) or "NULL" for name in self._lists)
        return first + "".join(places + piece for places, piece in zip(lists, rest, strict=True))

    @cached_property
    def _filled(self) -> Callable[[Mapping[str, Any]], tuple[object, ...]]:
        """What puts values in; quickly where there are single places alone, as in rows of which many are written."""
        told = self._composed[1]
        if self._lists:
            return lambda values: tuple(value for each in told for value in _values(each, values))
        names = [each.name for each in told if isinstance(each, Place)]
        if len(names) == len(told) > 1:
            return itemgetter(*names)
        return lambda values: tuple(values[each.name] if isinstance(each, Place) else each for each in told)


def _values(told: object, values: Mapping[str, Any]) -> Collection[object]:
    """Return what stands in one place of a query: one value, or a list of them."""
    if isinstance(told, _Many):
        several: Collection[object] = values[told.name]
        return several
    return (values[told.name] if isinstance(told, Place) else told,)
