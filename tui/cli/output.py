"""What goes to the terminal: cleaned text on stdout, sentences on stderr, JSON for programs."""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from cases.values.refusal import Problem
from cases.values.text import clean, one_line
from tui.words.language import _, show_line


class Unheard(Exception):
    """What was told has nowhere to go; its cause says why. It is no fault of what was done before."""


def tell(lines: Iterable[str]) -> None:
    """Print lines, without whatever a terminal would take for a command. Raises `Unheard`."""
    _print(clean("\n".join(lines)))


def _print(text: str) -> None:
    try:
        print(text)
    except OSError as gone:
        raise Unheard from gone


def complain(lines: Iterable[str]) -> None:
    """Print lines to stderr."""
    with suppress(OSError):
        print(clean("\n".join(lines)), file=sys.stderr)


def said(problem: Problem) -> str:
    """Return a problem as one line, with the name of its field before it."""
    sentence = show_line(problem.sentence)
    return one_line(_("{label}：{value}", label=problem.field, value=sentence)) if problem.field else sentence


def tell_json(value: Mapping[str, Any] | list[Any]) -> None:
    """Print a value as JSON; characters that the terminal cannot show are escaped. Raises `Unheard`."""
    plain = (sys.stdout.encoding or "").lower().startswith("utf")
    _print(json.dumps(_cleaned(value), ensure_ascii=not plain, indent=2))


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {key: _cleaned(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(each) for each in value]
    return value


def prepare() -> None:
    """Let output go on where the terminal's encoding lacks a character, and where there is no output at all."""
    nowhere = Path(os.devnull)
    sys.stdout = sys.stdout or nowhere.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nowhere.open("w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def stop_talking() -> None:
    """Send the rest of stdout nowhere: whoever read it has gone, or it cannot be written."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError):
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
