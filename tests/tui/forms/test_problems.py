"""What bad input gets: a sentence under its own field, and the text as it was typed."""

import pytest

from cases.values.refusal import refuse
from cases.values.text import say
from storage.casework.working import Casework
from storage.desk import Desk
from tests.tui.filling import at, banner, field_in_hand, form_of, go_to, open_case, paste, put, said, save, write
from tests.tui.hand import Hand, at_desk
from tui.dialogs.confirm import Confirm
from tui.screens.form import FormScreen

IN_HAND = 4
"""A case of the small centre that is being worked."""


async def form(hand: Hand, key: str, case_id: int = IN_HAND) -> None:
    await open_case(hand, case_id)
    await hand.press(key)
    assert isinstance(hand.app.screen, FormScreen)


BAD = [
    ("y", "amount", "好多钱", "看不懂“好多钱”"),
    ("y", "amount", "12.345", "最多写两位小数"),
    ("y", "nature", "不存在的", "列表里没有"),
    ("c", "on", "2026-13-01", "日历上没有"),
    ("c", "on", "2026-6-19", "不能在今天"),
    ("c", "on", "好日子", "看不懂这个日期"),
    ("c", "next_on", "2月30日", "日历上没有"),
    ("c", "next_step", "长" * 201, "太长了"),
    ("c", "mode", "聊天", "列表里没有"),
    ("p", "served_on", "明天", "不能在今天"),
    ("u", "when", "很久以前", "看不懂这个日期"),
    ("z", "handler", "没有此人", "请从名单中选择"),
    ("V", "entry", "第九条", "序号"),
    ("V", "entry", "99", "没有第 99 条"),
    ("V", "entry", "1", "不能作废"),
    ("G", "field", "不存在", "可更正"),
]
FILLED = {"what": "内容", "nature": "主张", "amount": "1", "mode": "电话", "sort": "1", "result": "1"}
FILLED |= {"handler": "刘强", "why": "登错", "reason": "登错", "field": "电话", "entry": "2"}


@pytest.mark.parametrize(("key", "name", "typed", "sentence"), BAD, ids=[f"{each[1]}-{each[2][:9]}" for each in BAD])
async def test_a_bad_field_gets_its_sentence_and_keeps_its_text(
    desk: Desk, key: str, name: str, typed: str, sentence: str
) -> None:
    async with at_desk(desk) as hand:
        await form(hand, key)
        fields = form_of(hand).fields
        for each, text in FILLED.items():
            if each in fields and each != name and not (each == "reason" and "why" in fields):
                fields[each].fill(text)
        fields[name].fill("")
        await go_to(hand, name)
        await write(hand, typed)
        await hand.press("f2")
        if isinstance(hand.app.screen, Confirm):
            await hand.press("tab", "enter")
        assert sentence in said(hand, name), hand.screen
        assert fields[name].typed == typed
        assert field_in_hand(hand) == name
        assert isinstance(hand.app.screen, FormScreen)
        assert len(desk.cases.file(IN_HAND).history) == desk.cases.file(IN_HAND).case.version


async def test_a_bad_field_says_so_as_soon_as_it_is_left_but_an_empty_one_is_left_in_peace(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await form(hand, "y")
        await put(hand, amount="abc")
        assert "看不懂" in said(hand, "amount")
        assert not said(hand, "nature")
        await hand.press("shift+tab")
        await write(hand, "1")
        assert not said(hand, "amount"), "what was said is taken back when something else is typed"


async def test_all_problems_are_shown_at_once_and_the_first_is_gone_to(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, claimed="xyz", phone="123")
        await hand.press("f2")
        wrong = [name for name in form_of(hand).fields if said(hand, name)]
        assert wrong == ["applicant", "phone", "groups", "cause", "kind", "claimed", "request", "facts"]
        assert field_in_hand(hand) == "applicant"
        assert "有 8 处要改" in hand.screen
        assert form_of(hand).values()["claimed"] == "xyz"


async def test_the_day_is_checked_together_with_the_rest(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await form(hand, "c")
        form_of(hand).fields["on"].fill("")
        await hand.press("f2")
        assert [name for name in form_of(hand).fields if said(hand, name)] == ["on", "mode", "what"]


async def test_a_rule_that_belongs_to_no_field_is_said_at_the_top(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    full = refuse("store", say("磁盘已满，没有保存；请清理磁盘后再保存，刚才填写的内容还在"))

    def no_room(*_args: object, **_more: object) -> None:
        raise full

    async with at_desk(desk) as hand:
        await form(hand, "g")
        await put(hand, what="打电话给单位。")
        monkeypatch.setattr(Casework, "record", no_room)
        await hand.press("f2")
        assert "磁盘已满" in banner(hand)
        monkeypatch.undo()
        await save(hand)
        assert desk.cases.file(IN_HAND).history[-1].entry.event.typed()["what"] == "打电话给单位。"


async def test_a_date_and_a_sum_are_read_back_while_they_are_typed(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await form(hand, "y")
        assert "2026年6月18日 星期四" in hand.screen
        assert "补记" not in hand.screen
        await go_to(hand, "amount")
        await write(hand, "１.2万")
        assert "12,000.00 元" in hand.screen
        await write(hand, "x")
        assert "12,000.00 元" not in hand.screen
        form_of(hand).fields["on"].fill("6-1")
        await hand.settle()
        assert "2026年6月1日 星期一（补记）" in hand.screen
        await put(hand, next_on="后天")
        assert "2026年6月20日 星期六，2天后" in hand.screen


async def test_a_backdated_entry_is_saved_on_its_own_day(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await form(hand, "g")
        form_of(hand).fields["on"].fill("前天")
        await put(hand, what="补一条。")
        await save(hand)
        line = desk.cases.file(IN_HAND).history[-1]
        assert str(line.entry.on) == "2026-06-16"
        assert "补记" in hand.screen


async def test_a_field_appears_when_another_asks_for_it(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        fields = form_of(hand).fields
        assert not fields["taxi_model"].display
        await go_to(hand, "groups")
        await write(hand, "czc ")
        assert fields["taxi_model"].display
        await put(hand, taxi_model="gk")
        assert form_of(hand).values()["taxi_model"] == "affiliated"
        await go_to(hand, "groups")
        await write(hand, "czc ")
        assert not fields["taxi_model"].display
        assert "taxi_model" not in form_of(hand).values(), "what is not asked for is not saved"
        assert form_of(hand).typed()["taxi_model"] == "affiliated", "but it is not lost either"


async def test_a_pasted_page_stays_whole(desk: Desk) -> None:
    page = "\n".join(f"第{n}行：" + "工资一拖再拖，" * 100 for n in range(43))
    assert len(page) > 30_000
    async with at_desk(at(desk, "liu")) as hand:
        await form(hand, "g")
        await go_to(hand, "what")
        await paste(hand, page)
        await save(hand)
        assert desk.cases.file(IN_HAND).history[-1].entry.event.typed()["what"] == page


async def test_what_the_case_leaves_nothing_to_ask_is_not_asked(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await form(hand, "p")
        assert "awarded" in form_of(hand).fields
        assert "within_whole" not in form_of(hand).fields
