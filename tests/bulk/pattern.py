"""A case told once in full and stamped out many times with other people."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import takewhile
from random import Random
from typing import Any, NamedTuple

from cases.events import Entry
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.parts import Part, parts
from cases.history.lifecycle import after, open_case
from cases.law.rulebook import rulebook
from cases.staff.people import Role
from storage.casefile import duties
from storage.casefile.files import told
from storage.casefile.history import ENTRY_COLUMNS, packed, unpacked
from storage.casefile.tallies import Slot, slots
from storage.engine.text.texts import number_of
from storage.search.words import entry_words, heard, intake_words, scope_word, words
from tui.demo.centre import ACCOUNTS
from tui.demo.people import Invented, identity, name_of, phone
from tui.demo.scene import Plan, Scene, Step
from tui.demo.stories import steps_of

_NAME, _ADDRESS = "\U0002a6a5", "\U0002a6a6"
_ID, _PHONE = "000000190001010000", "15400000000"
"""What stands for a person in a pattern; no text of a story has these."""

_ROLES: dict[str, Role] = {each.account: each.role for each in ACCOUNTS}


class Named(NamedTuple):
    """A name with what the search index holds of it."""

    name: str
    words: str
    pinyin: tuple[str, ...]


def named(dice: Random, *, man: bool) -> Named:
    """Return an invented name, ready for the index."""
    name, _ = name_of(dice, man)
    return Named(name, " ".join(words(name)), heard(name))


class _Blank(Scene):
    """A scene whose applicant is a blank to be filled in; who it would have been is kept in `met`."""

    def invent(self, youngest: int, oldest: int, *, man: bool | None = None) -> Invented:
        self.met = super().invent(youngest, oldest, man=man)
        self.person = self.met._replace(name=_NAME, id_number=_ID, phone=_PHONE, address=_ADDRESS)
        return self.person

    def befalls(self, code: str, chance: float) -> bool:
        """Let nobody go on in the applicant's place: who would is no blank."""
        return super().befalls(code, chance) and code != "succeeded"


class Stamped(NamedTuple):
    """The rows of one case, as the tables take them. told: the case without its texts, for the directory."""

    row: dict[str, Any]
    history: list[dict[str, Any]]
    texts: list[tuple[int, str, str, str, str]]
    parts: tuple[Part, ...]
    told: Case
    ahead: tuple[duties.KeptDuty, ...]


