"""Every code that a list has, or ever had, with each of its wordings: what was recorded with it is called so for ever.

`python -m tests.past_codes` adds what is new, with its last day, and takes nothing out; what a list has no more, and
no last day, was had until the day before.
"""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
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
    return [*_days()]


def _days() -> dict[Line, str]:
    """Return what is written down, with the last day of each wording, empty for none."""
    with PATH.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert tuple(head) == PAST_COLUMNS
    return {(name, code, zh, en): until for name, code, zh, en, until in rows}


def now() -> Iterator[Line]:
    """Yield every wording of every code that there is."""
    return (line for line, _until in _now())


def _now() -> Iterator[tuple[Line, str]]:
    for name in (*lists._packaged(), *lists._DECLARED):
        for code in codes(name):
            for each in wordings(name, code):
                yield (name, code.code, *each.label), str(each.until or "")


def wordings(name: str, code: Code) -> tuple[Code, ...]:
    """Return a code as it was worded before and is now."""
    return (*codes(name).earlier.get(code.code, ()), code)


def brought_up(known: dict[Line, str], today: date) -> dict[Line, str]:
    """Return what is written down with what is new, each with its last day: of what no list has, the day before."""
    there = dict(_now())
    had = {line: until or str(today - timedelta(1)) for line, until in known.items() if line not in there}
    return known | had | there


def written(lines: dict[Line, str]) -> str:
    """Return these lines as the file holds them."""
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([PAST_COLUMNS, *((*line, until) for line, until in lines.items())])
    return text.getvalue()


if __name__ == "__main__":
    PATH.write_text(written(brought_up(_days() if PATH.exists() else {}, date.today())), encoding="utf-8")
