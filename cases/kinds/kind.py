"""A kind of field: how it is read from typed text, written back for editing, shown, masked, kept and loaded.

Every kind turns bad text into `Refused` with one sentence that says the way out.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date
from typing import Any, Generic, TypeVar

from cases.hiding.pieces import MASKS, Sort

T = TypeVar("T")

Hide = Callable[[Sort, str], str]
"""Returns something of a sort of personal data as it is shown while that is hidden."""

StandIn = Callable[[str], str]
"""Returns what stands for a name once people are erased: a firm's stays, a person's gives way; empty for other text."""


class Kind(ABC, Generic[T]):
    """What a field holds."""

    empty: Any = None

    @property
    def personal(self) -> bool:
        """Whether values are hidden until somebody asks to see them."""
        return False

    @property
    def by_event_day(self) -> bool:
        """Whether what may be typed depends on the day of the event, as lists with dates of effect do."""
        return False

    @abstractmethod
    def read(self, text: str, today: date) -> T:
        """Read typed text that is not blank."""

    def write(self, value: T) -> str:
        """Return the text that, read again, gives the value."""
        return str(value)

    @property
    def apart(self) -> bool:
        """Whether the parts that a reader sees stand on lines of their own."""
        return False

    def show(self, value: T) -> tuple[object, ...]:
        """Return the parts a reader sees (texts, labels, sentences), to be joined in the reader's language."""
        return (self.write(value),)

    def mask(self, value: T) -> tuple[object, ...]:
        """Return what is shown while personal data is hidden."""
        return self.show(self.hidden(value, hidden))

    def hidden(self, value: T, hide: Hide) -> T:
        """Return the value with each piece of personal data in it as `hide` gives it."""
        return value

    def reworded(self, value: T, change: Callable[[str], str]) -> T:
        """Return the value with each text that people wrote in it changed."""
        return value

    def nameless(self, value: T, stand_in: StandIn) -> T:
        """Return what stays of the value when what tells of people is erased: what is dated, counted or of a list."""
        return value

    def as_of(self, day: date) -> "Kind[T]":
        """Return the kind as it was on a day, with codes called as they were then."""
        return self

    def dump(self, value: T) -> Any:
        """Return the value as JSON can keep it."""
        return value

    def load(self, kept: Any) -> T:
        """Return the value that was kept."""
        value: T = kept
        return value


def hidden(sort: Sort, text: str) -> str:
    """Return something of a sort of personal data as it is shown while that is hidden."""
    return MASKS[sort](text)
