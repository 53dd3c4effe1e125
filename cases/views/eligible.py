"""Whether the centre may act, worded once: what was decided or is proposed, and each criterion with its article."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cases.due.clocks import Clock, State
from cases.due.limitation import limited
from cases.file.case import Case
from cases.file.decided.assessment import LIMIT_UNSURE
from cases.law.casefacts import ends_first
from cases.law.criteria import CriterionState
from cases.law.eligibility import Assessment, Judged, assess
from cases.law.procedures import Prescription
from cases.standing.stages import Stage
from cases.values.codes import codes
from cases.values.spans import say_day
from cases.values.text import say
from cases.views.clockwords import standing_of
from cases.views.wording import grounded, with_article

_DEFENCE = "民法典 第一百九十二条、第一百九十三条"
_GROUNDS = say("请查有没有：对方承诺或同意履行、部分付款，申请人催要、投诉、申请调解、起诉")
_LABOUR_GROUNDS = say(
    "请查有没有：对方承诺或同意履行、部分付款，申请人催要、投诉、申请调解、仲裁；欠薪的劳动关系是否仍在存续；"
    "工伤待遇的，何时申请认定和鉴定、何时有结论"
)


class EligibilityLine(NamedTuple):
    """A line of it. label: empty where there is none. state: of a criterion. urgent: whether time presses."""

    label: object
    told: object
    state: CriterionState | None = None
    urgent: bool = False


def eligibility(case: Case, clocks: tuple[Clock, ...], today: date) -> Iterator[EligibilityLine]:
    """Tell the criteria of a case; of one that has left the counter only what was decided there."""
    case = limited(case, clocks, today)
    found = assess(case, today)
    if not found.findings:
        return
    if case.assessment.assessed:
        yield EligibilityLine(say("审查意见"), codes("assess_decision").label(case.assessment.assessed))
    if case.stage is Stage.INTAKE:
        yield from _proposed(found)
        for each in found.findings:
            yield from _defence(each, case) if each.state is CriterionState.CAUTION else (_criterion(each),)
            if each.criterion.part == _TIME and case.assessment.limit_state == LIMIT_UNSURE:
                yield from _unsettled(clocks, today)


def _proposed(found: Assessment) -> Iterator[EligibilityLine]:
    """Say what the criteria propose, and what follows from them."""
    yield EligibilityLine(say("系统意见"), found.proposal.label)
    if found.urgent:
        told = say("距期限届满不足七日，可以先行提供援助，事后补办手续（法律援助法 第四十四条）")
        yield EligibilityLine("", told, urgent=True)
    if found.skips_means:
        yield EligibilityLine("", say("不必填写经济困难状况说明表（法律援助法 第四十二条第三项）"))


def _defence(finding: Judged, case: Case) -> Iterator[EligibilityLine]:
    """Say what comes of a limitation period that has passed: a defence, and what may stand against it."""
    if day := case.assessment.limit_on:
        told = say("时效可能已于 {day} 届满：对方可能提出时效抗辩；是否受理不因此而定", day=say_day(day))
        yield _line(finding, told)
    labour = ends_first(case) is Prescription.LABOUR
    looked_for = _LABOUR_GROUNDS if labour else _GROUNDS
    yield EligibilityLine("", with_article(looked_for, _DEFENCE, unconfirmed=True))


_TIME = "time"
"""The part of the criteria that is about limitation."""


def _unsettled(clocks: tuple[Clock, ...], today: date) -> Iterator[EligibilityLine]:
    """Say of limits that may have lapsed, and nobody can say, what their clocks do, with the question to ask."""
    for clock in clocks:
        stands = standing_of(clock, today)
        if clock.rule.limitation and stands.state is State.UNSURE:
            yield EligibilityLine("", stands.with_rule)


def _criterion(finding: Judged) -> EligibilityLine:
    return _line(finding, finding.criterion.label)


def _line(finding: Judged, told: object) -> EligibilityLine:
    """Return what is told of a criterion, after the word for how it stands, with its article."""
    state = finding.state
    what = grounded(told, finding.criterion)
    return EligibilityLine("", say("{word}  {what}", word=state.label, what=what), state)
