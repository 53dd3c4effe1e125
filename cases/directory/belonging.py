"""Groups that follow from what is known of somebody, each with its ground."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cases.directory.memberships import GROUPS
from cases.directory.records import Person
from cases.values.calendar import add_years
from cases.values.codes import Code, codes
from cases.values.spans import Dated, first_day, say_day
from cases.values.text import Sentence, say

_ADULT = 16
_YOUNGER = date(1980, 1, 1)


@dataclass(frozen=True)
class Belonging:
    """A group that somebody belongs to on a day. why: its ground; None where somebody wrote it down."""

    group: Code
    why: Sentence | None


def belongings(person: Person, today: date) -> tuple[Belonging, ...]:
    """Return the groups of somebody on a day, in the order of the list: what was written down, and what follows."""
    written = {period.group for period in person.groups if period.holds_on(today)}
    follows = dict(_follow(person, today))
    return tuple(
        Belonging(code, None if code.code in written else follows[code.code])
        for code in codes(GROUPS)
        if code.code in written or code.code in follows
    )


def _follow(person: Person, today: date) -> Iterator[tuple[str, Sentence]]:
    known = person.completed()
    if known.born and _younger(known.household, known.born, today):
        yield "new_migrant", say("{born} 出生，户口类型为农业，已满 16 周岁", born=say_day(known.born))
    if known.sex == "female":
        yield "women", say("性别为女")


def _younger(household: str, born: Dated, today: date) -> bool:
    """Tell whether somebody is of the younger migrant workers: born from 1980 on, 16 or older, of the countryside.

    Source: 全国总工会课题组关于新生代农民工的报告. That they work away from the land is for people to see.
    """
    return household == "agricultural" and _YOUNGER <= first_day(born) <= add_years(today, -_ADULT)
