"""An order to pay that is about some instalments of an agreement: the others stay due."""

from datetime import date
from typing import Any

import pytest

from cases.file.accounts import accounts
from cases.hiding.mask import Mask
from cases.money.court import Windows
from cases.money.terms import EVERY, TermsKind
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from cases.values.sums import Sum
from cases.values.text import CHINESE
from cases.views.ledger import money_lines
from tests.cases.making import DAY, Story, at_stage, refusal
from tests.cases.sums import YUAN

PLAN = "2026-03-06 3000\n2026-04-20 3000\n2026-05-20 3000"


def agreed(plan: str = PLAN, **fields: str) -> Story:
    """Return a case with an agreement, which is its entry 4, of 5 March."""
    story = at_stage(Stage.FOLLOW_UP, **fields)
    story.add("mediation", result="agreed", agreed="9000", plan=plan)
    return story


def ordered(story: Story, awarded: str, **fields: Any) -> None:
    story.add("ruling", sort="payment_order", result="full", awarded=awarded, **fields)


def owed(story: Story) -> list[tuple[int, str, Sum | None]]:
    """Return what is due: by which entry, which of how many, how much."""
    found = accounts(story.case).owed
    return [(each.instrument.entry, f"{each.place}/{each.of}", each.short) for each in found]


def fixed(story: Story) -> list[tuple[int, Sum | None]]:
    return [(each.instrument.entry, each.amount) for each in accounts(story.case).fixed]


def test_an_order_for_one_missed_instalment_leaves_the_others_due() -> None:
    story = agreed()
    ordered(story, "3000")
    assert fixed(story) == [(4, 6000 * YUAN), (5, 3000 * YUAN)]
    assert owed(story) == [(4, "2/3", 3000 * YUAN), (4, "3/3", 3000 * YUAN)]
    told = accounts(story.case)
    assert (told.awarded, told.outstanding, told.unscheduled) == (9000 * YUAN, 9000 * YUAN, 3000 * YUAN)
    lines = [f"{CHINESE(each.label)}：{CHINESE(each.in_short)}" for each in money_lines(told, story.case, Mask())]
    assert [each for each in lines if "只就" in each] == [
        "第 5 条 支付令：3,000.00 元（现行有效、只就第 4 条的第 1 期，其余各期照旧）"
    ]


def test_while_the_debtor_may_object_the_instalment_is_due_by_the_agreement() -> None:
    story = agreed()
    ordered(story, "3000")
    waiting = accounts(story.case, Windows({5: date(2026, 3, 23)}))
    assert (waiting.awarded, waiting.pending, waiting.outstanding) == (9000 * YUAN, 3000 * YUAN, 9000 * YUAN)
    assert [(each.place, each.short) for each in waiting.owed] == [(place, 3000 * YUAN) for place in (1, 2, 3)]


@pytest.mark.parametrize(
    ("paid", "awarded", "left"),
    [
        ("1000", "2000", ["2/3", "3/3"]),
        ("3000", "3000", ["3/3"]),
        ("1000", "5000", ["3/3"]),
        ("", "6000", ["3/3"]),
    ],
)
def test_of_what_is_paid_in_part_the_order_takes_what_is_missing(paid: str, awarded: str, left: list[str]) -> None:
    story = agreed()
    if paid:
        story.add("money", nature="received", amount=paid)
    ordered(story, awarded)
    assert [place for _entry, place, _short in owed(story)] == left
    told = accounts(story.case)
    assert (told.awarded, told.outstanding) == (9000 * YUAN, (9000 - int(paid or 0)) * YUAN)


def test_an_order_for_all_takes_the_place_of_the_agreement() -> None:
    story = agreed()
    ordered(story, "9000")
    assert fixed(story) == [(5, 9000 * YUAN)]
    assert owed(story) == []


