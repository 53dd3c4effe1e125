"""What people read, in both languages: sentences, labels of the code, labels of the data."""

import ast
import csv
import re
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, NamedTuple

import tui
from tests.messages import FLOORS, ROOT, read
from tui.words.keys import ACTS, Act

HAN = re.compile(r"[\u3400-\u9fff]")
DATA = ROOT / "cases" / "data"


class Said(NamedTuple):
    """Something that is said in both languages, and where."""

    zh: str
    en: str
    place: str


def acts() -> tuple[Act, ...]:
    """Return everything that can be pressed, of every screen, whichever were opened so far."""
    for found in walk_packages(tui.__path__, "tui."):
        if not found.name.endswith("__main__"):
            import_module(found.name)
    return tuple(ACTS.values())


def sentences() -> Iterator[Said]:
    """Yield every sentence of the catalogue."""
    yield from (Said(str(each.id), str(each.string), "bangfu.po") for each in read() if each.id)


def labels() -> Iterator[Said]:
    """Yield every label of the code: two texts side by side, the first in Chinese; and those of the data in force."""
    for floor in FLOORS:
        for path in sorted((ROOT / floor).rglob("*.py")):
            if path.name != "past.py" and not {"demo", "migrations"} & {*path.parts}:
                yield from _in_code(path)
    with (DATA / "codes.csv").open(encoding="utf-8", newline="") as file:
        yield from (Said(row["zh"], row["en"], "codes.csv") for row in csv.DictReader(file) if not row["until"])
    for path in sorted(DATA.glob("*.toml")):
        yield from (each._replace(place=path.name) for each in _in_data(tomllib.loads(path.read_text("utf-8"))))


def _in_code(path: Path) -> Iterator[Said]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    once = {id(inner) for each in ast.walk(tree) if _is_once(each) for inner in ast.walk(each)}
    for node in ast.walk(tree):
        parts = node.elts if isinstance(node, ast.Tuple) else node.args if isinstance(node, ast.Call) else []
        texts = [each.value for each in parts if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        if id(node) not in once and len(parts) == len(texts) == 2 and _is_label(*texts):
            yield Said(texts[0], texts[1], str(path.relative_to(ROOT)))


def _is_label(zh: str, en: str) -> bool:
    return bool(HAN.search(zh) and re.search("[A-Za-z]", en))


def _is_once(node: ast.AST) -> bool:
    return isinstance(node, ast.keyword) and node.arg == "once"


def _in_data(value: Any) -> Iterator[Said]:
    if isinstance(value, dict):
        if {"zh", "en"} == {*value}:
            yield Said(value["zh"], value["en"], "")
        else:
            yield from (said for each in value.values() for said in _in_data(each))
    elif isinstance(value, list):
        yield from (said for each in value for said in _in_data(each))
