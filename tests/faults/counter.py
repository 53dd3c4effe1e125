"""From an empty folder to a closed case and its summary on paper, in a real terminal and by the keys alone.

A key is what is no text: text are names, numbers, passwords, sums, days and what happened.
"""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.faults.terminal import Terminal, terminal
from tests.faults.walking import TELLING, calm
from tests.tui.forms.counted import BUILDER
from tests.unlocked import PASSWORD

KEYS = {
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b",
    "down": "\x1b[B",
    "space": " ",
    "ctrl+p": "\x10",
    "f2": "\x1bOQ",
    "f6": "\x1b[17~",
}
"""Keys by what people call them, as a terminal sends them."""

Step = str | tuple[str]
"""A key by its name, or characters that choose or find something, each a key; or a text."""

_RECOVERY = ("(the last group of the recovery key)",)
"""A text that is copied from the screen."""

FOUND: Sequence[Step] = (
    *(("滨海市总工会",), "enter", ("BH",), "enter", ("zhang",), "enter", ("张敏",), "enter"),
    *((PASSWORD,), "enter", (PASSWORD,), "f2", _RECOVERY, "f2"),
    *("f6", "down", "enter", ("wang",), "enter", ("王主任",), "enter", (PASSWORD,), "enter", (PASSWORD,), "f2"),
    *("escape", "ctrl+p", "单人", "enter", "tab", "enter", "ctrl+p", "退出登录", "enter"),
    *(("wang",), "enter", (PASSWORD,), "f2"),
)
"""A centre of one person is set up, its supervisor is given an account, and signs in."""

INTAKE: Sequence[Step] = tuple((each[1],) if isinstance(each, tuple) else each.removeprefix("+") for each in BUILDER)
WORK: Sequence[Step] = (
    *("s", "1", "enter", "f2", "z", "王", "f2", "c", "1", "enter", ("与包工头通话，答应付款。",), "f2"),
    *("y", "确", "enter", ("30000",), "f2", "y", "到", "enter", ("30000",), "f2"),
    *("x", "1", "enter", ("双方达成协议，已付清。",), "f2"),
    *("o", "space", "enter", ("其余各项不适用",), "f2", "tab", "enter", "e", "tab", "enter"),
)
"""The case is accepted, assigned, worked, paid, closed, and its summary written."""

MOST = {"found": 30, "intake": 22, "work": 34}
"""How many keys each part may take."""


def walked(folder: Path) -> Iterator[tuple[str, int]]:
    """Go from an empty folder to the paper; yield each part with how many keys it took."""
    told = folder / "told"
    os.environ["BANGFU_TOLD"] = str(told)
    sent = 0
    with terminal(folder / "centre", "", TELLING) as seen:
        seen.until("中心名称")
        for part, steps in (("found", FOUND), ("intake", INTAKE), ("work", WORK)):
            keys = 0
            for step in steps:
                typed, taken = _typed(step, seen)
                seen.press(typed)
                sent, keys = sent + taken, keys + (0 if isinstance(step, tuple) else taken)
                calm(seen, told, sent)
            yield part, keys


def _typed(step: Step, seen: Terminal) -> tuple[str, int]:
    """Return what is sent to the terminal, and as how many keys it comes there."""
    if step == _RECOVERY:
        shown: list[str] = re.findall(r"\b(?:[0-9A-Z]{4,6}-){3,}[0-9A-Z]{4,6}\b", seen.shown)
        step = (shown[-1].rpartition("-")[2],)
    if isinstance(step, tuple):
        return step[0], len(step[0])
    return (KEYS[step], 1) if step in KEYS else (step, len(step))
