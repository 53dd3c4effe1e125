"""Searching: what is typed is looked for at once, and what is found can be told apart."""

import pytest
from textual.widgets import Input

from storage.desk import Desk
from tests.tui.hand import Hand, at_desk
from tui.screens.cases.desk import DeskScreen
from tui.screens.cases.search import SearchScreen


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
        await hand.press("down", "down")
        assert screen.rows.cursor == 2
        assert isinstance(hand.app.focused, Input)
        assert screen.row == screen.found[2]


@pytest.mark.parametrize(
    ("typed", "said"), [("", "输入后立即查找"), ("李", "找到"), ("䶮", "再输入一个字"), ("没有这个人", "拼音首字母")]
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
