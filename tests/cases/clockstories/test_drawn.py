"""What must hold of the clocks of any case, whatever happened in it and in whichever order it was typed."""

from random import Random

import pytest

from cases.due.clockwork import clockwork
from cases.due.starting import clocks
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from tests.cases.clockstories.drawn import BOOK, CASES, TODAY, admitted, draw, record, told, typed
from tests.cases.making import at_stage

SAMPLE, MANY = 120, 10_000


def order(seed: int) -> list[str]:
    """Return what of the clocks of a drawn case hangs on the order of typing."""
    dice = Random(seed)
    case, acts = dice.choice(CASES), draw(dice)
    acts = admitted(case, acts)
    first = told(*typed(case, acts))
    shuffled = dice.sample(acts, len(acts))
    try:
        second = told(*typed(case, shuffled))
    except Refused:
        return []
    return [f"{seed}: {each}" for each in set(first) ^ set(second)]


def voiding(seed: int) -> list[str]:
    """Return what an entry left in the clocks that was voided."""
    dice = Random(seed)
    case, acts = dice.choice(CASES), draw(dice)
    acts = admitted(case, acts)
    gone = dice.choice(acts)
    story, names = typed(case, acts)
    number = next(n for n, name in names.items() if name == gone.name)
    try:
        story.add("voided", at=TODAY, entry=str(number))
        rest = typed(case, [each for each in acts if each is not gone])
    except (Refused, StopIteration):
        return []
    return [f"{seed}: {each}" for each in set(told(story, names)) ^ set(told(*rest))]


def going_on(seed: int) -> list[str]:
    """Return where going on from entry to entry gives other clocks than reckoning them anew."""
    dice = Random(seed)
    case, acts = dice.choice(CASES), draw(dice)
    story, names = at_stage(Stage.FOLLOW_UP, **case), {1: "intake"}
    work, wrong = clockwork(story.case, story.history, BOOK), []
    for act in admitted(case, dice.sample(acts, len(acts)) if seed % 2 else sorted(acts, key=lambda each: each.on)):
        record(story, act, names)
        work = work.after(story.case, story.history)
        if work.clocks != clocks(story.case, story.history, BOOK):
            wrong.append(f"{seed}: after {act.name}")
    return wrong


def ended(seed: int) -> list[str]:
    """Return the clocks of a drawn case that are ended by an act before they began, or of another paper."""
    dice = Random(seed)
    case, acts = dice.choice(CASES), draw(dice)
    story, names = typed(case, admitted(case, acts))
    by_name = {each.name: each for each in acts}
    wrong = []
    for clock in clocks(story.case, story.history, BOOK):
        act = by_name.get(names.get(clock.ended_by or 0, ""))
        start = by_name.get(names.get(clock.started_by, ""))
        if act is None or clock.rule.own:
            continue
        if act.on < (start.on if start else clock.starts):
            wrong.append(f"{seed}: {clock.rule.id} of {clock.starts} ended by {act} before it")
        paper = by_name.get(act.fields.get("under", "")[1:])
        if (
            paper
            and start
            and paper.on <= act.on
            and paper is not start
            and paper.fields["sort"] == start.fields.get("sort")
        ):
            wrong.append(f"{seed}: {clock.rule.id} of {start.name} ended by {act}")
    return wrong


PROPERTIES = (order, voiding, going_on, ended)


@pytest.mark.parametrize("holds", PROPERTIES)
def test_a_sample_of_cases_keeps(holds: object) -> None:
    assert callable(holds)
    assert [each for seed in range(SAMPLE) for each in holds(seed)] == []


@pytest.mark.prove
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("first", range(0, MANY, 500))
@pytest.mark.parametrize("holds", PROPERTIES)
def test_no_case_breaks(holds: object, first: int) -> None:
    assert callable(holds)
    assert [each for seed in range(first, first + 500) for each in holds(seed)] == []
