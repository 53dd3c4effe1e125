"""Walks over the keys: the same keys sent to the desk in one burst and one by one, and what stands there afterwards."""

import json
import os
import signal
from pathlib import Path
from random import Random
from time import monotonic, sleep
from typing import Any

from tests.faults.terminal import LONG, Terminal, terminal

TELLING = """
import json, os, signal, sys
from datetime import datetime
from pathlib import Path
from tui.app import BangfuApp
from tui.frame import frame, turns
from textual.events import Key, Paste

frame.LATE = turns.MOST = 120.0  # on a busy machine all is late, and keys go elsewhere by intention

MADE, begin = [], BangfuApp.__init__

def noted(app, *given, **named):
    begin(app, *given, **named)
    MADE.append(app)

BangfuApp.__init__ = noted
COUNTED, goes_on = [0], BangfuApp.on_event

async def counted(app, event):
    COUNTED[0] += isinstance(event, (Key, Paste)) and not event.is_forwarded and event is not app._now
    await goes_on(app, event)

BangfuApp.on_event = counted
OUT = Path(os.environ["BANGFU_TOLD"])

def tell(*_given):
    try:
        told = look(MADE[0])
    except Exception:  # amid a change there may be nothing to read: one asks again
        told = {"calm": False, "keys": 0}
    OUT.with_suffix(".part").write_text(json.dumps(told, ensure_ascii=False))
    OUT.with_suffix(".part").rename(OUT)

def look(app):
    # nothing is imported here: the signal may have come amid an import, which would wait for itself
    forms = [any(base.__name__ == "FormScreen" for base in type(each).__mro__) for each in app.screen_stack]
    screens = [
        [type(each).__name__, dict(each.form.typed()) if form and each.is_mounted else {}]
        for each, form in zip(app.screen_stack, forms)
    ]
    focused = app.focused
    at = getattr(focused, "cursor_position", None)
    told = {"screens": screens, "focused": [type(focused).__name__, getattr(focused, "id", None), at]}
    calm = not app.taking and not any(each.is_running for each in app.workers)
    return {"told": told, "calm": calm, "keys": COUNTED[0]}

signal.signal(signal.SIGUSR1, tell)
from tui.cli import main
sys.exit(main(now=lambda: datetime(2026, 6, 18, 9, 30)))
"""
"""The program, which writes down what stands on its screens whenever it is sent a signal."""

_TAB, _BACK_TAB, _DELETE = "\t", "\x1b[Z", "\x1b[3~"
_MOVES = ("\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B", "\x1b[H", "\x1b[F")
_KEYS = (
    *(each for each in "赵六q137"),
    *(_TAB,) * 4,
    _BACK_TAB,
    *("\x7f",) * 2,
    _DELETE,
    *_MOVES,
    " ",
    "\r",
    "\x1b[200~八九q\x1b[201~",
    "\x1bOS",
    "n",
)
"""Letters, moves between and within fields, deleting, ticking, choosing, a paste, the way home and into the intake."""


def walk(seed: int, length: int) -> list[str]:
    """Return keys of a walk that begins with a new case."""
    dice = Random(seed)
    return ["n", *(dice.choice(_KEYS) for _ in range(length - 1))]


def at_once(folder: Path, keys: list[str], out: Path) -> Any:
    """Return what stands on the screens after keys that came in one burst."""
    return _after(folder, [keys], out)


def one_by_one(folder: Path, keys: list[str], out: Path) -> Any:
    """Return what stands on the screens after keys each of which was waited for."""
    return _after(folder, [[each] for each in keys], out)


def _after(folder: Path, sent: list[list[str]], out: Path) -> Any:
    os.environ["BANGFU_TOLD"] = str(out)
    with terminal(folder, "zhang", TELLING) as seen:
        seen.until("案号")
        count = 0
        for each in sent:
            seen.press("".join(each))
            count += len(each)
            told = calm(seen, out, count)
    return told


def calm(seen: Terminal, out: Path, count: int) -> Any:
    """Return what stands there once so many keys were taken and nothing moves any more."""
    end = monotonic() + LONG
    while monotonic() < end:
        out.unlink(missing_ok=True)
        seen.drain()
        os.kill(seen.desk.pid, signal.SIGUSR1)
        while not out.exists():
            assert monotonic() < end, seen.text[-2000:]
            assert seen.desk.poll() is None, seen.text[-2000:]
            seen.drain()
            sleep(0.002)
        now = json.loads(out.read_text())
        if now["calm"] and now["keys"] >= count:
            return now["told"]
        sleep(0.005)
    raise AssertionError(now)
