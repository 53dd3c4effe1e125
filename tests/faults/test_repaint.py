"""What a real terminal shows where only changes are sent is what it shows where all is sent, in whatever colours."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.faults.terminal import LONG, Terminal, terminal
from tests.tui import centre

pytestmark = pytest.mark.faults

COLOURS = [
    pytest.param({}, id="truecolour"),
    pytest.param({"COLORTERM": "", "TERM": "xterm-16color"}, id="16 colours"),
    pytest.param({"NO_COLOR": "1"}, id="no colour"),
]
DOWN, ESC, LOCK = "\x1b[B", "\x1b", "\x1c"
WALK: tuple[tuple[str, Callable[[str], bool]], ...] = (
    (DOWN + DOWN + "\r", lambda text: "接案登记" in text),
    ("\t", lambda text: "接案登记" in text),
    (ESC, lambda text: "第 1-" in text),
    ("n", lambda text: "姓名；集体案件写代表人" in text),
    ("赵六\t137", lambda text: "137" in text),
    (ESC, lambda text: "第 1-" in text),
    ("?", lambda text: "上下键翻看" in text),
    (ESC, lambda text: "第 1-" in text),
    ("/工", lambda text: "工" in text),
    (ESC, lambda text: "第 1-" in text),
    (LOCK, lambda text: "某某" not in text and "锁" in text),
)
"""Into a case and back, into an intake, out of it, help, a search, and the lock, each with what tells that it came."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    centre.build(tmp_path / "centre")
    return tmp_path / "centre"


def until(seen: Terminal, there: Callable[[str], bool]) -> None:
    end = monotonic() + LONG
    while not there(seen.shown):
        assert monotonic() < end, seen.shown
        seen.drain()
        sleep(0.01)


@contextmanager
def desk(folder: Path, sparing: str, patch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    patch.setenv("BANGFU_SPARING", sparing)
    with terminal(folder, "zhang") as seen:
        until(seen, lambda text: "第 1-" in text)
        yield seen


@pytest.mark.parametrize("colours", COLOURS)
def test_a_real_terminal_shows_the_same(folder: Path, colours: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in colours.items():
        monkeypatch.setenv(name, value)
    twin = folder.with_name("twin")
    centre.build(twin)
    with desk(folder, "", monkeypatch) as sparing, desk(twin, "off", monkeypatch) as wasting:
        for keys, there in WALK:
            for each in (sparing, wasting):
                each.press(keys)
                until(each, there)
            until(sparing, lambda _text: same(sparing, wasting))
        assert len(sparing.sent) * 3 < len(wasting.sent)


def same(one: Terminal, other: Terminal) -> bool:
    other.drain()
    return one.glass.seen() == other.glass.seen()


def test_a_desk_that_was_suspended_is_drawn_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with desk(folder, "", monkeypatch) as seen:
        seen.press("?")
        until(seen, lambda text: "上下键翻看" in text)
        before = seen.shown
        seen.desk.send_signal(signal.SIGTSTP)
        os.waitpid(seen.desk.pid, os.WUNTRACED)
        until(seen, lambda text: "上下键翻看" not in text)
        seen.desk.send_signal(signal.SIGCONT)
        until(seen, lambda text: text == before)
