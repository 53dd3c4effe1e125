"""What one reader may see of a case file, in their language: all of it, or with what is personal hidden.

Screens, command line and papers read through it, so that they say the same and hide the same.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property

from cases.casefile import CaseFile
from cases.events import Event, Opened
from cases.hiding.mask import Mask
from cases.personal import of_case
from cases.text import CHINESE
from cases.wording import applicant


class Reading:
    """A case file with one reader before it.

    mask: whether and how what it says of people is hidden from them. show: gives a text, label or sentence in their
    language.
    """

    def __init__(self, file: CaseFile, mask: Mask, show: Callable[[object], str] = CHINESE) -> None:
        self.file = file
        self.case = file.case
        self.show = show
        self._given = mask

    @cached_property
    def mask(self) -> Mask:
        """How what it says of people is shown, by all that it says of them: that is read when it is first needed."""
        return of_case(self.file, self._given)

    def text(self, text: str) -> str:
        """Return a text as the reader may see it."""
        return self.mask.text(text)

    @property
    def applicant(self) -> object:
        """Who the case is for, and of how many."""
        return applicant(self.mask.name(self.case.applicant), self.case.people)

    def colleague(self, account: str) -> str:
        """Return the name of somebody of the centre."""
        return self.file.names.get(account, account)

    def label(self, name: str) -> str:
        """Return the label of a field of the intake."""
        ask = Opened.spec.ask(name)
        return self.show(ask.label) if ask else name

    def now(self, name: str) -> str:
        """Return what the case says now in a field of its intake; empty where it says nothing."""
        ask = Opened.spec.ask(name)
        value = self.case.said(name) if ask else None
        if ask is None or value == ask.kind.empty:
            return ""
        return ask.kind.cell(ask.kind.show(ask.kind.seen(value, self.mask)), self.show)

    def fields(self, event: Event, on: date | None = None) -> Iterator[tuple[str, str]]:
        """Yield the label and the text of each filled field of an event of a day."""
        return self.fields_by(self.mask, event, on)

    def fields_by(self, mask: Mask, event: Event, on: date | None = None) -> Iterator[tuple[str, str]]:
        """Yield them as another mask shows them."""
        for ask, parts in event.hidden(mask).shown_fields(masked=False, on=on):
            yield self.show(ask.label), ask.kind.cell(parts, self.show, self.file.names)
