"""Whoever wants to know something of an event asks it: nobody outside looks which one it is, but with a reason."""

import ast
from collections.abc import Iterator
from pathlib import Path

from cases.events import CATALOGUE
from tests.storage.processes import ROOT

EVENTS = {event.__name__ for event in CATALOGUE.values()} | {"Work"}
FILES = [
    path
    for floor in ("cases", "storage", "exports", "tui")
    for path in sorted((ROOT / floor).rglob("*.py"))
    if not path.is_relative_to(ROOT / "cases" / "events")
]


def matched(source: str) -> Iterator[int]:
    """Yield the lines at which something is compared with a class of events, or with the code of one."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "isinstance":
            compared: list[ast.AST] = [node.args[1]]
        elif isinstance(node, ast.Compare):
            compared = [node.left, *node.comparators]
        elif isinstance(node, ast.MatchClass):
            compared = [node.cls]
        elif isinstance(node, ast.Dict):
            compared = [each for each in node.keys if each]
        else:
            continue
        if EVENTS & {name for each in compared for name in _classes(each)}:
            yield node.lineno


def _classes(node: ast.AST) -> Iterator[str]:
    """Yield the classes that stand by themselves in an expression, or whose code does."""
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Attribute) and node.attr in ("code", "spec"):
        yield from _classes(node.value)
    elif isinstance(node, ast.BinOp | ast.Tuple | ast.List | ast.Set):
        yield from (name for each in ast.iter_child_nodes(node) for name in _classes(each))


def places(path: Path) -> Iterator[str]:
    """Yield where a file does so without a word of why."""
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    yield from (f"{path.relative_to(ROOT)}:{at}" for at in matched(source) if "#" not in lines[at - 1])


def test_nobody_looks_which_event_it_is() -> None:
    assert [place for path in FILES for place in places(path)] == []


def test_that_would_be_seen() -> None:
    told = (
        "isinstance(event, Note | Voided)",
        "entry.event is Closing",
        "event not in (Reach, Erased)",
        "code == Opened.spec.code",
        "{Corrected: 1}",
        "match event:\n    case Erased(): pass",
    )
    assert all([*matched(each)] for each in told)
    assert not [*matched("isinstance(event, Event); Note(what=''); code == each.spec.code")]
