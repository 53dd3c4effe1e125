"""Who of several respondents answers for what is claimed, in which order and by which article; who is still missing.

The rules are data, see data/answers.csv: lines in the order in which roles answer, each for sorts of claims alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from cases.file.case import Case
from cases.law.answers.claims import Sorts, packaged_claims
from cases.values.codes import codes
from cases.values.refusal import refuse
from cases.values.roles import Side, known_codes
from cases.values.spans import law_of
from cases.values.tables import UNCONFIRMED, check_effect, in_force, load_lines, packaged, read_day
from cases.values.text import Label, say

COLUMNS = ("role", "claims", "named_with", "unless", "asked", "groups", "since", "until", "zh", "en", "basis", "status")
_PICKED = {"employment": "employment", "groups": "group", "taxi_model": "taxi_model"}
"""Fields of the case by a code of which a rule may begin to hold, with their lists."""

PROJECT = "project"
"""What stands for works that the case names."""


@dataclass(frozen=True)
class Answering:
    """A rule by which a role answers. named_with: it holds where all marks of one of these are there.

    claims: for which sorts of claims. unless: roles and marks beside which it does not hold. asked: whether the role is
    asked for where nobody has it. groups: of whose cases alone it holds; empty for no bounds. since, until: the first
    and last day of these cases.
    """

    role: str
    claims: Sorts
    named_with: tuple[frozenset[str], ...]
    unless: frozenset[str]
    asked: bool
    groups: frozenset[str]
    since: date | None
    until: date | None
    why: Label
    basis: str
    status: str

    def holds(self, marks: frozenset[str], case: Case) -> bool:
        """Tell whether somebody in this role answers by it. marks: of the case, as `_marks` tells them."""
        if self.groups and not self.groups & {*case.intake.groups}:
            return False
        if not in_force(law_of(case.opened_on), self.since, self.until):
            return False
        there = self.asked or self.role in marks
        return there and not self.unless & marks and any(each <= marks for each in self.named_with)


@dataclass(frozen=True)
class Answers:
    """A role that answers, or that should be named and is not. why: how. basis: the article, with how sure it is.

    claims: for what of all that is claimed, as codes of the list `claim_sort`; empty for the whole of it.
    """

    code: str
    why: Label
    basis: str
    status: str
    missing: bool = False
    claims: tuple[str, ...] = ()

    @property
    def role(self) -> Label:
        """What the role is called."""
        return codes(Side.OTHER.list_name).label(self.code)

    @property
    def unconfirmed(self) -> bool:
        """Whether the article was not confirmed by anything."""
        return self.status in UNCONFIRMED


def answering(case: Case) -> tuple[Answers, ...]:
    """Return who answers for what the case claims, the first one first; for all there is where it does not say."""
    named, marks = {party.role for party in case.parties.respondents}, _marks(case)
    claimed = packaged_claims().claimed(case)
    return tuple(
        Answers(each.role, each.why, each.basis, each.status, each.role not in named, _part(each.claims, claimed))
        for each in packaged_answers()
        if each.holds(marks, case) and (claimed is None or each.claims & claimed)
    )


def _part(answered: Sorts, claimed: Sorts | None) -> tuple[str, ...]:
    """Return what of the claims is answered for, in the order of the list; nothing where it is all that is claimed."""
    if claimed is not None and claimed <= answered:
        return ()
    part = answered if claimed is None else answered & claimed
    return tuple(each.code for each in codes("claim_sort") if each.code in part)


def _marks(case: Case) -> frozenset[str]:
    """Return the roles that are named, and what else of a case rules begin to hold by."""
    told = {field: case.said(field) for field in _PICKED}
    values = {field: (value,) if isinstance(value, str) else value for field, value in told.items()}
    picked = {f"{field}={code}" for field, found in values.items() for code in found}
    roles_ = {party.role for party in case.parties.respondents}
    return frozenset({*roles_, *picked, *((PROJECT,) if case.intake.site.project else ())})


def load_answers(text: str, name: str) -> tuple[Answering, ...]:
    """Read the rules from CSV with the header `COLUMNS`. name: the file's, for the refusal.

    Raises `Refused` (rule `table`) with every bad line.
    """
    found: list[Answering] = []
    load_lines(text, name, COLUMNS, lambda values: found.append(_rule(values)))
    return tuple(found)


def _rule(values: Mapping[str, str]) -> Answering:
    _check(values)
    groups = known_codes(codes("group"), values["groups"], "groups")
    since, until = read_day(values["since"], "since"), read_day(values["until"], "until")
    check_effect(since, until, values["status"])
    return Answering(
        role=values["role"],
        claims=frozenset(known_codes(codes("claim_sort"), values["claims"], "claims")),
        named_with=tuple(frozenset(each.split("+")) for each in values["named_with"].split()),
        unless=frozenset(values["unless"].split()),
        asked=values["asked"] == "yes",
        groups=frozenset(groups),
        since=since,
        until=until,
        why=Label(values["zh"], values["en"]),
        basis=values["basis"],
        status=values["status"],
    )


def _check(values: Mapping[str, str]) -> None:
    """Refuse a line that names what there is not, or says too little."""
    for column in ("role", "claims", "named_with", "zh", "en", "basis"):
        if not values[column]:
            raise refuse("table", say("缺少 {key}，请补上", key=column), column)
    if values["asked"] not in ("yes", "no"):
        raise refuse("table", say("{column} 请填 {known} 之一", column="asked", known=("yes", "no")), "asked")
    for column in ("role", "named_with", "unless"):
        if unknown := [each for each in _marks_in(values[column]) if not _is_mark(each)]:
            raise refuse("table", say("没有“{mark}”这种当事人或情形，请改正", mark=unknown[0]), column)


def _marks_in(cell: str) -> Iterator[str]:
    return (mark for each in cell.split() for mark in each.split("+"))


def _is_mark(mark: str) -> bool:
    field, picks, code = mark.partition("=")
    if picks:
        return field in _PICKED and codes(_PICKED[field]).had(code)
    return mark == PROJECT or codes(Side.OTHER.list_name).had(mark)


@cache
def packaged_answers() -> tuple[Answering, ...]:
    """Return the rules that come with the program."""
    return load_answers(packaged("answers.csv"), "answers.csv")
