"""Whether the centre may act, worded once: what was decided or is proposed, and each criterion with its article."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cases.file.case import Case
from cases.law.criteria import CriterionState
from cases.law.eligibility import Assessment, Judged, assess
from cases.standing.stages import Stage
from cases.values.codes import codes
from cases.values.text import say
from cases.views.wording import grounded


class EligibilityLine(NamedTuple):
    """A line of it. label: empty where there is none. state: of a criterion. urgent: whether time presses."""

    label: object
    told: object
    state: CriterionState | None = None
    urgent: bool = False


def eligibility(case: Case, today: date) -> Iterator[EligibilityLine]:
    """Tell the criteria of a case; of one that has left the counter only what was decided there."""
    found = assess(case, today)
    if not found.findings:
        return
    if case.assessment.assessed:
        yield EligibilityLine(say("审查意见"), codes("assess_decision").label(case.assessment.assessed))
    if case.stage is Stage.INTAKE:
        yield from _proposed(found)
        yield from map(_criterion, found.findings)


def _proposed(found: Assessment) -> Iterator[EligibilityLine]:
    """Say what the criteria propose, and what follows from them."""
    yield EligibilityLine(say("系统意见"), found.proposal.label)
    if found.urgent:
        told = say("距期限届满不足七日，可以先行提供援助，事后补办手续（法律援助法 第四十四条）")
        yield EligibilityLine("", told, urgent=True)
    if found.skips_means:
        yield EligibilityLine("", say("不必填写经济困难状况说明表（法律援助法 第四十二条第三项）"))


def _criterion(finding: Judged) -> EligibilityLine:
    criterion, state = finding.criterion, finding.state
    told = say("{word}  {what}", word=state.label, what=grounded(criterion.label, criterion))
    return EligibilityLine("", told, state)
