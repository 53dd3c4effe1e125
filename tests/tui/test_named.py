"""Who acts is a person by name wherever one is known: in lists, at the head of a case, among its clocks."""

from datetime import date

from cases.hiding.mask import Mask
from cases.personal.reading import Reading
from cases.standing.stages import Actor
from cases.views.casefile import CaseFile
from cases.views.rows import Ahead, Row, View
from cases.views.wording import step_of_row, who_of
from storage.desk import Desk
from tests.tui.filling import at
from tui.words.language import show

HANDLER = "承办人"


def everything(desk: Desk) -> tuple[tuple[Row, ...], tuple[Ahead, ...], list[CaseFile]]:
    rows = desk.queues.page(View.ALL).rows
    ahead = desk.agenda.between(date(2000, 1, 1), date(2100, 1, 1), None, 500)
    return rows, ahead, [desk.cases.file(row.id) for row in rows]


def test_nobody_who_is_known_is_called_a_handler(desk: Desk) -> None:
    assert Actor.HANDLER.label.zh == HANDLER
    rows, ahead, files = everything(desk)
    handled = [row for row in rows if row.handler and row.next_actor is Actor.HANDLER]
    assert handled
    assert {show(step_of_row(row, desk.today, desk.book).who) for row in handled} == {"刘强"}
    assert HANDLER not in {show(who_of(item, desk.rules.book)) for item in ahead}
    for file in files:
        reading = Reading(file, Mask(), show)
        assert HANDLER not in {show(reading.acts_by(clock)) for clock in file.clocks}
        assert HANDLER not in {show(reading.acts(duty)) for duty in file.agenda}
        if file.case.handler and file.case.acts_next is Actor.HANDLER:
            assert show(reading.head(desk.today)).startswith("下一步 刘强：")


def test_a_colleague_who_took_a_case_over_is_named_at_once(desk: Desk) -> None:
    from cases.events import Assigned

    before = desk.queues.row(3)
    assert before.handler_name == "刘强"
    again = Assigned.read({"handler": "zhang", "reason": "刘强休假"}, desk.today)
    desk.casework.record(3, again, before.version)
    row = desk.queues.row(3)
    assert show(step_of_row(row, desk.today, desk.book).who) == "张敏"
    assert {
        show(who_of(item, desk.rules.book))
        for item in at(desk, "zhang").agenda.between(date(2000, 1, 1), date(2100, 1, 1), "zhang", 50)
    } == {"张敏"}
