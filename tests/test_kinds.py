"""Nobody outside asks which kind a field is; where somebody must, the reason stands beside it."""

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

import cases.events
import cases.ledgers.kinds  # noqa: F401 - which declare kinds of their own
from cases.kinds import Kind

ROOT = Path(__file__).parent.parent
FLOORS = ("cases", "storage", "exports", "tui")


def below(kind: type[object]) -> Iterator[type[object]]:
    """Yield a class and all that are made from it."""
    yield kind
    for each in kind.__subclasses__():
        yield from below(each)


KINDS = {each.__name__: each.__module__ for each in below(Kind) if each.__module__.startswith("cases.")}
ROOMS = {*KINDS.values(), "cases.kinds", "cases"}
"""The modules from which a kind can be had, and those in which they live."""


def names_of_kinds(tree: ast.Module) -> set[str]:
    """Return the names by which a module knows kinds, the constants among them such as PERSON too."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module in ROOMS]
    return {
        alias.asname or alias.name
        for node in imports
        for alias in node.names
        if alias.name in KINDS or alias.name in ("kinds", "PERSON", "DOCUMENT", "PHONES", "ADDRESS")
    }


def mentions(node: ast.AST, names: set[str]) -> bool:
    return any(isinstance(each, ast.Name) and each.id in names for each in ast.walk(node))


def asks_which(node: ast.AST, names: set[str]) -> bool:
    """Tell whether a piece of code asks which kind something is: by its class, by a pattern or by comparing it."""
    match node:
        case ast.Call(func=ast.Name(id="isinstance" | "issubclass"), args=[_, wanted]):
            return mentions(wanted, names)
        case ast.Call(func=ast.Name(id="type"), args=[ast.Attribute(attr="kind") | ast.Name(id="kind")]):
            return True
        case ast.MatchClass(cls=wanted):
            return mentions(wanted, names)
        case ast.Compare():
            return any(mentions(each, names) for each in (node.left, *node.comparators))
    return False


def unexplained(source: str) -> list[int]:
    """Return the lines that ask which kind something is, without a comment on the line or right above."""
    tree = ast.parse(source)
    names = names_of_kinds(tree)
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    told = {token.start[0] for token in tokens if token.type == tokenize.COMMENT}
    asked = {getattr(node, "lineno", 0) or 0: node for node in ast.walk(tree) if asks_which(node, names)}
    return sorted(line for line, node in asked.items() if not told & lines_of(node))


def lines_of(node: ast.AST) -> set[int]:
    first, last = getattr(node, "lineno", 0), getattr(node, "end_lineno", 0)
    return set(range(first - 1, last + 1))


def outside() -> Iterator[Path]:
    """Yield the files that no kind is declared in."""
    rooms = {ROOT / (module.replace(".", "/") + ".py") for module in KINDS.values()}
    for floor in FLOORS:
        yield from sorted(path for path in (ROOT / floor).rglob("*.py") if path not in rooms)


def test_nobody_asks_which_kind_a_field_is_without_a_reason() -> None:
    found = {path.relative_to(ROOT): unexplained(path.read_text(encoding="utf-8")) for path in outside()}
    assert len(found) > 300
    assert {path: lines for path, lines in found.items() if lines} == {}


IMPORT = "from cases.kinds import PERSON, Line, Pick\nfrom cases.file.members import Members\n"


@pytest.mark.parametrize(
    "asking",
    [
        "isinstance(ask.kind, Pick)",
        "isinstance(ask.kind, Members | Pick)",
        "isinstance(ask.kind, (str, Members))",
        "issubclass(kind, Line)",
        "type(ask.kind) is Line",
        "TABLE[type(kind)]",
        "field.kind == PERSON",
    ],
)
def test_a_question_is_noticed_until_its_reason_is_told(asking: str) -> None:
    assert unexplained(f"{IMPORT}{asking}\n") == [3]
    assert unexplained(f"{IMPORT}{asking}  # as it must\n") == []
    assert unexplained(f"{IMPORT}# as it must\n{asking}\n") == []


def test_a_pattern_is_noticed_too() -> None:
    assert unexplained(f"{IMPORT}match kind:\n    case Pick():\n        pass\n") == [4]


@pytest.mark.parametrize("asking", ["isinstance(row, Line)", "row == PERSON"])
def test_another_class_of_that_name_is_no_kind(asking: str) -> None:
    assert unexplained(f"from tui.widgets.rows import Line, PERSON\n{asking}\n") == []


def test_the_kinds_are_known() -> None:
    assert set(KINDS) >= {
        "Line",
        "Prose",
        "Pick",
        "Parties",
        "Members",
        "MembershipPeriods",
        "Seens",
        "Kept",
        "Colleague",
    }
