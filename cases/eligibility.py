"""Whether the centre may act, criterion by criterion, each with its article. The program proposes; people decide."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from cases.case import Case
from cases.codes import codes
from cases.refusal import Problem, Refused, refuse
from cases.tables import STATUSES, UNCONFIRMED, at_line, packaged
from cases.text import Label, say

NEAR = 7
"""Fewer days than these to a limit offer aid at once (法律援助法 第四十四条)."""


class State(StrEnum):
    """How a criterion stands. sign: what stands before it, beside its word."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"

    @property
    def label(self) -> Label:
        return _STATES[self]

    @property
    def sign(self) -> str:
        return {"met": "✓", "not_met": "✗", "unknown": "?"}[self.value]


_STATES = {
    State.MET: Label("符合", "met"),
    State.NOT_MET: Label("不符合", "not met"),
    State.UNKNOWN: Label("待查", "unknown"),
}


class Proposal(StrEnum):
    """What follows from the criteria; codes of the list `assess_decision`."""

    ACCEPT = "accept"
    IMMEDIATE = "immediate"
    MORE = "more"
    DECLINE = "decline"

    @property
    def label(self) -> Label:
        return codes("assess_decision").label(self.value)


Facts = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Clause:
    """When the facts hold, the criterion stands so."""

    state: State
    when: Facts


@dataclass(frozen=True)
class Criterion:
    """One criterion. part: criteria of one part are alternatives. kinds: of cases that it is for."""

    id: str
    part: str
    label: Label
    kinds: frozenset[str]
    basis: str
    status: str
    clauses: tuple[Clause, ...]

    @property
    def unconfirmed(self) -> bool:
        """Whether its basis rests on memory or on an inference of our own."""
        return self.status in UNCONFIRMED


@dataclass(frozen=True)
class Finding:
    """A criterion and how it stands."""

    criterion: Criterion
    state: State


@dataclass(frozen=True)
class Assessment:
    """All criteria for a case, what follows, and whether a limit is so near that aid may be given at once."""

    findings: tuple[Finding, ...]
    proposal: Proposal
    urgent: bool

    @property
    def skips_means(self) -> bool:
        """Whether the statement of means is not asked for (法律援助法 第四十二条第三项)."""
        return any(each.criterion.id == "means_migrant" and each.state is State.MET for each in self.findings)


@dataclass(frozen=True)
class Rules:
    """The criteria, and which causes are which matter."""

    criteria: tuple[Criterion, ...]
    matters: Mapping[str, frozenset[str]]


def assess(case: Case, today: date, rules: "Rules | None" = None) -> Assessment:
    """Return how a case stands on a day, by what it says and by what was assessed so far."""
    rules = rules or packaged_rules()
    facts = _facts(case, today, rules.matters)
    mine = [each for each in rules.criteria if case.kind in each.kinds]
    findings = tuple(Finding(each, _state(each, facts)) for each in mine)
    urgent = "near" in facts["limit"] and case.kind == "legal_aid"
    return Assessment(findings, _propose(findings, urgent=urgent), urgent)


def _facts(case: Case, today: date, matters: Mapping[str, frozenset[str]]) -> Facts:
    found = {
        "kind": [case.kind],
        "groups": case.groups,
        "matter": [name for name, causes in matters.items() if case.cause in causes],
        "means": [case.means],
        "in_scope": [case.in_scope],
        "limit": [_limit(case.limit_on, today)],
        "identity": ["yes" if case.id_number else "no"],
        "respondent": ["yes" if case.respondents else "no"],
    }
    return {name: frozenset(values) for name, values in found.items()}


def _limit(on: date | None, today: date) -> str:
    if on is None:
        return "unknown"
    left = (on - today).days
    return "passed" if left < 0 else "near" if left < NEAR else "far"


def _state(criterion: Criterion, facts: Facts) -> State:
    holds = (each for each in criterion.clauses if all(facts[name] & allowed for name, allowed in each.when.items()))
    return next((each.state for each in holds), State.UNKNOWN)


