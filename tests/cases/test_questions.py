"""What somebody is asked where nobody can say how a clock stands: what is not known, of the entry that tells it."""

import re
from datetime import date
from random import Random

import pytest

from cases.due.clocks import State
from cases.due.starting import clocks
from cases.events import CATALOGUE
from cases.law.proceedings import forums
from cases.law.rulebook import shipped_book
from cases.standing.stages import Stage
from cases.values.spans import Dated, month_of
from cases.values.text import CHINESE
from cases.views.clockwords import standing_of
from tests.cases.clockstories.drawn import CASES, admitted, draw, typed
from tests.cases.making import Story, at_stage

TODAY = date(2026, 12, 31)


def asked(story: Story, rule: str) -> list[str]:
    """Return what is asked of the clocks of a rule."""
    found = clocks(story.case, story.history, shipped_book())
    return [CHINESE(standing_of(each, TODAY).question) for each in found if each.rule.id == rule]


def gone(sort: str, forum: str, *, ruled: Dated, went: Dated, under: str = "4") -> Story:
    """Return a case in which one went on from a ruling; of a month alone where that is all that is known."""
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", on=ruled, at=TODAY, sort=sort, result="partial")
    story.add("filed", on=went, at=TODAY, forum=forum, under=under)
    return story


@pytest.mark.parametrize("under", ["4", ""])
@pytest.mark.parametrize(
    ("sort", "forum", "rule"),
    [("nonfinal_award", "litigation", "C09-award"), ("first_judgment", "appeal", "C09-judgment")],
)
def test_where_the_day_of_the_suit_is_not_known_that_is_asked_for(sort: str, forum: str, rule: str, under: str) -> None:
    story = gone(sort, forum, ruled=date(2026, 4, 16), went=month_of(2026, 5), under=under)
    assert asked(story, rule) == ["请问清第 5 条“提交申请”的日期"]


def test_where_the_day_of_the_paper_is_not_known_that_is_asked_for() -> None:
    story = gone("nonfinal_award", "litigation", ruled=month_of(2026, 4), went=date(2026, 5, 6))
    assert asked(story, "C09-award") == ["请问清第 4 条“裁判结果”的日期"]


def test_where_both_are_not_known_both_are_asked_for() -> None:
    story = gone("nonfinal_award", "litigation", ruled=month_of(2026, 4), went=month_of(2026, 5))
    assert asked(story, "C09-award") == ["请问清第 4 条“裁判结果”、第 5 条“提交申请”的日期"]


def test_what_is_done_in_a_suit_of_some_month_asks_for_the_day_of_the_suit() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", on=date(2026, 4, 16), at=TODAY, sort="nonfinal_award", result="partial")
    story.add("filed", on=month_of(2026, 5), at=TODAY, forum="litigation", under="4")
    story.add("hearing", on=date(2026, 6, 16), at=TODAY, forum="litigation")
    assert asked(story, "C09-award") == ["请问清第 5 条“提交申请”的日期"]


def two_awards(*, filed: bool) -> Story:
    """Return a case of two awards and something done in court that does not say against which."""
    story = at_stage(Stage.FOLLOW_UP)
    for reference, day in (("甲1号", date(2026, 8, 3)), ("甲2号", date(2026, 8, 17))):
        story.add("filed", on=date(2026, 5, 6), at=TODAY, forum="arbitration", reference=reference)
        story.add("ruling", on=day, at=TODAY, sort="nonfinal_award", result="partial", reference=reference)
    if filed:
        story.add("filed", on=date(2026, 8, 18), at=TODAY, forum="litigation")
    story.add("hearing", on=date(2026, 9, 18), at=TODAY, forum="litigation")
    return story


def test_where_it_is_not_told_against_which_paper_the_filing_is_to_be_put_right() -> None:
    assert set(asked(two_awards(filed=True), "C09-award")) == {
        "第 8 条没有写明针对第几条：请作废后重新登记，写明针对第几条"
    }


def test_where_nobody_recorded_the_filing_it_is_to_be_recorded() -> None:
    assert set(asked(two_awards(filed=False), "C09-award")) == {
        "不知道第 8 条是哪一次申请的：请补登提交申请，写明针对第几条"
    }


def test_against_which_paper_is_asked_of_every_body_one_goes_to_with_one() -> None:
    """Whoever is told to say it finds the field in that form."""
    under = CATALOGUE["filed"].spec.ask("under")
    assert under
    assert under.when
    assert {code for code, body in forums().items() if body.against} == {*under.when["forum"]}


def test_whatever_is_not_settled_asks_for_something_of_an_entry_that_there_is() -> None:
    unsettled = 0
    for seed in range(60):
        dice = Random(seed)
        case, acts = dice.choice(CASES), draw(dice, 0.3)
        story, _names = typed(case, admitted(case, acts))
        for clock in clocks(story.case, story.history, shipped_book()):
            stands = standing_of(clock, TODAY)
            if stands.state is State.UNSURE:
                unsettled += 1
                numbers = map(int, re.findall(r"第 (\d+) 条", CHINESE(stands.question)))
                assert {*numbers} & {each.seq for each in story.history}, (seed, clock.rule.id)
    assert unsettled > 10