@dataclass(frozen=True)
class Pattern:
    """A told case with blanks.

    bare: the case without its texts. man, born: the applicant it was told of. row, history: columns of the
    case row and of the entries. texts: entry number, words and pinyin of each document that is searched. slots: where
    it is counted. lists: the entries that name people. ahead: what lies ahead of it, which names nobody.
    """

    case: Case
    bare: Case
    year: int
    man: bool
    born: date
    row: dict[str, Any]
    history: tuple[dict[str, Any], ...]
    texts: tuple[tuple[int, str, str], ...]
    slots: tuple[Slot, ...]
    lists: frozenset[int]
    ahead: tuple[duties.KeptDuty, ...]

    def stamp(self, case_id: int, serial: int, number: str, who: Named, dice: Random) -> Stamped:
        """Return the rows of a case of this pattern with somebody else as its applicant."""
        id_number, called = identity(dice, self.born, man=self.man), phone(dice)
        where = f"云汀市浦前区{who.name[:1]}家巷{dice.randint(1, 300)}号"
        blanks = ((_NAME, who.name), (_ID, id_number), (_PHONE, called), (_ADDRESS, where))
        seen = ((_NAME, who.words), (_PHONE, called), (_ADDRESS, " ".join(words(where))))
        row = self.row | {"id": case_id, "number": number, "serial": serial, "applicant": who.name}
        history = [each | {"case": case_id, "fields": _filled(each["fields"], blanks)} for each in self.history]
        scope, heard = scope_word(self.case.station), " ".join(who.pinyin)
        texts = [
            (number_of(case_id, seq), scope, _filled(text, seen), f"{heard} {others}".rstrip(), "")
            for seq, text, others in self.texts
        ]
        blank = self.bare.parties.applicant
        theirs = altered(blank, id_number=_filled(blank.id_number, blanks), phone=_filled(blank.phone, blanks))
        bare, mine = self.bare.parties, self.case.parties
        numbers = altered(self.bare, number=number, parties=altered(bare, applicant=theirs))
        texts[0] = (*texts[0][:4], intake_words(numbers, serial)["digits"])
        members = tuple(
            each._replace(
                name=_filled(each.name, blanks),
                id_number=_filled(each.id_number, blanks),
                phone=_filled(each.phone, blanks),
            )
            for each in mine.members
        )
        theirs = altered(theirs, name=who.name, address=_filled(mine.applicant.address, blanks))
        everybody = altered(bare, applicant=theirs, respondents=mine.respondents, members=members)
        told = altered(self.bare, parties=everybody)
        for place, (seq, *_) in enumerate(self.texts):
            if seq in self.lists:  # who is on it is found by name and number, so its words are cut anew
                entry = history[seq - 1]
                again = entry_words(told, unpacked([entry[column.name] for column in ENTRY_COLUMNS]).event)
                texts[place] = (*texts[place][:2], again["words"], again["pinyin"], again["digits"])
        return Stamped(row, history, texts, parts(told), told, self.ahead)


def _filled(text: str, blanks: Iterable[tuple[str, str]]) -> str:
    for blank, value in blanks:
        if blank in text:
            text = text.replace(blank, value)
    return text


def pattern(plan: Plan, now: datetime) -> Pattern:
    """Tell a case up to now, and return its pattern."""
    scene = _Blank(plan)
    steps = takewhile(lambda step: step.at <= now, steps_of(plan, scene))
    history = _history(plan.station, steps)
    whole = told("", plan.station, history, rulebook())
    row = {"id": 0, "number": "", "year": plan.opened.year, "station": plan.station, "serial": 0, "home": plan.station}
    row |= whole.row
    return Pattern(
        case=whole.case,
        bare=_bare(whole.case),
        year=plan.opened.year,
        man=scene.met.man,
        born=scene.met.born,
        row=row,
        history=tuple(packed(0, entry) for entry in history),
        texts=tuple(_texts(whole.case, history)),
        slots=slots(row),
        lists=frozenset(each.seq for each in history if entry_words(whole.case, each.event)["digits"]),
        ahead=duties.rows(whole),
    )


def _bare(case: Case) -> Case:
    """Return a case without its names and texts."""
    intake = altered(case.intake, site=altered(case.intake.site, project=""), facts="", request="")
    who = altered(case.parties.applicant, name="", address="")
    return altered(case, intake=intake, parties=altered(case.parties, applicant=who, respondents=()))


def _history(station: str, steps: Iterable[Step]) -> tuple[Entry, ...]:
    """Return entries as they are kept, each settled by the case as it is then."""
    case, history = None, tuple[Entry, ...]()
    for seq, step in enumerate(steps, 1):
        entry = Entry(seq, step.on, step.at, step.by, _ROLES[step.by], step.event)
        if case:
            entry = replace(entry, event=entry.event.settled(case, entry))
        case = after(case, history, entry) if case else open_case("", station, entry)
        history = (*history, entry)
    return history


def _texts(case: Case, history: tuple[Entry, ...]) -> Iterable[tuple[int, str, str]]:
    nobody = case.saying("applicant", "")
    yield 0, intake_words(case, 0)["words"], intake_words(nobody, 0)["pinyin"]
    for entry in history[1:]:
        if found := entry_words(case, entry.event)["words"]:
            yield entry.seq, found, entry_words(nobody, entry.event)["pinyin"]
