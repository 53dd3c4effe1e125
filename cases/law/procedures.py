"""Which procedure a cause is under and which limitation: data, some lines for each cause, see data/procedures.csv."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TypeVar

from cases.values.codes import codes
from cases.values.refusal import refuse
from cases.values.roles import known_codes
from cases.values.tables import UNCONFIRMED, check_effect, in_force, load_lines, packaged, read_day
from cases.values.text import say

COLUMNS = ("cause", "since", "until", "items", "procedure", "limitation", "basis", "status", "note")
UNSAID = "u-other"
"""The cause that one stands for of which nothing is told: the limitation that ends first is watched."""


Picked = TypeVar("Picked", bound=StrEnum)


class Course(StrEnum):
    """Before whom a claim goes: arbitration first, the court at once, review or suit of an authority, or nobody."""

    LABOUR = "labour"
    CIVIL = "civil"
    ADMINISTRATIVE = "administrative"
    NONE = "none"


class Prescription(StrEnum):
    """Which limitation runs: one year (调解仲裁法 第二十七条), three years (民法典 第一百八十八条), or none."""

    LABOUR = "labour"
    CIVIL = "civil"
    NONE = "none"


@dataclass(frozen=True)
class Procedure:
    """How a cause is pursued. basis: the articles; status: how sure that is, by the marks of `STATUSES`.

    since, until: the first and last day of the cases that it holds for, None for an open end. items: the codes of what
    is claimed that it holds for; it holds for all else of the cause if empty.
    """

    cause: str
    procedure: Course
    limitation: Prescription
    basis: str
    status: str
    note: str = ""
    since: date | None = None
    until: date | None = None
    items: tuple[str, ...] = ()

    @property
    def unconfirmed(self) -> bool:
        """Whether it rests on memory or on an inference of our own."""
        return self.status in UNCONFIRMED

    def meets(self, other: "Procedure") -> bool:
        """Tell whether there is a case for which both hold."""
        apart = max(self.since or date.min, other.since or date.min) > min(
            self.until or date.max, other.until or date.max
        )
        return not apart and (self.items == other.items or bool({*self.items} & {*other.items}))


Procedures = Mapping[str, tuple[Procedure, ...]]
"""By the code of the cause: in time, and for what is claimed."""


def lines_of(cause: str) -> tuple[Procedure, ...]:
    """Return all that is said of how a cause is pursued, at any time and whatever is claimed; see `procedure_of`."""
    told = packaged_procedures()
    while cause and cause not in told:
        cause = cause.rpartition("-")[0]
    return told[cause or UNSAID]


def procedure_of(cause: str, day: date = date.max, item: str = "") -> Procedure:
    """Return how a cause is pursued; of one without a line, what the nearest above it says.

    day: of the case, the newest rules where none is told. item: a code of what is claimed, empty if that is not told.
    Where nothing is told, an empty cause too, it is taken for a labour dispute: most at a centre's counter are,
    and its year ends first. Whether a case is about a claim at all, its kind tells: no enquiry and no assistance is.
    """
    lines = lines_of(cause)
    if len(lines) == 1:
        return lines[0]
    holding = [line for line in lines if in_force(day, line.since, line.until)] or lines
    named = next((line for line in holding if item in line.items), None)
    return named or next((line for line in holding if not line.items), lines[0])


def load_procedures(text: str, name: str) -> Procedures:
    """Read the table from CSV with the header `COLUMNS`. name: the file's, for the refusal.

    Raises `Refused` (rule `table`) with every bad line: its number, what is wrong and the way out.
    """
    found: dict[str, tuple[Procedure, ...]] = {}

    def take(values: Mapping[str, str]) -> None:
        line = _procedure(values)
        before = found.get(line.cause, ())
        if any(line.meets(each) for each in before):
            sentence = say("案由 {cause} 重复，请删去一行，或写明前后两行的 until、since", cause=line.cause)
            raise refuse("table", sentence, "cause")
        if line.items and all(each.items for each in before):
            sentence = say("案由 {cause} 请先写不分项目（items 为空）的一行", cause=line.cause)
            raise refuse("table", sentence, "items")
        found[line.cause] = (*before, line)

    load_lines(text, name, COLUMNS, take)
    return found


def _procedure(values: Mapping[str, str]) -> Procedure:
    if not codes("cause").had(values["cause"]):
        raise refuse("table", say("清单 {list} 里没有代码 {code}，请改正", list="cause", code=values["cause"]), "cause")
    since, until = read_day(values["since"], "since"), read_day(values["until"], "until")
    check_effect(since, until, values["status"])
    line = Procedure(
        values["cause"],
        _one_of(Course, values, "procedure"),
        _one_of(Prescription, values, "limitation"),
        values["basis"],
        values["status"],
        values["note"],
        since,
        until,
        known_codes(codes("claim_item"), values["items"], "items"),
    )
    if line.limitation is not Prescription.NONE and not line.basis:
        raise refuse("table", say("缺少 {key}，请补上", key="basis"), "basis")
    return line


def _one_of(kind: type[Picked], values: Mapping[str, str], column: str) -> Picked:
    known = tuple(kind)
    if values[column] not in known:
        raise refuse("table", say("{column} 请填 {known} 之一", column=column, known=known), column)
    return kind(values[column])


@cache
def packaged_procedures() -> Procedures:
    """Return the table that comes with the program."""
    return load_procedures(packaged("procedures.csv"), "procedures.csv")
