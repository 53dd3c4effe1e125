"""Which procedure a cause is under and which limitation: data, one line for each cause, see data/procedures.csv."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TypeVar

from cases.values.codes import codes
from cases.values.refusal import refuse
from cases.values.tables import STATUSES, UNCONFIRMED, load_lines, packaged
from cases.values.text import say

COLUMNS = ("cause", "procedure", "limitation", "basis", "status", "note")
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
    """How a cause is pursued. basis: the articles; status: how sure that is, by the marks of `STATUSES`."""

    cause: str
    procedure: Course
    limitation: Prescription
    basis: str
    status: str
    note: str = ""

    @property
    def unconfirmed(self) -> bool:
        """Whether it rests on memory or on an inference of our own."""
        return self.status in UNCONFIRMED


Procedures = Mapping[str, Procedure]
"""By the code of the cause."""


def procedure_of(cause: str) -> Procedure:
    """Return how a cause is pursued; of one without a line, what the nearest above it says.

    Where nothing is told, an empty cause too, it is taken for a labour dispute: most at a centre's counter are,
    and its year ends first. Whether a case is about a claim at all, its kind tells: no enquiry and no assistance is.
    """
    told = packaged_procedures()
    while cause and cause not in told:
        cause = cause.rpartition("-")[0]
    return told[cause or UNSAID]


def load_procedures(text: str, name: str) -> Procedures:
    """Read the table from CSV with the header `COLUMNS`. name: the file's, for the refusal.

    Raises `Refused` (rule `table`) with every bad line: its number, what is wrong and the way out.
    """
    found: dict[str, Procedure] = {}

    def take(values: Mapping[str, str]) -> None:
        line = _procedure(values)
        if line.cause in found:
            raise refuse("table", say("案由 {cause} 重复，请删去一行", cause=line.cause), "cause")
        found[line.cause] = line

    load_lines(text, name, COLUMNS, take)
    return found


def _procedure(values: Mapping[str, str]) -> Procedure:
    if values["cause"] not in codes("cause"):
        raise refuse("table", say("案由 {cause} 不在清单里，请改正", cause=values["cause"]), "cause")
    if values["status"] not in STATUSES:
        raise refuse("table", say("status 不认识，请填 {marks} 之一", marks=tuple(STATUSES)), "status")
    line = Procedure(
        values["cause"],
        _one_of(Course, values, "procedure"),
        _one_of(Prescription, values, "limitation"),
        values["basis"],
        values["status"],
        values["note"],
    )
    if line.limitation is not Prescription.NONE and not line.basis:
        raise refuse("table", say("缺少 {column}，请补上", column="basis"), "basis")
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
