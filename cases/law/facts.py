"""What rules of clocks may ask of a case: the facts, the values of each, and what follows from a cause alone.

Lists are shown by it, before anything of a case itself is loaded: what a case is, `cases.law.casefacts` tells.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from cases.law.clockrules import ClockRule
from cases.law.procedures import Course, Prescription, lines_of
from cases.values.codes import codes
from cases.values.refusal import refuse
from cases.values.tables import STATUSES, load_lines, packaged
from cases.values.text import say

WAGE, OTHER = "wage", "other"
"""Groups of items: pay for work (劳动报酬), whose limitation waits for the end of the employment, and all else."""

RECOGNITION = "injury_recognition"

PICKED = {
    "employment": "employment",
    "taxi_model": "taxi_model",
    "injury_insured": "yes_no",
    RECOGNITION: RECOGNITION,
    "platform_relation": "platform_relation",
    "cause": "cause",
}
"""Fields of the intake by a code of which a rule may hold, with their lists."""

LISTS = {"kind": "kind", "groups": "group", **PICKED}
"""What a rule may ask for by a code of a list, with its list."""

FEW = 12
"""Values that are told one by one; of more, only from which list they are."""

INJURY = "injury"
"""Whether who was hurt is insured against it as a worker: for certain, and maybe died of it, perhaps, or not."""

INJURY_TOLD, UNTOLD = "injury_told", "untold"
"""What the intake told of the recognition of an injury, whatever papers told since; `UNTOLD` where it told nothing."""

KNOWN = ("procedure", "limitation", "items", INJURY, *PICKED, INJURY_TOLD)
"""The facts that a rule may ask for."""

RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "procedure": ("cause", "claimed", "claims"),
    "limitation": ("cause", "kind", "groups", "claimed", "claims"),
    "items": ("cause", "claimed", "claims"),
    INJURY: ("cause", "claimed", "claims", "employment", "platform_relation", "domestic_model", "taxi_model", "groups"),
    INJURY_TOLD: ("injury_recognition",),
}
"""The fields of a case that a fact follows from, where it is none itself."""

UNINSURED = "none"
INJURY_WAYS = ("insurance", "death", "perhaps", UNINSURED)
INJURY_COLUMNS = ("fact", "code", "way", "source", "status", "note")
INJURY_LISTS = {
    **{
        name: name
        for name in ("cause", "claim_item", "platform_relation", "employment", "domestic_model", "taxi_model")
    },
    "groups": "group",
}
"""What tells whether an injury is insured, with its list; beside these, the procedure of the cause."""

COLUMNS = ("item", "group", "source", "status", "note")
NO_CLAIM = ("enquiry", "assistance")
"""Kinds of cases that are about no claim."""
CAUSE_COLUMNS = ("cause", *COLUMNS[1:])
_EITHER = "either"
"""The group of causes that do not tell whether wages are claimed, or what else."""


def values_of(name: str) -> tuple[str, ...] | None:
    """Return the values that a fact may have, None for no fact."""
    told: dict[str, tuple[str, ...]] = {"items": (WAGE, OTHER), INJURY: INJURY_WAYS}
    told |= {"procedure": tuple(Course), "limitation": tuple(Prescription)}
    if name in told:
        return told[name]
    if name == INJURY_TOLD:
        return (*codes(RECOGNITION).by_code, UNTOLD)
    return tuple(codes(PICKED[name]).by_code) if name in PICKED else None


def had_value(name: str, value: str) -> bool:
    """Tell whether a fact may have a value, or could once: of what was recorded then the same rule holds."""
    list_name = {**LISTS, INJURY_TOLD: RECOGNITION}.get(name)
    return value in (values_of(name) or ()) or (list_name is not None and codes(list_name).had(value))


TOLD = ("kind", "groups", *KNOWN)
"""What may be told of a case that there is not yet: see `supposed`."""

Supposed = Mapping[str, frozenset[str]]
"""What is told of such a case, by `TOLD`: of what is not told, nobody knows."""


def supposed(told: Mapping[str, Iterable[str]]) -> Supposed:
    """Return what is told of a case, with what follows from it. Raises `Refused` (rule `fact`)."""
    facts = {name: frozenset(values) for name, values in told.items()}
    for name, values in facts.items():
        _check(name, values)
    for cause in facts.get("cause", ()):
        facts = {**_of_cause(cause), **facts}
    if facts.get("kind", frozenset()) & {*NO_CLAIM}:
        facts = {"limitation": frozenset(("none",)), **facts}
    return facts


def _of_cause(cause: str) -> Supposed:
    """Return what may follow from a cause, at some time and for something that is claimed; see `casefacts.fact`."""
    lines = lines_of(cause)
    found = {"procedure": frozenset(str(each.procedure) for each in lines)}
    limits = frozenset(str(each.limitation) for each in lines)
    injury = injury_by({"cause": frozenset((cause,)), **found})
    return found | {"limitation": limits, "items": items_by(cause), INJURY: frozenset((injury,))}


def _check(name: str, values: frozenset[str]) -> None:
    """Refuse what no case can be told to be."""
    known = tuple(codes(LISTS[name]).by_code) if name in LISTS else values_of(name)
    if known is None:
        raise refuse("fact", say("案件没有“{name}”这种情形，可用：{known}", name=name[:20], known=TOLD))
    if wrong := [each for each in sorted(values) if not had_value(name, each)]:
        unknown = wrong[0][:20]
        shown = known if len(known) <= FEW else say("清单 {list} 里的", list=LISTS[name])
        raise refuse("fact", say("{name} 没有“{code}”，可用：{known}", name=name, code=unknown, known=shown))


def misfit(rule: ClockRule, case: Supposed) -> str:
    """Return the fact by which a rule is not for such a case, empty where it may be for it."""
    wanted = {"kind": rule.kinds, "groups": rule.groups, **rule.given}
    held = ((name, codes) for name, codes in wanted.items() if codes and name in case)
    return next((name for name, codes in held if case[name].isdisjoint(codes)), "")


def items_by(cause: str) -> frozenset[str]:
    """Return the groups of items that a cause tells; either of them where none is told."""
    group = cause_groups().get(cause, OTHER) if cause else _EITHER
    return frozenset((WAGE, OTHER) if group == _EITHER else (group,))


def injury_by(case: Supposed) -> str:
    """Return whether an injury is insured: by the first line of the table that is true of a case, else it is not."""
    return next((way for (name, code), way in injuries().items() if code in case.get(name, ())), UNINSURED)


@cache
def injuries() -> Mapping[tuple[str, str], str]:
    """Return what tells whether an injury is insured, what decides first being the first: see data/injuries.csv."""
    return load_injuries(packaged("injuries.csv"), "injuries.csv")


def load_injuries(text: str, name: str) -> Mapping[tuple[str, str], str]:
    """Read the table from CSV with the header `INJURY_COLUMNS`. Raises `Refused` (rule `table`) with every bad line."""
    found: dict[tuple[str, str], str] = {}

    def take(line: Mapping[str, str]) -> None:
        fact, code = line["fact"], line["code"]
        listed = codes(INJURY_LISTS[fact]) if fact in INJURY_LISTS else None
        known = listed.had(code) if listed else code in (values_of(fact) or ())
        if fact not in (*INJURY_LISTS, "procedure") or not known or (fact, code) in found:
            named = (*INJURY_LISTS, "procedure")
            raise refuse("table", say("fact 填 {facts} 之一，code 填它的代码，一个代码只写一行", facts=named), "code")
        if line["way"] not in INJURY_WAYS or line["status"] not in STATUSES:
            raise refuse(
                "table", say("way 填 {ways} 之一，status 填 {marks} 之一", ways=INJURY_WAYS, marks=tuple(STATUSES))
            )
        found[fact, code] = line["way"]

    load_lines(text, name, INJURY_COLUMNS, take)
    return found


@cache
def cause_groups() -> Mapping[str, str]:
    """Return the groups of causes that are not about all else alone: see data/cause_groups.csv."""
    return load_causes(packaged("cause_groups.csv"), "cause_groups.csv")


def load_causes(text: str, name: str) -> Mapping[str, str]:
    """Read groups of causes from CSV with the header `CAUSE_COLUMNS`.

    Raises `Refused` (rule `table`) with every bad line.
    """
    found: dict[str, str] = {}

    def take(line: Mapping[str, str]) -> None:
        if not codes("cause").had(line["cause"]) or line["cause"] in found:
            raise refuse("table", say("cause 填清单里的案由，一个案由只写一行"), "cause")
        if line["group"] not in (WAGE, OTHER, _EITHER) or line["status"] not in STATUSES:
            raise refuse("table", say("group 填 wage、other 或 either，status 填 {marks} 之一", marks=tuple(STATUSES)))
        found[line["cause"]] = line["group"]

    load_lines(text, name, CAUSE_COLUMNS, take)
    return found


@cache
def item_groups() -> Mapping[str, str]:
    """Return the groups of items that have one of their own."""
    found: dict[str, str] = {}

    def take(line: Mapping[str, str]) -> None:
        if (
            not codes("claim_item").had(line["item"])
            or line["group"] not in (WAGE, OTHER)
            or line["status"] not in STATUSES
        ):
            raise refuse(
                "table",
                say("item 填清单里的项目，group 填 wage 或 other，status 填 {marks} 之一", marks=tuple(STATUSES)),
            )
        found[line["item"]] = line["group"]

    load_lines(packaged("item_groups.csv"), "item_groups.csv", COLUMNS, take)
    return found
