"""Which lines of a list are marked, and which were before each change: a slip is taken back."""

from collections.abc import Collection

from cases.views.rows import Row

_MOST = 50
"""Changes that are remembered."""


class MarkedCases:
    """The marked cases, in the order in which they were marked."""

    def __init__(self) -> None:
        self._now: dict[int, Row] = {}
        self._before: list[dict[int, Row]] = []

    def __len__(self) -> int:
        return len(self._now)

    @property
    def ids(self) -> frozenset[int]:
        """Which cases are marked."""
        return frozenset(self._now)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The marked cases as they were listed."""
        return tuple(self._now.values())

    @property
    def lost(self) -> bool:
        """Whether what was marked was let go of at last, and none is marked since."""
        return not self._now and bool(self._before and self._before[-1])

    def turn(self, row: Row) -> None:
        """Mark a case, or unmark it."""
        self._become({id_: each for id_, each in self._now.items() if id_ != row.id})
        if row.id not in self._before[-1]:
            self._now[row.id] = row

    def clear(self) -> None:
        """Unmark all."""
        if self._now:
            self._become({})

    def back(self) -> bool:
        """Take back the last change; tell whether there was one."""
        if not self._before:
            return False
        self._now = self._before.pop()
        return True

    def forget(self, gone: Collection[int]) -> None:
        """Let go for good of cases that are out of reach."""
        self._now, *self._before = (
            {id_: row for id_, row in each.items() if id_ not in gone} for each in (self._now, *self._before)
        )

    def _become(self, now: dict[int, Row]) -> None:
        self._before = [*self._before, self._now][-_MOST:]
        self._now = now
