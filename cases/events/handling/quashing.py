"""Which of several papers a ruling sets aside (撤销、不予执行): each such ruling is about one of them."""

from collections.abc import Collection, Iterator
from typing import Any

from cases.events.declare import ask
from cases.events.handling.work import unknown_instrument
from cases.file.accounts import accounts
from cases.file.case import Case
from cases.kinds import EntryNumber
from cases.money.effects import CORRECTION, effect_of, may_be_corrected
from cases.money.quashed import ALONE
from cases.values.refusal import Problem
from cases.values.text import say

_BEFORE = dict(zip(ALONE, ("annulment", "enforcement"), strict=True))
"""The rulings that set aside one paper alone, each with before whom that is asked for."""


def set_aside() -> Any:
    """Return the question which paper a ruling sets aside."""
    return ask(
        ("针对第几条", "Which document"),
        EntryNumber(),
        default=0,
        hint=(
            "撤销、不予执行、补正的裁决、判决或调解书在经过中的序号；只有一份的可不填，几份的分条登记",
            "Its number in the history; optional if there is only one. Several: one entry each",
        ),
        when={"sort": (*_BEFORE, CORRECTION)},
        rank=8,
    )


def meant(case: Case, sort: str, whom: Collection[str]) -> int:
    """Return the entry of the one of several papers that is left, or that alone one went there with; 0 for none."""
    if sort == CORRECTION:
        papers = _to_correct(case)
        return papers[0] if len(papers) == 1 else 0
    if sort not in _BEFORE or not _several(case, sort):
        return 0
    there = _standing(case, sort, whom)
    asked = {act.under for act in case.money.contests if act.forum == _BEFORE[sort]}
    found = [entry for entry in there if entry in asked] if len(there) > 1 and 0 not in asked else there
    return found[0] if len(found) == 1 else 0


def unclear_paper(case: Case, sort: str, whom: Collection[str], under: int) -> Iterator[Problem]:
    """Yield what must be said of a ruling that sets aside a paper, where several stand that it may be about."""
    yield from unknown_instrument(case, under)
    if sort == CORRECTION and (under or meant(case, sort, whom)) not in _to_correct(case):
        known = "、".join(map(str, _to_correct(case))) or "—"
        why = say("请在“针对第几条”写明补正的是哪一份裁决、判决、调解书，可填：{known}", known=known)
        yield Problem("which_paper", why, "under")
    if under or sort not in _BEFORE or meant(case, sort, whom):
        return
    if len(there := _standing(case, sort, whom)) > 1:
        known = "、".join(map(str, there))
        why = say("有几份裁决、调解书（第 {known} 条）；请在“针对第几条”写明是哪一份，几份都是的分条登记", known=known)
        yield Problem("which_paper", why, "under")


def one_paper(case: Case) -> frozenset[str]:
    """Return the field that leaves nothing to ask while no two papers are there that a ruling may set aside."""
    asked = any(_several(case, sort) for sort in _BEFORE) or len(_to_correct(case)) > 1
    return frozenset[str]() if asked else frozenset({"under"})


def _to_correct(case: Case) -> list[int]:
    """Return the entries of the papers that a correction may be of."""
    return [each.entry for each in case.money.instruments if may_be_corrected(each.sort)]


def _several(case: Case, sort: str) -> bool:
    """Tell whether there were ever several papers that a ruling of a sort may set aside."""
    return sum(each.sort in effect_of(sort).ends for each in case.money.instruments) > 1


def _standing(case: Case, sort: str, whom: Collection[str]) -> list[int]:
    """Return the entries of the papers that stand and a ruling of a sort sets aside, of these workers where it says."""
    ends = effect_of(sort).ends
    return list(
        dict.fromkeys(
            each.instrument.entry
            for each in accounts(case).fixed
            if each.instrument.sort in ends and (not whom or any(item.worker in ("", *whom) for item in each.items))
        )
    )
