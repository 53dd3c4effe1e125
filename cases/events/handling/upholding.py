"""What a judgment leaves as it was ruled before: of several items it may change one and uphold the others."""

from collections.abc import Iterator
from typing import Any

from cases.events.declare import ask
from cases.file.accounts import accounts
from cases.file.case import Case
from cases.kinds import Pick
from cases.money.called.naming import CLAIM_ITEM
from cases.money.effects import UPHELD
from cases.money.items import Item
from cases.money.papers import Instrument
from cases.money.reach import Reach
from cases.values.codes import codes
from cases.values.refusal import Problem
from cases.values.text import say

UPHOLDING = ("appeal_judgment", "retrial_judgment", "retrial_first_judgment")
"""Judgments that may leave as it is what one of the others ruled before."""

BELOW = ("first_judgment", *UPHOLDING)
"""Judgments that one of these may uphold."""


_AWARDS = ("final_award", "nonfinal_award")


def may_uphold(case: Case, sort: str) -> bool:
    """Tell whether a ruling decides on a paper below that fixes a sum, so that it may leave that as it is.

    A court upholds no award; where the employer sued upon it in vain, they owe what it says all the same.
    """
    told = {each.sort for each in case.money.instruments}
    if sort == "first_judgment":
        theirs = any(act.forum == "litigation" and act.theirs for act in case.money.contests)
        return theirs and not told.isdisjoint(_AWARDS)
    return not told.isdisjoint(BELOW if sort in UPHOLDING else _REVIEWED.get(sort, ()))


_REVIEWED = dict.fromkeys(("admin_review_decision", "admin_judgment", "admin_appeal_judgment"), ("inspection_order",))
"""What decides on the orders of an authority."""


def rest_of_items() -> Any:
    """Return the question what becomes of the items that a judgment does not name."""
    return ask(
        ("判决没有写的项目", "Items it does not name"),
        Pick("ruling_rest"),
        default="",
        hint=("维持几项、只改其中几项的填；原裁判逐项写过的才问", "If it changes some items of the ruling before"),
        when={"sort": UPHOLDING},
        rank=8,
    )


def by_items(case: Case) -> bool:
    """Tell whether a judgment that may be upheld in part fixes several items."""
    return any(len({item.code for item in each.items}) > 1 for each in case.money.instruments if each.sort in BELOW)


def unclear_rest(case: Case, ruling: Instrument) -> Iterator[Problem]:
    """Yield what must be said of a judgment that names some items alone of what was ruled before (民事诉讼法 177)."""
    if ruling.rest or ruling.sort not in UPHOLDING or ruling.result == UPHELD or not by_items(case):
        return
    if left := [item for item in _left_out(case, ruling) if item.code]:
        names = tuple(dict.fromkeys(codes(CLAIM_ITEM).label(item.code) for item in left))
        why = say("原裁判还有{names}，这份判决没有写；请在“判决没有写的项目”里选照原裁判不变，或已被撤销", names=names)
        yield Problem("rest_of_items", why, "rest")


def _left_out(case: Case, ruling: Instrument) -> Iterator[Item]:
    """Yield what was ruled before for the same workers and sides, of items of which a judgment says nothing."""
    if not ruling.items or not all(item.code for item in ruling.items):
        return
    reach = Reach.of(ruling, 0)
    for each in accounts(case).fixed:
        for item in each.items if each.instrument.sort in BELOW else ():
            if item.amount and reach.names(item, by_item=False) and not reach.names(item):
                yield item
