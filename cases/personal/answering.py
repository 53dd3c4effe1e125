"""What is held about one person, in whatever role they stand in cases, and nothing of anybody else."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from cases.directory.listed import RecordFile
from cases.events import Event, Opened, Roster
from cases.file.case import Case
from cases.file.members import Member
from cases.file.parts import Part, parts
from cases.hiding.known.people import NOBODY, Known
from cases.hiding.likely.left import left
from cases.hiding.mask import Mask
from cases.hiding.pieces import DataSort, Tally
from cases.law.retention import Term
from cases.personal.former import is_applicant, tellings
from cases.personal.gathered import known_by, known_of
from cases.personal.named import namings, people_of
from cases.staff.audit import AuditLine
from cases.values.text import Label
from cases.views.casefile import CaseFile, HistoryLine

_OF_APPLICANT = ("applicant", "id_number", "phone", "address")
APPLICANT = 0
"""The place of the applicant of a case."""

NOWHERE = -1
"""The place of somebody whom a case tells of in a narrative alone."""

_PASSAGES = re.compile(r"[^。！？!?\n；;]+[。！？!?；;]?")


@dataclass(frozen=True)
class Standing:
    """One case in which a person stands, or stood.

    place: where, see `cases.file.parts`. before: their part that ended. named: what fields tell of somebody whom they
    name and who has no part in the case.
    """

    file: CaseFile
    place: int
    before: Part | None = None
    named: Known = NOBODY

    @cached_property
    def part(self) -> Part | None:
        """Their part in the case; None where it is told there no more, or where a narrative alone tells of them."""
        return self.before or next((part for part in parts(self.file.case) if part.place == self.place), None)

    @property
    def applies(self) -> bool:
        """Whether the case is their own, so that all of it but other people is theirs to read."""
        return self.place == APPLICANT and self.before is None

    @cached_property
    def own(self) -> Known:
        """What the case has said of them in its fields."""
        if self.applies:
            return _of_applicant(self.file)
        if self.part is None:
            return self.named
        told = [*self.members, Member(self.part.name, self.part.number, self.part.phone)]
        return known_by([Roster(members=tuple(told))])

    @property
    def roles(self) -> Iterator[Label]:
        """Yield what the fields are called that name them, of somebody who has no part."""
        events = (line.entry.event for line in self.file.history)
        found = (each.label for each in namings(events) if each.name in self.named.names)
        yield from dict.fromkeys(found)

    @property
    def members(self) -> Iterator[Member]:
        """Yield how rosters have told of them, the latest first."""
        for line in reversed(self.file.history):
            yield from (each for each in line.entry.event.listed if self._is(each))

    def _is(self, member: Member) -> bool:
        part = self.part
        if part is None:
            return False
        same = bool(part.number) and member.id_number == part.number
        return same or (member.name == part.name and (not member.id_number or not part.number))


@dataclass(frozen=True)
class HeldData:
    """All that is held about a person.

    name: as they are called. records: what the directory has of them. standings: the cases they stand in. terms: how
    long each kind is kept. uses: lines of the log that tell who was shown or given something of it. whole: whether all
    stations were searched. also: words that are hidden besides. tally: collects, while it is read, what stays readable.
    """

    name: str
    records: tuple[RecordFile, ...]
    standings: tuple[Standing, ...]
    terms: tuple[Term, ...]
    uses: tuple[AuditLine, ...]
    whole: bool
    also: tuple[str, ...] = ()
    tally: Tally = field(default_factory=Tally, compare=False)

    @cached_property
    def own(self) -> Known:
        """All that is known of them, in every case."""
        return own_of(self.records, self.standings)

    @property
    def mask_alone(self) -> Mask:
        """What hides everybody else where no case tells who they are."""
        others = NOBODY
        for standing in self.standings:
            others = others | known_of(standing.file)
        return Mask(others - self.own, also=self.also, own=self.own, wholly=True, tally=self.tally)

    def mask(self, standing: Standing) -> Mask:
        """Return what hides everybody else in a case."""
        return _hiding_others(standing, self.own, self.also, self.tally)

    def passages(self, standing: Standing) -> Iterator[tuple[HistoryLine, Label, str]]:
        """Yield each sentence of a case of others that names them, with the entry and the field in which it stands."""
        for line, label, text in passages(standing, self.own, self.also):
            self.tally.left.update(dict.fromkeys(left(text, self.own)))
            yield line, label, text

    @property
    def left(self) -> tuple[str, ...]:
        """What of others stays readable in what was read."""
        return tuple(self.tally.left)


def own_of(records: Iterable[RecordFile], standings: Iterable[Standing]) -> Known:
    """Return all that records and cases have said of one person."""
    own = known_by((), (file.record for file in records))
    for standing in standings:
        own = own | standing.own
    return replace(own, firms=frozenset())


def passages(standing: Standing, own: Known, also: Iterable[str] = ()) -> Iterator[tuple[HistoryLine, Label, str]]:
    """Yield each sentence of a case of others that names somebody, with the entry and the field in which it stands.

    own: what is known of them. also: words that are hidden besides. Of a list of people it is their own line, and what
    tells of whoever another field names is theirs where it names them.
    """
    mask = _hiding_others(standing, own, also, Tally())
    for line in standing.file.history:
        event = line.entry.event.of_one(partial(own.holds, DataSort.NAME))
        for ask, told in event.hidden(mask).shown_fields(masked=False, on=line.entry.on):
            of = event.ask(ask.tells_of) if ask.tells_of else None
            theirs = of is not None and not own.names.isdisjoint(people_of(event, of))
            for text in _PASSAGES.findall("\n".join(map(str, told))):
                if theirs or any(own.find(text, exactly=True)):
                    yield line, ask.label_on(line.entry.on), text.strip()


def _hiding_others(standing: Standing, own: Known, also: Iterable[str], tally: Tally) -> Mask:
    others = known_of(standing.file) - own
    return Mask(others, also=also, own=own, applies=standing.applies, wholly=True, tally=tally)


def of_one(event: Event, standing: Standing) -> Event:
    """Return an entry without the others of a roster."""
    return event.of_one(partial(standing.own.holds, DataSort.NAME))


def _of_applicant(file: CaseFile) -> Known:
    """Return what a case has said of its applicant, and of nobody who was put down in their place before."""
    history = [line.entry for line in file.history]
    if not parts(file.case):
        return NOBODY
    told = {_as_told(each): is_applicant(each, file.case) for each in (*tellings(file.case, history), file.case)}
    own, others = ([each for each, same in told.items() if same is wanted] for wanted in (True, False))
    return known_by(own) - (known_by(others) - known_by([_as_told(file.case)]))


def _as_told(case: Case) -> Opened:
    """Return what a case tells of its applicant, and nothing else, as an intake."""
    empty = {each.name: each.kind.empty for each in Opened.spec.asks}
    return Opened(**empty | {name: case.said(name) for name in _OF_APPLICANT})
