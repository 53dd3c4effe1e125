"""Whoever is told to end gives the terminal back as it was and empty, and keeps what was typed."""

import signal
from pathlib import Path

import pytest

from storage.desk import Desk
from tests.faults.terminal import PROGRAM, Terminal, terminal
from tests.tui import centre
from tests.unlocked import open_store

pytestmark = pytest.mark.faults

ENDING = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT]
GIVEN_BACK = {1049: False, 1000: False, 1003: False, 2004: False, 25: True, 7: True}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    centre.build(tmp_path / "centre")
    return tmp_path / "centre"


def given_back(seen: Terminal) -> bool:
    """Tell whether the terminal is as it was, with nothing of the cases in it."""
    after = seen.sent[seen.sent.rindex(b"\x1b[?1049l") :].decode()
    modes = {mode: seen.modes[mode] for mode in GIVEN_BACK}
    assert modes == GIVEN_BACK
    assert seen.attributes == seen.before
    assert not any("\u4e00" <= each <= "\u9fff" for each in after), "nothing is said"
    assert "Traceback" not in seen.text
    return True


@pytest.mark.parametrize("number", ENDING)
def test_a_desk_with_a_case_open_leaves_an_empty_terminal(folder: Path, number: int) -> None:
    with terminal(folder, "zhang") as seen:
        seen.until("案号")
        seen.press("\r")
        seen.until("接案登记")
        seen.desk.send_signal(number)
        assert seen.ended() == 128 + number
        assert given_back(seen)
        assert seen.last_screen == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_was_typed_is_kept_as_a_draft(folder: Path, number: int) -> None:
    with terminal(folder, "zhang") as seen:
        seen.until("案号")
        seen.press("n")
        seen.until("姓名；集体案件写代表人")
        for key in "赵小六":
            seen.press(key)
            seen.until(key)
        seen.desk.send_signal(number)
        assert seen.ended() == 128 + number
    store = open_store(folder, "zhang")
    draft = Desk(store, store.account("zhang"), centre.clock).drafts.get("opened")
    store.close()
    assert draft
    assert "赵小六" in draft.fields.values()


STUCK = f"""
import sys, time
from tui.app import BangfuApp
def stuck(self):
    sys.__stderr__.write("STUCK")
    sys.__stderr__.flush()
    time.sleep(60)
BangfuApp.action_search = stuck
{PROGRAM}"""


def test_a_desk_that_is_stuck_ends_all_the_same(folder: Path) -> None:
    with terminal(folder, "zhang", STUCK) as seen:
        seen.until("案号")
        seen.press("/")
        seen.until("STUCK")
        seen.desk.send_signal(signal.SIGTERM)
        assert seen.ended() == 143
        assert given_back(seen)
        assert seen.last_screen == ""


@pytest.mark.parametrize("number", [0, signal.SIGTERM])
def test_a_line_that_is_cut_ends_it(folder: Path, number: int) -> None:
    with terminal(folder, "zhang") as seen:
        seen.until("案号")
        seen.hang_up()
        if number:
            seen.desk.send_signal(number)
        assert seen.desk.wait(30) in (129, 128 + number)
