"""The bundle for a meeting: cover, list, then each case on a page of its own; or nothing at all."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from cases.hiding.mask import Mask
from cases.law.rulebook import rulebook
from cases.values.refusal import Refused
from cases.views.casefile import CaseFile
from cases.views.rows import Row
from exports.meeting import MOST_CASES, Meeting, write_meeting
from tests.exports.examples import STATION, TODAY, case_file, closed, row, worked
from tests.exports.reader import cells, everything, opened, paragraphs
from tests.place import To

FILES = [case_file(worked(2)), case_file(closed(), "〔2026〕YT0002"), case_file(worked(1), "〔2026〕YT0003")]
TITLE, PERIOD = "第二季度案件讨论会议材料", "2026年4月1日至6月30日"

BOOK = rulebook()


class Watcher:
    """Follows the progress, and may cancel after some cases."""

    def __init__(self, cancel_after: int | None = None) -> None:
        self.seen: list[tuple[int, int]] = []
        self.cancel_after = cancel_after

    def progress(self, done: int, total: int) -> None:
        self.seen.append((done, total))

    def cancelled(self) -> bool:
        return len(self.seen) == self.cancel_after


def bundle(
    path: Path, files: Sequence[CaseFile] = FILES, watcher: Watcher | None = None, *, masked: bool = True
) -> bool:
    watcher = watcher or Watcher()
    return write_meeting(
        To(path),
        Meeting(
            TITLE,
            STATION.name,
            PERIOD,
            [row(file) for file in files],
            iter(files),
            BOOK,
            mask=Mask(on=masked),
            printed_by="王芳",
            printed_on=TODAY,
            progress=watcher.progress,
            cancelled=watcher.cancelled,
        ),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "会议材料.docx"


def test_the_cover_names_the_station_the_period_and_how_many(path: Path) -> None:
    assert bundle(path)
    document = opened(path)
    assert [each.text for each in document.paragraphs[:6]] == [
        TITLE,
        STATION.name,
        PERIOD,
        "共 3 件",
        "个人信息已隐去，隐去了哪些见各页页脚",
        "2026年6月30日",
    ]
    assert document.sections[0].different_first_page_header_footer
    assert document.core_properties.title == TITLE


def test_the_list_and_every_case_begin_a_page(path: Path) -> None:
    bundle(path)
    titles = paragraphs(opened(path), "Title")
    assert [each.text for each in titles] == [TITLE, "案件清单", *["案件情况摘要"] * 3]
    breaks = [each._p.pPr is not None and each._p.pPr.find(qn("w:pageBreakBefore")) is not None for each in titles]
    assert breaks == [False, True, True, True, True]


def test_the_list_says_what_is_due(path: Path) -> None:
    bundle(path)
    head, *lines = cells(opened(path).tables[0])
    assert head == ["序号", "案号", "申请人", "群体", "案由", "阶段", "承办人", "下一步和权利"]
    cause = lines[0][4]
    right = "权利：申请执行\n2028-04-25\n665天后"
    due = f"签订委托协议和授权委托书\n2026-01-13\n逾期168天\n{right}"
    assert lines == [
        ["1", "〔2026〕YT0001", "张某某等35人", "农民工、劳务派遣工", cause, "办理中", "李明", due],
        ["2", "〔2026〕YT0002", "张某某等35人", "农民工、劳务派遣工", cause, "已结案", "李明", "—"],
        ["3", "〔2026〕YT0003", "张某某等35人", "农民工、劳务派遣工", cause, "办理中", "李明", due],
    ]


@pytest.mark.parametrize("masked", [True, False])
def test_masked_as_asked(path: Path, masked: bool) -> None:
    bundle(path, masked=masked)
    text = everything(opened(path))
    assert ("张伟" in text) is not masked
    assert ("13900139000" in text) is not masked


def test_a_list_without_cases_says_so(path: Path) -> None:
    assert bundle(path, [])
    assert "没有符合条件的案件。" in everything(opened(path))


def test_progress_is_told_after_each_case(path: Path) -> None:
    watcher = Watcher()
    bundle(path, watcher=watcher)
    assert watcher.seen == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("after", [0, 1, 2])
def test_cancelled_nothing_is_written(path: Path, after: int) -> None:
    path.write_bytes(b"the last bundle")
    assert not bundle(path, watcher=Watcher(cancel_after=after))
    assert path.read_bytes() == b"the last bundle"
    assert list(path.parent.iterdir()) == [path]


def test_files_are_taken_one_by_one_as_they_are_printed(path: Path) -> None:
    watcher = Watcher()
    printed_before: list[int] = []

    def taken() -> Iterator[CaseFile]:
        for file in FILES:
            printed_before.append(len(watcher.seen))
            yield file

    write_meeting(To(path), Meeting( TITLE, "", "", [row(file) for file in FILES], taken(), BOOK,
        mask=Mask(), printed_by="王芳", printed_on=TODAY, progress=watcher.progress,
    ))  # fmt: skip
    assert printed_before == [0, 1, 2]


def test_a_case_that_cannot_be_had_leaves_the_old_bundle(path: Path) -> None:
    def broken() -> Iterator[CaseFile]:
        yield FILES[0]
        raise LookupError("gone")

    path.write_bytes(b"the last bundle")
    with pytest.raises(LookupError):
        write_meeting(
            To(path), Meeting(TITLE, "", "", [], broken(), BOOK, mask=Mask(), printed_by="王芳", printed_on=TODAY)
        )
    assert path.read_bytes() == b"the last bundle"


def test_more_cases_than_anybody_reads_are_refused(path: Path) -> None:
    one = row(FILES[0])
    many: list[Row] = [replace(one, id=at) for at in range(MOST_CASES + 1)]
    with pytest.raises(Refused, match="最多 500 件") as refused:
        write_meeting(
            To(path), Meeting(TITLE, "", "", many, iter(()), BOOK, mask=Mask(), printed_by="王芳", printed_on=TODAY)
        )
    assert refused.value.problems[0].rule == "too_many"
    assert not path.exists()


def test_as_many_as_somebody_reads_are_written_and_one_without_handler_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exports.meeting.MOST_CASES", 3)  # as with 500, but sooner done
    many = [replace(row(FILES[0]), id=at, handler="", handler_name="") for at in range(3)]
    write_meeting(
        To(path), Meeting(TITLE, "", "", many, iter(()), BOOK, mask=Mask(), printed_by="王芳", printed_on=TODAY)
    )
    assert [line[6] for line in cells(opened(path).tables[0])[1:]] == ["尚未指派"] * 3
    with pytest.raises(Refused, match="最多 3 件"):
        write_meeting(
            To(path),
            Meeting(TITLE, "", "", many + many[:1], iter(()), BOOK, mask=Mask(), printed_by="王芳", printed_on=TODAY),
        )
