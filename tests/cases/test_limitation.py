"""Limitation periods over a history: begun, interrupted, suspended, differing by respondent, mended and met."""

from datetime import date, timedelta

import pytest

from cases.due.agenda import limit_of
from cases.due.clocks import Clock, State
from cases.due.limitation import limited
from cases.due.starting import clocks
from cases.events import Event
from cases.law.rulebook import rulebook
from cases.standing.stages import Stage
from tests.cases.making import DAY, Story, at_stage, made, refusal

BOOK = rulebook()
BOTH = "2025-205"
"""A cause that does not tell whether wages are claimed or what else: both limits run."""
KNEW = date(2025, 6, 10)
TWO = "派遣单位：甲公司\n用工单位：乙公司"


def limits(story: Story, rule: str = "L01") -> dict[str, Clock]:
    """Return the clocks of a limit by the respondent that they run against."""
    return {each.against: each for each in clocks(story.case, story.history, BOOK) if each.rule.id == rule}


def told(act: str, against: str = "") -> Event:
    return made("limitation", act=act, what="有短信为证。", against=against)


def test_it_begins_with_the_day_that_the_intake_tells() -> None:
    story = Story(cause=BOTH, wronged_on=KNEW.isoformat())
    assert limits(story)[""].due == date(2026, 6, 10)
    assert not limits(Story())
    assert limit_of(story.case, clocks(story.case, story.history, BOOK)) == date(2026, 6, 10)


def test_wages_have_no_limit_while_employment_lasts_and_a_year_from_its_end() -> None:
    assert not limits(Story(), "L04")
    ended = Story(ended_on="2026-02-27")
    assert limits(ended, "L04")[""].due == date(2027, 3, 1), "the 27th is a Saturday"
    later = Story()
    later.add(told("ended"), on=date(2026, 2, 20))
    assert limits(later, "L04")[""].due == date(2027, 2, 22)


@pytest.mark.parametrize("act", ["demand", "relief", "promise"])
def test_a_demand_relief_sought_or_a_promise_lets_it_begin_again(act: str) -> None:
    story = Story(cause=BOTH, wronged_on=KNEW.isoformat())
    story.add(told(act), on=date(2025, 12, 1))
    clock = limits(story)[""]
    assert (clock.starts, clock.reckoning.base, clock.due) == (KNEW, date(2025, 12, 1), date(2026, 12, 1))


def test_an_agreement_to_pay_in_instalments_lets_it_begin_again() -> None:
    story = at_stage(Stage.FOLLOW_UP, cause=BOTH, wronged_on=KNEW.isoformat())
    story.add("document", direction="received", sort="instalment_agreement", on=date(2026, 3, 4))
    assert limits(story)[""].due == date(2027, 3, 4)


def test_asking_an_authority_is_relief_and_asking_for_arbitration_makes_the_claim() -> None:
    story = at_stage(Stage.FOLLOW_UP, cause=BOTH, wronged_on=KNEW.isoformat())
    story.add("filed", forum="inspection")
    assert limits(story)[""].reckoning.base == story.day
    story.add("filed", forum="arbitration")
    clock = limits(story)[""]
    assert (clock.met_by, clock.state(story.day, closed=False)) == (5, State.MET)
    assert limit_of(story.case, clocks(story.case, story.history, BOOK)) is None


def test_who_asked_for_arbitration_before_coming_has_made_the_claim() -> None:
    story = Story(cause=BOTH, wronged_on=KNEW.isoformat())
    story.add(told("exercised"))
    assert limits(story)[""].met_by == 2


def test_it_rests_while_one_is_kept_from_claiming() -> None:
    story = Story(cause=BOTH, wronged_on=KNEW.isoformat())
    story.add(told("suspended"), on=date(2026, 1, 5))
    clock = limits(story)[""]
    assert (clock.rests, clock.running, clock.state(story.day, closed=False)) == (True, False, State.RESTS)
    story.add(told("resumed"), on=date(2026, 1, 25))
    assert limits(story)[""].due == date(2026, 6, 30)


