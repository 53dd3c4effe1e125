"""Two records that may be the same person or employer, or stand against each other, for a supervisor to decide."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cases.directory.listed import RecordFile
from cases.values.text import Label


class SameAs(StrEnum):
    """What two records have in common, the surest first."""

    NUMBER = "number"
    PHONE = "phone"
    NAME = "name"

    @property
    def label(self) -> Label:
        return _SORTS[self]


_SORTS = {
    SameAs.NUMBER: Label("号码相同", "Same number"),
    SameAs.PHONE: Label("姓名和电话相同", "Same name and phone"),
    SameAs.NAME: Label("名称相同", "Same name"),
}


class Decision(StrEnum):
    """What somebody decided on two records that were not joined."""

    SAME = "same"
    APART = "apart"

    @property
    def label(self) -> Label:
        return _DECISIONS[self]


_DECISIONS = {
    Decision.SAME: Label("是同一个，分开保管", "The same, kept apart"),
    Decision.APART: Label("不是同一个", "Not the same"),
}


@dataclass(frozen=True)
class Twin:
    """A pair to decide on, the older record first. conflict: whether they stand on both sides. at: when it was noticed.

    joinable: whether one may be merged into the other; not where one stands in a restricted case, whose record stays
    its own.
    """

    id: int
    one: RecordFile
    other: RecordFile
    sort: SameAs
    conflict: bool
    joinable: bool
    at: datetime

    @property
    def order(self) -> tuple[bool, bool, int, int]:
        """Conflicts first, then people, then the surest, then the oldest."""
        return not self.conflict, self.one.record.kind != "person", tuple(SameAs).index(self.sort), self.id
