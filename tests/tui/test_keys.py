"""Keys: each names one thing, and each thing has a second way in."""

from typing import Any

import pytest
from textual.screen import Screen

from tui.app import BangfuApp
from tui.dialogs.base import Dialog
from tui.dialogs.menu import Menu
from tui.palette import HIDDEN
from tui.screens.cases.desk import DeskScreen
from tui.screens.cases.search import SearchScreen
from tui.screens.door.setup import Setup
from tui.screens.door.signin import SignIn
from tui.screens.help import HelpScreen
from tui.widgets.rows import Rows
from tui.words.keys import ACTS, GLOBAL, Act, key_name, register, twins

CONFUSED = {"ctrl+i", "ctrl+m", "ctrl+h", "ctrl+j", "ctrl+b"}
"""Keys that terminals cannot tell from others, or that tmux takes."""
TAKEN = {"ctrl+s", "ctrl+q", "f1", "f5", "f10", "f11"}
"""Keys that some terminals keep for themselves."""
SCREENS: list[type[Screen[Any]]] = [DeskScreen, SearchScreen, HelpScreen, SignIn, Setup, Menu, Dialog]


@pytest.mark.parametrize("node", [BangfuApp, Rows, *SCREENS])
def test_a_key_has_one_meaning_on_a_screen(node: type[Screen[Any]]) -> None:
    for key, found in node._merge_bindings().key_to_bindings.items():
        assert len(found) == 1, key


@pytest.mark.parametrize("screen", [DeskScreen, SearchScreen, HelpScreen, SignIn, Setup])
def test_no_screen_takes_a_key_that_answers_everywhere(screen: type[Screen[Any]]) -> None:
    everywhere = {key for act in GLOBAL if act.binding for key in act.binding.key.split(",")}
    own = {key for key, found in screen._merge_bindings().key_to_bindings.items() if found[0].id in ACTS}
    assert not own & everywhere


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.id)
def test_every_action_says_what_it_does(act: Act) -> None:
    assert act.label
    assert act.tip
    assert act.binding is None or (act.binding.tooltip and act.binding.id == act.id)


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.id)
def test_every_action_has_a_second_way_in(act: Act) -> None:
    """Menu and palette hold all but cursor moves and themselves; ctrl+c asks what ctrl+q and the menu ask."""
    ways = [*act.letters, *(key for key in act.keys if key not in TAKEN)]
    if act.id in HIDDEN:
        assert len(ways) >= 2 or act.id == "app.stop"
    elif not act.moves:
        assert act.keys or not act.letters or act.letters.isdigit() or act.action.startswith("record(")


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.id)
def test_no_action_hangs_on_a_key_that_terminals_confuse(act: Act) -> None:
    assert not CONFUSED & set(act.keys)
    if act.keys and not act.moves and not act.letters:
        assert set(act.keys) - TAKEN or act.id == "app.leave"


@pytest.mark.parametrize(
    ("letter", "answering"),
    [
        ("?", ["question_mark", "fullwidth_question_mark"]),
        ("/", ["slash", "fullwidth_solidus", "ideographic_comma"]),
        (":", ["colon", "fullwidth_colon"]),
        (".", ["full_stop", "fullwidth_full_stop", "ideographic_full_stop"]),
        ("n", ["n", "ｎ"]),
        ("R", ["R", "Ｒ"]),
    ],
)
def test_full_width_twins_answer_too(letter: str, answering: list[str]) -> None:
    assert twins(letter) == answering


@pytest.mark.parametrize(
    ("key", "name"),
    [("f3", "F3"), ("ctrl+p", "Ctrl+P"), ("escape", "Esc"), ("ctrl+left", "Ctrl+Left"), ("home", "Home")],
)
def test_keys_are_named_as_people_write_them(key: str, name: str) -> None:
    assert key_name(key) == name


def test_an_id_stands_for_one_action() -> None:
    with pytest.raises(ValueError, match="two actions"):
        register([Act("app.help", "other", ACTS["app.help"].label, ACTS["app.help"].tip)])


def test_clashing_keys_fail_a_strict_program() -> None:
    app = BangfuApp(strict=True)
    binding = ACTS["app.help"].binding
    assert binding
    with pytest.raises(ValueError, match="f1"):
        app.handle_bindings_clash({binding}, app)