def test_respondents_may_differ() -> None:
    story = Story(cause=BOTH, wronged_on=KNEW.isoformat(), respondents=TWO)
    assert set(limits(story)) == {""}
    story.add(told("demand", against="甲公司"), on=date(2025, 12, 1))
    assert {name: clock.due for name, clock in limits(story).items()} == {
        "甲公司": date(2026, 12, 1),
        "乙公司": date(2026, 6, 10),
    }
    story.add(told("promise", against="乙公司"), on=date(2026, 1, 5))
    assert {name: clock.due for name, clock in limits(story).items()} == {
        "甲公司": date(2026, 12, 1),
        "乙公司": date(2027, 1, 5),
    }
    story.add(told("demand"), on=date(2026, 2, 2))
    assert {clock.due for clock in limits(story).values()} == {date(2027, 2, 2)}


def test_who_was_renamed_is_no_other_and_who_is_gone_has_no_clock() -> None:
    story = Story(cause=BOTH, wronged_on=KNEW.isoformat(), respondents=TWO)
    story.add(told("demand", against="甲公司"), on=date(2025, 12, 1))
    now = TWO.replace("甲公司", "甲有限公司")
    story.add("corrected", field="respondents", old=TWO, new=now, reason="名称写错。")
    assert {name: clock.due for name, clock in limits(story).items()} == {
        "甲有限公司": date(2026, 12, 1),
        "乙公司": date(2026, 6, 10),
    }
    story.add("corrected", field="respondents", old=now, new="用工单位：乙公司", reason="不是对方。")
    assert {name: clock.due for name, clock in limits(story).items()} == {"": date(2026, 6, 10)}


def test_only_a_respondent_of_the_case_can_be_named() -> None:
    story = Story(respondents=TWO)
    assert refusal(lambda: story.add(told("demand", against="丙公司"))) == "against"


def test_a_correction_of_the_intake_and_a_voiding_move_it_at_once() -> None:
    story = Story(cause=BOTH, wronged_on=KNEW.isoformat())
    story.add(told("demand"), on=date(2025, 12, 1))
    story.add("corrected", field="wronged_on", old="2025-06-10", new="2025-07-01", reason="核对。")
    assert limits(story)[""].due == date(2026, 12, 1)
    story.add("voided", "wang", entry="2")
    clock = limits(story)[""]
    assert (clock.starts, clock.due) == (date(2025, 7, 1), date(2026, 7, 1))
    story.add("corrected", field="wronged_on", old="2025-07-01", new="", reason="只欠工资。")
    assert not limits(story)


def test_a_demand_after_the_lapse_moves_nothing_and_is_told_so() -> None:
    story = Story(cause=BOTH, wronged_on="2024-06-10")
    story.add(told("demand"))
    clock = limits(story)[""]
    assert (clock.due, clock.reckoning.turns[0].counts) == (date(2025, 6, 10), False)


def test_the_assessment_goes_by_the_clocks_unless_somebody_says_otherwise() -> None:
    story = Story(cause=BOTH, wronged_on=KNEW.isoformat())
    found = clocks(story.case, story.history, BOOK)
    judged = limited(story.case, found, DAY).assessment
    assert (judged.limit_on, judged.right_on) == (date(2026, 6, 10), None), "a limit is no right that ends beside it"
    case = story.add("assessed", limit_on=(DAY + timedelta(3)).isoformat())
    assert limited(case, found, DAY).assessment.limit_on == DAY + timedelta(3)


def test_a_right_that_ends_today_is_the_next_to_end_and_tomorrow_the_one_after_it() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="nonfinal_award", result="none", on=date(2026, 3, 3))
    story.add("ruling", sort="injury_denied", result="none", on=date(2026, 3, 4))
    found = clocks(story.case, story.history, BOOK)
    first, second = date(2026, 3, 18), date(2026, 5, 6)
    days = (first - timedelta(1), first, first + timedelta(1), second, second + timedelta(1))
    told = [limited(story.case, found, day).assessment.right_on for day in days]
    assert told[:4] == [first, first, second, second]
    assert told[4] != second
