"""Walking a queue page by page, forwards and back, with one page in hand at a time."""

from dataclasses import dataclass, field

from cases.views.rows import Load, Page, View

PAGE = 50
"""Rows on a page."""


@dataclass
class Pager:
    """Where one is in a queue. starts: the cursors of the pages walked through, the one in hand last.

    whose: the colleague whose cases are walked through and how many, None for one's own.
    """

    view: View
    whose: Load | None = None
    starts: list[str | None] = field(default_factory=lambda: [None])
    page: Page = field(default_factory=lambda: Page((), None))

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

    def beyond(self, way: int) -> list[str | None] | None:
        """Return the cursors after a step forwards (1) or back (-1), None where there is no such page."""
        if way > 0:
            return [*self.starts, self.page.after] if self.page.after else None
        return self.starts[:-1] if len(self.starts) > 1 else None
