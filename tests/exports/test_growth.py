"""Twice the history takes twice the work and twice the page, not four times."""

import sys
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType

import pytest

from cases.hiding.mask import Mask
from cases.law.rulebook import rulebook
from cases.views.casefile import CaseFile
from exports.meeting import Meeting, write_meeting
from exports.summary import write_summary
from tests.exports.examples import STATION, TODAY, case_file, row, worked
from tests.place import To

BOOK = rulebook()


def calls(work: Callable[[], object]) -> int:
    """Count the calls that some work makes: unlike its time, they are the same in every run."""
    counted = 0

    def count(_frame: FrameType, event: str, _called: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


def length(path: Path) -> int:
    """Return the length of the pages in a file, before they are packed."""
    with zipfile.ZipFile(path) as package:
        return package.getinfo("word/document.xml").file_size


def assert_even(first: int, second: int, third: int) -> None:
    """Take three measures at equal steps: the second step must be as long as the first."""
    assert third - second == pytest.approx(second - first, rel=0.05)


def test_a_summary_grows_evenly_with_its_history(tmp_path: Path) -> None:
    path, made, lengths = tmp_path / "a.docx", [], []

    def write(file: CaseFile) -> None:
        write_summary(To(path), file, mask=Mask(), printed_by="王芳", printed_on=TODAY)

    write(case_file(worked(1)))
    for notes in (300, 600, 900):
        made.append(calls(partial(write, case_file(worked(notes)))))
        lengths.append(length(path))
    assert_even(*made)
    assert_even(*lengths)


def test_a_bundle_grows_evenly_with_its_cases(tmp_path: Path) -> None:
    path, file, made, lengths = tmp_path / "a.docx", case_file(worked(1)), [], []

    def write(cases: int) -> None:
        files = [file] * cases
        write_meeting(To(path), Meeting( "会议材料", STATION.name, "2026年", [row(each) for each in files], files, BOOK,
            mask=Mask(), printed_by="王芳", printed_on=TODAY,
        ))  # fmt: skip

    write(1)
    for cases in (5, 10, 15):
        made.append(calls(partial(write, cases)))
        lengths.append(length(path))
    assert_even(*made)
    assert_even(*lengths)
