"""The list for a meeting: a line for each case, on a sheet that lies across, with room for what is decided."""

from pathlib import Path

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from cases.hiding.mask import Mask
from cases.law.rulebook import rulebook
from exports.meeting import Meeting
from exports.meetinglist import LIST, write_meeting_list
from tests.exports.examples import STATION, TODAY, case_file, closed, row, worked
from tests.exports.reader import cells, everything, opened
from tests.exports.test_meeting import Watcher
from tests.place import To

FILES = [case_file(worked(2)), case_file(closed(), "〔2026〕YT0002")]


def written(path: Path, watcher: Watcher | None = None, *, masked: bool = True) -> bool:
    watcher = watcher or Watcher()
    return write_meeting_list(
        To(path),
        Meeting(
            "会议清单（等我决定）",
            STATION.name,
            "截至2026年6月30日",
            [row(file) for file in FILES],
            iter(FILES),
            rulebook(),
            mask=Mask(on=masked),
            printed_by="王芳",
            printed_on=TODAY,
            progress=watcher.progress,
            cancelled=watcher.cancelled,
        ),
    )


def test_each_case_has_a_line_with_its_sums_and_room_for_the_decision(tmp_path: Path) -> None:
    watcher = Watcher()
    assert written(tmp_path / "a.docx", watcher)
    head, *lines = cells(opened(tmp_path / "a.docx").tables[0])
    assert head == [each.heading for each in LIST]
    assert [line[1] for line in lines] == [file.case.number for file in FILES]
    assert lines[0][5].startswith("主张 ")
    assert all(line[-1] == "" for line in lines)
    assert watcher.seen == [(1, 2), (2, 2)]


def test_the_sheet_lies_across_and_the_table_fills_it(tmp_path: Path) -> None:
    written(tmp_path / "a.docx")
    document = opened(tmp_path / "a.docx")
    (section,) = document.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    grid = document.tables[0]._tbl.tblGrid.findall(qn("w:gridCol"))
    twips = sum(int(each.get(qn("w:w"), "0")) for each in grid)
    assert round(twips * 25.4 / 1440) == 267


def test_names_are_hidden_unless_asked_for(tmp_path: Path) -> None:
    name = FILES[0].case.parties.applicant.name
    written(tmp_path / "a.docx")
    written(tmp_path / "b.docx", masked=False)
    assert name not in everything(opened(tmp_path / "a.docx"))
    assert name in everything(opened(tmp_path / "b.docx"))


def test_stopped_it_is_not_written(tmp_path: Path) -> None:
    assert not written(tmp_path / "a.docx", Watcher(cancel_after=1))
    assert not (tmp_path / "a.docx").exists()
