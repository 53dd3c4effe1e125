"""Fields that name people by themselves: whoever pays, gives or is meant, each a person or a body.

What names somebody is such a field, PERSON, a roster or parties: hiding, erasing, searching and answering a person all
follow from the kind.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from cases.hiding.pieces import DataSort
from cases.kinds.kind import Hide, StandIn, hidden
from cases.kinds.texts import Line, Lines
from cases.values.masking import GONE
from cases.values.text import say


@dataclass(frozen=True)
class Someone(Line):
    """A person or a body, or a few words that name some: 包工头某某, 由某某付给某某."""

    called = say("姓名或名称")

    def hidden(self, value: str, hide: Hide) -> str:
        return hide_somebody(value, hide)

    def nameless(self, value: str, stand_in: StandIn) -> str:
        return somebody_gone(value, stand_in)

    def firms(self, value: str) -> Iterable[str]:
        return firms_in(value)

    def names(self, value: str) -> Iterable[str]:
        return (value,)


@dataclass(frozen=True)
class People(Lines):
    """Names of people, one on each line. ours: whether they are workers of the case."""

    most: int = 60
    ours: bool = False
    between = r"[\n;；、，,]"
    called = say("每行一个姓名")
    personal = True

    def mask(self, value: tuple[str, ...]) -> tuple[object, ...]:
        return self.hidden(value, hidden)

    def hidden(self, value: tuple[str, ...], hide: Hide) -> tuple[str, ...]:
        return tuple(hide(DataSort.NAME, each) for each in value)

    def names(self, value: tuple[str, ...]) -> Iterable[str]:
        return value

    def workers(self, value: tuple[str, ...]) -> Iterable[str]:
        return value if self.ours else ()


def hide_somebody(text: str, hide: Hide) -> str:
    """Return a field that names a person or a body with the names of people as they are shown; bodies stay."""
    if not text:
        return text
    from cases.hiding.likely.somebody import each_person  # large expressions: lists are shown without

    return each_person(text, lambda name: hide(DataSort.NAME, name))


def firms_in(text: str) -> tuple[str, ...]:
    """Return such a field by itself where it names a body, and nobody beside it."""
    if not text:
        return ()
    from cases.hiding.likely.somebody import bodies_in  # as above

    return bodies_in(text)


def somebody_gone(text: str, stand_in: StandIn) -> str:
    """Return what stays of such a field when people are erased: bodies, and what stands for each person."""
    if not text or (stands := stand_in(text)):
        return stands if text else text
    from cases.hiding.likely.somebody import each_person, people_in  # as above

    return each_person(text, lambda name: stand_in(name) or GONE) if people_in(text) else ""
