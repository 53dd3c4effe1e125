"""Before one sits down: setting a centre up, and saying who one is."""

import zipfile
from pathlib import Path

import pytest
from textual.events import Key
from textual.widgets import Input

from cases.staff.people import Role
from cases.views.rows import View
from tests.tui.centre import clock
from tests.tui.hand import Hand, working
from tests.unlocked import PASSWORD, found, open_store
from tui.app import BangfuApp
from tui.screens.cases.desk import DeskScreen
from tui.screens.centre.accounts import Accounts
from tui.screens.door.recovery import Recovery
from tui.screens.door.setup import Setup
from tui.screens.door.signin import SignIn

TYPED = {
    "centre": "滨海市总工会",
    "station": "ｂｈ",
    "account": "zhang",
    "name": "张敏",
    "password": PASSWORD,
    "again": PASSWORD,
}


async def fill(hand: Hand, **typed: str) -> None:
    for name, text in typed.items():
        hand.app.screen.query_one(f"#{name}", Input).value = text
    await hand.press("f2")


async def copy_the_key(hand: Hand) -> None:
    """Write the recovery key down, once wrongly."""
    await hand.until(lambda: isinstance(hand.app.screen, Recovery))
    shown = hand.app.screen
    assert isinstance(shown, Recovery)
    groups = shown.key.split("-")
    assert all(group in hand.screen for group in groups)
    await fill(hand, last="00000")
    await hand.until(lambda: "与最后一组不一致" in hand.screen)
    await fill(hand, last=groups[-1].lower())
    await hand.until(lambda: isinstance(hand.app.screen, Accounts))


async def test_data_from_before_there_were_passwords_is_taken_over(tmp_path: Path) -> None:
    with zipfile.ZipFile(Path(__file__).parents[3] / "frozen" / "1-without-keys.zip") as packed:
        packed.extractall(tmp_path / "old")
    async with working(BangfuApp(folder=tmp_path / "old", now=clock, strict=True)) as hand:
        assert "建于有密码之前" in hand.screen
        await fill(hand, account="staff", password=PASSWORD, again=PASSWORD)
        await hand.until(lambda: "没有这个在用的主管或管理员账号" in hand.screen)
        await fill(hand, account="supervisor")
        await hand.until(lambda: isinstance(hand.app.screen, Recovery))
        shown = hand.app.screen
        assert isinstance(shown, Recovery)
        await fill(hand, last=shown.key.rpartition("-")[2])
        await hand.until(lambda: isinstance(hand.app.screen, DeskScreen))
        assert "云汀市总工会" in hand.lines[0]
        assert hand.app.desk.queues.counts()[View.ALL] == 5
        hand.app.desk.store.close()


async def test_a_centre_is_set_up_in_six_fields(tmp_path: Path) -> None:
    async with working(BangfuApp(folder=tmp_path / "new", now=clock, strict=True)) as hand:
        for text in TYPED.values():
            await hand.type(text)
            await hand.press("enter")
        assert PASSWORD not in hand.screen
        await hand.press("enter")
        await copy_the_key(hand)
        assert "zhang" in hand.screen
        await hand.press("escape")
        assert isinstance(hand.app.screen, DeskScreen)
        assert "滨海市总工会" in hand.lines[0]
        assert "还没有案件，由工作人员或主管登记" in hand.screen, "whoever set it up opens no cases"
        hand.app.desk.store.close()
    store = open_store(tmp_path / "new", "zhang")
    assert (store.account("张敏").account, store.account("zhang").role) == ("zhang", Role.ADMINISTRATOR)
    assert [station.code for station in store.stations()] == ["BH"]
    assert not store.plain
    store.close()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("centre", "  ", "请填写“中心名称”"),
        ("station", "烟台", "1 到 6 个英文字母"),
        ("station", "YANTAIS", "1 到 6 个英文字母"),
        ("account", "", "请填写“您的账号”"),
        ("name", "", "请填写“您的姓名”"),
        ("password", "short", "密码须有 8 到 128 个字符"),
        ("password", "password1", "这个密码太常见"),
        ("again", "something else", "两次输入的密码不同"),
    ],
)
async def test_a_bad_field_has_its_sentence_and_the_rest_stays(tmp_path: Path, name: str, text: str, said: str) -> None:
    async with working(BangfuApp(folder=tmp_path / "new", now=clock, strict=True), (80, 40)) as hand:
        await fill(hand, **{**TYPED, name: text})
        screen = hand.app.screen
        assert isinstance(screen, Setup)
        assert said in hand.screen
        assert hand.app.focused is screen.query_one(f"#{name}")
        assert screen.query_one("#centre", Input).value == (text if name == "centre" else TYPED["centre"])
        assert not (tmp_path / "new").exists()
        await fill(hand, **TYPED)
        await copy_the_key(hand)
        hand.app.desk.store.close()


async def test_every_bad_field_is_told_at_once(tmp_path: Path) -> None:
    async with working(BangfuApp(folder=tmp_path / "new", now=clock, strict=True), (80, 40)) as hand:
        await hand.press("f2")
        assert hand.screen.count("请填写") == 6


