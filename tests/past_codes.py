"""Every code that a list has, or ever had, with each of its wordings: what was recorded with it is called so for ever.

`python -m tests.past_codes` adds what is new, and takes nothing out.
"""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import cases.events  # noqa: F401 - which declares lists of its own
from cases.values import codes as lists
from cases.values.codes import PAST_COLUMNS, Code, codes

PATH = Path(lists.__file__).parent.parent / "data" / "past" / "codes.csv"

Line = tuple[str, str, str, str]
"""A list, a code of it, and both labels."""


def past() -> list[Line]:
    """Return what is written down."""
    with PATH.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert tuple(head) == PAST_COLUMNS
    return [(name, code, zh, en) for name, code, zh, en in rows]


def now() -> Iterator[Line]:
    """Yield every wording of every code that there is."""
    for name in (*lists._packaged(), *lists._DECLARED):
        for code in codes(name):
            yield from ((name, code.code, *each.label) for each in wordings(name, code))


def wordings(name: str, code: Code) -> tuple[Code, ...]:
    """Return a code as it was worded before and is now."""
    return (*codes(name).earlier.get(code.code, ()), code)


def written(lines: list[Line]) -> str:
    """Return these lines as the file holds them."""
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([PAST_COLUMNS, *lines])
    return text.getvalue()


if __name__ == "__main__":
    known = past() if PATH.exists() else []
    PATH.write_text(written([*known, *(each for each in now() if each not in known)]), encoding="utf-8")
