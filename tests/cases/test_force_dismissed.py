"""A suit that ends without a judgment: dismissed, refused, withdrawn; and the appeal against that."""

import pytest

from cases.hiding.mask import Mask
from cases.values.text import CHINESE
from cases.views.ledger import money_lines
from tests.cases.force import balance, runs, stands, told, yuan

AWARD = "award 2026-04-01 ruling sort=nonfinal_award result=partial awarded=8000"
SUIT = "suit 2026-04-10 filed forum=litigation"
DISMISSED = "dismissed 2026-06-01 ruling sort={} result=not_applicable"
APPEAL = "appeal 2026-06-08 filed forum=appeal"
DECIDED = "decided 2026-08-03 ruling sort={} result={}"
LATE, VOID = "suit_dismissed_late", "suit_dismissed_void"
FAILS = (("appeal_ruling", "upheld"), ("appeal_ruling", "none"), ("appeal_withdrawn", "not_applicable"))
OPEN = ("suit_dismissed", "court_refusal")


def dismissed(sort: str, *acts: str) -> str:
    return "\n".join((AWARD, SUIT, DISMISSED.format(sort), *acts))


def test_out_of_time_the_award_is_in_force_again() -> None:
    """法释〔2000〕18号 第二条: from the day after the time to sue, not from that of the ruling."""
    lived = told(dismissed(LATE))
    assert stands(lived) == yuan(("award", 8000, "force"))
    assert runs(lived) == ["award"]


@pytest.mark.parametrize("sort", [LATE, VOID, *OPEN])
def test_an_appeal_keeps_a_dismissal_from_taking_effect(sort: str) -> None:
    lived = told(dismissed(sort, APPEAL))
    assert stands(lived) == yuan(("award", 8000, "contested"))
    assert not balance(lived[0]).fixed[0].pending.unsure  # type: ignore[union-attr]
    assert runs(lived) == []


@pytest.mark.parametrize(("ruling", "result"), FAILS)
def test_once_the_appeal_fails_the_dismissal_takes_effect(ruling: str, result: str) -> None:
    lived = told(dismissed(LATE, APPEAL, DECIDED.format(ruling, result)))
    assert stands(lived) == yuan(("award", 8000, "force"))
    assert runs(lived) == ["award"]
    lived = told(dismissed(VOID, APPEAL, DECIDED.format(ruling, result)))
    assert (stands(lived), runs(lived)) == ([], [])


@pytest.mark.parametrize("sort", [LATE, VOID, *OPEN])
@pytest.mark.parametrize("result", ["full", "partial"])
def test_where_the_appeal_succeeds_the_suit_goes_on(sort: str, result: str) -> None:
    before = dismissed(sort, APPEAL, DECIDED.format("appeal_ruling", result))
    lived = told(before)
    assert stands(lived) == yuan(("award", 8000, "contested"))
    assert runs(lived) == []
    lived = told(f"{before}\nwithdrawn 2026-10-12 ruling sort=suit_withdrawn result=not_applicable")
    assert stands(lived) == yuan(("award", 8000, "force"))
    assert runs(lived) == ["award"]


@pytest.mark.parametrize("sort", OPEN)
def test_where_the_reason_is_not_told_nobody_knows_whether_the_award_is_in_force(sort: str) -> None:
    """The clock of enforcement runs, for it is the worker's right."""
    lived = told(dismissed(sort))
    (fixed,) = balance(lived[0]).fixed
    assert fixed.pending
    assert (lived[1][fixed.pending.by], fixed.pending.unsure) == ("dismissed", True)
    assert runs(lived) == ["award"]


def test_a_suit_withdrawn_after_the_judgment_was_sent_back() -> None:
    """法释〔2000〕18号 第一条."""
    lived = told(
        f"{AWARD}\n{SUIT}\njudgment 2026-05-06 ruling sort=first_judgment result=partial awarded=9000\n"
        f"appeal 2026-05-11 filed forum=appeal\nremand 2026-08-03 ruling sort=appeal_ruling result=not_applicable\n"
        "withdrawn 2026-10-12 ruling sort=suit_withdrawn result=not_applicable"
    )
    assert stands(lived) == yuan(("award", 8000, "force"))
    assert runs(lived) == ["award"]


LATE_APPEAL = "appeal 2026-07-15 filed forum=appeal"


@pytest.mark.parametrize("sort", [LATE, VOID, *OPEN])
def test_who_appeals_too_late_against_a_dismissal_appeals_nothing(sort: str) -> None:
    """民事诉讼法（2023年修正） 第一百七十一条: ten days."""
    without, lived = told(dismissed(sort)), told(dismissed(sort, LATE_APPEAL))
    assert (stands(lived), runs(lived)) == (stands(without), runs(without))
    assert [each.pending for each in balance(lived[0]).fixed] == [each.pending for each in balance(without[0]).fixed]


@pytest.mark.parametrize("heard", ["hearing forum=appeal", "document direction=received sort=appeal_acceptance"])
def test_an_appeal_of_which_one_only_hears_is_told_as_such(heard: str) -> None:
    judged = "judged 2026-06-01 ruling sort=first_judgment result=partial awarded=9000"
    told_of = f"{AWARD}\n{SUIT}\n{judged}\nheard 2026-07-15 {heard}"
    lived = told(told_of)
    assert (stands(lived), runs(lived)) == (yuan(("judged", 9000, "contested")), [])
    lines = money_lines(balance(lived[0]), lived[0].case, Mask())
    (why,) = (CHINESE(each.in_short) for each in lines if each.entry == lived[0].history[-2].seq)
    assert "没有登记是谁、何时提出" in why
    lived = told(f"{told_of}\n{LATE_APPEAL.replace('15', '10')}")
    late = "hearing" in heard  # what a court accepted was in time
    assert stands(lived) == yuan(("judged", 9000, "force" if late else "contested"))
    assert runs(lived) == (["judged"] if late else [])
