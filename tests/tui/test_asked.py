"""Menu and palette find actions, events and queues by the ordinary words for them."""

import importlib
import pkgutil

import pytest

import tui
from cases.events import CATALOGUE
from cases.values.refusal import Refused
from cases.views.rows import View
from storage.desk import Desk
from tests.tui.filling import open_case
from tests.tui.hand import at_desk
from tui.dialogs.menu import Menu
from tui.words.asked import load_asked, packaged_asked
from tui.words.keys import ACTS
from tui.words.language import show_line

WORDS = ("导出", "打印", "受理", "统计", "月报", "工作量", "查案件", "新案", "怎么用", "日历", "待审批")
MEANT = {"起诉": "提交申请", "结案": "提请结案", "补材料": "补正通知", "收款": "款项", "打印": "案件摘要"}


def test_each_word_is_for_something_that_there_is() -> None:
    for found in pkgutil.walk_packages(tui.__path__, "tui."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    known = {*ACTS, *(f"event.{code}" for code in CATALOGUE), *(f"queue.{view.value}" for view in View)}
    assert {*packaged_asked()} <= known
    assert sum(map(len, packaged_asked().values())) > 250


@pytest.mark.parametrize("word", WORDS)
async def test_the_palette_of_the_desk_finds_something_by_it(desk: Desk, word: str) -> None:
    async with at_desk(desk) as hand:
        await hand.press("ctrl+p")
        await hand.type(word)
        assert isinstance(hand.app.screen, Menu)
        assert hand.app.screen.offered


@pytest.mark.parametrize(("word", "label"), MEANT.items())
async def test_the_menu_of_a_case_finds_what_is_meant(desk: Desk, word: str, label: str) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, 4)
        await hand.press("f10")
        await hand.type(word)
        assert isinstance(hand.app.screen, Menu)
        assert label in [show_line(each.label) for each in hand.app.screen.offered[:3]]


def test_a_bad_line_is_refused_by_its_number() -> None:
    with pytest.raises(Refused, match=r"词.csv 第 3 行：“app.home”请写一行，至少一个词"):
        load_asked("action,words\napp.home,首页\napp.home,主页", "词.csv")
    with pytest.raises(Refused, match="至少一个词"):
        load_asked("action,words\napp.home,", "词.csv")
