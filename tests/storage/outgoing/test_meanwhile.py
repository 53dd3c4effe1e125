"""What was read a while ago is neither shown nor written once it is out of reach: each door asks at that moment."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from cases.directory.records import Person
from cases.hiding.mask import Mask
from cases.staff.audit import AuditAction
from cases.staff.outgoing import Place
from cases.views.rows import Handover, View
from storage.desk import Desk
from storage.host.progress import never, nobody
from storage.records.records import add_records, ready
from tests.cases.making import refusal
from tests.centre import DAY, Centre
from tui.papers.agendafile import Stretch, agenda_paper, note_paper
from tui.papers.asked import AskedPaper
from tui.papers.listing import cases_paper
from tui.papers.meeting import meeting_paper
from tui.papers.onecase import summary_paper


@pytest.fixture
def two(centre: Centre) -> Centre:
    """Return a centre with two cases that Zhao finds, and neither handles."""
    for name, phone in (("孙悟空", "13812345678"), ("猪悟能", "13812345679")):
        file = centre.assigned("li", applicant=name, phone=phone)
        centre.add(file, "task", what="催办", by_day="2026-03-04", who="li")
    return centre


def restrict(centre: Centre, case: int = 1) -> None:
    centre.add(case, "reach", "wang", who="restricted", reason="涉及隐私。")


def leavings(centre: Centre) -> Iterator[AuditAction]:
    told = (AuditAction.REVEALED, AuditAction.EXPORTED)
    return (line.action for line in centre.desk("wang").trail.lines(who="zhao") if line.action in told)


def test_names_are_not_shown_of_a_case_or_a_record_that_went_out_of_reach(two: Centre) -> None:
    desk = two.desk("zhao")
    records = [each.record for case in (1, 2) for each in desk.directory.standing(case)[:1]]
    desk.trail.reveal("list all", [1, 2], records)
    restrict(two)
    assert refusal(lambda: desk.trail.reveal("list all", [1, 2])) == "unknown_case"
    assert refusal(lambda: desk.trail.reveal("people", records=records)) == "unknown_record"
    assert refusal(lambda: desk.trail.reveal("people", records=[99_999])) == "unknown_record"
    desk.trail.reveal("list all", [2], records[1:])
    assert list(leavings(two)) == [AuditAction.REVEALED] * 2
    (line, *_) = two.desk("wang").trail.lines(who="zhao")[1:]
    assert (line.action, line.detail["rule"]) == (AuditAction.REFUSED, "unknown_record")


def test_a_record_is_shown_by_the_number_that_it_had_before_it_was_merged(two: Centre) -> None:
    supervisor = two.desk("wang")
    lead, led = (supervisor.directory.standing(case)[0].record for case in (1, 2))
    versions = (supervisor.directory.file(lead).version, supervisor.directory.file(led).version)
    supervisor.merging.merge(lead, led, versions)
    two.desk("zhao").trail.reveal("people", records=[lead, led])
    assert list(leavings(two)) == [AuditAction.REVEALED]


def test_more_records_than_one_query_takes_are_asked_about(two: Centre) -> None:
    with two.store.writing():
        ids = add_records(two.store, [ready(Person(name=f"第{n}人"), "YT", 0) for n in range(5001)])
    papers = two.desk("zhao").papers
    papers.check("list person", records=ids)
    assert refusal(lambda: papers.check("list person", records=[*ids, 99_999])) == "unknown_record"


def test_a_file_that_is_being_written_is_not_given_out(two: Centre, tmp_path: Path) -> None:
    out = two.desk("zhao").papers.out(Place(tmp_path / "a.xlsx"), "list", [1, 2], masked=False)

    def fill(file: BinaryIO, _private: Path) -> None:
        file.write("孙悟空".encode())
        restrict(two)

    assert refusal(lambda: out.write(".xlsx", fill, lambda _file: None)) == "unknown_case"
    assert list(tmp_path.glob("*.xlsx")) == []
    assert list(leavings(two)) == []


def _cases(desk: Desk) -> AskedPaper:
    return cases_paper(desk, "名单", desk.queues.page(View.ALL).rows)


def _meeting(desk: Desk) -> AskedPaper:
    return meeting_paper(desk, View.ALL, 2, [row.id for row in desk.queues.page(View.ALL).rows])


def _agenda(desk: Desk) -> AskedPaper:
    return agenda_paper(desk, desk.agenda.between(DAY, DAY.replace(month=4)), Stretch(DAY, DAY, "中心"))


def _summary(desk: Desk) -> AskedPaper:
    return summary_paper(desk, desk.cases.file(1))


def _note(desk: Desk) -> AskedPaper:
    rows, ahead = desk.queues.page(View.ALL).rows, desk.agenda.between(DAY, DAY.replace(month=4))
    return note_paper(desk, Handover("李明", "赵云", "调岗。", DAY, "王芳", rows, ahead))


PAPERS = {
    "名单.xlsx": _cases,
    "会议.xlsx": _meeting,
    "会议.docx": _meeting,
    "日程.docx": _agenda,
    "日程.ics": _agenda,
    "摘要.docx": _summary,
    "交接.docx": _note,
}


@pytest.mark.parametrize("name", PAPERS)
def test_no_paper_is_looked_through_or_written_from_what_was_read_before(
    two: Centre, tmp_path: Path, name: str
) -> None:
    asked: Callable[[Desk], AskedPaper] = PAPERS[name]
    paper = asked(two.desk("zhao"))
    paper.write(Place(tmp_path / f"vor-{name}"), Mask(on=False), nobody, never)
    restrict(two)
    place, in_full = Place(tmp_path / name), Mask(on=False)
    assert refusal(lambda: paper.write(place, in_full, nobody, never)) == "unknown_case"
    if paper.look:
        assert refusal(lambda: paper.left(Mask(), nobody, never)) == "unknown_case"
    assert not (tmp_path / name).exists()
    assert list(leavings(two)) == [AuditAction.EXPORTED]
