"""Keys in one burst do what they do one by one: each lands where it would have landed had one waited."""

from textual.events import Key, Paste
from textual.keys import _character_to_key

from storage.desk import Desk
from tests.tui.filling import form_of, open_case
from tests.tui.hand import Hand, at_desk
from tui.dialogs.draft import DraftOffer
from tui.frame.turns import at_rest
from tui.screens.cases.intake import IntakeScreen

IN_HAND = 4


def burst(hand: Hand, *keys: str) -> None:
    """Hand keys in at once, as one read of the terminal gives them; a longer word is typed letter by letter."""
    assert hand.app._driver
    for key in keys:
        if len(key) == 1 or not key.isascii():
            for letter in key:
                hand.app._driver.send_message(Key(_character_to_key(letter), letter))
        else:
            hand.app._driver.send_message(Key(key, " " if key == "space" else None))


async def test_a_name_and_a_phone_in_one_burst_land_in_their_fields(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        burst(hand, "n", "赵六", "tab", *"137")
        await hand.settle()
        assert isinstance(hand.app.screen, IntakeScreen)
        typed = form_of(hand).values()
        assert (typed["applicant"], typed["phone"]) == ("赵六", "137")


async def test_going_back_and_deleting_in_one_burst(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        burst(hand, "n", *"ba", "backspace", *"ckspace", "left", "left", *"XY")
        await hand.settle()
        assert form_of(hand).values()["applicant"] == "bckspaXYce"


async def test_a_pump_is_at_rest_when_idle_and_not_while_it_handles_something(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        app = hand.app
        assert all(at_rest(each) for each in (app, app.screen, *app._registry))
        app.screen.post_message(Paste("x"))
        assert not at_rest(app.screen)
        await hand.settle()
        assert at_rest(app.screen)


async def test_a_question_about_a_draft_takes_no_key_that_was_pressed_before_it_was_seen(desk: Desk) -> None:
    desk.drafts.keep(f"note:{IN_HAND}", {"what": "写到一半"})
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        burst(hand, "g", "tab", "enter", "另一段")
        await hand.settle()
        assert isinstance(hand.app.screen, DraftOffer)
        assert "刚才多按的键没有采用" in hand.screen
        await hand.press("enter")
        assert form_of(hand).values()["what"] == "写到一半"
