"""Whether the centre may act, criterion by criterion, each with its article. The program proposes; people decide."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cases.file.case import Case
from cases.law.criteria import Criteria, Criterion, CriterionState, Facts, packaged_rules
from cases.values.codes import codes
from cases.values.spans import Dated, first_day, last_day
from cases.values.text import Label

NEAR = 7
"""Fewer days than these to a limit offer aid at once (法律援助法 第四十四条)."""


class Proposal(StrEnum):
    """What follows from the criteria; codes of the list `assess_decision`."""

    ACCEPT = "accept"
    IMMEDIATE = "immediate"
    MORE = "more"
    DECLINE = "decline"

    @property
    def label(self) -> Label:
        return codes("assess_decision").label(self.value)


@dataclass(frozen=True)
class Judged:
    """A criterion and how it stands."""

    criterion: Criterion
    state: CriterionState


@dataclass(frozen=True)
class Assessment:
    """All criteria for a case, what follows, and whether a limit is so near that aid may be given at once."""

    findings: tuple[Judged, ...]
    proposal: Proposal
    urgent: bool

    @property
    def skips_means(self) -> bool:
        """Whether the statement of means is not asked for (法律援助法 第四十二条第三项)."""
        return any(each.criterion.id == "means_migrant" and each.state is CriterionState.MET for each in self.findings)


def assess(case: Case, today: date, rules: "Criteria | None" = None) -> Assessment:
    """Return how a case stands on a day, by what it says and by what was assessed so far."""
    rules = rules or packaged_rules()
    facts = _facts(case, today, rules.matters)
    mine = [each for each in rules.criteria if case.intake.kind in each.kinds]
    findings = tuple(Judged(each, _state(each, facts)) for each in mine)
    urgent = "near" in facts["limit"] and case.intake.kind == "legal_aid"
    return Assessment(findings, _propose(findings, urgent=urgent), urgent)


def _facts(case: Case, today: date, matters: Mapping[str, frozenset[str]]) -> Facts:
    found = {
        "kind": [case.intake.kind],
        "groups": case.intake.groups,
        "matter": [name for name, causes in matters.items() if case.intake.cause in causes],
        "means": [case.assessment.means],
        "in_scope": [case.assessment.in_scope],
        "limit": [_limit(case.assessment.limit_on, today)],
        "identity": ["yes" if case.parties.applicant.id_number else "no"],
        "respondent": ["yes" if case.parties.respondents else "no"],
    }
    return {name: frozenset(values) for name, values in found.items()}


def _limit(on: Dated | None, today: date) -> str:
    """Say how a limit stands: one that may not have passed yet has not, and is near by the earliest that it may be."""
    if on is None:
        return "unknown"
    if last_day(on) < today:
        return "passed"
    return "near" if (first_day(on) - today).days < NEAR else "far"


def _state(criterion: Criterion, facts: Facts) -> CriterionState:
    holds = (each for each in criterion.clauses if all(facts[name] & allowed for name, allowed in each.when.items()))
    return next((each.state for each in holds), CriterionState.UNKNOWN)


def _propose(findings: Iterable[Judged], *, urgent: bool) -> Proposal:
    parts: dict[str, list[CriterionState]] = {}
    for each in findings:
        parts.setdefault(each.criterion.part, []).append(each.state)
    states = {part: _together(found) for part, found in parts.items()}
    if states.get("matter") is CriterionState.NOT_MET or states.get("time") is CriterionState.NOT_MET:
        return Proposal.DECLINE
    if urgent:
        return Proposal.IMMEDIATE
    if CriterionState.NOT_MET in states.values():
        return Proposal.DECLINE
    return Proposal.MORE if CriterionState.UNKNOWN in states.values() else Proposal.ACCEPT


def _together(states: list[CriterionState]) -> CriterionState:
    """Return how alternatives stand together: one that is met is enough."""
    if CriterionState.MET in states:
        return CriterionState.MET
    return CriterionState.NOT_MET if CriterionState.NOT_MET in states else CriterionState.UNKNOWN
