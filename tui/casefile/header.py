"""The header of a case: who, what, which stage; and who acts next, by when, by which article."""

from cases.standing.leads import WORK
from cases.standing.stages import Stage
from cases.values.codes import codes
from cases.values.text import Sentence, say
from tui.casefile.reading import OnScreen
from tui.widgets.sheet import Labelled
from tui.words.show import STYLES


def who_and_what(reading: OnScreen) -> Sentence:
    """Say who the case is for, what it is about and where it stands."""
    case = reading.case
    told = say(
        "{number} {who} {cause} {stage}",
        number=case.number,
        who=reading.applicant,
        cause=codes("cause").label(case.intake.cause),
        stage=case.stage.label,
    )
    if case.sealed:
        return say("*封存 {told}", told=told)
    return say("*限定 {told}", told=told) if case.restricted else told


def what_next(reading: OnScreen) -> Labelled:
    """Say who acts next, what by when and by which article; and how that looks."""
    step = reading.next(reading.today)
    style = "$text-warning" if step.due is None and step.lead is WORK else STYLES[step.tone]
    if reading.case.stage is Stage.CLOSED:
        style = "$text-muted"
    return Labelled("", reading.head(reading.today), style)
