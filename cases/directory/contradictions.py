"""What is told of somebody, held against itself: number, sex, birth and groups. A program only points; people decide.

What cannot be is refused; what is hard to believe is asked about.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from cases.directory.bounds import ANY, Bounds, bounds
from cases.directory.memberships import GROUPS
from cases.directory.records import Person, same_name
from cases.events.intake import Opened
from cases.file.case import Case
from cases.file.members import LABELS, Member
from cases.file.parts import FORMER, parts, role_label
from cases.kinds import Spelling
from cases.values.codes import codes
from cases.values.identity import told_by
from cases.values.masking import spoken
from cases.values.roles import Side
from cases.values.spans import Dated, first_day, last_day, law_of, say_day
from cases.values.text import Label, Sentence, say

OLDEST = 120
"""Years that nobody is older than."""

LIST = "contradiction"


class Doubt(NamedTuple):
    """Something hard to believe: a code of its list, and what it is here. whom: told of whom, where that is not all."""

    code: str
    said: Sentence
    whom: tuple[str, ...] = ()

    @property
    def label(self) -> Label:
        """What sort it is, without a word of the person."""
        return codes(LIST).label(self.code)


class Somebody(NamedTuple):
    """What is told of somebody on a day. born: as exactly as it is known. groups: codes of their list.

    lived: what happened in their life, by what it is called. with_child: whether they are told to be or to have been.
    """

    day: date
    number: str = ""
    sex: str = ""
    born: Dated | None = None
    groups: tuple[str, ...] = ()
    lived: tuple[tuple[Label, Dated], ...] = ()
    with_child: bool = False

    @property
    def known_sex(self) -> str:
        """The sex by the number, else as it was written down."""
        told = told_by(self.number)
        return told.sex if told else self.sex

    @property
    def known_birth(self) -> Dated | None:
        """The birth by the number, else as it was written down."""
        told = told_by(self.number)
        return told.born if told else self.born


def impossible(who: Somebody) -> Sentence | None:
    """Say why somebody cannot have been born then, None where they can."""
    born = who.known_birth
    if not born:
        return None
    if first_day(born) > who.day:
        return say("出生日期 {born} 在登记之日 {day} 之后，请核对证件号码", born=say_day(born), day=who.day)
    if (age := _ages(born, who.day)[0]) > OLDEST:
        return say("按出生日期 {born} 已有 {n} 岁，请核对证件号码", born=say_day(born), n=age)
    return None


def doubts(who: Somebody) -> Iterator[Doubt]:
    """Yield what is hard to believe of somebody."""
    yield from _against_number(who)
    yield from _against_life(who)
    known = bounds()
    said = {group: known[group] for group in who.groups if group in known}
    for group, each in said.items():
        yield from _against_group(who, codes(GROUPS).label(group), each)
    for (one, mine), (other, theirs) in combinations(said.items(), 2):
        both = mine.both(theirs)
        if both.least > both.most or (mine.sex and theirs.sex and mine.sex != theirs.sex):
            first, second = codes(GROUPS).label(one), codes(GROUPS).label(other)
            yield Doubt("groups", say("群体“{one}”和“{other}”不能同时成立", one=first, other=second))


def _against_number(who: Somebody) -> Iterator[Doubt]:
    told = told_by(who.number)
    if told is None:
        return
    if who.sex and who.sex != told.sex:
        typed, number = codes("sex").label(who.sex), codes("sex").label(told.sex)
        yield Doubt("sex_number", say("性别填的是“{typed}”，证件号码是“{number}”", typed=typed, number=number))
    if who.born and not first_day(who.born) <= told.born <= last_day(who.born):
        born = say_day(who.born)
        yield Doubt("born_number", say("出生日期填的是 {typed}，证件号码是 {number}", typed=born, number=told.born))


def _against_life(who: Somebody) -> Iterator[Doubt]:
    if who.with_child and who.known_sex == "male":
        yield Doubt("child_sex", say("“女职工三期”与性别“{sex}”不符", sex=codes("sex").label(who.known_sex)))
    born = who.known_birth
    for field, day in who.lived if born else ():
        if born and last_day(day) < first_day(born):
            told = say("“{field}” {day} 早于出生日期 {born}", field=field, day=say_day(day), born=say_day(born))
            yield Doubt("before_birth", told, (who.number,))


def _against_group(who: Somebody, group: Label, said: Bounds) -> Iterator[Doubt]:
    if said.sex and who.known_sex and said.sex != who.known_sex:
        sex = codes("sex").label(who.known_sex)
        yield Doubt("group_sex", say("群体“{group}”与性别“{sex}”不符", group=group, sex=sex))
    born = who.known_birth
    if not born:
        return
    if _outside(born, who.day, said):
        years = _ages(born, who.day)[1]
        yield Doubt("group_age", say("群体“{group}”与年龄 {n} 岁不符", group=group, n=years))
    elif said.born_from and last_day(born).year < int(said.born_from):
        year = last_day(born).year
        yield Doubt("group_age", say("群体“{group}”与出生年份 {year} 不符", group=group, year=year))


def _outside(born: Dated, day: date, said: Bounds) -> bool:
    youngest, oldest = _ages(born, day)
    return youngest > said.most or oldest < said.least


def _ages(born: Dated, day: date) -> tuple[int, int]:
    """Return how old somebody is on a day, at least and at most: of a birth known no better than its year, two ages."""
    return _age(last_day(born), day), _age(first_day(born), day)


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((born.month, born.day) > (day.month, day.day))


def of_person(person: Person, today: date) -> Somebody:
    """Return what a record tells of somebody, as it was written down."""
    groups = tuple(period.group for period in person.groups if period.holds_on(today))
    lived = tuple((codes(GROUPS).label(period.group), period.since) for period in person.groups if period.since)
    return Somebody(today, person.id_number, person.sex, person.born, groups, lived)


def doubts_of_case(case: Case) -> tuple[Doubt, ...]:
    """Return what is hard to believe of the people in a case, on the day of its intake."""
    numbers = (case.parties.applicant.id_number, *(member.id_number for member in case.parties.members))
    opened_on = law_of(case.opened_on)
    members = (each for member in case.parties.members for each in _against_life(_of_member(member, opened_on)))
    return (*doubts(_worker(case, opened_on)), *members, *_ages_of(numbers, opened_on), *_twice(case), *_opposed(case))


def _worker(case: Case, day: date) -> Somebody:
    """Return whom the intake is about: the applicant, or the one in whose place somebody went on.

    What a case of several tells is told of all of them, and not held against the one who speaks for them.
    """
    who, intake = (*case.parties.former, case.parties.applicant)[0], case.intake
    if case.parties.several:
        return Somebody(day, who.id_number)
    lived = tuple((each.label, told) for each in _DAYS if (told := case.said(each.name)))
    with_child = any(case.said(name) for name in _WITH_CHILD)
    return Somebody(day, who.id_number, groups=intake.groups, lived=lived, with_child=with_child)


_DAYS = tuple(each for each in Opened.asks if each.kind.spelling is Spelling.DAY)
"""What the intake tells of somebody's life that has a day."""

