"""Recording on a case costs much the same however long its history is: counted in calls, not in seconds."""

import sys
from pathlib import Path
from types import FrameType

import pytest

from cases.events import Contact, Document, Event, Filed, Note
from storage.casefile import files
from storage.casefile.files import read_told
from storage.casefile.rows import read_row
from storage.proof.check import check
from tests.centre import Centre

WORK: tuple[Event, ...] = (
    Contact(mode="meeting", what="看了工资表。"),
    Document(direction="sent", sort="prompt_letter", what="要求十日内付清。"),
    *(Note(what="与对方通了电话。") for _ in range(7)),
    Document(direction="received", sort="arbitration_acceptance", what="受理。"),
)


def calls_of(centre: Centre, case_id: int, event: Event) -> int:
    """Record an event, and return how many functions were called for it."""
    desk, called = centre.desk(), 0

    def count(_frame: FrameType, what: str, _arg: object) -> None:
        nonlocal called
        called += what in ("call", "c_call")

    sys.setprofile(count)
    try:
        desk.casework.record(case_id, event, read_row(centre.store, case_id)["version"])
    finally:
        sys.setprofile(None)
    return called


@pytest.mark.faults
def test_the_four_hundredth_entry_costs_what_the_tenth_does(centre: Centre) -> None:
    case_id = centre.assigned().id
    centre.desk().casework.record(case_id, Filed(forum="arbitration", what="请求支付工资。"), 3)
    taken = [calls_of(centre, case_id, WORK[n % len(WORK)]) for n in range(400)]
    early, late = sorted(taken[5:15])[5], sorted(taken[-10:])[5]
    assert late < 3 * early, (early, late)
    assert list(check(centre.store)) == []


def test_what_is_remembered_of_a_case_is_what_is_kept(centre: Centre, data: Path) -> None:
    file = centre.assigned()
    centre.add(file, "note", what="一。")
    other = Centre(data)
    other.add(file, "note", what="二。")
    other.store.close()
    assert centre.desk().cases.file(file.id).case.version == 5
    with centre.store.db.atomic() as undone:
        centre.add(file, "note", what="三，没有保存。")
        undone.rollback()
    file = centre.add(file, "note", what="三。")
    assert [line.entry.event for line in file.history][-1] == Note(what="三。")
    row = read_row(centre.store, file.id)
    remembered = read_told(centre.store, row)
    files._KEPT.of(centre.store).clear()
    assert read_told(centre.store, row) == remembered
