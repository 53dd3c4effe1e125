"""Every story told again: entry by entry, and typed in another order; its clocks are the same."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from cases.due.clockwork import clockwork
from cases.due.starting import clocks
from cases.history.lifecycle import after, open_case
from cases.values.refusal import Refused
from tests.cases.clockstories.telling import BOOK, Told, lived, said, stories
from tests.cases.making import NUMBER, STATION

TOLD = stories(Path(__file__).parent)
ORDERS = 2


def _bound(told: Told) -> bool:
    """Tell whether acts of a story name one another, or correct or void what was there before them."""
    return any(mark in act for act in told.acts for mark in ("@", " voided ", " corrected ", " roster "))


def _others(told: Told) -> list[str]:
    """Return the rights of the worker and the times of others, by the names of the acts."""
    story, names = lived(told)
    names = {entry.seq: names.get(entry.seq, entry.event.spec.code) for entry in story.history}
    found = clocks(story.case, story.history, BOOK)
    return sorted(said(each, names, told.today) for each in found if not each.rule.own)


def _otherwise(told: Told) -> Iterator[Told]:
    dice = Random(told.what)
    for _each in range(ORDERS):
        yield replace(told, acts=tuple(dice.sample(told.acts, len(told.acts))))


def test_rights_and_the_times_of_others_hang_on_no_order_of_typing() -> None:
    tried = 0
    for told in (each for each in TOLD if len(each.acts) > 1 and not _bound(each)):
        as_told = _others(told)
        for other in _otherwise(told):
            try:
                seen = _others(other)
            except Refused:  # some are only admitted after others
                continue
            tried += 1
            assert seen == as_told, (told.what, other.acts)
    assert tried >= 300


def test_one_more_entry_gives_what_all_of_them_give() -> None:
    for told in TOLD:
        story, _names = lived(told)
        history = story.history
        work = clockwork(open_case(NUMBER, STATION, history[0]), history[:1], BOOK)
        for count in range(1, len(history)):
            before, now = history[:count], history[: count + 1]
            work = work.after(after(work.case, before, history[count]), now)
            assert work.clocks == clocks(work.case, now, BOOK), (told.what, count)
