"""Criteria of eligibility: what makes each met or not met, and by which article. Data, see data/eligibility.toml."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from cases.law.procedures import Prescription
from cases.values.codes import codes
from cases.values.refusal import Problem, Refused, refuse
from cases.values.tables import STATUSES, UNCONFIRMED, at_line, packaged
from cases.values.text import Label, say


class CriterionState(StrEnum):
    """How a criterion stands. sign: what stands before it, beside its word."""

    MET = "met"
    NOT_MET = "not_met"
    CAUTION = "caution"
    UNKNOWN = "unknown"

    @property
    def label(self) -> Label:
        return _STATES[self]

    @property
    def sign(self) -> str:
        return {"met": "✓", "not_met": "✗", "caution": "!", "unknown": "?"}[self.value]


_STATES = {
    CriterionState.MET: Label("符合", "met"),
    CriterionState.NOT_MET: Label("不符合", "not met"),
    CriterionState.CAUTION: Label("留意", "mind"),
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
    """One criterion. part: criteria of one part are alternatives. kinds: of cases that it is for.

    only: facts that must hold for it to be looked at. advice: nothing is proposed by it, it tells what to look at.
    """

    id: str
    part: str
    label: Label
    kinds: frozenset[str]
    basis: str
    status: str
    clauses: tuple[Clause, ...]
    only: Facts = field(default_factory=dict)
    advice: bool = False

    @property
    def unconfirmed(self) -> bool:
        """Whether its basis rests on memory or on an inference of our own."""
        return self.status in UNCONFIRMED


@dataclass(frozen=True)
class Criteria:
    """The criteria, which causes are which matter, and which items of a claim are."""

    criteria: tuple[Criterion, ...]
    matters: Mapping[str, frozenset[str]]
    items: Mapping[str, frozenset[str]] = field(default_factory=dict)


_VALUES: Mapping[str, str] = {"kind": "kind", "groups": "group", "means": "means", "in_scope": "tri"}
_OWN = {
    "limit": frozenset({"unknown", "unsure", "passed", "near", "far"}),
    "identity": frozenset({"yes", "no"}),
    "respondent": frozenset({"yes", "no"}),
    "limitation": frozenset(Prescription),
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
    matters, items = _sets(told.get("matters", {})), _sets(told.get("items", {}))
    criteria, problems = [], []
    for each in told.get("criterion", []):
        try:
            criteria.append(_criterion(each, matters))
        except Refused as refused:
            problems += at_line(name, _line(text, str(each.get("id", ""))), refused)
    if not criteria and not problems:
        problems += at_line(name, 1, refuse("table", say("没有条件，请至少写一条 [[criterion]]")))
    problems += _unknown_causes(matters, name, text)
    problems += _unknown_items(items, name, text)
    if problems:
        raise Refused(*problems)
    return Criteria(tuple(criteria), matters, items)


def _sets(told: Mapping[str, Iterable[object]]) -> Mapping[str, frozenset[str]]:
    return {str(name): frozenset(map(str, values)) for name, values in told.items()}


def _line(text: str, id_: str) -> int:
    return next((at for at, line in enumerate(text.splitlines(), 1) if line == f'id = "{id_}"'), 1)


def _unknown_causes(matters: Mapping[str, frozenset[str]], name: str, text: str) -> Iterator[Problem]:
    for cause in _unlisted("cause", set().union(*matters.values())):
        refused = refuse("table", say("清单 {list} 里没有代码 {code}，请改正", list="cause", code=cause))
        yield from at_line(name, _naming(text, cause), refused)


def _unknown_items(items: Mapping[str, frozenset[str]], name: str, text: str) -> Iterator[Problem]:
    for item in _unlisted("claim_item", set().union(*items.values())):
        refused = refuse("table", say("清单 {list} 里没有代码 {code}，请改正", list="claim_item", code=item))
        yield from at_line(name, _naming(text, item), refused)


def _unlisted(list_name: str, held: Iterable[str]) -> list[str]:
    """Return those codes in order that a list has not and never had."""
    return sorted(each for each in held if not codes(list_name).had(each))


def _naming(text: str, code: str) -> int:
    """Return the first line that names a code."""
    return next((at for at, each in enumerate(text.splitlines(), 1) if f'"{code}"' in each), 1)


def _criterion(told: Mapping[str, Any], matters: Mapping[str, frozenset[str]]) -> Criterion:
    try:
        label = Label(told["label"]["zh"], told["label"]["en"])
        clauses = tuple(_clause(each, matters) for each in told["clauses"])
        says = (told["id"], told["part"], label, frozenset(told["kinds"]), told["basis"], told["status"], clauses)
        made = Criterion(*says, _facts(told.get("only", {}), matters, "only"), bool(told.get("advice", False)))
    except (KeyError, TypeError, ValueError):
        raise refuse("table", say("缺少 id、part、label、kinds、basis、status 或 clauses，请补全")) from None
    if made.status not in STATUSES:
        raise refuse("table", say("{key} 不认识，请填 {choices} 之一", key="status", choices=tuple(STATUSES)), "status")
    if not made.basis or not made.clauses or _unlisted("kind", made.kinds):
        raise refuse("table", say("basis 和 clauses 不能为空，kinds 须是类别的代码，请改正"))
    return made


def _clause(told: Mapping[str, Any], matters: Mapping[str, frozenset[str]]) -> Clause:
    return Clause(CriterionState(told["state"]), _facts(told["when"], matters, "when"))


def _facts(told: Mapping[str, Iterable[object]], matters: Mapping[str, frozenset[str]], key: str) -> Facts:
    """Read facts that must hold. key: where they stand. Raises `Refused` for a fact or a value that there is not."""
    facts = _sets(told)
    for name, values in facts.items():
        known = _OWN.get(name) or (set(matters) if name == "matter" else None)
        unknown = _unlisted(_VALUES[name], values) if name in _VALUES and not known else values - (known or set())
        if not values or unknown:
            raise refuse("table", say("{key} 里的 {name} 不认识，或值不在清单里，请改正", key=key, name=name), key)
    return facts


@cache
def packaged_rules() -> Criteria:
    """Return the criteria that come with the program."""
    return load_rules(packaged("eligibility.toml"), "eligibility.toml")
