"""Worked examples, three for every rule at least: reckoned apart from the program, with another table of holidays."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from cases.law.reckoning import Move, reckon
from cases.law.rulebook import rulebook
from cases.law.rulefile.reading import load_rules
from cases.values.tables import packaged

BOOK = rulebook()
with Path(__file__).with_name("worked.csv").open(encoding="utf-8", newline="") as file:
    EXAMPLES = list(csv.DictReader(file))


def acts(text: str) -> list[Move]:
    return [Move(what, date.fromisoformat(day)) for what, day in (each.split(":") for each in text.split())]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: f"{each['rule']} {each['on']} {each['acts']}".strip())
def test_a_clock_is_reckoned_as_by_hand(example: dict[str, str]) -> None:
    rule = BOOK.version(example["rule"], date.fromisoformat(example["on"]))
    assert rule
    found = reckon(rule, date.fromisoformat(example["on"]), acts(example["acts"]), BOOK.calendar)
    told = (found.natural.isoformat(), found.due.isoformat(), "yes" if found.provisional else "no")
    assert told == (example["natural"], example["due"], example["provisional"]), example["why"]
    assert example["article"] in rule.basis


def test_there_are_many_and_three_at_least_for_every_rule() -> None:
    counted = Counter(each["rule"] for each in EXAMPLES)
    ids = {rule.id for rule in load_rules(packaged("clocks.toml"), "clocks.toml")}
    assert set(counted) == ids
    assert min(counted.values()) >= 3
    assert len(EXAMPLES) >= 250
    assert all(each["why"] for each in EXAMPLES)
