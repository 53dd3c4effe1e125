"""Whatever leaves as a file: the log tells which paper it was, of what, and whether names stand in it."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cases.hiding.mask import FULL, Mask
from cases.ledgers.cells import LedgerSheet
from cases.staff.outgoing import Place
from cases.views.rows import View
from exports.agenda import Span
from storage.desk import Desk
from tui.papers.agendafile import write_ahead, write_note
from tui.papers.answer import write_person
from tui.papers.held import held_in
from tui.papers.listing import write_cases, write_lines, write_records
from tui.papers.meeting import rows_of, write_bundle
from tui.papers.onecase import write_case
from tui.papers.returned import give_back

CASE, NAME, HIDDEN = 3, "王秀英", "王某某"
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)


def items(desk: Desk) -> Any:
    """Return what lies ahead of this case alone."""
    return tuple(item for item in desk.agenda.between(FIRST, LAST) if item.case.id == CASE)


def bundle(desk: Desk, place: Place, mask: Mask) -> None:
    rows = [row for row in rows_of(desk, View.ALL) if row.id in (CASE, 9)]
    write_bundle(desk, place, View.ALL, rows, mask=mask, progress=lambda *_: None, stopped=lambda: False)


PAPERS: dict[str, tuple[str, Callable[[Desk, Place, Mask], object], dict[str, str | int]]] = {
    "a summary": (
        "a.docx",
        lambda desk, place, mask: write_case(desk, place, desk.cases.file(CASE), mask=mask),
        {"what": "summary", "cases": 1},
    ),
    "a list of cases": (
        "a.xlsx",
        lambda desk, place, mask: write_cases(desk, place, "清单", rows_of(desk, View.ALL), mask=mask),
        {"what": "list", "cases": 12},
    ),
    "a list of people": (
        "a.xlsx",
        lambda desk, place, mask: write_records(desk, place, "person", mask=mask),
        {"what": "list person", "records": 12},
    ),
    "what lies ahead": (
        "a.docx",
        lambda desk, place, mask: write_ahead(desk, place, items(desk), Span(FIRST, LAST, "全部"), mask=mask),
        {"what": "agenda", "cases": 1},
    ),
    "a calendar": (
        "a.ics",
        lambda desk, place, mask: write_ahead(desk, place, items(desk), Span(FIRST, LAST, "全部"), mask=mask),
        {"what": "agenda", "cases": 1},
    ),
    "a note of a handover": (
        "a.docx",
        lambda desk, place, mask: write_note(desk, place, desk.handing.planned("liu", "zhang", "休假。"), mask=mask),
        {"what": "handover", "cases": 6},
    ),
    "meeting material": ("a.docx", bundle, {"what": "meeting", "cases": 2}),
}


def told(desk: Desk) -> dict[str, str | int]:
    """Return what the last line of the log tells but for where the log stood."""
    line = desk.trail.lines(most=1)[0]
    assert line.action.value == "exported"
    assert str(line.detail["anchor"]).startswith(f"{line.seq - 1}-")
    return {name: value for name, value in line.detail.items() if name != "anchor"}


def text_of(path: Path) -> str:
    """Return all that stands in a file, as it is kept."""
    if path.suffix == ".ics":
        return path.read_bytes().replace(b"\r\n ", b"").decode()
    with zipfile.ZipFile(path) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("masked", [True, False])
@pytest.mark.parametrize("what", PAPERS)
def test_it_is_noted_as_it_was_written(desk: Desk, tmp_path: Path, what: str, masked: bool) -> None:
    name, write, line = PAPERS[what]
    write(desk, Place(tmp_path / name), Mask() if masked else FULL)
    assert told(desk) == line | {"masked": int(masked)}
    text = text_of(tmp_path / name)
    assert (HIDDEN in text, NAME in text) == (masked, not masked)
    if not name.endswith(".ics"):
        assert ("含个人信息" in text) is not masked
        assert ("隐去" in text) is masked


def test_the_log_itself_is_noted_as_hidden_and_what_is_for_one_person_as_full(desk: Desk, tmp_path: Path) -> None:
    write_lines(desk, Place(tmp_path / "a.xlsx"))
    assert told(desk) == {"what": "list audit", "cases": 0, "masked": 1}
    write_person(desk, held_in(desk, CASE), Place(tmp_path / "a.docx"))
    assert told(desk) == {"what": "person", "cases": 1, "records": 1, "masked": 0}
    preview = desk.previewing.preview([LedgerSheet("表", (("姓名", "联系电话"), ("王强", "1")))])
    give_back(desk, Place(tmp_path / "b.xlsx"), preview)
    assert told(desk) == {"what": "returned", "cases": 0, "masked": 0}


def test_a_bundle_that_is_stopped_is_noted_as_stopped(desk: Desk, tmp_path: Path) -> None:
    rows = rows_of(desk, View.ALL)
    place, stop = Place(tmp_path / "a.docx"), iter([False, True])
    written = write_bundle(desk, place, View.ALL, rows, mask=FULL, progress=lambda *_: None, stopped=lambda: next(stop))
    line = desk.trail.lines(most=1)[0]
    assert (written, place.path.exists()) == (False, False)
    assert (line.action.value, line.detail) == ("stopped", {"what": "meeting", "cases": 12, "masked": 0})
