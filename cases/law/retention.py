"""How long a closed file is kept: a time for each kind of case, which the centre agrees with its archives.

No figure for the whole country was found for union files; 档案法实施条例 19 leaves it to each organisation and the
archives of its level. So the times that come with the program are proposals, and say so until the centre has set its
own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cases.values.calendar import add_years
from cases.values.refusal import refuse
from cases.values.spans import Dated, last_day
from cases.values.text import say

PROPOSED: Mapping[str, int] = {"enquiry": 10, "rights": 30, "legal_aid": 30, "assistance": 30}
"""Years by kind of case: a proposal, from the 30 and 10 years of other files of public bodies. Not confirmed."""

BASIS = "档案法实施条例 第十九条：保管期限由本单位定，经同级档案主管部门审核同意"
LONGEST = 100


@dataclass(frozen=True)
class Term:
    """How long files of a kind are kept after closing. proposed: whether the centre has not set it itself."""

    kind: str
    years: int
    proposed: bool

    def end(self, closed_on: Dated) -> date:
        """Return the last day of keeping: the day of closing, the latest that it may be, so many years on."""
        return add_years(last_day(closed_on), self.years)


@dataclass(frozen=True)
class Expired:
    """A closed file whose time is over and that is to be looked at. hold: whether it must be kept all the same."""

    id: int
    number: str
    kind: str
    closed_on: Dated
    ended_on: date
    hold: bool


def read_years(text: str) -> int:
    """Read a number of years from 1 to 100. Raises `Refused` (rule `years`)."""
    if text.isascii() and text.isdigit() and len(text) < 4 and 1 <= int(text) <= LONGEST:
        return int(text)
    raise refuse("years", say("保管年数须是 1 到 {most} 之间的整数", most=LONGEST))
