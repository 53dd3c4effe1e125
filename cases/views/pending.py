"""What of a case waits for somebody's answer, as screens, command line and papers tell it."""

from collections.abc import Iterator
from typing import NamedTuple

from cases.events import CATALOGUE
from cases.file.case import Case
from cases.values.text import Label, say


class Pending(NamedTuple):
    """Something that waits for an answer: what it is called, and what is told of it."""

    label: Label
    told: object


def pending(case: Case) -> Iterator[Pending]:
    """Yield what waits for an answer in a case."""
    if against := case.closing.objected_to:
        yield Pending(_OBJECTION, say("对“{ending}”的异议还没有审查", ending=CATALOGUE[against].spec.label))


_OBJECTION = Label("异议", "Objection")
