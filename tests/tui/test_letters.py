"""One letter, one meaning everywhere: a letter is the event that has it for its key, or stands among the exceptions."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
from textual.app import App
from textual.widget import Widget

import tui
from cases.events import CATALOGUE
from storage.desk import Desk
from tests.tui.filling import put
from tests.tui.hand import Hand, at_desk
from tui.dialogs.confirm import Confirm
from tui.dialogs.message import Message
from tui.screens.cases.desk import DeskScreen
from tui.screens.cases.event_form import EventForm
from tui.words.keys import ACTS, DECIDED, GLOBAL, OTHERWISE, Act, twins

KEYS = {event.spec.key: code for code, event in CATALOGUE.items() if event.spec.key}


def all_of_the_program() -> None:
    """Load every module, so that each screen has told its actions."""
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        if not module.name.startswith("tui.cli.__main__"):
            importlib.import_module(module.name)


def lettered() -> list[Act]:
    all_of_the_program()
    return [act for act in ACTS.values() if act.letters]


def drawn(of: type[Any]) -> Iterator[type[Any]]:
    for each in of.__subclasses__():
        yield each
        yield from drawn(each)


@pytest.mark.parametrize("act", lettered(), ids=lambda act: act.id)
def test_a_letter_records_its_event_or_is_a_declared_exception(act: Act) -> None:
    for letter in act.letters:
        if letter in KEYS:
            wanted = "app.new" if KEYS[letter] == "opened" else f"record('{KEYS[letter]}')"
            assert act.action == wanted, letter
        else:
            actions, why = OTHERWISE[letter]
            assert act.action in actions, letter
            assert str(why)


def test_no_exception_takes_the_letter_of_an_event_or_stands_for_nothing() -> None:
    assert not OTHERWISE.keys() & KEYS.keys()
    used = {(letter, act.action) for act in lettered() for letter in act.letters}
    for letter, (actions, _why) in OTHERWISE.items():
        for action in actions:
            assert (letter, action) in used


def test_what_binds_a_letter_stands_in_the_table() -> None:
    """No screen and no part of one binds a letter past the table of actions."""
    all_of_the_program()
    letters = {name: act.id for act in ACTS.values() for name in twins(act.letters)}
    named = {name for each in map(chr, range(33, 127)) if each != "," for name in twins(each)}
    for node in {each for each in (*drawn(Widget), *drawn(App)) if each.__module__.startswith("tui.")}:
        for key, found in node._merge_bindings().key_to_bindings.items():
            assert key not in named or (key in letters and all(each.id in ACTS for each in found)), (node, key)


def test_no_screen_gives_a_key_that_answers_everywhere_another_meaning() -> None:
    all_of_the_program()
    everywhere = {key for act in GLOBAL for key in act.keys}
    assert {(act.id, key) for act in ACTS.values() if act not in GLOBAL for key in {*act.keys} & everywhere} == set()


@pytest.mark.parametrize(
    ("letter", "code", "label"),
    [
        ("s", "accepted", "受理"),
        ("j", "declined", "不予受理"),
        ("a", "answered", "咨询答复"),
        ("z", "assigned", "指派"),
        ("r", "returned", "退回补办"),
        ("o", "closed", "准予结案"),
    ],
)
def test_the_desk_knows_what_decides_by_the_words_of_the_case(letter: str, code: str, label: str) -> None:
    assert DECIDED[code][0] == letter == CATALOGUE[code].spec.key
    assert DECIDED[code][1] == CATALOGUE[code].spec.label
    assert DECIDED[code][1].zh == label


async def go_to(hand: Hand, case_id: int) -> None:
    """Put the cursor of the desk on a case."""
    screen = hand.app.screen
    assert isinstance(screen, DeskScreen)
    screen.cases.move([line.key for line in screen.cases.lines].index(str(case_id)))
    await hand.settle()


@pytest.mark.parametrize(
    ("case_id", "key", "event"), [(1, "s", "accepted"), (1, "ｊ", "declined"), (2, "z", "assigned")]
)
async def test_the_desk_asks_by_the_form_of_the_event(desk: Desk, case_id: int, key: str, event: str) -> None:
    async with at_desk(desk) as hand:
        await go_to(hand, case_id)
        await hand.press(key)
        await hand.until(lambda: isinstance(hand.app.screen, EventForm))
        form = hand.app.screen
        assert isinstance(form, EventForm)
        assert (form.event.spec.code, form.file.id) == (event, case_id)
        while isinstance(hand.app.screen, EventForm):  # the first Esc may close a list of choices
            await hand.press("escape")
        assert isinstance(hand.app.screen, DeskScreen)
    assert desk.cases.file(case_id).case.version == desk.queues.row(case_id).version


async def test_a_case_is_taken_from_the_desk_with_one_form_and_leaves_its_queue(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await go_to(hand, 5)
        assert "（按 o）" in hand.screen
        await hand.press("o")
        await hand.until(lambda: isinstance(hand.app.screen, EventForm))
        await put(hand, checks="   ", remark="其余各项不适用")
        await hand.press("f2")
        assert isinstance(hand.app.screen, Confirm)
        await hand.press("tab", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, DeskScreen) and "BH0005" not in hand.screen)
    assert desk.cases.file(5).history[-1].entry.event.spec.code == "closed"


@pytest.mark.parametrize("key", ["o", "r", "z"])
async def test_what_may_not_be_says_why_and_records_nothing(desk: Desk, key: str) -> None:
    before = desk.cases.file(1).case.version
    async with at_desk(desk) as hand:
        await go_to(hand, 1)
        await hand.press(key)
        await hand.until(lambda: "〔2026〕BH0001：" in hand.screen)
        assert isinstance(hand.app.screen, DeskScreen)
    assert desk.cases.file(1).case.version == before


@pytest.mark.parametrize("key", ["x", "c", "d", "p", "u", "w", "q", "m", "g"])
async def test_letters_of_other_events_do_nothing_on_the_desk(desk: Desk, key: str) -> None:
    async with at_desk(desk) as hand:
        before = hand.screen
        await hand.press(key)
        assert hand.screen == before
        assert not isinstance(hand.app.screen, Message)


async def test_among_the_queues_no_letter_records(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await go_to(hand, 1)
        await hand.press("left", "s")
        assert isinstance(hand.app.screen, DeskScreen)
