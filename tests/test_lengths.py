"""A file is one idea, and no longer than can be read in one go; a function no longer than is seen at once."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.messages import FLOORS, ROOT

MOST = 400
"""How many lines a file holds at most; what is data, and not code, may be longer."""

SEEN_AT_ONCE = 45
"""How many lines a function of the program has at most, its docstring among them; most have less than half of that."""


@pytest.mark.parametrize("part", [*FLOORS, "tests"])
def test_no_file_is_longer_than_can_be_read_in_one_go(part: str) -> None:
    lines = {str(path.relative_to(ROOT)): _lines(path) for path in (ROOT / part).rglob("*.py")}
    assert lines
    assert {name: many for name, many in lines.items() if many > MOST} == {}


@pytest.mark.parametrize("floor", FLOORS)
def test_no_function_is_longer_than_is_seen_at_once(floor: str) -> None:
    lines = {name: many for path in (ROOT / floor).rglob("*.py") for name, many in _functions(path)}
    assert lines
    assert {name: many for name, many in lines.items() if many > SEEN_AT_ONCE} == {}


def _lines(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            last = node.end_lineno or node.lineno
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", last - node.lineno + 1
