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
from cases.file.case import Case
from cases.values.codes import codes
from cases.values.identity import told_by
from cases.values.masking import spoken
from cases.values.spans import Dated, first_day, last_day, law_of, say_day
from cases.values.text import Label, Sentence, say

OLDEST = 120
"""Years that nobody is older than."""

LIST = "contradiction"


class Doubt(NamedTuple):
    """Something hard to believe: a code of its list, and what it is here."""

    code: str
    said: Sentence

    @property
    def label(self) -> Label:
        """What sort it is, without a word of the person."""
        return codes(LIST).label(self.code)


class Somebody(NamedTuple):
    """What is told of somebody on a day. born: as exactly as it is known. groups: codes of their list."""

    day: date
    number: str = ""
    sex: str = ""
    born: Dated | None = None
    groups: tuple[str, ...] = ()

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
    return Somebody(today, person.id_number, person.sex, person.born, groups)


def doubts_of_case(case: Case) -> tuple[Doubt, ...]:
    """Return what is hard to believe of the applicant and the members of a case, on the day of its intake.

    The groups of a case of several are those of all of them, and not held against the one who speaks for them.
    """
    parties, own_number = case.parties, case.parties.applicant.id_number
    numbers = (own_number, *(member.id_number for member in parties.members))
    groups = case.intake.groups if parties.people == 1 else ()
    opened_on = law_of(case.opened_on)
    own = doubts(Somebody(opened_on, own_number, groups=groups))
    return (*own, *_ages_of(numbers, opened_on), *_twice(case))


def _twice(case: Case) -> Iterator[Doubt]:
    """Yield the members who have the number of the applicant and another name: the two would be taken for one."""
    who = case.parties.applicant
    for member in case.parties.members:
        same = same_name(member.name) == same_name(who.name)
        if who.id_number and member.id_number == who.id_number and not same:
            yield Doubt("number_twice", say("成员“{name}”的号码就是申请人的号码", name=spoken([member.name])))


def _ages_of(numbers: Iterable[str], day: date) -> Iterator[Doubt]:
    for number in numbers:
        born = Somebody(day, number).known_birth
        if born and _outside(born, day, bounds()[ANY]):
            yield Doubt("age", say("按证件号码是 {n} 岁", n=_ages(born, day)[1]))


def codes_of(found: Iterable[Doubt]) -> tuple[str, ...]:
    """Return the sorts of what is hard to believe, in the order of their list."""
    there = {each.code for each in found}
    return tuple(code.code for code in codes(LIST) if code.code in there)
