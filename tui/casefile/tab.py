"""What every tab of a case says: its name, its lines, and all there is to one of them."""

from collections.abc import Iterable, Sequence

from cases.values.text import Label, Sentence
from tui.casefile.reading import OnScreen
from tui.widgets.fit import Column
from tui.widgets.rows import ListLine
from tui.widgets.sheet import Labelled


class Tab:
    """A tab. One without columns is a page to read, not a list.

    lists_entries: whether the keys of its lines are numbers of entries.
    """

    id = ""
    label: Sentence | Label = Label("", "")
    lists_entries = True

    @property
    def empty(self) -> Sentence | Label:
        """What stands where there is no line."""
        return Label("", "")

    def count(self, reading: OnScreen) -> int | None:
        """Return how many lines there are in all; None where that says nothing."""
        return None

    def first_entry(self, reading: OnScreen) -> int:
        """Return the place of the line of the newest entry."""
        return 0

    def columns(self) -> Sequence[Column]:
        """Return the columns of the list."""
        return ()

    def lines(self, reading: OnScreen, most: int) -> Sequence[ListLine]:
        """Return the first lines, at most so many."""
        return ()

    def top(self, reading: OnScreen) -> Iterable[Labelled]:
        """Return what stands above the list."""
        return ()

    def detail(self, reading: OnScreen, key: str) -> Iterable[Labelled]:
        """Return all there is to the line of this key, or to the whole tab where it is no list."""
        return ()