_WITH_CHILD = ("maternity", "birth_on")


def _of_member(member: Member, day: date) -> Somebody:
    told = ((LABELS[name], getattr(member, name)) for name in ("since", "until"))
    return Somebody(day, member.id_number, lived=tuple((label, on) for label, on in told if on))


def _twice(case: Case) -> Iterator[Doubt]:
    """Yield who has the number of somebody else in the case, by another name: the two would be taken for one."""
    parties = case.parties
    roles = (("applicant", (parties.applicant,)), (FORMER, parties.former), ("member", parties.members))
    first: dict[str, tuple[str, str]] = {}
    for role, name, number in ((role, each.name, each.id_number) for role, some in roles for each in some):
        known_as, known = first.setdefault(number, (role, name)) if number else (role, name)
        if same_name(known) != same_name(name):
            one, other = role_label(known_as), role_label(role)
            who = spoken([name])
            told = say("“{one}”和“{other}”（{who}）的证件号码相同，姓名不同", one=one, other=other, who=who)
            yield Doubt("number_twice", told, (known, name))


def _opposed(case: Case) -> Iterator[Doubt]:
    """Yield who stands on both sides of the case by name, or works on it for one and stands on the other."""
    there = parts(case)
    against = {same_name(part.name): part for part in there if part.side is Side.OTHER}
    for part in there:
        other = against.get(same_name(part.name)) if part.side is Side.OWN else None
        if other:
            mine, theirs = role_label(part.role), role_label(other.role)
            who = spoken([part.name])
            told = say("“{one}”和对方的“{other}”是同一个姓名（{who}）", one=mine, other=theirs, who=who)
            yield Doubt("both_sides", told, (part.role, part.name, other.role))


def _ages_of(numbers: Iterable[str], day: date) -> Iterator[Doubt]:
    for number in numbers:
        born = Somebody(day, number).known_birth
        if born and _outside(born, day, bounds()[ANY]):
            yield Doubt("age", say("按证件号码是 {n} 岁", n=_ages(born, day)[1]))


def codes_of(found: Iterable[Doubt]) -> tuple[str, ...]:
    """Return the sorts of what is hard to believe, in the order of their list."""
    there = {each.code for each in found}
    return tuple(code.code for code in codes(LIST) if code.code in there)