def _propose(findings: Iterable[Finding], *, urgent: bool) -> Proposal:
    parts: dict[str, list[State]] = {}
    for each in findings:
        parts.setdefault(each.criterion.part, []).append(each.state)
    states = {part: _together(found) for part, found in parts.items()}
    if states.get("matter") is State.NOT_MET or states.get("time") is State.NOT_MET:
        return Proposal.DECLINE
    if urgent:
        return Proposal.IMMEDIATE
    if State.NOT_MET in states.values():
        return Proposal.DECLINE
    return Proposal.MORE if State.UNKNOWN in states.values() else Proposal.ACCEPT


def _together(states: list[State]) -> State:
    """Return how alternatives stand together: one that is met is enough."""
    if State.MET in states:
        return State.MET
    return State.NOT_MET if State.NOT_MET in states else State.UNKNOWN


# Data

_VALUES: Mapping[str, str] = {"kind": "kind", "groups": "group", "means": "means", "in_scope": "tri"}
_OWN = {
    "limit": frozenset({"unknown", "passed", "near", "far"}),
    "identity": frozenset({"yes", "no"}),
    "respondent": frozenset({"yes", "no"}),
}


def load_rules(text: str, name: str) -> Rules:
    """Read criteria from TOML. name: the file's, for the refusal.

    Raises `Refused` (rule `table`) with every criterion that is wrong: its line, what is wrong and the way out.
    """
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        unreadable = refuse("table", say("不是正确的 TOML，请检查引号、括号和等号"))
        raise Refused(*at_line(name, 1, unreadable)) from None
    matters = {str(matter): frozenset(map(str, causes)) for matter, causes in told.get("matters", {}).items()}
    criteria, problems = [], []
    for each in told.get("criterion", []):
        try:
            criteria.append(_criterion(each, matters))
        except Refused as refused:
            problems += at_line(name, _line(text, str(each.get("id", ""))), refused)
    if not criteria and not problems:
        problems += at_line(name, 1, refuse("table", say("没有条件，请至少写一条 [[criterion]]")))
    problems += _unknown_causes(matters, name, text)
    if problems:
        raise Refused(*problems)
    return Rules(tuple(criteria), matters)


def _line(text: str, id_: str) -> int:
    return next((at for at, line in enumerate(text.splitlines(), 1) if line == f'id = "{id_}"'), 1)


def _unknown_causes(matters: Mapping[str, frozenset[str]], name: str, text: str) -> Iterator[Problem]:
    for cause in sorted(set().union(*matters.values()) - set(codes("cause").by_code)):
        line = next((at for at, each in enumerate(text.splitlines(), 1) if f'"{cause}"' in each), 1)
        yield from at_line(name, line, refuse("table", say("案由 {cause} 不在清单里，请改正", cause=cause)))


def _criterion(told: Mapping[str, Any], matters: Mapping[str, frozenset[str]]) -> Criterion:
    try:
        label = Label(told["label"]["zh"], told["label"]["en"])
        clauses = tuple(_clause(each, matters) for each in told["clauses"])
        made = Criterion(
            told["id"], told["part"], label, frozenset(told["kinds"]), told["basis"], told["status"], clauses
        )
    except (KeyError, TypeError, ValueError):
        raise refuse("table", say("缺少 id、part、label、kinds、basis、status 或 clauses，请补全")) from None
    if made.status not in STATUSES:
        raise refuse("table", say("status 不认识，请填 {marks} 之一", marks=tuple(STATUSES)), "status")
    if not made.basis or not made.clauses or made.kinds - set(codes("kind").by_code):
        raise refuse("table", say("basis 和 clauses 不能为空，kinds 须是类别的代码，请改正"))
    return made


def _clause(told: Mapping[str, Any], matters: Mapping[str, frozenset[str]]) -> Clause:
    when = {str(name): frozenset(map(str, values)) for name, values in told["when"].items()}
    for name, values in when.items():
        known = _OWN.get(name) or (set(matters) if name == "matter" else None)
        known = known or (set(codes(_VALUES[name]).by_code) if name in _VALUES else set())
        if not values or values - known:
            raise refuse("table", say("when 里的 {name} 不认识，或值不在清单里，请改正", name=name), "when")
    return Clause(State(told["state"]), when)


@cache
def packaged_rules() -> Rules:
    """Return the criteria that come with the program."""
    return load_rules(packaged("eligibility.toml"), "eligibility.toml")
