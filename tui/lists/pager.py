"""Walking a queue page by page, forwards and back, with one page in hand at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cases.hiding.known.people import Known
from cases.values.text import say
from cases.views.rows import Load, Page, Row, View
from cases.views.wording import queue_name
from tui.lists.caselines import seen

PAGE = 50
"""Rows on a page."""


@dataclass
class Pager:
    """Where one is in a queue. starts: the cursors of the pages walked through, the one in hand last.

    whose: the colleague whose cases are walked through and how many, None for one's own. known: of the page in hand,
    as `hide_row` takes it.
    """

    view: View
    whose: Load | None = None
    starts: list[str | None] = field(default_factory=lambda: [None])
    page: Page = field(default_factory=lambda: Page((), None))
    known: Mapping[int, Known] = field(default_factory=dict)

    @property
    def account(self) -> str:
        """The account whose cases it lists, empty for one's own."""
        return self.whose.account.account if self.whose else ""

    @property
    def start(self) -> str | None:
        """The cursor of the page in hand."""
        return self.starts[-1]

    @property
    def first(self) -> int:
        """The place in the queue of the first row in hand, counted from 1."""
        return (len(self.starts) - 1) * PAGE + 1

    def place(self, counts: Mapping[View, int]) -> object:
        """Say which cases of which queue are in sight, and of how many. counts: how many are in each."""
        rows, whose, first = self.page.rows, self.whose, self.first
        queue = queue_name(self.view, whose.account if whose else None)
        total = whose.open_cases if whose else counts.get(self.view)
        span = {"a": first, "b": first + len(rows) - 1}
        return say("{queue}：第 {a}-{b} 件，共 {n} 件", queue=queue, n=total, **span) if rows and total else queue

    def beyond(self, way: int) -> list[str | None] | None:
        """Return the cursors after a step forwards (1) or back (-1), None where there is no such page."""
        if way > 0:
            return [*self.starts, self.page.after] if self.page.after else None
        return self.starts[:-1] if len(self.starts) > 1 else None

    def shown(self, *, masked: bool) -> list[Row]:
        """Return the rows in hand as they may be seen."""
        return seen(self.page.rows, self.known, masked=masked)
