"""Queries that peewee composes once and that run many times: composing the SQL costs more than running it."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from operator import itemgetter
from typing import Any

from peewee import Value

from storage.engine.sqlite import Database


class Place:
    """Where a value is put in when the query runs."""

    def __init__(self, name: str) -> None:
        self.name = name


def at(name: str) -> Any:
    """Return a place in a query for a value of this name."""
    return Value(Place(name), converter=False)


class Prepared:
    """A query with places in it; decorates the function that composes it, which is called at the first use."""

    def __init__(self, compose: Callable[[], Any]) -> None:
        self._compose = compose

    @cached_property
    def _composed(self) -> tuple[str, list[Any]]:
        sql, values = self._compose().sql()
        return sql, values

    def run(self, db: Database, **values: object) -> Any:
        """Run it with a value for each place, and return the cursor."""
        return db.run(self._composed[0], self._filled(values))

    def run_many(self, db: Database, rows: Iterable[Mapping[str, object]]) -> None:
        """Run it once for each of these rows, within a write."""
        db.run_many(self._composed[0], map(self._filled, rows))

    @cached_property
    def _filled(self) -> Callable[[Mapping[str, object]], tuple[object, ...]]:
        """What puts values in; quickly where there are places alone, as in rows of which many are written."""
        told = self._composed[1]
        names = [each.name for each in told if isinstance(each, Place)]
        if len(names) == len(told) > 1:
            return itemgetter(*names)
        return lambda values: tuple(values[each.name] if isinstance(each, Place) else each for each in told)
