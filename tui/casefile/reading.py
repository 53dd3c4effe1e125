"""What the person at the screen may read of a case file, in their language: all of it, or with personal data hidden."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from cases.casefile import CaseFile, HistoryLine
from cases.events import Entry, Opened
from cases.hiding.mask import FULL, Mask
from cases.personal import known_of
from cases.text import say
from cases.wording import applicant
from tui.language import show, show_line

BRIEF = 160
"""Characters of an entry in a list."""

_ENOUGH = 600
"""Characters of a text from which a list takes its few: numbers across the cut are hidden whole."""


class Reading:
    """A case file before one reader on one day. masked: whether personal data is hidden."""

    def __init__(self, file: CaseFile, today: date, *, masked: bool) -> None:
        self.file = file
        self.case = file.case
        self.today = today
        self.masked = masked

    @cached_property
    def mask(self) -> Mask:
        """How what it says of people is shown."""
        return Mask(known_of(self.file)) if self.masked else FULL

    @cached_property
    def _brief(self) -> Mask:
        return Mask(self.mask.known, most=_ENOUGH) if self.masked else FULL

    def text(self, text: str) -> str:
        """Return a text as it may be read."""
        return self.mask.text(text)

    @property
    def applicant(self) -> object:
        """Who the case is for, and of how many."""
        return applicant(self.mask.name(self.case.applicant), self.case.people)

    def colleague(self, account: str) -> str:
        """Return the name of somebody of the centre."""
        return self.file.names.get(account, account)

    def fields(self, entry: Entry, most: int | None = None) -> Iterator[tuple[str, str]]:
        """Yield the label and the text of each filled field; of long texts no more than asked for."""
        event = entry.event.hidden(self.mask if most is None else self._brief)
        for ask, parts in event.shown_fields(masked=False, on=entry.on):
            text = ask.kind.cell(parts, show, self.file.names)
            if ask.kind.numbers_entry:
                text = show(say("第 {n} 条", n=text))
            yield show(ask.label), text[:most]

    def now(self, name: str) -> str:
        """Return what the case says in a field of its intake, empty where it says nothing."""
        ask = Opened.spec.ask(name)
        if ask is None:
            return ""
        value = self.case.said(name)
        if value == ask.kind.empty:
            return ""
        parts = ask.kind.show(ask.kind.seen(value, self.mask))
        return "\n".join(show(part) for part in parts)

    def brief(self, line: HistoryLine) -> str:
        """Return what an entry says, on one line and not all of it."""
        texts = (text for _label, text in self.fields(line.entry, _ENOUGH))
        return show_line(show(say("；")).join(texts))[:BRIEF]

    def label(self, line: HistoryLine) -> str:
        """Return what kind of entry it is."""
        return show(line.entry.event.spec.label)
