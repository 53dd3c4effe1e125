"""Taking in what a centre decides for itself: a file is read, handed to the Desk, and all is reckoned anew by it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cases.refusal import refuse
from cases.text import say
from tui.cli.output import tell
from tui.cli.progress import Tenths
from tui.language import _

if TYPE_CHECKING:
    from storage.desk import Desk

MOST = 1_000_000
"""Bytes of such a file at most."""


def take_in(desk: "Desk", path: Path, take: Callable[[str, str], int]) -> None:
    """Take in a file, and reckon all that lies ahead anew; say how much it holds and how many cases changed."""
    count = take(_text(path.expanduser()), path.name)
    changed = desk.rules.reckon(Tenths())
    tell([_("已采用 {n} 条；{cases} 件在办案件的期限有变动", n=count, cases=changed or 0)])


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST:
            raise refuse("file", say("文件太大，请核对文件名"), "file")
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        raise refuse("file", say("读不了这个文件，请核对文件名，并存成 UTF-8 文本"), "file") from None
