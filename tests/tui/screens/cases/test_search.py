"""Searching: what is typed is looked for at once, and what is found can be told apart."""

import pytest
from textual.widgets import Input

from cases.events import Note
from cases.standing.stages import Stage
from storage.desk import Desk
from tests.tui.hand import Hand, at_desk
from tui.screens.cases.case import CaseScreen
from tui.screens.cases.desk import DeskScreen
from tui.screens.cases.search import SearchScreen
from tui.screens.people.record import RecordScreen
from tui.widgets.rows import Rows


def found(hand: Hand) -> list[str]:
    screen = hand.app.screen
    assert isinstance(screen, SearchScreen)
    return [row.applicant for row in screen.found]


@pytest.mark.parametrize(
    ("typed", "applicant"),
    [
        ("欧阳", "欧阳建国"),
        ("oyjg", "欧阳建国"),
        ("wangxiu", "王秀英"),
        ("0004", "赵铁柱"),
        ("ＢＨ０００６", "陈思思"),
        ("艾力", "买买提·艾力"),
    ],
)
async def test_a_person_is_found_by_a_few_characters(desk: Desk, typed: str, applicant: str) -> None:
    async with at_desk(desk) as hand:
        await hand.press("/")
        await hand.type(typed)
        assert applicant in found(hand)


async def test_only_the_last_thing_typed_counts(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("f3")
        for character in "王秀欧阳":
            await hand.tap(character)
        await hand.press("home", "delete", "delete")
        assert set(found(hand)) == {"欧阳建国"}


async def test_names_found_stay_hidden_until_asked_for(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("/")
        await hand.type("欧阳")
        assert "欧阳某某" in hand.screen
        assert "欧阳建国" not in hand.screen
        await hand.press("f8")
        assert "欧阳建国" in hand.screen


async def test_the_arrows_move_in_what_was_found_while_one_types_on(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("/")
        await hand.type("工地")
        screen = hand.app.screen
        assert isinstance(screen, SearchScreen)
        assert len(screen.found) == 12
        assert screen.row == screen.found[0]
        while screen.row == screen.found[0]:
            await hand.press("down")
        assert isinstance(hand.app.focused, Input)
        assert screen.row == screen.found[1]


@pytest.mark.parametrize(
    ("typed", "said"), [("", "输入后立即搜索"), ("李", "找到"), ("䶮", "再输入一个字"), ("没有这个人", "拼音首字母")]
)
async def test_it_says_what_to_do_next(desk: Desk, typed: str, said: str) -> None:
    async with at_desk(desk) as hand:
        await hand.press("/")
        await hand.type(typed)
        assert said in hand.screen


async def test_what_is_typed_is_text_and_nothing_else(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("/")
        await hand.type("[/b]?n/qv：")
        screen = hand.app.screen
        assert isinstance(screen, SearchScreen)
        assert screen.query_one("#typed", Input).value == "[/b]?n/qv："
        await hand.press("escape")
        assert isinstance(hand.app.screen, DeskScreen)


async def test_enter_with_nothing_found_stays(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("/", "enter")
        assert isinstance(hand.app.screen, SearchScreen)


def told(desk: Desk, what: str) -> None:
    """Record a note on a case that is worked on, after whose applicant's name."""
    row = next(row for row in desk.search.find("工地") if row.stage is Stage.FOLLOW_UP)
    what = f"{row.applicant}{what}"
    desk.casework.record(row.id, Note.read({"what": what}, desk.today), None)


async def test_each_case_tells_the_passage_that_holds_the_words_and_opens_there(desk: Desk) -> None:
    told(desk, "说，包工头躲在云顶宾馆不露面。")
    told(desk, "又去了一趟。")
    async with at_desk(desk) as hand:
        await hand.press("/")
        await hand.type("云顶")
        line = next(line for line in hand.lines if "包工头" in line)
        assert "某说，包工头躲在云顶宾馆不露面" in line
        assert underlined(hand) == "云顶"
        await hand.press("enter")
        screen = hand.app.screen
        assert isinstance(screen, CaseScreen)
        assert "云顶" in str(screen.inside.chosen)
        assert int(screen.inside.entry) == len(screen.reading.file.history) - 1 if screen.reading else False


def underlined(hand: Hand) -> str:
    """Return what is underlined in the list."""
    rows = hand.app.screen.query_one(Rows)
    strips = [rows._strip(at) for at in range(len(rows.lines))]
    return "".join(each.text for strip in strips for each in strip if each.style and each.style.underline)


async def test_an_entry_far_back_is_shown_too(desk: Desk) -> None:
    told(desk, "云顶宾馆。")
    for n in range(210):
        told(desk, f"第{n}次联系。")
    async with at_desk(desk) as hand:
        await hand.press("/")
        await hand.type("云顶")
        await hand.press("enter")
        assert isinstance(hand.app.screen, CaseScreen)
        assert "云顶" in str(hand.app.screen.inside.chosen)


async def test_people_and_employers_stand_in_the_same_list(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("/")
        await hand.type("欧阳")
        screen = hand.app.screen
        assert isinstance(screen, SearchScreen)
        assert "[人员] 欧阳某某" in hand.screen
        assert screen.row == screen.found[0]
        await hand.press("up", "enter")
        assert isinstance(hand.app.screen, RecordScreen)


async def test_enter_opens_what_was_typed_and_not_what_was_found_before(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("/")
        await hand.type("王秀")
        await hand.press("home")
        for _ in range(2):
            await hand.tap("delete")
        for character in "欧阳":
            await hand.tap(character)
        await hand.press("enter")
        screen = hand.app.screen
        assert isinstance(screen, CaseScreen)
        assert screen.reading
        assert screen.reading.case.parties.applicant.name == "欧阳建国"


async def test_up_brings_back_what_was_looked_for_since_one_signed_in(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        for typed in ("欧阳", "没有这个人", "王秀"):
            await hand.press("/")
            await hand.type(typed)
            await hand.press("escape")
        await hand.press("/")
        field = hand.app.screen.query_one("#typed", Input)
        assert "↑" in hand.screen
        await hand.press("up")
        assert (field.value, set(found(hand))) == ("王秀", {"王秀英"})
        await hand.press("up")
        assert (field.value, set(found(hand))) == ("欧阳", {"欧阳建国"})
        await hand.press("up", "up")
        assert field.value == "欧阳"
