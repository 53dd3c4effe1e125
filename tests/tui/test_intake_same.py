"""What stands beside the intake while it is typed is what the saved case says: the same eligibility and clocks."""

from datetime import date

import pytest

from cases.due.starting import clocks
from cases.history.typed import begun, typed_entry
from cases.law.rulebook import rulebook
from tests.cases.intakes import drawn, saved
from tests.cases.making import DAY, LEAST
from tui.casefile.eligible import eligible
from tui.intake.eligible import told_of
from tui.intake.limits import running_from

BOOK = rulebook()
SEEDS = range(400)


def test_the_form_has_the_clocks_and_the_eligibility_of_the_saved_case() -> None:
    wrong, kept = [], 0
    for seed in SEEDS:
        typed = drawn(seed)
        if (story := saved(typed)) is None:
            continue
        kept += 1
        entry = typed_entry(typed, DAY)
        mine, theirs = clocks(begun(entry), (entry,), BOOK), clocks(story.case, story.history, BOOK)
        if mine != theirs:
            wrong.append(f"{seed}: clocks")
        if [*told_of(typed, DAY, BOOK)] != [*eligible(story.case, theirs, DAY)]:
            wrong.append(f"{seed}: eligibility")
    assert wrong == []
    assert kept > len(SEEDS) / 2


@pytest.mark.parametrize("seed", range(0, 400, 40))
def test_a_hint_beside_a_day_is_of_a_clock_of_the_saved_case(seed: int) -> None:
    for each in range(seed, seed + 40):
        typed = drawn(each)
        story = saved(typed)
        told = [str(hint) for name in ("ended_on", "wronged_on") if (hint := running_from(name, typed, DAY, BOOK))]
        found = clocks(story.case, story.history, BOOK) if story else ()
        days = {clock.by.isoformat() for clock in found}
        none = [hint for hint in told if hint.startswith("只欠劳动报酬的")]
        assert not (none and any(clock.rule.id == "L01" for clock in found))
        assert all(any(day in hint for day in days) for hint in told if story and hint not in none)


def test_an_intake_of_an_earlier_day_is_told_as_of_that_day() -> None:
    typed = {**LEAST["opened"], "kind": "legal_aid", "on": "2026-02-20"}
    entry = typed_entry(typed, DAY)
    (decide,) = (each for each in clocks(begun(entry), (entry,), BOOK) if each.rule.id == "A01")
    assert decide.starts == date(2026, 2, 20)
