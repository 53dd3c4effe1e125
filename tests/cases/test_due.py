"""What is due at its edges: clocks that rest or were rolled over rest days, and what stands before what of one day."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from cases.due.agenda import agenda, limit_of
from cases.due.clocks import State
from cases.due.starting import clocks
from cases.law.clockrules import ClockRule
from cases.law.reckoning import Move, Reckoning, reckon
from cases.law.rulebook import rulebook
from cases.standing.dues import Sort
from cases.standing.stages import Stage
from tests.cases.making import DAY, at_stage, clock_of

BOOK = rulebook()


def rule(**is_so: object) -> ClockRule:
    """Return the first rule of which this is so."""
    return next(each for each in BOOK.rules if all(getattr(each, name) == value for name, value in is_so.items()))


def rolled(of: ClockRule, *acts: Move) -> Reckoning:
    """Return a reckoning that ends on a Saturday by counting alone, and so on the Monday after it."""
    starts = (DAY + timedelta(at) for at in range(400))
    found = (reckon(of, day, acts, BOOK.calendar) for day in starts)
    return next(each for each in found if each.natural.weekday() == 5 and each.due == each.natural + timedelta(2))


def test_a_limit_that_rests_ends_on_no_day() -> None:
    limit = rule(limitation=True, opens=False)
    runs, rests = (reckon(limit, DAY, acts, BOOK.calendar) for acts in ((), (Move("suspend", DAY + timedelta(9), 2),)))
    assert rests.rests_since
    assert limit_of(at_stage(Stage.INTAKE).case, [clock_of(rests)]) is None
    assert limit_of(at_stage(Stage.INTAKE).case, [clock_of(rests), clock_of(runs)]) == runs.due


@pytest.mark.parametrize(("late", "state"), [(-2, State.MET), (0, State.MET), (1, State.MET_LATE)])
def test_what_is_done_on_the_day_to_which_a_clock_was_rolled_is_done_in_time(late: int, state: State) -> None:
    found = rolled(rule(unit="days", opens=False, before=False))
    met = found._replace(met=Move("stop", found.due + timedelta(late), 3))
    assert clock_of(met).state(DAY, closed=False) is state


@pytest.mark.parametrize(("days", "by"), [((21,), None), ((22,), None), ((23,), None), ((24,), 5), ((22, 24), 6)])
def test_a_right_passes_unused_after_the_day_to_which_it_was_rolled(days: tuple[int, ...], by: int | None) -> None:
    """Fifteen days from 6 March end on Saturday the 21st, and so on Monday the 23rd."""
    story = at_stage(Stage.FOLLOW_UP)
    served = date(2026, 3, 6)
    story.add("ruling", at=served, sort="nonfinal_award", result="none", served_on=served.isoformat())
    for day in days:
        story.add("note", at=date(2026, 3, day))
    (clock,) = [each for each in clocks(story.case, story.history, BOOK) if each.rule.id == "L20"]
    assert (clock.natural, clock.due) == (date(2026, 3, 21), date(2026, 3, 23))
    assert clock.lapsed_by == by


def test_of_one_day_the_law_comes_first_and_the_usual_steps_last() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    on = story.day + timedelta(9)
    story.add("task", what="取证", by_day=on.isoformat())
    made = (rule(usual=True, quiet=False), rule(usual=False, quiet=False, limitation=False))
    step, law = (clock_of(reckon(each, DAY, (), BOOK.calendar)._replace(due=on)) for each in made)
    ahead = agenda(story.case, (step, law))
    assert [each.on for each in ahead] == [on] * 3
    assert [(each.sort, each.clock) for each in ahead] == [(Sort.CLOCK, law), (Sort.TASK, None), (Sort.CLOCK, step)]


@pytest.mark.parametrize(
    ("told", "met"),
    [
        ((("contact", 5), ("ruling", 5)), False),
        ((("note", 5), ("ruling", 5)), False),
        ((("ruling", 5), ("contact", 5)), True),
        ((("contact", 6), ("ruling", 5)), True),
        ((("ruling", 5), ("contact", 4)), False),
    ],
    ids=["called before", "noted before", "told it", "told it late", "about something else"],
)
def test_a_usual_step_is_done_by_what_comes_after_that_which_it_explains(
    told: Sequence[tuple[str, int]], met: bool
) -> None:
    story = at_stage(Stage.FOLLOW_UP)
    begun = story.day
    served = begun + timedelta(9)
    for code, day in told:
        on = begun + timedelta(4 + day)
        said = {"sort": "final_award", "result": "full", "served_on": served.isoformat()} if code == "ruling" else {}
        story.add(code, at=begun + timedelta(30), on=on, **said)
    (step,) = [each for each in clocks(story.case, story.history, BOOK) if each.rule.id == "S06"]
    assert (step.reckoning.met is not None) is met
