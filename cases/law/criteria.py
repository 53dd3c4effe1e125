"""Criteria of eligibility: what makes each met or not met, and by which article. Data, see data/eligibility.toml."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from cases.values.codes import codes
from cases.values.refusal import Problem, Refused, refuse
from cases.values.tables import STATUSES, UNCONFIRMED, at_line, packaged
from cases.values.text import Label, say


class CriterionState(StrEnum):
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
    CriterionState.MET: Label("符合", "met"),
    CriterionState.NOT_MET: Label("不符合", "not met"),
    CriterionState.UNKNOWN: Label("待查", "unknown"),
}


Facts = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Clause:
    """When the facts hold, the criterion stands so."""

    state: CriterionState
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
class Criteria:
    """The criteria, and which causes are which matter."""

    criteria: tuple[Criterion, ...]
    matters: Mapping[str, frozenset[str]]


_VALUES: Mapping[str, str] = {"kind": "kind", "groups": "group", "means": "means", "in_scope": "tri"}
_OWN = {
    "limit": frozenset({"unknown", "passed", "near", "far"}),
    "identity": frozenset({"yes", "no"}),
    "respondent": frozenset({"yes", "no"}),
}


def load_rules(text: str, name: str) -> Criteria:
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
    return Criteria(tuple(criteria), matters)


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
    return Clause(CriterionState(told["state"]), when)


@cache
def packaged_rules() -> Criteria:
    """Return the criteria that come with the program."""
    return load_rules(packaged("eligibility.toml"), "eligibility.toml")