def test_a_sum_that_does_not_tell_which_is_asked_about_once() -> None:
    story = agreed()
    assert refusal(lambda: ordered(story, "3050")) == "terms"
    ordered(story, "3050", terms="第1期")
    assert fixed(story) == [(4, 6000 * YUAN), (5, 3050 * YUAN)]
    other = agreed()
    ordered(other, "3050", terms="全部")
    assert fixed(other) == [(5, 3050 * YUAN)]


def test_of_an_agreement_with_one_instalment_nobody_is_asked_which() -> None:
    story = agreed("2026-03-06 9000")
    ordered(story, "3050")
    assert fixed(story) == [(5, 3050 * YUAN)]
    assert refusal(lambda: ordered(agreed("2026-03-06 9000"), "3050", terms="1")) == "terms"


def test_what_is_told_goes_before_what_the_sum_comes_to() -> None:
    story = agreed()
    ordered(story, "3000", terms="2")
    assert owed(story) == [(4, "1/3", 3000 * YUAN), (4, "3/3", 3000 * YUAN)]


def test_no_instalment_is_told_that_there_is_not() -> None:
    story = agreed()
    assert refusal(lambda: ordered(story, "3000", terms="4")) == "terms"
    other = at_stage(Stage.FOLLOW_UP)
    assert refusal(lambda: ordered(other, "3000", terms="1")) == "terms"
    ordered(other, "3000")


def test_an_order_that_is_ended_gives_the_instalment_back() -> None:
    story = agreed()
    ordered(story, "3000")
    story.add("ruling", sort="payment_order_ended", result="none")
    assert fixed(story) == [(4, 9000 * YUAN)]
    assert [place for _entry, place, _short in owed(story)] == ["1/3", "2/3", "3/3"]


def test_an_instalment_without_a_sum_is_what_the_others_leave() -> None:
    story = agreed("2026-03-06 3000\n2026-04-20")
    ordered(story, "6000", terms="2")
    assert fixed(story) == [(4, 3000 * YUAN), (5, 6000 * YUAN)]
    assert owed(story) == [(4, "1/2", 3000 * YUAN)]


def test_of_several_workers_the_whole_is_right_and_nobody_knows_whose_instalment_it_was() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="2", applicant="褚一", respondents="卯公司")
    story.add("mediation", result="agreed", agreed="工资 4000 | 褚一；工资 5000 | 褚二", plan=PLAN)
    ordered(story, "3000")
    first, second = accounts(story.case).fixed
    assert [(item.worker, item.code, item.amount) for item in first.items] == [("", "wages", 6000 * YUAN)]
    assert second.amount == 3000 * YUAN


def test_a_judgment_takes_the_place_of_both() -> None:
    story = agreed()
    ordered(story, "3000")
    story.add("ruling", sort="appeal_judgment", result="full", awarded="9500")
    assert fixed(story) == [(6, 9500 * YUAN)]


def test_the_numbers_of_instalments_are_read_as_people_write_them() -> None:
    kind = TermsKind()
    read = {text: kind.read(text, DAY) for text in ("1", "第2、3期", "3,1", "全部", "all")}
    assert read == {"1": (1,), "第2、3期": (2, 3), "3,1": (1, 3), "全部": EVERY, "all": EVERY}
    assert [kind.write(value) for value in ((2, 3), EVERY)] == ["2、3", "全部"]
    for text in ("0", "其余", "1万", "-1"):
        with pytest.raises(Refused):
            kind.read(text, DAY)


def test_what_waits_takes_nothing_of_others_of_whom_it_is_not() -> None:
    """An award for one worker that may still be sued upon leaves the agreement whole until then."""
    story = at_stage(Stage.FOLLOW_UP, people="2", applicant="褚一", respondents="卯公司")
    story.add("mediation", result="agreed", agreed="工资 4000 | 褚一；工资 5000 | 褚二")
    story.add("ruling", sort="nonfinal_award", awarded="工资 4500 | 褚一")
    waiting = accounts(story.case, Windows({5: date(2026, 3, 23)}))
    assert (waiting.awarded, waiting.pending) == (9000 * YUAN, 4500 * YUAN)
    assert accounts(story.case).awarded == 9500 * YUAN
