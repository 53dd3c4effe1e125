"""Whether the centre may act, criterion by criterion, each with its article. The program proposes; people decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cases.file.accounts import accounts
from cases.file.case import Case
from cases.law.casefacts import ends_first
from cases.law.criteria import Criteria, Criterion, CriterionState, Facts, packaged_rules
from cases.money.items import by_worker
from cases.values.codes import codes
from cases.values.spans import Dated, first_day, last_day
from cases.values.text import Label

NEAR = 7
"""Fewer days than these to a limit offer aid at once (法律援助法 第四十四条)."""


_EXEMPT = frozenset({"means_migrant", "means_migrant_mixed"})
_BY_ITEMS = frozenset({"mixed", "dispute"})
"""Matters whose causes do not say what is claimed: where items of the claim are told, they do."""


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
        return any(each.criterion.id in _EXEMPT and each.state is CriterionState.MET for each in self.findings)


def assess(case: Case, today: date, rules: Criteria | None = None) -> Assessment:
    """Return how a case stands on a day, by what it says and by what was assessed so far."""
    rules = rules or packaged_rules()
    facts = _facts(case, today, rules)
    mine = [each for each in rules.criteria if case.intake.kind in each.kinds and _hold(each.only, facts)]
    findings = tuple(Judged(each, _state(each, facts)) for each in mine)
    near = "near" in {_limit(case.assessment.limit_on, today, near=True), _limit(case.assessment.right_on, today)}
    urgent = near and case.intake.kind == "legal_aid"
    return Assessment(findings, _propose(findings, urgent=urgent), urgent)


def _facts(case: Case, today: date, rules: Criteria) -> Facts:
    found: dict[str, Iterable[str]] = {
        "kind": [case.intake.kind],
        "groups": case.intake.groups,
        "matter": matters_of(case, rules),
        "limitation": [ends_first(case)],
        "means": [case.assessment.means],
        "in_scope": [case.assessment.in_scope],
        "limit": [case.assessment.limit_state or _limit(case.assessment.limit_on, today)],
        "identity": ["yes" if case.parties.applicant.id_number else "no"],
        "respondent": ["yes" if case.parties.respondents else "no"],
    }
    return {name: frozenset(values) for name, values in found.items()}


def matters_of(case: Case, rules: Criteria | None = None) -> frozenset[str]:
    """Return which matters a case is, by its cause, and by the items of its claim where the cause does not say."""
    rules = rules or packaged_rules()
    named = frozenset(name for name, causes in rules.matters.items() if case.intake.cause in causes)
    told = (
        {item.code for item in accounts(case).claim if item.code and not by_worker(item)}
        if named & _BY_ITEMS
        else set()
    )
    asked = frozenset(name for name, items in rules.items.items() if items & told)
    return (named - {"mixed"} if told else named) | asked


def _limit(on: Dated | None, today: date, *, near: bool = False) -> str:
    """Say how a limit stands: it is near by the earliest that it may be, and where it may have passed, nobody can say.

    near: whether it is near then too.
    """
    if on is None:
        return "unknown"
    if last_day(on) < today:
        return "passed"
    if first_day(on) < today and not near:
        return "unsure"
    return "near" if (first_day(on) - today).days < NEAR else "far"


def _state(criterion: Criterion, facts: Facts) -> CriterionState:
    holding = (each for each in criterion.clauses if _hold(each.when, facts))
    return next((each.state for each in holding), CriterionState.UNKNOWN)


def _hold(when: Facts, facts: Facts) -> bool:
    """Tell whether all of these facts hold."""
    return all(facts[name] & allowed for name, allowed in when.items())


def _propose(findings: Iterable[Judged], *, urgent: bool) -> Proposal:
    parts: dict[str, list[CriterionState]] = {}
    for each in findings:
        if not each.criterion.advice:
            parts.setdefault(each.criterion.part, []).append(each.state)
    states = {part: _together(found) for part, found in parts.items()}
    if states.get("matter") is CriterionState.NOT_MET:
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