async def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    async with working(BangfuApp(folder=tmp_path / "file" / "new", now=clock, strict=True), (80, 40)) as hand:
        await fill(hand, **TYPED)
        assert "未完成" in hand.screen
        await hand.press("enter")
        assert hand.app.screen.query_one("#centre", Input).value == TYPED["centre"]


async def test_one_says_who_one_is_and_proves_it(folder: Path) -> None:
    async with working(BangfuApp(folder=folder, now=clock, strict=True)) as hand:
        assert isinstance(hand.app.screen, SignIn)
        assert "刘强" not in hand.screen
        await hand.type("liu")
        await hand.press("enter")
        await hand.type(PASSWORD)
        assert PASSWORD not in hand.screen
        await hand.press("f2")
        await hand.until(lambda: isinstance(hand.app.screen, DeskScreen))
        assert hand.app.desk.account.account == "liu"
        assert hand.app.screen.pager.view is View.MINE  # type: ignore[attr-defined]
        hand.app.desk.store.close()


@pytest.mark.parametrize("on", ["tab", "enter"])
async def test_a_burst_lands_in_its_fields_and_never_shows_the_password(folder: Path, on: str) -> None:
    """What is pasted, or sent by a slow line in one piece, comes faster than the program answers a single key."""
    async with working(BangfuApp(folder=folder, now=clock, strict=True)) as hand:
        for key in [*"liu", on, *PASSWORD]:
            hand.app.post_message(Key(key, None if key == on else key))
        await hand.settle()
        assert {field.id: field.value for field in hand.app.screen.query(Input)} == {
            "account": "liu",
            "password": PASSWORD,
        }


@pytest.mark.parametrize(("account", "password"), [("liu", "not the password"), ("nobody", PASSWORD)])
async def test_whoever_does_not_know_it_stays_outside(folder: Path, account: str, password: str) -> None:
    async with working(BangfuApp(folder=folder, account=account, now=clock, strict=True)) as hand:
        for _guess in range(5):
            await hand.type(password)
            await hand.press("enter")
            await hand.until(lambda: "账号或密码不对" in hand.screen)
            assert hand.app.screen.query_one("#password", Input).value == "", "a wrong one is typed anew"
        await hand.type(password)
        await hand.press("enter")
        await hand.until(lambda: "请 15 分钟后再试" in hand.screen)
        assert isinstance(hand.app.screen, SignIn)


async def test_enter_in_the_password_signs_in_and_an_empty_one_is_asked_for(folder: Path) -> None:
    async with working(BangfuApp(folder=folder, account="liu", now=clock, strict=True)) as hand:
        await hand.press("enter")
        assert "请填写“密码”" in hand.screen
        await hand.type(PASSWORD)
        await hand.press("enter")
        await hand.until(lambda: isinstance(hand.app.screen, DeskScreen))
        hand.app.desk.store.close()


async def test_before_one_sits_down_the_desk_is_out_of_reach(folder: Path) -> None:
    async with working(BangfuApp(folder=folder, now=clock, strict=True)) as hand:
        await hand.press("f3", "ctrl+n", "ctrl+l", "ctrl+g", "ctrl+p", "f10")
        assert isinstance(hand.app.screen, SignIn)
        await hand.press("f1")
        assert "提交这张表" in hand.screen


async def test_a_file_that_is_not_ours_is_refused_in_a_sentence(folder: Path) -> None:
    (folder / "bangfu.db").write_bytes(b"somebody else's" * 1000)
    async with working(BangfuApp(folder=folder, account="liu", now=clock, strict=True)) as hand:
        await hand.type(PASSWORD)
        await hand.press("f2")
        await hand.until(lambda: "数据文件已损坏" in hand.screen)


async def test_data_that_is_not_enciphered_is_called_so_on_the_screen(tmp_path: Path) -> None:
    found(tmp_path / "plain", centre="滨海市总工会", station="BH", account="zhang", name="张敏", plain=True).close()
    async with working(BangfuApp(folder=tmp_path / "plain", account="zhang", now=clock, strict=True)) as hand:
        await hand.type(PASSWORD)
        await hand.press("f2")
        await hand.until(lambda: isinstance(hand.app.screen, DeskScreen))
        assert "数据未加密" in hand.lines[0]
        hand.app.desk.store.close()


async def test_a_machine_without_sqlcipher_makes_such_data_only_if_told_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.engine.file.data.can_encipher", lambda: False)
    async with working(BangfuApp(folder=tmp_path / "new", now=clock, strict=True), (80, 40)) as hand:
        await fill(hand, **TYPED)
        await hand.until(lambda: "没有加密组件" in "".join(hand.screen.split()))
        assert not (tmp_path / "new" / "bangfu.db").exists()
        await hand.press("enter")
        monkeypatch.setenv("BANGFU_PLAIN", "1")
        await fill(hand, **TYPED)
        await copy_the_key(hand)
        assert "数据未加密" in hand.lines[0]
        hand.app.desk.store.close()
