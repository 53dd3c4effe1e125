"""What is owed on which days: an agreement is kept to until what takes its place may no longer be contested."""

from dataclasses import replace
from datetime import date

import pytest

from cases.due.agenda import Duty, agenda, next_of
from cases.due.starting import clocks
from cases.due.windows import periods, windows, windows_on
from cases.events import Closed
from cases.file.accounts import accounts
from cases.law.rulebook import RuleBook, rulebook
from cases.money.court import Windows
from cases.standing.dues import Sort
from cases.standing.stages import Stage
from tests.cases.making import Story, at_stage, made

BOOK = rulebook()
PLAN = "2026-03-20 3000\n2026-04-20 3000\n2026-05-20 3000"

Standing = list[tuple[int, str, date | None, date | None]]


def ahead(story: Story, book: RuleBook = BOOK) -> tuple[Duty, ...]:
    return agenda(story.case, clocks(story.case, story.history, book))


def promised(story: Story) -> Standing:
    """Return the instalments: by which entry, on which day, since and until when each stands."""
    found = (each for each in ahead(story) if each.sort is Sort.PAYMENT)
    return [(each.entry, each.on.isoformat()[5:], each.since, each.until) for each in found]


def agreed() -> Story:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="9000", plan=PLAN)
    return story


AWARDED = date(2026, 3, 6)
"""The day of the award of these stories: fifteen days on is Saturday, 21 March, so that one may sue until Monday."""

UNTIL = date(2026, 3, 23)


def test_instalments_stand_until_the_award_in_their_place_is_in_force() -> None:
    story = agreed()
    story.add("ruling", sort="nonfinal_award", awarded="12000")
    assert story.day == AWARDED
    days = ("03-20", "04-20", "05-20")
    assert promised(story) == [(4, day, None, UNTIL) for day in days]
    (first, *_rest) = (each for each in ahead(story) if each.sort is Sort.PAYMENT)
    assert [first.stands(day) for day in (AWARDED, UNTIL, date(2026, 3, 24))] == [True, True, False]


def test_what_is_contested_never_takes_their_place() -> None:
    story = agreed()
    story.add("ruling", sort="nonfinal_award", awarded="12000")
    story.add("filed", forum="litigation")
    assert [(since, until) for *_told, since, until in promised(story)] == [(None, None)] * 3


def test_an_award_that_nobody_may_sue_upon_takes_their_place_at_once() -> None:
    story = agreed()
    story.add("ruling", sort="appeal_judgment", awarded="12000")
    assert promised(story) == []


@pytest.mark.parametrize("day", [date(2026, 3, 7), date(2026, 3, 20), UNTIL, date(2026, 3, 24), date(2027, 1, 1)])
def test_what_lies_ahead_is_what_the_money_tells_on_the_same_day(day: date) -> None:
    """By payment too: once the award stands alone, all that was paid is paid of that."""
    story = agreed()
    story.add("ruling", sort="nonfinal_award", awarded="12000", plan="2026-04-01 6000\n2026-06-01")
    story.add("money", nature="received", amount="4000")
    found = clocks(story.case, story.history, BOOK)
    told = accounts(story.case, windows_on(windows(story.case, found), day))
    there = [each for each in ahead(story) if each.sort is Sort.PAYMENT and each.stands(day)]
    assert [(each.entry, each.on) for each in there] == [
        (each.instrument.entry, each.promised.on) for each in told.owed
    ]
    late = day > UNTIL
    shorts = (
        ["1/2 2,000.00", "2/2 6,000.00"] if late else ["1/2 5,000.00", "2/3 3,000.00", "3/3 3,000.00", "2/2 6,000.00"]
    )
    assert [each.text for each in there] == shorts


def test_periods_are_all_days_each_once() -> None:
    first, second = date(2026, 3, 23), date(2026, 4, 7)
    assert [(each.since, each.until, {*each.windows.open}) for each in periods(Windows({4: second, 7: first}))] == [
        (None, first, {4, 7}),
        (date(2026, 3, 24), second, {4}),
        (date(2026, 4, 8), None, set()),
    ]


def test_of_a_closed_case_what_a_day_alone_does_away_with_is_not_what_comes_next() -> None:
    """A row is kept: what it says is read on days on which nobody writes."""
    story = agreed()
    story.add("ruling", sort="nonfinal_award", awarded="12000", plan="2026-03-22 12000")
    story.add("closing", claimed="", awarded="", received="", follow_on="2026-06-10")
    told = made("closed", story.day)
    assert isinstance(told, Closed)
    story.add(replace(told, followed=True), "chen")
    there = ahead(story)
    assert next(each.on for each in there if each.sort is Sort.PAYMENT) == date(2026, 3, 20)
    due = next_of(story.case, there)
    assert due is not None
    assert (due.on, due.entry) == (date(2026, 3, 22), 5)
