"""What stands in full in a form is noted as shown, once in a form, with the case or the record it is of."""

from cases.directory.records import Person
from cases.events import Roster
from cases.staff.audit import AuditAction
from storage.desk import Desk
from tests.tui.filling import at, case_of, form_of, open_case, put
from tests.tui.hand import Hand, at_desk
from tests.tui.screens.people.test_directory import opened, record
from tui.screens.people.record_form import RecordForm


def shown(desk: Desk) -> list[tuple[str, str, int]]:
    """Return what the log tells of names shown: where, of which case, of how many records; the latest last."""
    lines = [line for line in desk.trail.lines(most=200) if line.action is AuditAction.REVEALED]
    return [(str(each.detail["what"]), each.case, int(each.detail.get("records", 0))) for each in reversed(lines)]


async def change_a_person(hand: Hand) -> None:
    await hand.press("f11", "enter")
    await opened(hand)
    await hand.press("f6")
    assert isinstance(hand.app.screen, RecordForm)


async def test_changing_a_record_shows_its_person_and_is_noted_once(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await change_a_person(hand)
        name = form_of(hand).values()["name"]
        assert name in hand.screen
        assert shown(desk) == [("record", "", 1)]
        await put(hand, address="海滨路9号")
        await hand.press("escape")
        await opened(hand)
        assert name == record(hand).record.called
        assert name not in hand.screen
        assert desk.trail.given(records=[record(hand).id])[0].action is AuditAction.REVEALED
        await hand.press("f6")
        await hand.press("enter")
        assert form_of(hand).values()["address"] == "海滨路9号"
    assert shown(desk) == [("record", "", 1), ("record", "", 1)], "once for each form that was opened"


async def test_who_may_not_be_noted_sees_no_form(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("f11", "enter")
        await opened(hand)
        refusing = "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, ''); END"
        desk.store.db.execute_sql(refusing)  # type: ignore[no-untyped-call]
        hand.app.strict = False
        await hand.press("f6")
        assert not isinstance(hand.app.screen, RecordForm), hand.screen


async def test_a_new_record_and_a_form_without_names_note_nothing(desk: Desk) -> None:
    async with at_desk(at(desk, "liu")) as hand:
        await hand.press("f11", "f6")
        assert isinstance(hand.app.screen, RecordForm)
        await hand.press("escape", "escape")
        await open_case(hand, 4)
        await hand.press("x")
        assert "received" in form_of(hand).fields
    assert shown(desk) == []


async def test_the_old_value_of_a_correction_is_noted_when_it_is_personal(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, 4)
        number = desk.cases.file(4).case.number
        await hand.press("G")
        await put(hand, field="涉及人数")
        await hand.settle()
        assert shown(desk) == []
        await put(hand, field="电话")
        await hand.until(lambda: desk.cases.file(4).case.parties.applicant.phone in hand.screen)
        assert shown(desk) == [("case", number, 0)]
        await put(hand, field="申请人")
        await hand.until(lambda: desk.cases.file(4).case.parties.applicant.name in hand.screen)
        assert len(shown(desk)) == 1


async def test_a_roster_that_is_filled_in_is_noted(desk: Desk) -> None:
    roster = Roster.read({"members": "钱小梅 | | 13933334444"}, desk.today)
    desk.casework.record(4, roster, desk.cases.file(4).case.version)
    async with at_desk(desk) as hand:
        await open_case(hand, 4)
        assert case_of(hand).options
        await hand.press("M")
        assert "钱小梅" in hand.screen
    assert shown(desk) == [("case", desk.cases.file(4).case.number, 0)]


async def test_a_draft_that_is_opened_is_noted(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, applicant="王大力", phone="13900000000")
        await hand.press("escape")
        assert shown(desk) == [], "what one types oneself is nothing shown"
        await hand.press("n", "enter")
        assert form_of(hand).values()["applicant"] == "王大力"
        assert shown(desk) == [("draft", "", 0)]


async def test_who_is_taken_over_into_an_intake_is_noted(desk: Desk) -> None:
    desk.directory.add(Person(name="孔令辉", id_number="11010519491231002X", phones="13700000000"))
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, applicant="klh")
        await hand.until(lambda: "人员" in hand.screen and "孔某某" in hand.screen)
        assert shown(desk) == []
        form_of(hand).fields["applicant"].control.widget.focus()
        await hand.press("f6", "f7")
        assert form_of(hand).values()["applicant"] == "孔令辉"
    assert shown(desk) == [("record", "", 1)]
