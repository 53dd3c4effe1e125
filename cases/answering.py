"""What is held about one person, in whatever role they stand in cases, and nothing of anybody else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from cases.audit import AuditLine
from cases.directory import RecordFile
from cases.events import Corrected, Event, Opened, Roster, SplitOff
from cases.hiding.known import NOBODY, Known
from cases.hiding.mask import Mask
from cases.hiding.pieces import Sort
from cases.members import Member
from cases.parts import Part, parts
from cases.personal import known_by, known_of
from cases.retention import Term
from cases.text import Label
from cases.views import CaseFile, HistoryLine

_OF_APPLICANT = ("applicant", "id_number", "phone", "address")
_PASSAGES = re.compile(r"[^。！？!?\n；;]+[。！？!?；;]?")


@dataclass(frozen=True)
class Standing:
    """One case in which a person stands. place: where, see `cases.parts`."""

    file: CaseFile
    place: int

    @cached_property
    def part(self) -> Part | None:
        """Their part in the case, None where it is told there no more."""
        return next((part for part in parts(self.file.case) if part.place == self.place), None)

    @property
    def applies(self) -> bool:
        """Whether the case is their own, so that all of it but other people is theirs to read."""
        return self.place == 0

    @cached_property
    def own(self) -> Known:
        """What the case has said of them in its fields."""
        if self.applies:
            return known_by(filter(None, (_of_applicant(line.entry.event) for line in self.file.history)))
        if self.part is None:
            return NOBODY
        told = [*self.members, Member(self.part.name, self.part.number, self.part.phone)]
        return known_by([Roster(members=tuple(told))])

    @property
    def members(self) -> Iterator[Member]:
        """Yield how rosters have told of them, the latest first."""
        for line in reversed(self.file.history):
            if isinstance(line.entry.event, Roster):
                yield from (each for each in line.entry.event.members if self._is(each))

    def _is(self, member: Member) -> bool:
        part = self.part
        if part is None:
            return False
        same = bool(part.number) and member.id_number == part.number
        return same or (member.name == part.name and (not member.id_number or not part.number))


@dataclass(frozen=True)
class Held:
    """All that is held about a person.

    name: as they are called. records: what the directory has of them. standings: the cases they stand in. terms: how
    long each kind is kept. uses: lines of the log that tell who was shown or given something of it. whole: whether all
    stations were searched.
    """

    name: str
    records: tuple[RecordFile, ...]
    standings: tuple[Standing, ...]
    terms: tuple[Term, ...]
    uses: tuple[AuditLine, ...]
    whole: bool

    @cached_property
    def own(self) -> Known:
        """All that is known of them, in every case."""
        own = known_by((), (file.record for file in self.records))
        for standing in self.standings:
            own = own | standing.own
        return replace(own, firms=frozenset())

    def mask(self, standing: Standing) -> Mask:
        """Return what hides everybody else in a case."""
        return Mask(known_of(standing.file) - self.own, own=self.own, wholly=True)

    @property
    def mask_alone(self) -> Mask:
        """What hides everybody else where no case tells who they are."""
        others = NOBODY
        for standing in self.standings:
            others = others | known_of(standing.file)
        return Mask(others - self.own, own=self.own, wholly=True)

    def passages(self, standing: Standing) -> Iterator[tuple[HistoryLine, Label, str]]:
        """Yield each sentence of a case of others that names them, with the entry and the field in which it stands."""
        mask = self.mask(standing)
        for line in standing.file.history:
            for label, told in line.entry.event.hidden(mask).shown(masked=False):
                for text in _PASSAGES.findall("\n".join(map(str, told))):
                    if not isinstance(line.entry.event, Roster | SplitOff) and any(self.own.find(text)):
                        yield line, label, text.strip()


def of_one(event: Event, standing: Standing) -> Event:
    """Return an entry without the others of a roster."""
    if not isinstance(event, Roster):
        return event
    own = standing.own
    return replace(event, members=tuple(each for each in event.members if own.holds(Sort.NAME, each.name)))


def _of_applicant(event: Event) -> Event | None:
    """Return what an entry tells of the applicant, and of nobody else."""
    if isinstance(event, Opened):
        told = {name: getattr(event, name) for name in _OF_APPLICANT}
        empty = {each.name: each.kind.empty for each in event.spec.asks if each.name not in told}
        return replace(event, **empty)
    about = event.ask_of if isinstance(event, Corrected) else None
    return event if about and about.name in _OF_APPLICANT else None
