"""An entry on which a later one stands is not voided, whatever the rules have come to say against that one since."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cases.events import CATALOGUE, Corrected, Entry, Event, Voided
from cases.file.case import Case
from cases.history import objecting
from cases.history.lifecycle import judge, replay
from cases.history.objecting import load_since
from cases.standing.stages import By, Stage
from cases.values.refusal import Problem, Refused
from cases.values.text import say
from tests.cases.making import NUMBER, STATION, Story, at_stage, refusal
from tests.past_rules import named, past, rules

TARGET = 4
"""The entry that is voided: the first after the case came to be worked on."""


def _story(*entries: tuple[str | Event, Mapping[str, Any]]) -> Story:
    story = at_stage(Stage.FOLLOW_UP)
    for what, fields in entries:
        story.add(what, **fields)
    return story


STANDS: Mapping[str, Callable[[], Story]] = {
    "on a party": lambda: _story(
        (Corrected(field="respondents", old="", new="北海公司", reason="漏填。"), {}),
        ("contact", {"act": "demand", "against": "北海公司"}),
    ),
    "on an instrument": lambda: _story(
        ("ruling", {"sort": "final_award", "awarded": "3000"}), ("money", {"under": "4", "amount": "300"})
    ),
    "on a due": lambda: _story(("task", {}), ("task_done", {"task": "4"})),
    "on a suspension": lambda: _story(("paused", {}), ("resumed", {})),
    "on a request": lambda: _story(("joint", {}), ("replied", {"request": "4"})),
}

APART: Mapping[str, Callable[[], Story]] = {
    "a note": lambda: _story(("note", {}), ("money", {})),
    "a contact": lambda: _story(("contact", {"next_step": "再问", "next_on": "2026-04-01"}), ("closing", {})),
    "a task": lambda: _story(("task", {}), ("contact", {})),
    "a sum": lambda: _story(("money", {"nature": "claimed", "amount": "1000"}), ("closing", {})),
}


def as_ever(_patch: pytest.MonkeyPatch) -> None:
    """Change nothing."""


def by_others(patch: pytest.MonkeyPatch) -> None:
    """Let nobody record anything who could."""
    _all(patch, lambda event: replace(event.spec, by=By.HANDS_OVER))


def with_more(patch: pytest.MonkeyPatch) -> None:
    """Let every field be needed."""
    for event in _later():
        asks = tuple(replace(each, needed=not each.automatic) for each in event.asks)
        patch.setattr(event, "asks", asks)
        patch.setattr(event, "spec", replace(event.spec, asks=asks))


def elsewhere(patch: pytest.MonkeyPatch) -> None:
    """Let everything happen at another stage."""
    _all(patch, lambda event: replace(event.spec, at=(Stage.CLOSURE,)))


CHANGES = (as_ever, by_others, with_more, elsewhere)


def _later() -> list[type[Event]]:
    return [event for event in CATALOGUE.values() if not event.spec.opens and event is not Voided]


def _all(patch: pytest.MonkeyPatch, changed: Callable[[type[Event]], object]) -> None:
    for event in _later():
        patch.setattr(event, "spec", changed(event))


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("stands", STANDS)
def test_what_a_later_entry_stands_on_is_not_voided(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[pytest.MonkeyPatch], None], stands: str
) -> None:
    story = STANDS[stands]()
    change(monkeypatch)
    with pytest.raises(Refused, match=f"第 {TARGET + 1} 条") as refused:
        story.add(Voided(entry=TARGET, why="记错了。"), "wang")
    assert [each.rule for each in refused.value.problems] == ["void_holds"]
    story.add(Voided(entry=TARGET + 1, why="记错了。"), "wang")
    story.add(Voided(entry=TARGET, why="记错了。"), "wang")
    assert story.case == replay(NUMBER, STATION, story.history)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("apart", APART)
def test_what_nothing_stands_on_is_voided(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[pytest.MonkeyPatch], None], apart: str
) -> None:
    story = APART[apart]()
    change(monkeypatch)
    assert refusal(lambda: story.add(Voided(entry=TARGET, why="记错了。"), "wang")) == ""


def asks_for_a_filing(patch: pytest.MonkeyPatch) -> None:
    """Let a hearing need a filing before it."""

    def problems(_event: Event, case: Case, _entry: Entry) -> Iterator[Problem]:
        if not case.money.contests:
            yield Problem("no_filing", say("还没有登记提交申请"))

    patch.setattr(CATALOGUE["hearing"], "problems", problems)


@pytest.mark.parametrize(
    ("since", "refused"), [("2026-03-05", "void_holds"), ("2026-03-06", "void_holds"), ("2026-03-07", ""), (None, "")]
)
def test_a_rule_that_is_newer_than_an_entry_is_no_reason_to_keep_what_came_before(
    monkeypatch: pytest.MonkeyPatch, since: str | None, refused: str
) -> None:
    story = _story(("filed", {}), ("hearing", {}))
    assert story.history[-1].at.date() == date(2026, 3, 6)
    asks_for_a_filing(monkeypatch)
    new = {} if since is None else {"no_filing": date.fromisoformat(since)}
    monkeypatch.setattr(objecting, "_since", lambda: new)
    assert refusal(lambda: story.add(Voided(entry=TARGET, why="记错了。"), "wang")) == refused


def test_of_every_rule_it_is_written_down_since_when_entries_are_held_against_it() -> None:
    """`make docs` adds what is new, as of that day: a rule of which nothing is known would keep no voiding back."""
    assert rules() - {rule for rule, _since in past()} == set()
    assert {*named('refuse("a", b)\nraise Problem("b", c)\nother("c")')} == {"a", "b"}


@pytest.mark.parametrize("line", [",2026-01-01", "stage,\nstage,", "stage,2026"])
def test_a_line_of_rules_that_tells_nothing_is_refused(line: str) -> None:
    assert refusal(lambda: load_since(f"rule,since\n{line}\n", "rules.csv")) == "table"


@pytest.mark.parametrize("code", [each.spec.code for each in _later()])
@pytest.mark.parametrize("stage", Stage)
def test_whatever_is_asked_of_an_entry_has_an_answer(stage: Stage, code: str) -> None:
    """It is asked of cases that lack what it stands on, and of entries that lack what is needed by now."""
    story, event = at_stage(stage), CATALOGUE[code].load({})
    last = story.history[-1]
    entry = Entry(last.seq + 1, last.on, last.at, "wang", last.role, event)
    assert all(each.sentence for each in event.problems(story.case, entry))
    event.bar(story.case)
    try:
        judge(story.case, entry)
    except Refused as refused:
        assert refused.problems  # noqa: PT017
