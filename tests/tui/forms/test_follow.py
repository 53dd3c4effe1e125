"""What one is in stays in sight: the line of a long text, and a list over the form when the window changes."""

import pytest

from storage.desk import Desk
from tests.tui.filling import form_of, go_to, open_case, paste
from tests.tui.hand import Hand, at_desk
from tui.forms.controls.choice import ChoiceInput
from tui.forms.controls.prose import TextBox
from tui.forms.field import CURSOR
from tui.words.language import show_line

SIZES = [(60, 24), (120, 18), (100, 30), (80, 24)]


def in_sight(hand: Hand) -> bool:
    """Tell whether the line of the cursor of a long text is."""
    box, form = hand.app.focused, form_of(hand)
    assert isinstance(box, TextBox)
    return form.region.y <= box.cursor_screen_offset.y < form.region.bottom


async def test_a_long_text_is_followed_to_where_it_is_typed(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await go_to(hand, "facts")
        for n in range(30):
            await paste(hand, f"第{n + 1}行\n")
            assert in_sight(hand), n
        for key in ("up", "pageup", "pagedown", *("up",) * 12):
            await hand.press(key)
            assert in_sight(hand), key
        await hand.pilot.resize_terminal(80, 16)
        await hand.settle()
        assert in_sight(hand)


async def test_one_key_leads_to_either_end_of_a_long_text_and_another_selects_up_to_there(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await go_to(hand, "facts")
        await paste(hand, "\n".join(f"第{n}行" for n in range(1, 31)))
        box = hand.app.focused
        assert isinstance(box, TextBox)
        await hand.press("ctrl+home")
        assert (box.cursor_location, in_sight(hand), box.selected_text) == ((0, 0), True, "")
        await hand.press("ctrl+end")
        assert (box.cursor_location, in_sight(hand), box.selected_text) == ((29, 4), True, "")
        await hand.press("up", "ctrl+shift+end")
        assert box.selected_text == "\n第30行"
        await hand.press("ctrl+shift+home")
        assert box.selected_text.count("\n") == 28


@pytest.mark.parametrize("size", SIZES)
async def test_a_list_over_a_form_moves_with_its_field(desk: Desk, size: tuple[int, int]) -> None:
    async with at_desk(desk, (80, 24) if size != (80, 24) else (60, 20)) as hand:
        await open_case(hand, 4)
        await hand.press("c", "down")
        choice = hand.app.focused
        assert isinstance(choice, ChoiceInput)
        assert choice.list.display
        await hand.pilot.resize_terminal(*size)
        await hand.settle()
        assert choice.list.display
        assert choice.list.region.x == choice.region.x
        assert choice.region.bottom == choice.list.region.y or choice.list.region.bottom <= choice.region.y
        assert form_of(hand).region.contains_region(choice.region)


@pytest.mark.parametrize("size", [(60, 20), (60, 24)])
async def test_the_label_stays_in_sight_beside_an_open_list_in_a_narrow_window(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with at_desk(desk, size) as hand:
        await hand.press("n")
        for name in ("employment", "cause", "kind", "channel"):
            await go_to(hand, name)
            choice = hand.app.focused
            assert isinstance(choice, ChoiceInput)
            if not choice.dropped:
                await hand.press("down")
            assert choice.dropped
            label = show_line(form_of(hand).fields[name].ask.label)
            assert [line for line in hand.lines if line.startswith(CURSOR) and label[:2] in line], name
            assert not choice.list.region.overlaps(choice.region), name
            await hand.press("escape")
