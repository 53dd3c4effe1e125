"""One name, one thing: no two public classes, or names of types, of the program are called the same."""

import ast
from collections import defaultdict
from collections.abc import Iterator

from tests.messages import FLOORS, ROOT


def _named(tree: ast.Module) -> Iterator[str]:
    """Yield the classes of a module, and what it calls a type by: `Name = ...`."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (each.id for each in node.targets if isinstance(each, ast.Name))


def test_no_two_are_called_the_same() -> None:
    places = defaultdict[str, list[str]](list)
    for floor in FLOORS:
        for path in sorted((ROOT / floor).rglob("*.py")):
            for name in _named(ast.parse(path.read_text(encoding="utf-8"))):
                if name[0].isupper() and not name.isupper():
                    places[name].append(str(path.relative_to(ROOT)))
    assert len(places) > 500
    assert {name: files for name, files in places.items() if len(files) > 1} == {}
