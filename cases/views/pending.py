"""What of a case waits for somebody's answer, and how it ended, as screens, command line and papers tell it."""

from collections.abc import Iterator
from typing import NamedTuple

from cases.events import CATALOGUE
from cases.file.case import Case
from cases.hiding.mask import Mask
from cases.values.codes import codes
from cases.values.text import Label, say


class Pending(NamedTuple):
    """Something that waits for an answer: what it is called, and what is told of it."""

    label: Label
    told: object


def pending(case: Case, mask: Mask) -> Iterator[Pending]:
    """Yield what waits for an answer in a case. mask: how what people wrote is shown."""
    if against := case.closing.objected_to:
        yield Pending(_OBJECTION, say("对“{ending}”的异议还没有审查", ending=CATALOGUE[against].spec.label))

    for each in case.elsewhere.waiting:
        asked = say("{body}还没有答复（第 {n} 条）", body=mask.text(each.body), n=each.entry)
        yield Pending(CATALOGUE[each.how].spec.label, asked)

    if _nobody_speaks(case):
        who = mask.name(case.parties.applicant.name)
        yield Pending(
            _SPEAKS,
            say("申请人{who}已分出另案，本案还没有登记由谁代表；请更正“代表人和代理人”，写明推举代表", who=who),
        )


def ended(case: Case) -> Iterator[Pending]:
    """Yield how a case ended, and with what outcome where one was reported."""
    told = case.closing
    if told.ending:
        yield Pending(Label("结案情形", "How it ended"), CATALOGUE[told.ending].spec.label)
    if told.outcome:
        yield Pending(Label("结案方式", "Outcome"), codes("outcome").label(told.outcome))


def _nobody_speaks(case: Case) -> bool:
    """Tell whether who spoke for several workers went on in a case of their own, and nobody else does yet."""
    people, gone = case.parties, {name for each in case.money.departed for name in each.names}
    there = {each.name for each in people.members}
    if people.applicant.name not in gone - there or not there:
        return False
    return not any(each.role == _REPRESENTATIVE and each.name not in gone - there for each in people.others)


_REPRESENTATIVE = "representative"
_SPEAKS = Label("推举代表", "Representative")
_OBJECTION = Label("异议", "Objection")
