"""A wrong day of the intake is set right by a supervisor, and everything follows."""

from datetime import date, timedelta

import pytest

from cases.values.refusal import Refused
from cases.values.spans import month_of
from cases.views.casefile import CaseFile
from cases.views.rows import View
from storage.proof.check import check
from tests.cases.making import refusal
from tests.centre import Centre

FEBRUARY = date(2026, 2, 9)


def corrected(centre: Centre, file: CaseFile, new: str, by: str = "wang") -> CaseFile:
    return centre.add(file, "corrected", by, field="接案日期", new=new, reason="当天没有登记。")


def test_clocks_row_and_lists_follow(centre: Centre) -> None:
    file = centre.open(kind="legal_aid")
    (before,) = [clock for clock in file.clocks if clock.rule.id == "A01"]
    file = corrected(centre, file, "2026-02-09")
    (after,) = [clock for clock in file.clocks if clock.rule.id == "A01"]
    assert (file.case.opened_on, file.case.moved_on) == (FEBRUARY, FEBRUARY)
    assert (after.starts, after.due < before.due) == (FEBRUARY, True)
    (row,) = centre.desk().queues.page(View.INTAKE).rows
    assert (row.opened_on, row.next_due) == (FEBRUARY, after.due)
    assert file.history[0].entry.on != FEBRUARY, "what was recorded stays in the history"
    assert list(check(centre.store)) == []


def test_the_day_may_be_known_only_roughly(centre: Centre) -> None:
    file = corrected(centre, centre.open(), "2026年2月")
    assert file.case.opened_on == month_of(2026, 2)
    assert file.history[-1].entry.event.typed()["new"] == "2026-02"


def test_only_a_supervisor_sets_it_right(centre: Centre) -> None:
    file = centre.open()
    assert refusal(lambda: corrected(centre, file, "2026-02-09", "li")) == "intake_day"


def test_it_cannot_be_later_than_what_stands_on_it(centre: Centre) -> None:
    file = centre.open(on=FEBRUARY)
    file = centre.add(file, "fact", on=FEBRUARY - timedelta(9), what="停工。")
    file = centre.add(file, "accepted", "wang", on=FEBRUARY + timedelta(2), ground="rights_wages")
    with pytest.raises(Refused, match="第 3 条“受理”的 2026-02-11"):
        corrected(centre, file, "2026-02-12")
    assert corrected(centre, file, "2026-02-10").case.opened_on == date(2026, 2, 10)


def test_a_correction_of_it_can_be_voided(centre: Centre) -> None:
    file = corrected(centre, centre.open(), "2026-02-09")
    file = centre.add(file, "voided", "wang", entry="2", why="改错了。")
    assert file.case.opened_on == file.history[0].entry.on
    assert list(check(centre.store)) == []
