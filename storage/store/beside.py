"""What a room keeps beside an open store for as long as that is open, so that it need not be read again."""

from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from storage.store.datafile import DataFile

T = TypeVar("T")


class PerStore(Generic[T]):
    """Something of one room for each store. made: what it is at first."""

    def __init__(self, made: Callable[[], T]) -> None:
        self._made = made
        self._kept: WeakKeyDictionary[DataFile, T] = WeakKeyDictionary()

    def of(self, store: DataFile) -> T:
        """Return what is kept beside a store."""
        if store not in self._kept:
            self._kept[store] = self._made()
        return self._kept[store]

    def keep(self, store: DataFile, now: T) -> None:
        """Keep this from now on."""
        self._kept[store] = now
