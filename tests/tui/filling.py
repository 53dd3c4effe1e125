"""Filling in forms as a person does, with nothing but the keyboard."""

from collections.abc import Callable
from typing import Any

from textual import events
from textual.keys import _character_to_key

from storage.desk import Desk
from tests.tui.hand import Hand
from tui.forms.field import Field
from tui.forms.form import Form
from tui.screens.cases.case import CaseScreen
from tui.screens.form import FormScreen


def form_of(hand: Hand) -> Form:
    """Return the form on the screen."""
    assert isinstance(hand.app.screen, FormScreen)
    return hand.app.screen.form


def case_of(hand: Hand) -> CaseScreen:
    """Return the case on the screen."""
    assert isinstance(hand.app.screen, CaseScreen)
    return hand.app.screen


def field_in_hand(hand: Hand) -> str:
    """Return the name of the field that has the focus, empty where none has."""
    focused = hand.app.focused
    found = (each for each in (focused.ancestors if focused else ()) if isinstance(each, Field))
    return next((name for each in found for name, field in form_of(hand).fields.items() if field is each), "")


async def go_to(hand: Hand, name: str) -> None:
    """Go on with Tab until a field has the focus."""
    for _ in range(80):
        if field_in_hand(hand) == name:
            await hand.settle()
            return
        await hand.tap("tab")
    raise AssertionError(f"{name} cannot be reached:\n{hand.screen}")


async def write(hand: Hand, text: str) -> None:
    """Type text in one go."""
    for character in text:
        assert hand.app._driver
        key = "enter" if character == "\n" else _character_to_key(character)
        hand.app._driver.send_message(events.Key(key, character))
    await hand.settle()


async def paste(hand: Hand, text: str) -> None:
    """Paste text as a terminal does."""
    assert hand.app._driver
    hand.app._driver.send_message(events.Paste(text))
    await hand.settle()


async def put(hand: Hand, **typed: str) -> None:
    """Type into fields, one after the other."""
    for name, text in typed.items():
        await go_to(hand, name)
        await write(hand, text)
    await hand.press("tab")


async def save(hand: Hand) -> None:
    """Save, and wait until the case stands there with what was saved."""
    await hand.press("f2")
    await hand.until(lambda: isinstance(hand.app.screen, CaseScreen) and hand.app.screen.reading is not None)
    await hand.settle()


def said(hand: Hand, name: str) -> str:
    """Return what is said to be wrong with a field, empty where nothing is."""
    return "；".join(map(str, form_of(hand).fields[name].problems))


def banner(hand: Hand) -> str:
    """Return what stands above the form."""
    sheet: Any = hand.app.screen.query_one(".banner Sheet")
    return "\n".join(str(pair.text) for pair in sheet.pairs)


async def open_case(hand: Hand, case_id: int) -> None:
    """Open a case."""
    hand.app.open_case(case_id)
    await hand.until(lambda: isinstance(hand.app.screen, CaseScreen) and hand.app.screen.reading is not None)


def at(desk: Desk, account: str, now: Callable[[], Any] | None = None) -> Desk:
    """Return the desk of somebody else in the same centre."""
    return Desk(desk.store, desk.store.account(account), now or desk.now)
