"""Before one sits down: setting a centre up, and saying who one is."""

from pathlib import Path

import pytest
from textual.widgets import Input

from cases.views import View
from storage.store import Store
from tests.tui.centre import clock
from tests.tui.hand import Hand, working
from tui.app import BangfuApp, open_desk
from tui.screens.desk import DeskScreen
from tui.screens.setup import Setup
from tui.screens.signin import SignIn

TYPED = {"centre": "滨海市总工会", "station": "ｂｈ", "account": "zhang", "name": "张敏"}


async def fill(hand: Hand, **typed: str) -> None:
    for name, text in typed.items():
        hand.app.screen.query_one(f"#{name}", Input).value = text
    await hand.press("f2")


async def test_a_centre_is_set_up_in_four_fields(tmp_path: Path) -> None:
    async with working(BangfuApp(folder=tmp_path / "new", now=clock, strict=True)) as hand:
        for text in TYPED.values():
            await hand.type(text)
            await hand.press("enter")
        await hand.press("enter")
        assert isinstance(hand.app.screen, DeskScreen)
        assert "滨海市总工会" in hand.lines[0]
        assert "还没有案件" in hand.screen
    store = Store.open(tmp_path / "new")
    assert store.account("张敏").account == "zhang"
    assert [station.code for station in store.stations()] == ["BH"]
    store.close()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("centre", "  ", "请填写“中心名称”"),
        ("station", "烟台", "1 到 6 个英文字母"),
        ("station", "YANTAIS", "1 到 6 个英文字母"),
        ("account", "", "请填写“您的账号”"),
        ("name", "", "请填写“您的姓名”"),
    ],
)
async def test_a_bad_field_has_its_sentence_and_the_rest_stays(tmp_path: Path, name: str, text: str, said: str) -> None:
    async with working(BangfuApp(folder=tmp_path / "new", now=clock, strict=True), (80, 30)) as hand:
        await fill(hand, **{**TYPED, name: text})
        screen = hand.app.screen
        assert isinstance(screen, Setup)
        assert said in hand.screen
        assert hand.app.focused is screen.query_one(f"#{name}")
        assert screen.query_one("#centre", Input).value == (text if name == "centre" else TYPED["centre"])
        assert not (tmp_path / "new").exists()
        await fill(hand, **TYPED)
        assert isinstance(hand.app.screen, DeskScreen)


async def test_every_bad_field_is_told_at_once(tmp_path: Path) -> None:
    async with working(BangfuApp(folder=tmp_path / "new", now=clock, strict=True), (80, 30)) as hand:
        await hand.press("f2")
        assert hand.screen.count("请填写") == 4


async def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    async with working(BangfuApp(folder=tmp_path / "file" / "new", now=clock, strict=True), (80, 30)) as hand:
        await fill(hand, **TYPED)
        assert "没有办成" in hand.screen
        await hand.press("enter")
        assert hand.app.screen.query_one("#centre", Input).value == TYPED["centre"]


async def test_where_several_work_one_says_who_one_is(store: Store) -> None:
    async with working(BangfuApp(store=store, now=clock, strict=True)) as hand:
        assert isinstance(hand.app.screen, SignIn)
        assert "没有密码" in hand.screen
        assert all(each.account in hand.screen for each in store.accounts())
        await hand.type("liuq")
        await hand.press("enter")
        assert isinstance(hand.app.screen, DeskScreen)
        assert hand.app.desk.account.account == "liu"
        assert hand.app.screen.pager.view is View.MINE


@pytest.mark.parametrize("typed", ["刘强", "lq", "LIU", "ｌｉｕ"])
async def test_people_are_found_by_name_pinyin_and_account(store: Store, typed: str) -> None:
    async with working(BangfuApp(store=store, now=clock, strict=True)) as hand:
        await hand.type(typed)
        screen = hand.app.screen
        assert isinstance(screen, SignIn)
        assert [each.account for each in screen.offered] == ["liu"]


async def test_nobody_found_opens_nothing(store: Store) -> None:
    async with working(BangfuApp(store=store, now=clock, strict=True)) as hand:
        await hand.type("nobody")
        await hand.press("enter")
        assert isinstance(hand.app.screen, SignIn)


async def test_before_one_sits_down_the_desk_is_out_of_reach(store: Store) -> None:
    async with working(BangfuApp(store=store, now=clock, strict=True)) as hand:
        await hand.press("f3", "ctrl+n", "ctrl+l", "ctrl+g", "ctrl+p", "f10")
        assert isinstance(hand.app.screen, SignIn)
        await hand.press("f1")
        assert "以这个账号打开" in hand.screen


def test_a_file_that_is_not_ours_is_refused_before_anything_is_drawn(tmp_path: Path) -> None:
    from cases.refusal import Refused

    (tmp_path / "bangfu.db").write_bytes(b"somebody else's" * 10)
    with pytest.raises(Refused, match="不是帮扶程序的文件"):
        open_desk(tmp_path)


def test_an_unknown_account_is_refused_before_anything_is_drawn(folder: Path) -> None:
    from cases.refusal import Refused

    with pytest.raises(Refused, match="没有唯一的账号"):
        open_desk(folder, "nobody")
