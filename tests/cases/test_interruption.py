"""What interrupts a limitation period by itself: nobody has to tell it twice (民法典 195; 劳动争议调解仲裁法 27.2)."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.due.clocks import Clock
from cases.due.clocksteps import steps
from cases.due.clockwork import clockwork
from cases.due.starting import clocks
from cases.file.accounts import accounts
from cases.law.rulebook import rulebook
from cases.standing.stages import Stage
from cases.values.spans import month_of
from tests.cases.making import Story, at_stage, refusal

BOOK = rulebook()
BOTH = "2025-205"
"""A cause that does not tell whether wages are claimed or what else: both limits run."""
KNEW = "2025-06-10"
ONE = "用人单位：甲公司"
TWO = "派遣单位：甲公司\n用工单位：乙公司"
ARTICLE = "劳动争议调解仲裁法 第二十七条第二款"


def limits(story: Story, rule: str = "L01") -> dict[str, date]:
    """Return until when each limit of a rule runs, by the respondent against whom it does."""
    return {each.against: each.due for each in found(story, rule)}


def found(story: Story, rule: str = "L01") -> list[Clock]:
    return [each for each in clocks(story.case, story.history, BOOK) if each.rule.id == rule]


def told(story: Story) -> list[str]:
    """Return what the history of the limit says of what interrupted it."""
    (clock,) = found(story)
    return [str(step) for step in steps(clock.reckoning, clock.slack) if "中断" in str(step)]


@pytest.mark.parametrize(
    ("code", "fields", "cause"),
    [
        ("mediation", {"result": "agreed", "agreed": "900"}, "对方同意履行"),
        ("money", {"nature": "received", "amount": "300"}, "对方同意履行"),
        ("money", {"nature": "received", "amount": "300", "payer": "甲公司"}, "对方同意履行"),
        ("contact", {"act": "promise"}, "对方同意履行"),
        ("contact", {"act": "demand"}, "向对方主张权利"),
        ("filed", {"forum": "mediation"}, "向对方主张权利"),
        ("mediation", {"result": "failed"}, "向对方主张权利"),
        ("filed", {"forum": "inspection"}, "向有关部门请求救济"),
        ("filed", {"forum": "payment_order"}, "向有关部门请求救济"),
    ],
)
def test_what_interrupts_is_told_with_its_entry_and_its_article(code: str, fields: dict[str, Any], cause: str) -> None:
    story = at_stage(Stage.FOLLOW_UP, cause=BOTH, wronged_on=KNEW, respondents=ONE)
    story.add(code, on=date(2026, 2, 2), at=date(2026, 3, 10), **fields)
    assert limits(story) == {"": date(2027, 2, 2)}
    assert told(story) == [f"2026-02-02（第 4 条）{cause}：中断（{ARTICLE}），期限自次日起重新计算"]


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("contact", {}),
        ("mediation", {"result": "ongoing"}),
        ("money", {"nature": "claimed"}),
        ("money", {"nature": "awarded"}),
        ("money", {"nature": "received", "payer": "热心人"}),
        ("benefit", {"amount": "500"}),
        ("benefit", {"amount": "500", "by_whom": "donated"}),
    ],
)
def test_what_is_no_act_of_the_other_side_and_no_demand_interrupts_nothing(code: str, fields: dict[str, Any]) -> None:
    story = at_stage(Stage.FOLLOW_UP, cause=BOTH, wronged_on=KNEW, respondents=ONE)
    story.add(code, **fields)
    assert limits(story) == {"": date(2026, 6, 10)}
    assert told(story) == []


def test_wages_owed_are_interrupted_alike() -> None:
    story = at_stage(Stage.FOLLOW_UP, cause="2025-205-5", ended_on="2026-01-05", respondents=ONE)
    story.add("money", on=date(2026, 2, 2), at=date(2026, 3, 10), nature="received", amount="300")
    assert limits(story, "L04") == {"": date(2027, 2, 2)}


def test_who_pays_promises_and_no_one_else_does() -> None:
    story = at_stage(Stage.FOLLOW_UP, cause=BOTH, wronged_on=KNEW, respondents=TWO)
    story.add("money", on=date(2026, 2, 2), at=date(2026, 3, 10), nature="received", amount="300")
    assert limits(story) == {"": date(2026, 6, 10)}, "it is not told which of the two has paid"
    story.add("money", on=date(2026, 2, 3), at=date(2026, 3, 11), nature="received", amount="300", payer="甲公司")
    assert limits(story) == {"甲公司": date(2027, 2, 3), "乙公司": date(2026, 6, 10)}


def test_a_third_party_that_pays_under_the_agreement_promises_nothing_for_the_other_side() -> None:
    story = at_stage(Stage.FOLLOW_UP, cause=BOTH, wronged_on=KNEW, respondents=ONE)
    story.add("mediation", on=date(2026, 2, 2), at=date(2026, 3, 10), result="agreed", agreed="900")
    story.add("money", on=date(2026, 2, 9), at=date(2026, 3, 11), nature="received", payer="其兄", under="4")
    assert limits(story) == {"": date(2027, 2, 2)}
    assert accounts(story.case).outstanding == 60_000, "yet it ends so much of the debt"
    story.add("money", on=date(2026, 2, 10), at=date(2026, 3, 12), nature="received", under="4")
    assert limits(story) == {"": date(2027, 2, 10)}, "who is not named is whoever owes it"


def test_an_agreement_with_one_of_two_is_the_promise_of_that_one() -> None:
    story = at_stage(Stage.FOLLOW_UP, cause=BOTH, wronged_on=KNEW, respondents=TWO)
    story.add("mediation", on=date(2026, 2, 2), at=date(2026, 3, 10), result="agreed", agreed="经济补偿 900 | | 乙公司")
    assert limits(story) == {"乙公司": date(2027, 2, 2), "甲公司": date(2026, 6, 10)}


def test_a_demand_may_be_made_of_one_respondent_of_the_case() -> None:
    story = at_stage(Stage.FOLLOW_UP, cause=BOTH, wronged_on=KNEW, respondents=TWO)
    story.add("contact", act="demand", against="甲公司", on=date(2026, 2, 2), at=date(2026, 3, 10))
    assert limits(story) == {"甲公司": date(2027, 2, 2), "乙公司": date(2026, 6, 10)}
    assert refusal(lambda: story.add("contact", act="demand", against="丙公司")) == "against"


def test_what_is_told_twice_counts_once() -> None:
    story = at_stage(Stage.FOLLOW_UP, cause=BOTH, wronged_on=KNEW, respondents=ONE)
    for code, fields in (("mediation", {"result": "agreed", "agreed": "9"}), ("limitation", {"act": "promise"})):
        story.add(code, on=date(2026, 2, 2), at=date(2026, 3, 10), **fields)
    assert limits(story) == {"": date(2027, 2, 2)}
    assert told(story) == [f"2026-02-02（第 4、5 条）对方同意履行：中断（{ARTICLE}），期限自次日起重新计算"]


def test_what_was_paid_before_the_case_counts_on_its_day_at_the_counter() -> None:
    story = Story(cause=BOTH, wronged_on=KNEW, respondents=ONE)
    story.add("money", "zhao", on=date(2025, 11, 3), nature="received", amount="2000")
    assert limits(story) == {"": date(2026, 11, 3)}


def test_of_a_day_not_known_exactly_the_earliest_counts() -> None:
    story = Story(cause=BOTH, wronged_on=KNEW, respondents=ONE)
    story.add("money", "zhao", on=month_of(2025, 11), nature="received", amount="2000")
    (clock,) = found(story)
    assert (clock.due, clock.latest) == (date(2026, 11, 2), date(2026, 11, 30))


def test_what_comes_after_the_lapse_is_told_and_moves_nothing() -> None:
    story = Story(cause=BOTH, wronged_on="2024-06-10", respondents=ONE)
    story.add("money", nature="received", amount="300")
    (clock,) = found(story)
    assert (clock.due, [turn.counts for turn in clock.reckoning.turns]) == (date(2025, 6, 10), [False])


def test_what_was_typed_before_the_limit_is_known_to_begin_moves_it_all_the_same() -> None:
    story = Story(cause=BOTH, respondents=ONE)
    story.add("money", "zhao", on=date(2026, 2, 2), nature="received", amount="300")
    story.add("limitation", "zhao", on=date(2026, 1, 5), act="known")
    assert limits(story) == {"": date(2027, 2, 2)}


KINDS: list[tuple[str, dict[str, Any]]] = [
    ("limitation", {"act": "known"}),
    ("limitation", {"act": "promise", "against": "甲公司"}),
    ("limitation", {"act": "demand"}),
    ("contact", {"act": "demand", "against": "乙公司"}),
    ("money", {"nature": "received", "amount": "300", "payer": "甲公司"}),
    ("money", {"nature": "received", "amount": "300", "payer": "乙公司"}),
    ("money", {"nature": "received", "amount": "300"}),
    ("mediation", {"result": "agreed", "agreed": "工资 900 | | 乙公司"}),
    ("filed", {"forum": "inspection"}),
    ("contact", {}),
]
ACTS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(1, 500)), min_size=1, max_size=7, unique_by=lambda act: act[1]
)


@given(ACTS, st.randoms(use_true_random=False))
def test_order_of_typing_changes_no_limit_and_going_on_is_reckoning_anew(acts: list[Any], dice: Any) -> None:
    shuffled = list(acts)
    dice.shuffle(shuffled)
    assert typed(shuffled) == typed(acts)


def typed(acts: list[tuple[tuple[str, dict[str, Any]], int]]) -> dict[tuple[date, str], date]:
    """Return each limit of a case of these acts, each of so many days after the wrong, by its start and respondent."""
    story, wrong = Story(cause=BOTH, wronged_on="2024-06-10", respondents=TWO), date(2024, 6, 10)
    work = clockwork(story.case, story.history, BOOK)
    for (code, fields), days in acts:
        story.add(code, on=wrong + timedelta(days), **fields)
        work = work.after(story.case, story.history)
    assert work.clocks == clocks(story.case, story.history, BOOK)
    limits = found(story)
    apart = {(clock.starts, clock.against) for clock in limits}
    return {
        (clock.starts, name): clock.due
        for clock in limits
        for name in ("甲公司", "乙公司")
        if clock.against == name or (not clock.against and (clock.starts, name) not in apart)
    }
