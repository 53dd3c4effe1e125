"""Every rule by which something is refused, with the first day on which entries were held against it.

`python -m tests.past_rules` adds what is new, as of today, and changes nothing else; whoever releases a version
later sets that day right.
"""

import ast
import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path

from cases.history import objecting

ROOT = Path(objecting.__file__).parent.parent
PATH = ROOT / "data" / "past" / "rules.csv"

_NAMING = ("Problem", "refuse")


def rules() -> set[str]:
    """Return the rules that the core names where it refuses."""
    return {rule for path in ROOT.rglob("*.py") for rule in named(path.read_text(encoding="utf-8"))}


def named(source: str) -> Iterator[str]:
    """Yield the rules that a source names."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _NAMING:
            for first in node.args[:1]:
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


def past() -> list[tuple[str, str]]:
    """Return what is written down: rules with their day, empty for what was from the beginning."""
    with PATH.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert tuple(head) == objecting.COLUMNS
    return [(rule, since) for rule, since in rows]


def written(lines: list[tuple[str, str]]) -> str:
    """Return these lines as the file holds them."""
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([objecting.COLUMNS, *lines])
    return text.getvalue()


if __name__ == "__main__":
    known = past() if PATH.exists() else []
    day = date.today().isoformat() if known else ""
    new = sorted(rules() - {rule for rule, _since in known})
    PATH.write_text(written([*known, *((rule, day) for rule in new)]), encoding="utf-8")
