"""What a row of a ledger becomes: a person, an employer, a case or a member of one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from cases.directory.contradictions import Doubt, Somebody, doubts, impossible, of_person
from cases.directory.memberships import MembershipPeriod
from cases.directory.records import Employer, Person, Record
from cases.events import Event, Opened
from cases.file.members import Member, Members
from cases.ledgers.kinds import LEDGERS, columns_of, told_by_ledgers
from cases.ledgers.rows import LedgerRow
from cases.values.dates import read_dated
from cases.values.refusal import Problem, Refused, refuse
from cases.values.spans import Dated, law_of, until

RECORDS = {"people": "person", "hardship": "person", "employers": "employer"}
"""The kinds of ledger whose rows become records, and of which kind."""

_TOLD_NOWHERE = ("facts", "request")
NOT_TOLD = "台账未载明"
"""What a case says where a ledger has no narrative of it."""

_TOLD_BY_NUMBER = frozenset({"sex", "born"})
_OF_PERSON = frozenset(ask.name for ask in Person.asks)
_HARDSHIP = "hardship"


class NewCase(NamedTuple):
    """The intake of a case with its day. later: what the row tells of it besides, in the order of its days."""

    opened: Opened
    on: Dated
    later: tuple[tuple[Dated, Event], ...] = ()


class Made(NamedTuple):
    """One of these: a record, a case, or a member of one. doubts: what is hard to believe of a person."""

    record: Record | None = None
    case: NewCase | None = None
    member: Member | None = None
    doubts: tuple[Doubt, ...] = ()


def made(kind: str, row: LedgerRow, today: date) -> Made:
    """Return what a row of this kind of ledger becomes. Raises `Refused` with everything that is wrong in it."""
    if problems := real_problems(row):
        raise Refused(*problems)
    values = dict(row.values)
    if kind == "employers":
        return Made(record=Employer.read(values, today))
    if kind == "cases":
        return Made(case=_case(values, today))
    if kind == "members":
        member = _member(values, today)
        _check_birth(Somebody(today, member.id_number))
        return Made(member=member)
    person = _hardship(values, today) if kind == _HARDSHIP else _person(values, today)
    who = of_person(person, today)
    _check_birth(who)
    return Made(record=person.completed(), doubts=tuple(doubts(who)))


def _case(values: dict[str, str], today: date) -> NewCase:
    later = _later(values, today)
    day = _day(values.pop("on", ""), today)
    values = {**dict.fromkeys(_TOLD_NOWHERE, NOT_TOLD), **values}
    opened = Opened.read(values, today, law_of(day))
    _check_birth(Somebody(law_of(day), opened.id_number))
    return NewCase(opened, day, later)


def _day(told: str, today: date) -> Dated:
    """Return the day that a row tells; where it tells none, nobody knows it (不详), and none is made up."""
    return read_dated(told, today) if told else until(today)


def _later(values: dict[str, str], today: date) -> tuple[tuple[Dated, Event], ...]:
    """Take out of what a row tells all that happened later in the case. Raises `Refused`, naming the columns."""
    found: list[tuple[Dated, Event]] = []
    for event in told_by_ledgers():
        columns = columns_of(event)
        told = {name: values.pop(column) for name, column in columns.items() if column in values}
        if told:
            day = _day(told.pop("on", ""), today)
            try:
                found.append((day, event.read(told, today, law_of(day))))
            except Refused as refused:
                problems = (replace(each, field=columns.get(each.field or "")) for each in refused.problems)
                raise Refused(*problems) from None
    return tuple(sorted(found, key=lambda each: law_of(each[0])))


def _check_birth(who: Somebody) -> None:
    if why := impossible(who):
        raise refuse("identity", why, "id_number")


def real_problems(row: LedgerRow) -> tuple[Problem, ...]:
    """Return what is wrong in a row; a bad sex or birth is nothing where an identity number tells both."""
    told = row.values.get("id_number")
    return tuple(each for each in row.problems if not (told and each.field in _TOLD_BY_NUMBER))


def _person(values: dict[str, str], today: date) -> Person:
    employer = values.pop("employer", "")
    person = Person.read(values, today)
    return replace(person, note=_noted(person.note, {"employer": employer}, "people"))


def _hardship(values: dict[str, str], today: date) -> Person:
    """Return a person in hardship; what a record has no field for goes into its note, each with its name."""
    values["phones"] = values.pop("phone", "")
    rest = {name: values.pop(name) for name in list(values) if name not in _OF_PERSON}
    person = Person.read({name: text for name, text in values.items() if text}, today)
    note = _noted(person.note, rest, _HARDSHIP)
    return replace(person, groups=(*person.groups, MembershipPeriod(_HARDSHIP)), note=note)


def _noted(note: str, rest: Mapping[str, str], kind: str) -> str:
    fields = LEDGERS[kind].by_name
    lines = [f"{fields[name].label.zh}：{text}" for name, text in rest.items() if text]
    return "\n".join([*filter(None, [note]), *lines])[:2000]


def _member(values: dict[str, str], today: date) -> Member:
    cells = [values.get(name, "") for name in Member._fields]
    (member,) = Members().read(" | ".join(cells), today)
    return member
