"""How the keys answer in a form: with the input method on, without a mouse, and never saving by accident."""

import pytest
from textual.geometry import Offset
from textual.widgets import TextArea

from cases.events import Opened
from storage.desk import Desk
from tests.tui.centre import NOW, intake
from tests.tui.filling import case_of, field_in_hand, form_of, go_to, open_case, paste, put, write
from tests.tui.hand import Hand, at_desk
from tui.forms.controls.checks import CheckList
from tui.forms.controls.choice import ChoiceInput
from tui.forms.controls.control import Control
from tui.forms.controls.options import Offer
from tui.screens.form import FormScreen

IN_HAND = 4


async def contact(hand: Hand) -> None:
    await open_case(hand, IN_HAND)
    await hand.press("c")


async def test_enter_goes_on_and_never_saves(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await contact(hand)
        await put(hand, mode="电话", what="内容", next_step="再联系")
        before = desk.cases.file(IN_HAND).case.version
        await go_to(hand, "next_step")
        await hand.press("enter")
        assert field_in_hand(hand) == "next_on"
        await go_to(hand, "what")
        await hand.press("enter")
        assert form_of(hand).fields["what"].typed == "内容\n"
        assert desk.cases.file(IN_HAND).case.version == before


@pytest.mark.parametrize("key", ["f2", "ctrl+s"])
async def test_saving_has_two_keys(desk: Desk, key: str) -> None:
    async with at_desk(desk) as hand:
        await contact(hand)
        await put(hand, mode="电话", what="内容")
        await hand.press(key)
        assert case_of(hand).reading
        assert "已保存" in hand.screen


async def test_saving_has_a_button(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await contact(hand)
        await put(hand, mode="电话", what="内容")
        await go_to(hand, "act")
        await hand.press("tab")
        assert hand.app.focused
        assert hand.app.focused.id == "save"
        await hand.press("enter")
        assert case_of(hand).reading


async def test_arrows_go_from_field_to_field_and_out_of_long_text_at_its_ends(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("g")
        await go_to(hand, "what")
        await write(hand, "一")
        await hand.press("down")
        assert field_in_hand(hand) == "next_step"
        await hand.press("down", "up", "up")
        assert field_in_hand(hand) == "what"
        await hand.press("enter", "up", "down")
        assert field_in_hand(hand) == "what"


async def test_a_list_drops_down_by_itself_and_esc_closes_it_before_the_form(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await contact(hand)
        choice = hand.app.focused
        assert isinstance(choice, ChoiceInput)
        assert choice.list.display
        assert "书信" in hand.screen
        await hand.press("escape")
        assert not choice.list.display
        assert isinstance(hand.app.screen, FormScreen)
        await hand.press("escape")
        assert case_of(hand).reading


async def test_colleagues_drop_down_with_what_they_have_in_hand(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, 2)
        await hand.press("z")
        assert "刘强 在办" in hand.screen
        await hand.press("down", "enter")
        assert form_of(hand).values()["handler"] in ("liu", "zhang")


async def test_enter_on_an_empty_choice_chooses_nothing(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await contact(hand)
        await hand.press("enter")
        assert "mode" not in form_of(hand).values()
        assert field_in_hand(hand) == "what"


async def test_the_arrows_choose_from_the_list(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await contact(hand)
        await hand.press("down", "down", "enter")
        assert form_of(hand).values()["mode"] == "phone"
        assert field_in_hand(hand) == "what"
        await hand.press("shift+tab", "down", "down", "enter")
        assert form_of(hand).values()["mode"] == "online"


async def test_a_click_chooses_from_the_list(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await contact(hand)
        choice = hand.app.focused
        assert isinstance(choice, ChoiceInput)
        await hand.pilot.click(choice.list, offset=(6, 1))
        await hand.settle()
        assert form_of(hand).values()["mode"] == "phone"
        assert hand.app.focused is choice


async def test_what_is_not_clear_stays_as_typed_and_says_how_many_it_may_be(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, cause="报酬")
        assert form_of(hand).fields["cause"].typed == "报酬"
        assert "3 项匹配" in hand.screen


@pytest.mark.parametrize("blank", ["space", "ideographic_space"])
async def test_boxes_are_ticked_by_either_blank_and_found_by_typing(desk: Desk, blank: str) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await go_to(hand, "groups")
        await write(hand, "派遣")
        await write(hand, " " if blank == "space" else "　")
        await hand.press("right")
        await write(hand, " ")
        assert form_of(hand).values()["groups"] == "dispatched,taxi"
        await hand.press("left")
        await write(hand, " ")
        assert form_of(hand).values()["groups"] == "taxi"


async def test_escape_lets_go_of_what_was_looked_for_before_the_form_is_left(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, applicant="尉迟工")
        await go_to(hand, "groups")
        await write(hand, "派遣")
        assert "搜索：派遣" in hand.screen
        await hand.press("escape")
        assert isinstance(hand.app.screen, FormScreen)
        assert field_in_hand(hand) == "groups"
        assert "搜索：" not in hand.screen
        await hand.press("enter")
        assert "groups" not in form_of(hand).values(), "nothing is ticked by what was let go of"
        await hand.press("shift+tab", "escape")
        assert not isinstance(hand.app.screen, FormScreen)


async def test_boxes_are_left_at_their_ends(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await go_to(hand, "groups")
        await hand.press("up")
        assert field_in_hand(hand) == "address"
        await hand.press("down", *["down"] * 7)
        assert field_in_hand(hand) == "employment"


async def test_one_yes_is_one_box(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, 1)
        await hand.press("j")
        await go_to(hand, "remedy_told")
        await write(hand, " ")
        assert form_of(hand).values()["remedy_told"] == "是"
        await write(hand, " ")
        assert "remedy_told" not in form_of(hand).values()


async def test_letters_are_text_in_a_form_and_shortcuts_only_in_lists(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, applicant="nvq/?.：")
        assert form_of(hand).fields["applicant"].typed == "nvq/?.："
        await go_to(hand, "groups")
        await write(hand, "n?/")
        assert isinstance(hand.app.screen, FormScreen)


async def test_the_candidates_of_the_input_method_stand_at_the_cursor(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        for name in ("applicant", "groups", "cause", "request", "respondents", "facts"):
            await go_to(hand, name)
            await write(hand, "王" if name != "groups" else "")
            control = hand.app.focused
            assert isinstance(control, Control)
            assert hand.app.cursor_position == control.cursor_at
            region = control.widget.region
            assert region.contains_point(hand.app.cursor_position), name
            assert hand.app.screen.region.contains_point(hand.app.cursor_position), name


async def test_the_cursor_stands_behind_what_was_typed(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await go_to(hand, "applicant")
        control = hand.app.focused
        assert isinstance(control, Control)
        empty = hand.app.cursor_position
        await write(hand, "王a")
        assert hand.app.cursor_position == empty + Offset(3, 0)


async def test_several_pasted_lines_become_one_line_where_one_is_asked_for(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await go_to(hand, "applicant")
        await paste(hand, "王\r\n小明\n")
        assert form_of(hand).fields["applicant"].typed == "王 小明"


async def test_full_width_blanks_are_text(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, applicant="王　明", request="　　请求支付工资")
        assert form_of(hand).fields["applicant"].typed == "王　明"
        assert form_of(hand).fields["request"].typed == "　　请求支付工资"


async def test_ctrl_c_copies_and_ends_nothing(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await contact(hand)
        await put(hand, what="一段话")
        await go_to(hand, "what")
        await hand.press("ctrl+c", "escape")
        assert form_of(hand).fields["what"].typed == "一段话"


async def test_long_text_grows_with_its_field_and_stays_in_bounds(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await contact(hand)
        await go_to(hand, "what")
        box = hand.app.focused
        assert isinstance(box, TextArea)
        low = box.size.height
        await paste(hand, "一行\n" * 40)
        assert low < box.size.height <= 12


def test_an_empty_list_of_boxes_is_no_trap() -> None:
    class Nothing(Offer):
        def offered(self) -> tuple[()]:
            return ()

    boxes = CheckList(Nothing())
    boxes.fill("old_code,more")
    assert boxes.typed == "old_code,more"


async def test_what_matches_nothing_says_so_in_the_place_of_the_list_and_down_shows_all(desk: Desk) -> None:
    async with at_desk(desk, size=(80, 24)) as hand:
        await hand.press("n")
        await go_to(hand, "cause")
        await write(hand, "天书")
        choice = hand.app.focused
        assert isinstance(choice, ChoiceInput)
        assert (choice.list.display, choice.list.current) == (True, None)
        assert hand.screen.count("没有匹配的选项，按 ↓ 列出全部") >= 1
        await hand.press("escape", "tab")
        assert "列表里没有“天书”，请按 ↓ 列出全部，选一项" in hand.screen
        await hand.press("shift+tab", "down")
        assert len(choice.list.options) > 50
        assert choice.list.current == choice.list.options[0]
        await hand.press("down", "enter")
        assert form_of(hand).values()["cause"] == choice.list.options[1].key


async def test_down_shows_all_at_once_while_nothing_matches(desk: Desk) -> None:
    async with at_desk(desk, size=(80, 24)) as hand:
        await hand.press("n")
        await go_to(hand, "channel")
        await write(hand, "天书")
        await hand.press("down", "enter")
        assert form_of(hand).values()["channel"] == "visit"


async def test_a_word_that_people_say_is_shown_with_what_it_means_and_taken(desk: Desk) -> None:
    async with at_desk(desk, size=(80, 24)) as hand:
        await hand.press("n")
        await go_to(hand, "cause")
        await write(hand, "讨薪")
        assert "讨薪 > 追索劳动报酬纠纷" in hand.screen, "arrows have another width in some terminals"
        await hand.press("tab")
        assert form_of(hand).values()["cause"] == "2025-205-5"
        assert "追索劳动报酬纠纷" in hand.screen
        assert "未核实" not in hand.screen


async def test_of_two_that_a_word_may_mean_the_one_chosen_before_comes_first(desk: Desk) -> None:
    many = desk.words.used()["cause"].get("2025-205", 0) + 1
    for at in range(many):
        told = intake(at, cause="2025-205-6", applicant=f"田大{'一二三四五六七八九十'[at]}", phone="")
        desk.casework.open(Opened.read(told, NOW.date()))
    async with at_desk(desk, size=(80, 24)) as hand:
        await hand.press("n")
        await go_to(hand, "cause")
        await write(hand, "开除")
        assert "> 7 开除 > 经济补偿金纠纷" in hand.screen
        await hand.press("enter")
        assert form_of(hand).values()["cause"] == "2025-205-6"


@pytest.mark.parametrize("keys", [("tab",), ("enter", "tab")])
async def test_what_a_label_denies_is_refused_where_the_field_is_left(desk: Desk, keys: tuple[str, ...]) -> None:
    async with at_desk(desk, size=(80, 24)) as hand:
        await hand.press("n")
        form_of(hand).fill({"groups": "taxi"})
        await hand.settle()
        await go_to(hand, "taxi_licence")
        await write(hand, "有")
        await hand.press(*keys, "shift+tab")
        assert field_in_hand(hand) == "taxi_licence"
        assert "有 1 项匹配，请按 ↓ 选一项" in hand.screen
        assert form_of(hand).fields["taxi_licence"].typed == "有"
        await hand.press("down", "enter")
        assert form_of(hand).values()["taxi_licence"] == "none"
