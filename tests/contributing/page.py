"""CONTRIBUTING.md as a test reads it: its blocks by the how-to that they belong to, and what it says of files."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

_HOW_TO = re.compile(r"^```\w+ how-to: (\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_HELD = re.compile(r"`([^`]+)` in `([^`]+)`")
_PATH = re.compile(r"`((?:cases|storage|exports|tui|tests|\.ci)/[^` ]+|[A-Z][\w.]+\.md)`|\]\(([^)]+)\)")
_MODULE = re.compile(r"-m (tests[\w.]*)")
_TARGET = re.compile(r"\bmake (\w+)`")


def blocks(how_to: str) -> list[str]:
    """Return the blocks of a how-to, in their order."""
    return [text for name, text in _HOW_TO.findall(TEXT) if name == how_to]


def how_tos() -> dict[str, list[str]]:
    """Return the how-tos that stand in each chapter about adding something, one name for each block."""
    chapters = re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]
    added = {each.partition("\n")[0]: [name for name, _ in _HOW_TO.findall(each)] for each in chapters}
    return {heading: names for heading, names in added.items() if heading.startswith("Add ") or names}


def prose() -> str:
    """Return the page without its blocks, each run of white space as one space."""
    return " ".join(_FENCED.sub("", TEXT).split())


def held() -> list[tuple[str, str]]:
    """Return what it says to stand in which file."""
    return _HELD.findall(prose())


def paths() -> list[str]:
    """Return the files and folders that it names."""
    return [quoted or linked for quoted, linked in _PATH.findall(prose())]


def modules() -> list[str]:
    """Return the modules that it says to run."""
    return _MODULE.findall(TEXT)


def targets() -> list[str]:
    """Return what it says that make can make."""
    return _TARGET.findall(prose())
