"""经过: what happened, the latest first."""

from collections.abc import Iterable, Sequence
from itertools import islice

from cases.values.text import say
from tui.casefile.entries import full, listed
from tui.casefile.reading import OnScreen
from tui.casefile.tab import Tab
from tui.widgets.columns import HISTORY
from tui.widgets.fit import Column
from tui.widgets.rows import ListLine
from tui.widgets.sheet import Labelled


class HistoryTab(Tab):
    """Every entry; what was voided stays, struck out."""

    id = "history"
    label = say("经过")

    def __init__(self) -> None:
        self._made: tuple[OnScreen | None, list[ListLine]] = (None, [])

    def count(self, reading: OnScreen) -> int | None:
        return len(reading.file.history)

    def columns(self) -> Sequence[Column]:
        return HISTORY

    def lines(self, reading: OnScreen, most: int) -> Sequence[ListLine]:
        """Return the latest entries; those made before for the same reading are not made again."""
        if self._made[0] is not reading:
            self._made = (reading, [])
        made = self._made[1]
        for line in islice(reversed(reading.file.history), len(made), most):
            made.append(listed(line, line.by_name, reading.brief(line)))
        return made[:most]

    def detail(self, reading: OnScreen, key: str) -> Iterable[Labelled]:
        return full(reading, key)
