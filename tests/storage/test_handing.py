"""Handing over all that somebody works on: in one act, all of it or nothing."""

import pytest

from cases.refusal import Refused
from cases.views import View
from storage.check import check
from tests.cases.making import refusal
from tests.centre import Centre


def test_cases_clocks_and_tasks_go_together(centre: Centre) -> None:
    mine = [centre.assigned("li"), centre.assigned("li", kind="legal_aid")]
    other = centre.add(centre.assigned("zhao"), "task", what="取证", by_day="2026-03-09", who="li")
    note = centre.desk("wang").handing.over("李明", "chen", "休假两个月。")
    assert (note.giver, note.taker, note.by, note.reason) == ("李明", "陈静", "王芳", "休假两个月。")
    assert {row.id for row in note.cases} == {mine[0].id, mine[1].id, other.id}
    assert {each.case.id for each in note.ahead} == {row.id for row in note.cases if row.next_due}
    assert [centre.desk().file(file.id).case.handler for file in (*mine, other)] == ["chen", "chen", "zhao"]
    assert not centre.desk("wang").agenda.of("li")
    assert len(centre.desk("wang").agenda.of("chen")) == len(note.ahead)
    assert centre.desk("li").queues.counts()[View.MINE] == 0
    assert centre.desk("wang").handing.of("li") == ((), ())
    assert not list(check(centre.store))


def test_who_has_left_hands_over_too(centre: Centre) -> None:
    centre.assigned("li")
    centre.desk("admin").staffing.rest("li")
    assert centre.desk("wang").handing.over("li", "zhao", "离职。").giver == "李明"


def test_where_one_case_says_no_none_is_handed_over(centre: Centre) -> None:
    first = centre.assigned("li")
    second = centre.assigned("li")
    centre.add(second, "reach", "wang", who="restricted", reason="隐私。")
    with pytest.raises(Refused):
        centre.desk("wang").handing.over("li", "sun", "调动。")
    assert {centre.desk("wang").file(file.id).case.handler for file in (first, second)} == {"li"}


@pytest.mark.parametrize(
    ("giver", "taker", "reason", "rule"),
    [
        ("li", "zhao", "", "needed"),
        ("nobody", "zhao", "调离。", "unknown_account"),
        ("li", "admin", "调离。", "cannot_handle"),
        ("li", "gone", "调离。", "unknown_account"),
        ("zhao", "li", "调离。", "nothing"),
        ("li", "li", "调离。", "same_handler"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    centre: Centre, giver: str, taker: str, reason: str, rule: str
) -> None:
    centre.assigned("li")
    assert refusal(lambda: centre.desk("wang").handing.over(giver, taker, reason)) == rule


def test_a_supervisor_of_one_station_hands_over_what_is_in_it(centre: Centre) -> None:
    centre.assigned("li")
    assert refusal(lambda: centre.desk("qian").handing.over("li", "sun", "调离。")) == "nothing"
