"""Every door, for every reader: ordinary, restricted and sealed cases, here and at another station, told by hand."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from cases.values.refusal import Refused
from cases.views.rows import View
from storage.desk import Desk
from tests.cases.making import CHECKS
from tests.centre import DAY, Centre, build

CASES = {"甲在站里": 1, "乙限李明": 2, "丙已封存": 3, "丁在芝罘": 4, "戊限孙磊": 5}
"""Ordinary, restricted and sealed ones of Li's at one station; an ordinary and a restricted one of Sun's at another."""

NUMBERS = {1: "〔2026〕YT0001", 2: "〔2026〕YT0002", 3: "〔2026〕YT0003", 4: "〔2026〕ZF0001", 5: "〔2026〕ZF0002"}

FOUND = {
    "li": {1, 2},
    "zhao": {1},
    "sun": {4, 5},
    "qian": {4, 5},
    "zhou": set[int](),
    "wang": {1, 2, 3, 4, 5},
    "chen": {1, 2, 3, 4, 5},
    "admin": {1, 4},
    "audit": {1, 4},
}
"""Which each finds: the station's; restricted ones as handler or supervisor, sealed ones as supervisor alone."""


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    """Return the centre; tests only read it."""
    folder: Path = tmp_path_factory.mktemp("five")
    build(folder)
    centre = Centre(folder)
    for name, case in CASES.items():
        by, boss = ("li", "wang") if case < 4 else ("sun", "qian")
        file = centre.add(
            centre.open(by, None, applicant=name, facts="共同的话。"), "accepted", boss, ground="rights_wages"
        )
        file = centre.add(file, "assigned", boss, handler=by)
        file = centre.add(file, "task", by, what="取证", by_day="2026-03-05", who=by)
        if "限" in name:
            centre.add(file, "reach", boss, who="restricted", reason="隐私。")
        if "封" in name:
            sums = {"claimed": "0", "awarded": "0", "received": "0"}
            file = centre.record(file.id, "closing", {"outcome": "mediated", "summary": "完。", **sums}, by)
            file = centre.add(file, "closed", boss, checks=CHECKS)
            centre.add(file, "reach", boss, who="sealed", reason="期限已满。")
    yield centre
    centre.store.close()


def page(view: View, desk: Desk) -> set[int]:
    rows = {row.id for row in desk.queues.page(view).rows}
    assert desk.queues.counts()[view] == len(rows)
    return rows


def one_by_one(door: Callable[[int], Any]) -> set[int]:
    """Return the cases for which a door opens."""
    found = set()
    for name, case in CASES.items():
        try:
            found |= {case} if door(case) is not None and name else set()
        except Refused as refused:
            assert refused.problems[0].rule in ("unknown_case", "unknown_number")  # noqa: PT017
    return found


DOORS: dict[str, Callable[[Desk], set[int]]] = {
    "a page": partial(page, View.ALL),
    "a file": lambda desk: one_by_one(desk.cases.file),
    "a row": lambda desk: one_by_one(desk.queues.row),
    "a number": lambda desk: one_by_one(lambda case: desk.cases.resolve(NUMBERS[case])),
    "a search by what all say": lambda desk: {row.id for row in desk.search.find("共同的话")},
    "a search by name": lambda desk: {row.id for name in CASES for row in desk.search.find(name)},
    "a search by number": lambda desk: {row.id for number in NUMBERS.values() for row in desk.search.find(number)},
    "a search by number and word": lambda desk: {
        row.id for case, number in NUMBERS.items() for row in desk.search.find(f"{number} 共同的话")
    },
    "what is told of a word": lambda desk: set(desk.directory.told_of("共同的话")),
    "people": lambda desk: {CASES[line.record.called] for line in desk.directory.page("person")},
    "people by name": lambda desk: {
        CASES[line.record.called] for name in CASES for line in desk.directory.page("person", name)
    },
}


@pytest.mark.parametrize("door", DOORS)
def test_a_door_opens_for_whom_it_should(five: Centre, door: str) -> None:
    assert {who: DOORS[door](five.desk(who)) for who in FOUND} == FOUND


def test_what_is_open_lies_ahead_and_weighs_only_where_it_is_found(five: Centre) -> None:
    open_ = {who: found - {3} for who, found in FOUND.items()}
    for who, cases in open_.items():
        desk = five.desk(who)
        assert page(View.OPEN, desk) == page(View.FOLLOW_UP, desk) == cases
        assert {each.case.id for each in desk.agenda.between(DAY, DAY.replace(year=2030))} == cases
        assert page(View.CLOSED, desk) == FOUND[who] & {3}
        here = {each.account.account: each.open_cases for each in desk.colleagues.loads("YT")}
        assert here["li"] == len(cases & {1, 2})
    for who, many in {"qian": 2, "admin": 1, "li": 0}.items():
        loads = {each.account.account: each.open_cases for each in five.desk(who).colleagues.loads("ZF")}
        assert loads["sun"] == many


def test_a_number_with_a_word_that_the_case_does_not_say_finds_nothing(five: Centre) -> None:
    for who in FOUND:
        for number in NUMBERS.values():
            assert five.desk(who).search.find(f"{number} 花果山") == ()


def test_those_with_the_fewest_open_cases_can_be_given_one_first(five: Centre) -> None:
    told = [(each.account.account, each.open_cases) for each in five.desk("wang").colleagues.loads("YT")]
    assert told == [("chen", 0), ("wang", 0), ("zhao", 0), ("li", 2)]
    late = {each.account.account: each.overdue for each in five.desk("wang").colleagues.loads("YT")}
    assert late["li"] == 0
    before = five.now
    for days, overdue in ((2, 0), (3, 0), (4, 2)):
        five.now = before.replace(day=DAY.day + days)
        late = {each.account.account: each.overdue for each in five.desk("wang").colleagues.loads("YT")}
        assert late["li"] == overdue, "due on 5 March, and late the day after"
    five.now = before


def test_what_is_split_off_a_restricted_case_is_as_restricted(centre: Centre) -> None:
    file = centre.add(centre.assigned("li"), "roster", members="张伟\n李静")
    file = centre.add(file, "reach", "wang", who="restricted", reason="隐私。")
    centre.add(file, "split_off", names="李静", reason="请求不同。")
    found = {
        who: {row.id for row in centre.desk(who).queues.page(View.ALL).rows} for who in ("li", "zhao", "wang", "audit")
    }
    assert found == {"li": {1, 2}, "zhao": set(), "wang": {1, 2}, "audit": set()}
    case = centre.desk("li").cases.file(2).case
    assert (case.privacy.reach, case.handler) == ("restricted", "li")
    assert (case.parties.people, case.parties.applicant.name) == (1, "李静")
