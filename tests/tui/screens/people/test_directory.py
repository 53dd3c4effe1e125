"""People and employers on the screen: found while one types, changed, merged, and one key away from a case."""

from pathlib import Path

from textual.widgets import Input

from cases.directory.listed import RecordFile
from cases.directory.records import Person
from cases.hiding.mask import Mask
from cases.staff.outgoing import Place
from storage.desk import Desk
from storage.ledgers.sheets.reading import read_sheets
from tests.tui.filling import at, form_of, open_case, put, write
from tests.tui.hand import Hand, at_desk
from tui.papers.listing import write_records
from tui.screens.cases.case import CaseScreen
from tui.screens.cases.desk import DeskScreen
from tui.screens.people.directory import DirectoryScreen
from tui.screens.people.record import RecordScreen, known
from tui.screens.people.record_form import RecordForm

FIRM = "海川建筑劳务有限公司"


def record(hand: Hand) -> RecordFile:
    """Return the record on the screen."""
    assert isinstance(hand.app.screen, RecordScreen)
    assert hand.app.screen.file
    return hand.app.screen.file


async def opened(hand: Hand) -> None:
    """Wait until a record stands there."""
    await hand.until(lambda: isinstance(hand.app.screen, RecordScreen) and hand.app.screen.file is not None)
    await hand.settle()


async def test_a_firm_is_one_key_from_the_desk_and_its_cases_one_more(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("ctrl+t")
        assert FIRM in hand.screen
        await hand.press("enter")
        await opened(hand)
        assert "10 件在办" in hand.screen
        assert "共 12 件" in hand.screen
        await hand.press("enter")
        await hand.until(lambda: isinstance(hand.app.screen, CaseScreen))
        await hand.press("escape", "escape", "escape")
        assert isinstance(hand.app.screen, DeskScreen)


async def test_people_are_found_by_pinyin_and_their_names_are_hidden_until_asked_for(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("f11")
        await hand.type("oyjg")
        await hand.until(lambda: " 2 条" in hand.screen)
        assert "欧阳某某" in hand.screen
        assert "建国" not in hand.screen
        await hand.press("f8")
        assert "欧阳建国" in hand.screen
        assert desk.trail.lines(most=1)[0].detail == {"what": "person", "records": 2}


async def test_from_a_case_to_whoever_stands_in_it(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, 2)
        await hand.press("q")
        await hand.type("用人单位")
        await hand.press("enter")
        await opened(hand)
        assert record(hand).record.called == FIRM


async def test_a_record_is_changed_and_the_edit_stands_below(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("ctrl+t", "enter")
        await opened(hand)
        await hand.press("f6")
        assert isinstance(hand.app.screen, RecordForm)
        await put(hand, credit_code="91350100M000100Y44", union_founded="是")
        await hand.press("f2")
        await hand.settle()
        assert "校验" in hand.screen, "the wrong code is refused under its field"
        form_of(hand).fields["credit_code"].fill("91350100M000100Y43")
        await hand.press("f2")
        await opened(hand)
        await hand.until(lambda: "91350100M000100Y43" in hand.screen)
        assert "改动：统一社会信用代码、已建工会" in hand.screen


async def test_what_was_typed_of_a_record_is_offered_again(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("ctrl+t", "f6")
        await put(hand, name="南山食品厂")
        await hand.press("escape")
        await hand.press("escape", "f6")
        assert "单位，已填 1 项" in hand.screen
        await hand.press("enter")
        assert isinstance(hand.app.screen, RecordForm)
        assert form_of(hand).values()["name"] == "南山食品厂"
        await hand.press("f2")
        await hand.until(lambda: isinstance(hand.app.screen, DeskScreen))
        assert desk.directory.page("employer", "南山")


async def test_two_records_are_merged_and_parted_again(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("f11")
        await hand.type("lxm")
        await hand.until(lambda: " 2 条" in hand.screen)
        assert len(desk.directory.page("person", "lxm")) == 2
        await hand.press("f7")
        assert "先用 F5" in hand.screen
        await hand.press("f5", "down", "f7", "enter")
        assert "件案件一并转入" in hand.screen
        await hand.press("tab", "enter")
        await opened(hand)
        assert record(hand).all_cases == 2
        assert len(desk.directory.page("person", "lxm")) == 1
        await hand.press("f7", "tab", "enter")
        await hand.until(lambda: record(hand).all_cases == 1)
        assert len(desk.directory.page("person", "lxm")) == 2


async def test_an_auditor_reads_and_changes_nothing(desk: Desk) -> None:
    async with at_desk(at(desk, "he")) as hand:
        await hand.press("ctrl+t", "f6")
        assert "请转交办理" in hand.screen
        await hand.press("enter")
        await hand.press("enter")
        await opened(hand)
        await hand.press("f6")
        assert "请转交办理" in hand.screen


async def test_another_station_sees_no_case_of_ours(desk: Desk) -> None:
    async with at_desk(at(desk, "sun")) as hand:
        await hand.press("ctrl+t")
        assert FIRM not in hand.screen
        assert "没有找到" in hand.screen


# The counter


async def test_a_conflict_of_interest_must_be_decided_on_and_the_decision_is_kept(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, applicant="王大力", phone="13900000000", groups="农民工 ", kind="维权", channel="来访")
        await put(hand, cause="2025-205-5", request="要工资", respondents="个人雇主：李小明", facts="欠薪")
        await hand.until(lambda: "利益冲突" in hand.screen)
        await hand.press("f2")
        await hand.until(lambda: "请看过后在" in hand.screen)
        await put(hand, decision="不构成")
        await hand.press("f2")
        await hand.until(lambda: isinstance(hand.app.screen, CaseScreen) and hand.app.screen.reading is not None)
        assert desk.cases.file(13).case.ties.compared == "no_conflict"
        assert "查重与利益冲突" in hand.screen


async def test_somebody_without_a_case_is_taken_over_from_the_directory(desk: Desk) -> None:
    desk.directory.add(Person(name="孔令辉", id_number="11010519491231002X", phones="13700000000"))
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, applicant="klh")
        await hand.until(lambda: "人员" in hand.screen and "孔某某" in hand.screen)
        form_of(hand).fields["applicant"].control.widget.focus()
        await hand.press("f6", "f7")
        values = form_of(hand).values()
        assert (values["applicant"], values["phone"]) == ("孔令辉", "13700000000")
        assert values["groups"] == "women"


async def test_the_list_keeps_what_is_typed_quickly(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("ctrl+t")
        screen = hand.app.screen
        assert isinstance(screen, DirectoryScreen)
        screen.query_one("#typed", Input).focus()
        await write(hand, "没有这家")
        await hand.until(lambda: "没有找到" in hand.screen)
        await hand.press(*["backspace"] * 4)
        await hand.until(lambda: FIRM in hand.screen)


async def test_what_a_record_notes_of_its_own_person_is_hidden_as_in_papers(desk: Desk, tmp_path: Path) -> None:
    note = "如烟住在北京路18号3单元，找柳如烟先打 139-1234-5678。"
    told = Person(name="柳如烟", phones="13912345678", address="滨海市北京路18号3单元", note=note)
    file = desk.directory.add(told)
    shown = str(list(known(desk.directory.file(file.id), masked=True, today=desk.today)))
    assert not [word for word in ("如烟", "1234", "3单元") if word in shown]
    write_records(desk, Place(tmp_path / "a.xlsx"), "person", "柳如烟", mask=Mask())
    written = str(read_sheets(tmp_path / "a.xlsx"))
    assert ("柳某某" in written, [word for word in ("如烟", "1234-", "3单元") if word in written]) == (True, [])
