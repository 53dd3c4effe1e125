"""Whole stories of cases and the clocks that the law gives them: read from the tables beside this file.

A story names its article, says why, and lists its acts in the order in which they are typed, each under a name: the day
(or a month), the event, its fields (`␣` is a blank in one); `@name` stands for the number of another act. What is told
of its clocks names all those of each rule that it names: rule/act that starts it/respondent/workers, how it stands, its
last day, `by` which act it ended, and which acts were in `vain`. `-` stands for no last day, `none` for no clock of the
rule at all.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import dropwhile
from pathlib import Path
from typing import Any

from cases.due.apart.workers import Some
from cases.due.clocks import Clock
from cases.due.starting import clocks
from cases.law.reckoning import Move
from cases.law.rulebook import rulebook
from cases.standing.stages import Stage
from cases.values.spans import Dated, month_of
from tests.cases.making import Story, at_stage

BOOK = rulebook()
TODAY = date(2026, 12, 31)
"""When a story is looked at that does not say so: all is typed on that day."""
CASE = {"cause": "2025-205", "respondents": "用人单位：甲公司"}
"""The intake of a story that does not say so: a labour dispute that may be about wages and about more."""


@dataclass(frozen=True)
class Told:
    """A story as its table tells it. case: fields of the intake; acts, clocks: a line each."""

    what: str
    law: str
    acts: tuple[str, ...]
    clocks: tuple[str, ...]
    case: Mapping[str, str]
    today: date


def stories(folder: Path) -> list[Told]:
    """Return all stories of a folder, in the order of its tables."""
    return [_told(each) for path in sorted(folder.glob("*.toml")) for each in tomllib.loads(path.read_text())["story"]]


def _told(table: Mapping[str, Any]) -> Told:
    acts, found = (tuple(table.get(name, "").strip().splitlines()) for name in ("acts", "clocks"))
    return Told(table["what"], table["law"], acts, found, {**CASE, **table.get("case", {})}, table.get("today", TODAY))


def lived(told: Told) -> tuple[Story, dict[int, str]]:
    """Return the story with its acts recorded, and the names of its entries by their number."""
    only_asked = told.case.get("kind") == "enquiry"
    story = Story(**told.case) if only_asked else at_stage(Stage.FOLLOW_UP, **told.case)
    names = {1: "intake"}
    by_day = any(line.startswith("S0") for line in told.clocks)  # steps of the centre follow what is recorded
    for line in told.acts:
        name, day, code, *fields = line.split()
        numbers = {f"@{each}": str(number) for number, each in names.items()}
        typed = (each.replace("␣", " ").partition("=") for each in fields)
        given = {key: numbers.get(value, value) for key, _, value in typed}
        on = _day(day)
        typed_on = on if by_day and isinstance(on, date) else told.today
        story.add(code, given.pop("by_who", "li"), on=on, at=typed_on, **given)
        names[len(story.history)] = name
    return story, names


def _day(text: str) -> Dated:
    year, month, *day = map(int, text.split("-"))
    return date(year, month, *day) if day else month_of(year, month)


def seen(story: Story, names: Mapping[int, str], told: Told) -> list[str]:
    """Return the clocks of the rules that a story tells of, in its words."""
    rules = dict.fromkeys(map(_rule, told.clocks))
    found = clocks(story.case, story.history, BOOK)
    lines = []
    for rule in rules:
        mine = [each for each in found if each.rule.id == rule]
        lines += sorted(said(each, names, told.today) for each in mine) or [f"{rule} none"]
    return lines


def said(clock: Clock, names: Mapping[int, str], today: date) -> str:
    """Return a clock as a story tells it."""
    return " ".join(_words(clock, names, today))


def _words(clock: Clock, names: Mapping[int, str], today: date) -> Iterator[str]:
    yield "/".join(filter(None, (clock.rule.id, names.get(clock.started_by, ""), clock.against, _whom(clock.whom))))
    yield clock.state(today, closed=False).value
    yield "-" if clock.rests_on(today) else _span(clock.due, clock.due if clock.rests else clock.latest)
    if clock.ended_by:
        yield f"by {names[clock.ended_by]}"
    vain = [names[act.entry] for act in _in_vain(clock)]
    if vain:
        yield f"vain {' '.join(vain)}"


def _whom(some: Some) -> str:
    return f"另{some.many}人" if some.left else "、".join(some.names)


def _in_vain(clock: Clock) -> Iterator[Move]:
    """Yield what moved nothing while it still ran, but what goes on that did not rest."""
    turns, ended = clock.reckoning.turns, clock.reckoning.ended
    told = dropwhile(lambda turn: turn.act != ended, reversed(turns)) if ended else reversed(turns)
    yield from [turn.act for turn in told if not turn.counts and turn.act.what != "resume"][::-1]


def _span(first: date, last: date) -> str:
    return f"{first}" if first == last else f"{first}~{last}"


def expected(told: Told) -> list[str]:
    """Return what a story says of its clocks, in the order in which `seen` does."""
    rules = list(dict.fromkeys(map(_rule, told.clocks)))
    return sorted((" ".join(line.split()) for line in told.clocks), key=lambda line: _place(line, rules))


def _place(line: str, rules: Sequence[str]) -> tuple[int, str]:
    return rules.index(_rule(line)), line


def _rule(line: str) -> str:
    """Return the rule that a line of the table is about."""
    return line.partition(" ")[0].partition("/")[0]
