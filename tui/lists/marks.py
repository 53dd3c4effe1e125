"""Which lines of a list are marked, and which were before each change: a slip is taken back."""

from collections.abc import Collection

from cases.values.text import Sentence, say

_MOST = 50
"""Changes that are remembered."""


class MarkedCases:
    """The marked cases by their ids, in the order in which they were marked: what they say is read when it is asked."""

    def __init__(self) -> None:
        self._now: tuple[int, ...] = ()
        self._before: list[tuple[int, ...]] = []

    def __len__(self) -> int:
        return len(self._now)

    @property
    def ids(self) -> frozenset[int]:
        """Which cases are marked."""
        return frozenset(self._now)

    @property
    def in_order(self) -> tuple[int, ...]:
        """The marked cases, the first that was marked first."""
        return self._now

    @property
    def told(self) -> Sentence | str:
        """How many are marked and what may be done with them, or that they were let go of at last; empty otherwise."""
        if self._now:
            return say("已选 {n} 件可登记，e 导出", n=len(self))
        lost = self._before and self._before[-1]
        return say("选择已取消，Ctrl+Z 恢复") if lost else ""

    def turn(self, case_id: int) -> None:
        """Mark a case, or unmark it."""
        left = tuple(each for each in self._now if each != case_id)
        self._become(left if len(left) < len(self._now) else (*left, case_id))

    def clear(self) -> None:
        """Unmark all."""
        if self._now:
            self._become(())

    def back(self) -> bool:
        """Take back the last change; tell whether there was one."""
        if not self._before:
            return False
        self._now = self._before.pop()
        return True

    def forget(self, gone: Collection[int]) -> None:
        """Let go for good of cases that are out of reach."""
        self._now, *self._before = (
            tuple(id_ for id_ in each if id_ not in gone) for each in (self._now, *self._before)
        )

    def _become(self, now: tuple[int, ...]) -> None:
        self._before = [*self._before, self._now][-_MOST:]
        self._now = now
