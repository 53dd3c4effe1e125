"""A case as somebody reads it who knows nothing else: on the command line, in its JSON, on the screen and on paper."""

import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cases.hiding.mask import FULL, Mask
from cases.personal.reading import Reading
from cases.views.casefile import CaseFile
from exports.summary import write_summary
from storage.proof.check import check
from tests.centre import Centre
from tests.exports.reader import everything, opened
from tests.place import To
from tui.casefile.clocks import ClocksTab
from tui.casefile.header import what_next, who_and_what
from tui.casefile.history import HistoryTab
from tui.casefile.money import MoneyTab
from tui.casefile.papers import PapersTab
from tui.casefile.people import PeopleTab
from tui.casefile.reading import OnScreen
from tui.cli.plain.casetext import case_lines
from tui.cli.plain.values import case_values
from tui.widgets.sheet import Labelled
from tui.words.language import show


def told(file: CaseFile, today: date, mask: Mask = FULL) -> str:
    """Return the case as `show` tells it."""
    return "\n".join(case_lines(Reading(file, mask, show), today))


def printed(file: CaseFile, today: date, mask: Mask = FULL) -> str:
    """Return all that the summary says of it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        write_summary(To(path), file, mask=mask, printed_by="王芳", printed_on=today)
        return everything(opened(path))


def paged(file: CaseFile, today: date, *, masked: bool = False) -> str:
    """Return all that the pages of the case say on the screen: each tab, and what opens below each line of it."""
    reading = OnScreen(file, today, masked=masked)
    pairs = [Labelled("", who_and_what(reading)), what_next(reading)]
    for tab in (PeopleTab(), HistoryTab(), ClocksTab(), MoneyTab(), PapersTab()):
        lines = tab.lines(reading, _ALL)
        pairs += [*tab.top(reading), *(Labelled("", "  ".join(line.cells)) for line in lines)]
        pairs += [pair for key in [line.key for line in lines] or [""] for pair in tab.detail(reading, key)]
    return "\n".join(f"{show(pair.label)}：{show(pair.text)}" for pair in pairs)


_ALL = 1000


def values(file: CaseFile, today: date, mask: Mask = FULL) -> dict[str, Any]:
    """Return the case as `show --json` gives it to a program, once it was written out and read again."""
    given: dict[str, Any] = json.loads(json.dumps(case_values(file, today, mask)))
    return given


def tells(centre: Centre, file: CaseFile, *words: str) -> None:
    """Hold `show`, the pages and the summary against words that somebody must read who knows only the paper.

    The desk proves first that the case stands on its history.
    """
    assert list(check(centre.store)) == []
    today = centre.now.date()
    for text in (told(file, today), printed(file, today), paged(file, today)):
        assert [each for each in words if each not in text] == []


def tells_not(centre: Centre, file: CaseFile, *words: str) -> None:
    """Hold them against words that would be false."""
    today = centre.now.date()
    for text in (told(file, today), printed(file, today), paged(file, today)):
        assert [each for each in words if each in text] == []
