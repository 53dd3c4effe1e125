"""What a reader may see of a case file: everything, or everything with personal data hidden, as was asked."""

from collections.abc import Iterator
from functools import cached_property

from cases.events import Corrected, Event, Opened, Roster
from cases.kinds import Amount, Colleague
from cases.masking import mask_text
from cases.parties import PEOPLE_ROLES
from cases.text import CHINESE
from cases.views import CaseFile


class Reading:
    """A case file with one reader before it.

    masked: whether names of people outside the centre, their numbers and addresses are hidden, in narratives too.
    """

    def __init__(self, file: CaseFile, *, masked: bool) -> None:
        self.file = file
        self.case = file.case
        self.masked = masked

    def text(self, text: str) -> str:
        """Return a text as the reader may see it."""
        return mask_text(text, self._people) if self.masked else text

    def value(self, name: str) -> str:
        """Return what the case says now in a field of its intake; empty where it says nothing."""
        ask = Opened.ask(name)
        if ask is None:
            return ""
        value = self.case.sum_of(name) if isinstance(ask.kind, Amount) else getattr(self.case, name)
        if value == ask.kind.empty:
            return ""
        parts = ask.kind.mask(value) if self.masked else ask.kind.show(value)
        return self._joined(parts, apart=ask.kind.apart)

    def label(self, name: str) -> str:
        """Return the label of a field of the intake."""
        ask = Opened.spec.ask(name)
        return ask.label.zh if ask else name

    def fields(self, event: Event) -> Iterator[tuple[str, str]]:
        """Yield the label and the text of each filled field of an event."""
        kinds = {ask.label: ask.kind for ask in event.spec.asks}
        for label, parts in event.shown(masked=self.masked):
            kind = kinds.get(label)
            text = self._joined(parts, apart=kind is not None and kind.apart)
            yield label.zh, self.colleague(text) if isinstance(kind, Colleague) else text

    def colleague(self, account: str) -> str:
        """Return the name of somebody of the centre."""
        return self.file.names.get(account, account)

    def _joined(self, parts: tuple[object, ...], *, apart: bool) -> str:
        return self.text(("\n" if apart else "、").join(CHINESE(part) for part in parts))

    @cached_property
    def _people(self) -> tuple[str, ...]:
        return tuple(_people(self.file))


def _people(file: CaseFile) -> Iterator[str]:
    """Yield the names of people outside the centre that a file holds in its fields, names since corrected too."""
    yield file.case.applicant
    yield from (party.name for party in (*file.case.others, *file.case.respondents) if party.role in PEOPLE_ROLES)
    for line in file.history:
        event = line.entry.event
        if isinstance(event, Roster):
            yield from (member.name for member in event.members)
        elif isinstance(event, Opened):
            yield event.applicant
            yield from (party.name for party in (*event.others, *event.respondents) if party.role in PEOPLE_ROLES)
        elif isinstance(event, Corrected) and event.ask_of is Opened.spec.ask("applicant"):
            yield from (event.old, event.new)
