"""What a reader may see of a case file: everything, or everything with personal data hidden, as was asked."""

from collections.abc import Iterator
from datetime import date

from cases.casefile import CaseFile
from cases.events import Event, Opened
from cases.hiding.mask import Mask
from cases.personal import of_case
from cases.text import CHINESE


class Reading:
    """A case file with one reader before it. mask: whether and how what it says of people is hidden from them."""

    def __init__(self, file: CaseFile, mask: Mask) -> None:
        self.file = file
        self.case = file.case
        self.mask = of_case(file, mask)

    def text(self, text: str) -> str:
        """Return a text as the reader may see it."""
        return self.mask.text(text)

    def value(self, name: str) -> str:
        """Return what the case says now in a field of its intake; empty where it says nothing."""
        ask = Opened.ask(name)
        if ask is None:
            return ""
        value = self.case.said(name)
        if value == ask.kind.empty:
            return ""
        return ask.kind.cell(ask.kind.show(ask.kind.seen(value, self.mask)), CHINESE)

    def label(self, name: str) -> str:
        """Return the label of a field of the intake."""
        ask = Opened.spec.ask(name)
        return ask.label.zh if ask else name

    def fields(self, event: Event, on: date | None = None) -> Iterator[tuple[str, str]]:
        """Yield the label and the text of each filled field of an event of a day."""
        for ask, parts in event.hidden(self.mask).shown_fields(masked=False, on=on):
            yield ask.label.zh, ask.kind.cell(parts, CHINESE, self.file.names)

    def colleague(self, account: str) -> str:
        """Return the name of somebody of the centre."""
        return self.file.names.get(account, account)
