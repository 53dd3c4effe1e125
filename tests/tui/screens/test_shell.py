"""What holds on every screen: menu, palette, help, leaving, small windows, faults, and text that means harm."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.widgets import Input

import tui
from cases.events import Compared, Opened
from cases.values.masking import mask_name
from cases.values.text import say
from cases.views.rows import View
from storage.desk import Desk
from tests.tui.centre import NOW, clock, intake
from tests.tui.filling import paste
from tests.tui.hand import at_desk, working
from tui.app import BangfuApp
from tui.dialogs.confirm import Leave
from tui.dialogs.menu import Menu
from tui.frame.theme import DARK, LIGHT
from tui.screens.cases import desk as desk_screen
from tui.screens.cases.desk import DeskScreen
from tui.screens.help import HelpScreen
from tui.words import language


def offered(app: BangfuApp) -> list[str]:
    assert isinstance(app.screen, Menu)
    return [language.show_line(each.label) for each in app.screen.offered]


@pytest.mark.parametrize("key", ["f10", "ctrl+o", ".", "。", "．"])
async def test_the_menu_lists_all_that_answers_here(desk: Desk, key: str) -> None:
    async with at_desk(desk) as hand:
        await hand.press(key)
        here = {"打开", "选择", "会议材料", "显示姓名", "草稿", "刷新"}
        assert here | {"搜索", "接案", "帮助", "退出", "换深浅色"} <= set(offered(hand.app))
        await hand.press("escape")
        assert isinstance(hand.app.screen, DeskScreen)


@pytest.mark.parametrize("typed", ["显示姓名", "xsxm", "xingming", "names", "NAMES"])
async def test_the_palette_finds_an_action_by_chinese_pinyin_and_english(desk: Desk, typed: str) -> None:
    async with at_desk(desk) as hand:
        await hand.press("ctrl+p")
        await hand.type(typed)
        assert offered(hand.app)[0] == "显示姓名"
        await hand.press("enter")
        assert "欧阳建国" in hand.screen


@pytest.mark.parametrize("key", [":", "：", "f12"])
async def test_the_palette_goes_to_a_queue(desk: Desk, key: str) -> None:
    async with at_desk(desk) as hand:
        await hand.press(key)
        await hand.type("jash")
        await hand.press("enter")
        assert isinstance(hand.app.screen, DeskScreen)
        assert hand.app.screen.pager.view is View.CLOSURE


async def test_a_palette_that_finds_nothing_says_so_and_stays(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("ctrl+p")
        await hand.type("zzzz")
        await hand.press("enter")
        assert "没有匹配的操作，请换个词，或按 ↓ 列出全部" in hand.screen
        await hand.press("down")
        assert "没有匹配的" not in hand.screen
        assert len(offered(hand.app)) > 10


async def test_several_pasted_lines_are_refused_whole_where_one_goes(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("/")
        await paste(hand, "张三\n李四\n")
        assert "没有粘贴：共 2 行，这里只能填一行，请只复制一行" in hand.screen
        await hand.press("escape")
        field = hand.app.screen.query_one("#typed", Input)
        assert field.value == ""
        await paste(hand, "孔令辉\n")
        assert field.value == "孔令辉"


def test_every_line_that_stands_by_itself_takes_what_is_pasted_so() -> None:
    bare = re.compile(r"(?<!\w)Input\((?!Input)")
    paths = [path for each in tui.__path__ for path in Path(each).rglob("*.py")]
    assert [path.name for path in paths if any(map(bare.search, path.read_text("utf-8").splitlines()))] == []


@pytest.mark.parametrize("key", ["?", "？", "f1"])
async def test_help_is_made_from_what_answers_here(desk: Desk, key: str) -> None:
    async with at_desk(desk, (100, 110)) as hand:
        await hand.press(key)
        assert isinstance(hand.app.screen, HelpScreen)
        for told in ("e  F7", "把选中的案件，或整个列表，导出为会议材料", "PgDn", "到处都能用", "所有没有结案的案件"):
            assert told in hand.screen
        await hand.press("end")
        assert "由承办人以外的主管登记" in hand.screen
        await hand.press("escape", "/", "f1")
        assert "会议材料" not in hand.screen
        assert "打开案件中找到的那一条" in hand.screen
        assert "怎样填写" not in hand.screen
        await hand.press("escape", "escape", "n", "f1")
        assert "2019年春" in hand.screen


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_leaving_is_asked_once_with_no_first(desk: Desk, key: str) -> None:
    async with at_desk(desk) as hand:
        await hand.press(key)
        assert isinstance(hand.app.screen, Leave)
        assert hand.app.focused
        assert hand.app.focused.id == "no"
        await hand.press("enter")
        assert isinstance(hand.app.screen, DeskScreen)
        await hand.press(key, key)
        assert isinstance(hand.app.screen, DeskScreen)
        await hand.press(key, "right", "enter")
        assert hand.app._exit
        assert hand.app.return_value == 0


async def test_ctrl_c_in_a_field_keeps_what_was_typed(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("/")
        await hand.type("欧阳")
        await hand.press("ctrl+c")
        assert isinstance(hand.app.screen, Leave)
        await hand.press("escape")
        assert hand.app.screen.query_one("#typed", Input).value == "欧阳"
        await hand.press("shift+home", "ctrl+c")
        assert hand.app.clipboard == "欧阳"
        assert "已复制" in hand.screen


async def test_ctrl_c_in_a_menu_and_in_a_question_harms_nothing(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("f10", "ctrl+c", "escape")
        assert isinstance(hand.app.screen, Menu)
        await hand.press("escape")
        assert isinstance(hand.app.screen, DeskScreen)


@pytest.mark.parametrize("keys", [[], ["down"] * 3, ["/"], ["?"], ["f10"], ["ctrl+c"], ["e"]])
async def test_a_window_made_tiny_and_large_again(desk: Desk, keys: list[str]) -> None:
    async with at_desk(desk) as hand:
        await hand.press(*keys)
        before, focused = hand.screen, hand.app.focused
        await hand.pilot.resize_terminal(20, 5)
        await hand.settle()
        assert "窗口太小" in hand.screen
        await hand.pilot.resize_terminal(1, 1)
        await hand.settle()
        await hand.pilot.resize_terminal(80, 24)
        await hand.settle()
        assert hand.app.focused is focused
        assert hand.screen == before


@pytest.mark.parametrize("size", [(80, 24), (200, 60), (60, 20), (110, 30), (40, 12)])
async def test_lines_fill_the_window_and_no_more(desk: Desk, size: tuple[int, int]) -> None:
    async with at_desk(desk, size) as hand:
        assert len(hand.lines) == size[1]
        assert all(strip.cell_length == size[0] for strip in hand.app.screen._compositor.render_strips())


HOSTILE = [
    "[/b]甲",
    "[@click=app.quit]乙[/]",
    "\x1b[31m丙\x1b]0;x\x07",
    "丁\u202e戊\u2066",
    "\x9b2J己",
    "𠮷㛃👩‍👩‍👧",
    "庚\u200b\u0301\ufe0f",
]


@pytest.fixture
def hostile(empty: Desk) -> Desk:
    """Return a desk with a case for each text that means harm, which stands wherever text may stand."""
    for place, text in enumerate(HOSTILE):
        phone = f"1391234{place:04d}"
        typed = intake(0, applicant=text, facts=text, request=text, respondents=text, phone=phone)
        empty.casework.open(Opened.read(typed, NOW.date()), None, Compared(decision="checked"))
    return empty


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_text_that_means_harm_is_shown_as_text(hostile: Desk, size: tuple[int, int]) -> None:
    async with at_desk(hostile, size) as hand:
        for keys in (["v"], ["space", "down", "down"], ["end"], ["/", *"甲"], ["f8"], ["escape", "f10"]):
            await hand.press(*keys)
            assert not set(hand.screen) & set("\x1b\x9b\x07\u202e\u2066")
            assert all(strip.cell_length == size[0] for strip in hand.app.screen._compositor.render_strips())
        await hand.press("escape", "home")
        assert "[/b]甲" in hand.screen
        assert "[@click=app.quit]乙[/]"[:8] in hand.screen
        hand.app.tell(say("已保存 {name}", name="[/b]\x1b[31m"))
        hand.app.refuse_with(say("不行：{name}", name="[/b]\x1b[31m"))
        await hand.settle()
        assert "不行：[/b]" in hand.screen
        assert "\x1b" not in hand.screen
    assert mask_name("[/b]甲") != "[/b]甲"


async def test_a_fault_is_said_in_a_sentence_and_kept_without_what_was_typed(desk: Desk, folder: Path) -> None:
    app = BangfuApp(desk, now=clock)
    async with working(app) as hand:
        screen = app.screen
        assert isinstance(screen, DeskScreen)
        breaks: Callable[[], object]
        for breaks in (
            lambda: screen.fetch("page", fail, print),
            lambda: screen.fetch("page", lambda: None, fail),
        ):
            breaks()
            await hand.settle()
            assert "出了意外" in hand.screen
            await hand.press("enter")
        await hand.press("v")
        assert "欧阳建国" in hand.screen
    log = (folder / "errors.log").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "test_shell.py" in log
    assert "欧阳" not in log
    assert (folder / "errors.log").stat().st_mode & 0o777 == 0o600


def fail(*_given: object) -> None:
    raise RuntimeError("欧阳建国 13812340001")


@pytest.mark.parametrize(("where", "key"), [(DeskScreen, "action_names"), (desk_screen, "in_a_list")])
async def test_a_fault_in_a_key_or_a_message_ends_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, where: object, key: str
) -> None:
    app = BangfuApp(desk, now=clock)
    async with working(app) as hand:
        with monkeypatch.context() as broken:
            broken.setattr(where, key, fail)
            await hand.press("down", "v")
            assert "出了意外" in hand.screen
        while not isinstance(app.screen, DeskScreen):
            await hand.press("escape")
        if app.screen.revealed:
            await hand.press("v")
        await hand.press("down")
        assert "欧阳某某" in hand.screen
        await hand.press("v")
        assert "欧阳建国" in hand.screen


def test_a_fault_that_ends_the_program_ends_it_with_a_sentence(desk: Desk, folder: Path) -> None:
    app = BangfuApp(desk, now=clock)
    app._handle_exception(RuntimeError("欧阳建国"))
    assert app.return_code == 1
    (said,) = app._exit_renderables
    assert "草稿" in str(said)
    assert "Traceback" not in str(said)
    assert (folder / "errors.log").exists()


async def test_the_language_changes_and_changes_back(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("ctrl+p")
        await hand.type("english")
        await hand.press("enter")
        assert "My cases" in hand.screen
        assert "欧阳***" in hand.screen or "欧阳某某" in hand.screen
        assert "我的案件" not in hand.screen
        await hand.press("ctrl+p")
        await hand.type("中文")
        await hand.press("enter")
        assert "我的案件" in hand.screen


async def test_the_look_changes_and_is_remembered(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        assert hand.app.theme == DARK
        await hand.press("f10")
        await hand.type("深浅")
        await hand.press("enter")
        assert hand.app.theme == LIGHT
    assert BangfuApp(desk, now=clock).theme == LIGHT


async def test_frames_change_and_are_remembered(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("f10")
        assert set(hand.screen) & BOXES
        await hand.type("边框")
        await hand.press("enter", "f10")
        assert not set(hand.screen) & BOXES
    assert BangfuApp(desk, now=clock).frames == "ascii"


async def test_a_key_in_the_bar_can_be_clicked(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        for label, seen in (("显示姓名", "欧阳建国"), ("搜索", "输入后立即搜索")):
            at = cell_len(hand.lines[-1].split(label)[0]) + 1
            await hand.pilot.click(offset=(at, 23))
            await hand.settle()
            assert seen in hand.screen


async def test_without_colour_the_cursor_marks_and_lateness_are_still_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_desk(desk) as hand:
        assert hand.app.no_color
        await hand.press("space")
        assert sum("> BH" in line or ">*BH" in line for line in hand.lines) == 1
        assert hand.screen.count("*BH") == 1
        assert "!逾期" in hand.screen


BOXES = set("│─╭╮╰╯┌┐└┘▁▂▃▄▅▆▇█▊▎▏▕▔")


@pytest.mark.parametrize("keys", [[], ["f10"], ["ctrl+c"], ["e"], ["?"], ["/"]])
async def test_ascii_frames_hold_nothing_that_terminals_draw_wide(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    monkeypatch.setenv("BANGFU_ASCII", "1")
    for place in range(40):
        desk.casework.open(Opened.read(intake(1200 + place), NOW.date()))
    async with at_desk(desk, (120, 30)) as hand:
        await hand.press(*keys)
        assert not set(hand.screen) & BOXES


@pytest.mark.parametrize(("chosen", "off"), [(None, True), ("", False), ("0", False), ("1", True)])
def test_the_kitty_protocol_is_off_unless_the_user_chose(
    monkeypatch: pytest.MonkeyPatch, chosen: str | None, *, off: bool
) -> None:
    if chosen is not None:
        monkeypatch.setenv("TEXTUAL_DISABLE_KITTY_KEY", chosen)
    ask = "import tui.app, textual.constants; print(textual.constants.DISABLE_KITTY_KEY)"
    command = [sys.executable, "-c", ask]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert ended.stdout.strip() == str(off)


async def test_the_question_whether_to_leave_takes_y_and_esc(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("ctrl+q", "escape")
        assert isinstance(hand.app.screen, DeskScreen)
        await hand.press("ctrl+q")
        assert isinstance(hand.app.screen, Leave)
        await hand.press("y")
        assert not hand.app.is_running
