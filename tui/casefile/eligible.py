"""Whether the centre may act, as a page shows it."""

from collections.abc import Iterator
from datetime import date

from cases.due.clocks import Clock
from cases.file.case import Case
from cases.law.criteria import CriterionState
from cases.values.text import say
from cases.views.eligible import EligibilityLine, eligibility
from tui.widgets.sheet import Labelled

_TONES = {
    CriterionState.MET: "",
    CriterionState.NOT_MET: "$text-error",
    CriterionState.CAUTION: "$text-warning",
    CriterionState.UNKNOWN: "$text-warning",
}


def eligible(case: Case, clocks: tuple[Clock, ...], today: date) -> Iterator[Labelled]:
    """Yield the lines under their heading; nothing where nothing is to be said."""
    lines = [*eligibility(case, clocks, today)]
    if not lines:
        return
    yield Labelled("", say("资格"), "$text-accent bold")
    yield from map(_shown, lines)
    yield Labelled("", "")


def _shown(line: EligibilityLine) -> Labelled:
    if line.state is not None:
        return Labelled("", say("{sign} {told}", sign=line.state.sign, told=line.told), _TONES[line.state])
    return Labelled(line.label, line.told, "$text-warning" if line.urgent else "bold" if line.label else "")
