"""What is told of a case at any time: its facts, and what was heard when somebody was called back."""

from cases.events.declare import Entry, Event, ask, happens
from cases.file.altering import altered
from cases.file.case import Case
from cases.kinds import Pick, Prose, RoughDay
from cases.standing.stages import ANY, OPEN, By, Stage
from cases.values.spans import Dated


@happens("fact", ("案情事实", "Fact"), "u", at=OPEN, by=By.STAFF)
class Fact(Event):
    """Something that happened before or outside the centre's work, dated as exactly as it is known."""

    when: Dated | None = ask(
        ("发生时间", "When"),
        RoughDay(),
        default=None,
        hint=("知道多少写多少，如 2021-03、去年底、2019年春", "As far as known, such as 2021-03 or spring 2019"),
    )
    what: str = ask(("事实", "What happened"), Prose())


@happens(
    "called_back",
    ("回访", "Call back"),
    "h",
    at=tuple(stage for stage in ANY if stage not in (Stage.INTAKE, Stage.ASSIGNMENT)),
    by=By.STAFF,
    bar=19,
    ends_tasks=True,
)
class CalledBack(Event):
    """Somebody of the centre asks the applicant how it went."""

    mode: str = ask(("方式", "How"), Pick("contact_mode"))
    satisfaction: str = ask(("满意度", "Satisfaction"), Pick("satisfaction"))
    what: str = ask(("意见建议", "What was said"), Prose(5000), default="")

    def change(self, case: Case, entry: "Entry") -> Case:
        if entry.precedes(case.closing.satisfied_on):
            return case  # somebody asked again since
        closing = altered(case.closing, satisfaction=self.satisfaction, satisfied_on=entry.latest)
        return altered(case, closing=closing)
