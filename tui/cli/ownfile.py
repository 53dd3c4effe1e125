"""Taking in what a centre decides for itself: a file is read, handed to the Desk, and all is reckoned anew by it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cases.values.refusal import refuse
from cases.values.text import say
from storage.host.guard import Ground
from storage.host.plainfile import open_plain
from tui.cli.calls.call import Call
from tui.cli.output import tell, tell_json
from tui.cli.progress import Tenths
from tui.words.language import _

if TYPE_CHECKING:
    from storage.desk import Desk

MOST = 1_000_000
"""Bytes of such a file at most."""


class Taken(NamedTuple):
    """What came of a file: how much it held, and how many open cases are due at another time by it."""

    taken: int | None = None
    changed: int | None = None


def take_in(desk: "Desk", call: Call, take: Callable[[str, str], int]) -> Taken:
    """Take in the file of a call, and reckon all that lies ahead anew; nothing where there is no file."""
    path: Path | None = call.options.file
    if path is None:
        return Taken()
    count = take(read_own(path.expanduser(), call.ground), path.name)
    return Taken(count, desk.rules.reckon(Tenths()))


def tell_own(own: str, none: str, done: Taken, *, as_json: bool) -> None:
    """Say what came of a file or, where none was taken in, what the centre has; `none` where it has nothing."""
    if as_json:
        tell_json({"own": own or None, "taken": done.taken, "changed": done.changed})
    elif done.taken is None:
        tell([own.rstrip() or none])
    else:
        tell([_("已采用 {n} 条；{cases} 件在办案件的期限有变动", n=done.taken, cases=done.changed or 0)])


def read_own(path: Path, ground: Ground) -> str:
    """Return the text of a small file that the user names, off the ground of others. Raises `Refused` (rule `file`)."""
    try:
        with open_plain(path, ground) as file:
            kept = file.read(MOST + 1)
        if len(kept) > MOST:
            raise refuse("file", say("文件太大，请核对文件名"), "file")
        return kept.decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, ValueError):
        raise refuse("file", say("读不了这个文件，请核对文件名，并存成 UTF-8 文本"), "file") from None
