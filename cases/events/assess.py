"""The assessment at the counter: what is known of means, scope and limitation, and what the supervisor is told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cases.events.asking.keeper import Keeper
from cases.events.declare import Entry, Event, ask, happens
from cases.file.altering import altered
from cases.file.case import Case
from cases.kinds import Day, Pick, Prose
from cases.standing.dues import Due, Sort
from cases.standing.stages import By, Stage
from cases.values.codes import codes
from cases.values.refusal import Problem
from cases.values.text import say


@happens("assessed", ("资格审查", "Assess"), "A", at=(Stage.INTAKE,), by=By.STAFF, fulfils=(Sort.LIMIT,))
class Assessed(Event):
    """Somebody has looked at whether the centre may act; to say other than the criteria propose needs a reason.

    What they proposed is kept with the entry, so that it still stands when criteria have changed.
    """

    means: str = ask(("经济状况", "Means"), Pick("means"), default="")
    in_scope: str = ask(
        ("在受案范围内", "In scope"),
        Pick("tri"),
        default="",
        hint=("案由不能说明时填写", "If the cause does not say"),
    )
    limit_on: "date | None" = ask(
        ("时效或期限届满日", "Limit"),
        Day(ahead=True),
        default=None,
        hint=("不足七日的可以先行提供援助", "Within seven days: aid may be given at once"),
    )
    decision: str = ask(("审查意见", "Decision"), Pick("assess_decision"))
    override: str = ask(
        ("与建议不同的理由", "Why not as proposed"),
        Prose(1000),
        default="",
        hint=("与系统建议不同时必填", "Required if different"),
    )
    proposed: str = ask(("系统建议", "Proposed"), Pick("assess_decision"), default="", automatic=True)

    def problems(self, case: "Case", entry: "Entry") -> Iterator[Problem]:
        if self.proposed and self.decision != self.proposed and not self.override:
            proposal = codes("assess_decision").label(self.proposed)
            sentence = say("按各项条件，系统的意见是“{proposal}”；不同意请写明理由", proposal=proposal)
            yield Problem("override", sentence, "override")

    def filled(self, case: "Case", keeper: Keeper) -> "Assessed":
        return replace(self, proposed=keeper.proposal(self.known(case)))

    def known(self, case: "Case") -> "Case":
        """Return the case with what this entry knows of it."""
        known = altered(case.assessment, means=self.means, in_scope=self.in_scope, limit_on=self.limit_on)
        return altered(case, assessment=known)

    def promised(self, case: "Case", entry: "Entry") -> Iterator[Due]:
        """Yield the limit that was noted, as a right that ends: what moves it later than this day puts it aside."""
        yield from super().promised(case, entry)
        if self.limit_on:
            yield Due(Sort.LIMIT, entry.seq, self.limit_on)

    def change(self, case: "Case", entry: "Entry") -> "Case":
        told = case.assessment.assessed_on
        if told and entry.precedes(told):
            return case  # somebody assessed it anew since
        known = self.known(case)
        assessment = altered(known.assessment, assessed=self.decision, assessed_on=entry.day)
        return altered(known, assessment=assessment)
