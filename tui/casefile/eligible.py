"""Whether the centre may act, as a page says it: what is proposed, and each criterion with its article."""

from collections.abc import Iterator
from datetime import date

from cases.file.case import Case
from cases.law.criteria import CriterionState
from cases.law.eligibility import Assessment, Judged, assess
from cases.standing.stages import Stage
from cases.values.codes import codes
from cases.values.text import say
from tui.widgets.sheet import Labelled

_TONES = {CriterionState.MET: "", CriterionState.NOT_MET: "$text-error", CriterionState.UNKNOWN: "$text-warning"}


def eligible(case: Case, today: date) -> Iterator[Labelled]:
    """Tell the criteria of a case; of one that has left the counter only what was decided there."""
    found = assess(case, today)
    if not found.findings:
        return
    if case.stage is not Stage.INTAKE and not case.assessment.assessed:
        return
    yield Labelled("", say("资格"), "$text-accent bold")
    if case.assessment.assessed:
        yield Labelled(say("审查意见"), codes("assess_decision").label(case.assessment.assessed), "bold")
    if case.stage is Stage.INTAKE:
        yield from proposal(found)
        yield from (_told(each) for each in found.findings)
    yield Labelled("", "")


def proposal(found: Assessment) -> Iterator[Labelled]:
    """Say what the criteria propose, and what follows from them."""
    yield Labelled(say("系统意见"), found.proposal.label, "bold")
    if found.urgent:
        told = say("距期限届满不足七日，可以先行提供援助，事后补办手续（法律援助法 第四十四条）")
        yield Labelled("", told, "$text-warning")
    if found.skips_means:
        yield Labelled("", say("不必填写经济困难状况说明表（法律援助法 第四十二条第三项）"))


def _told(finding: Judged) -> Labelled:
    criterion, state = finding.criterion, finding.state
    values = {"sign": state.sign, "word": state.label, "label": criterion.label, "basis": criterion.basis}
    told = say("{sign} {word}  {label}（{basis}）", **values)
    told = say("{told} 未核实", told=told) if criterion.unconfirmed else told
    return Labelled("", told, _TONES[state])
