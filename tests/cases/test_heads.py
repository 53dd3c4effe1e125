"""How many workers there are, where more are named beside sums or in the roster than are told."""

from cases.due.clockwork import clockwork
from cases.due.starting import clocks
from cases.file.accounts import accounts
from cases.file.whom.whose import heads
from cases.hiding.mask import Mask
from cases.law.rulebook import rulebook
from cases.standing.stages import Stage
from cases.values.text import CHINESE
from cases.views.ledger import money_lines
from tests.cases.making import Story, at_stage
from tests.cases.sums import YUAN

THREE = "工资 3000 | 褚一；工资 4000 | 褚二；工资 5000 | 褚三"


BOOK = rulebook()
SHOWN = Mask(on=False)


def case_of(people: str, **fields: str) -> Story:
    return at_stage(Stage.FOLLOW_UP, people=people, applicant="褚一", **fields)


def told(story: Story, mask: Mask = SHOWN) -> list[str]:
    """Return what is said of how many there are."""
    lines = money_lines(accounts(story.case), story.case, mask)
    return [CHINESE(each.label) + "：" + CHINESE(each.amount) for each in lines if CHINESE(each.label) == "人数与账目"]


def test_more_workers_beside_sums_than_are_told_is_said_with_who_that_is() -> None:
    story = case_of("2")
    story.add("money", nature="claimed", amount=THREE)
    assert heads(story.case) == 3
    (line,) = told(story)
    assert line.startswith("人数与账目：案件登记 2 人，金额和名册里写明了 3 人（褚一、褚二、褚三），账目按 3 人算；")
    assert "褚三" not in told(story, Mask())[0]


def test_as_many_as_are_told_or_fewer_need_no_word() -> None:
    for people in ("3", "4"):
        story = case_of(people)
        story.add("money", nature="claimed", amount=THREE)
        assert told(story) == []
        assert heads(story.case) == int(people)


def test_once_the_number_is_put_right_nothing_is_said() -> None:
    story = case_of("2")
    story.add("money", nature="received", amount=THREE)
    assert told(story)
    story.add("corrected", field="people", old="2", new="3", reason="漏填。")
    assert told(story) == []


def test_who_is_of_the_roster_and_beside_a_sum_counts_once() -> None:
    story = case_of("2")
    story.add("roster", members="褚一\n褚二")
    assert heads(story.case) == 2
    story.add("money", nature="received", amount="300 | 褚一")
    assert (heads(story.case), told(story)) == (2, [])


def test_an_award_for_two_of_three_is_not_taken_for_one_of_all() -> None:
    """By the number that was typed, it would take the place of the whole that was agreed for all."""
    story = case_of("2")
    story.add("money", nature="claimed", amount=THREE)
    story.add("mediation", result="agreed", agreed="12000")
    story.add(
        "ruling",
        sort="appeal_judgment",
        result="full",
        awarded="工资 3500 | 褚一；工资 4500 | 褚二",
        within_whole="on_top",
    )
    assert [(each.instrument.entry, each.amount) for each in accounts(story.case).fixed] == [
        (5, 12_000 * YUAN),
        (6, 8000 * YUAN),
    ]


def test_of_one_who_is_spoken_for_there_is_one() -> None:
    story = at_stage(Stage.FOLLOW_UP, applicant="张伟", others="法定代理人：张三")
    story.add("money", nature="received", amount="300 | 张三")
    assert (heads(story.case), told(story)) == (1, [])


def test_for_who_is_named_and_does_not_sue_the_days_of_the_award_run_on() -> None:
    """Two of three sue: by the number that was typed, these would be all."""
    story = case_of("2")
    story.add("ruling", sort="nonfinal_award", result="partial", awarded=THREE)
    story.add("filed", forum="litigation", whom="褚一\n褚二", under="4")
    windows = [each for each in clocks(story.case, story.history, BOOK) if each.rule.id == "L20"]
    assert {each.whom.names: each.running for each in windows} == {("褚三",): True, ("褚一", "褚二"): False}
    assert clockwork(story.case, story.history[:-1], BOOK).after(story.case, story.history).clocks == clocks(
        story.case, story.history, BOOK
    )
