"""The day of an entry is kept, sealed and told as well as it is known, and no better."""

from datetime import date

import pytest

from cases.history.lifecycle import replay
from cases.ledgers.cells import LedgerSheet
from cases.ledgers.preview import RowStatus
from cases.values.refusal import Refused
from cases.values.spans import DaySpan, month_of, say_day, third_of, year_of
from cases.values.text import CHINESE
from cases.views.rows import View
from storage.casefile.history import read_history
from storage.proof.check import check
from tests.cases.making import refusal
from tests.centre import Centre

FEBRUARY = month_of(2026, 2)
LATE = third_of(2026, 2, 2)


def test_an_entry_is_read_as_it_was_written(centre: Centre) -> None:
    file = centre.assigned(ended_on="2025年春")
    file = centre.add(file, "note", on=LATE, what="对方来电。")
    entry = file.history[-1].entry
    assert (entry.on, entry.span, entry.day, entry.backdated) == (date(2026, 2, 21), LATE, LATE, True)
    assert file.case.intake.ended_on == DaySpan(date(2025, 3, 1), date(2025, 5, 31), about=True)
    history = read_history(centre.store, file.id)
    assert history == tuple(line.entry for line in file.history)
    assert replay(file.case.number, "YT", history) == file.case
    assert list(check(centre.store)) == []


def test_whoever_changes_what_is_known_of_a_day_is_found(centre: Centre) -> None:
    file = centre.add(centre.assigned(), "note", on=LATE, what="对方来电。")
    with centre.store.writing():
        centre.store.run("DROP TRIGGER history_no_update")
        centre.store.run("UPDATE history SET fields = json_remove(fields, '$.on') WHERE seq = ?", (file.case.version,))
    assert any("第 4 条" in CHINESE(each.what) for each in check(centre.store))


def test_what_happened_in_a_month_may_have_happened_after_what_happened_in_it(centre: Centre) -> None:
    file = centre.open(on=date(2026, 2, 10))
    file = centre.add(file, "accepted", "wang", on=FEBRUARY, ground="rights_wages")
    assert file.case.moved_on == DaySpan(date(2026, 2, 10), date(2026, 2, 28))
    assert refusal(lambda: centre.add(file, "assigned", "wang", on=date(2026, 2, 9), handler="li")) == "order"
    file = centre.add(file, "assigned", "wang", on=date(2026, 2, 12), handler="li")
    assert (file.case.opened_on, file.case.accepted_on, file.case.moved_on) == (
        date(2026, 2, 10),
        FEBRUARY,
        date(2026, 2, 12),
    )
    told = {"outcome": "mediated", "summary": "了结。", "claimed": "1", "awarded": "1", "received": "1"}
    assert refusal(lambda: centre.add(file, "closing", on=month_of(2026, 1), **told)) == "order"


def test_a_day_that_is_still_to_come_is_refused(centre: Centre) -> None:
    file = centre.assigned()
    with pytest.raises(Refused, match="不能在今天"):
        centre.add(file, "note", on=month_of(2026, 4), what="对方来电。")
    assert centre.add(file, "note", on=year_of(2026), what="对方来电。").history[-1].entry.latest == centre.now.date()


def test_a_queue_tells_the_day_of_closing_as_it_is_known(centre: Centre) -> None:
    file = centre.open(on=year_of(2025), kind="enquiry")
    file = centre.add(file, "answered", on=FEBRUARY, answer="已答复。")
    (row,) = centre.desk().queues.page(View.CLOSED).rows
    assert (row.opened_on, row.closed_on) == (year_of(2025), FEBRUARY)
    assert CHINESE(file.case.closing.closed_on) == "2026-02"
    assert list(check(centre.store)) == []


def test_a_case_of_a_day_that_nobody_knows_stays_told_so_and_comes_but_once(centre: Centre) -> None:
    head = ("接案日期", "申请人", "联系电话", "类别", "来源", "群体", "案由", "事实")
    told = LedgerSheet(
        "表", (head, ("不详", "张伟", "13800000000", "维权", "来访", "农民工", "追索劳动报酬", "欠薪。"))
    )
    centre.desk().importing.apply(centre.desk().previewing.preview([told]), "台账.xlsx")
    case = centre.desk().cases.file(1).case
    assert CHINESE(say_day(case.opened_on)) == f"{centre.now.date()} 以前"
    assert list(check(centre.store)) == []
    centre.to(400)
    (seen,) = centre.desk().previewing.preview([told]).rows
    assert seen.status is RowStatus.DOUBTFUL
