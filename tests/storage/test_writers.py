"""Several people write to one file at the same moment: nobody fails, nothing is lost, no number is left out."""

import threading
from collections import Counter
from pathlib import Path

import pytest

from cases.events import Note
from cases.staff.people import Account
from cases.values.refusal import Refused
from cases.views.casefile import CaseFile
from cases.views.rows import View
from storage.desk import Desk
from storage.opening.opening import open_centre
from storage.proof.check import check
from storage.store.stale import Stale
from tests.centre import DAY, Centre
from tests.storage.processes import go, said, start

EACH = 5


@pytest.mark.faults
def test_numbers_have_no_gap_under_eight_writers(centre: Centre, data: Path) -> None:
    people = ("li", "li", "li", "zhao", "sun", "sun", "qian", "zhou")
    writers = [start(data, account, str(EACH)) for account in people]
    go(writers)
    saved = [said(line) for writer in writers for line in writer.communicate(timeout=120)[0].splitlines()]
    assert [writer.returncode for writer in writers] == [0] * len(writers)
    numbers = Counter(number for number, _ in saved)
    assert set(numbers.values()) == {2}
    for station, writing in (("YT", 4), ("ZF", 3), ("LS", 1)):
        serials = sorted(int(number[-4:]) for number in numbers if f"〕{station}" in number)
        assert serials == list(range(1, writing * EACH + 1))
    assert list(check(centre.store)) == []
    desk = centre.desk("wang")
    assert desk.queues.counts()[View.ALL] == len(people) * EACH
    for number, version in dict(saved).items():
        assert desk.cases.file(desk.cases.resolve(number)).case.version == version == 2


def test_two_people_on_one_case_are_both_kept(centre: Centre, data: Path) -> None:
    file = centre.assigned()
    seen = file.case.version
    centre.add(file, "contact", mode="phone", what="李明打了电话。")
    other = Centre(data)
    with pytest.raises(Stale) as told:
        other.desk("wang").casework.record(file.id, _note("王芳核对工资。"), seen)
    assert told.value.problems[0].rule == "stale"
    assert [line.entry.event.typed()["what"] for line in told.value.since] == ["李明打了电话。"]
    assert [line.by_name for line in told.value.since] == ["李明"]
    assert told.value.file.case.version == seen + 1
    assert "1 条" in str(told.value)
    after = other.desk("wang").casework.record(file.id, _note("王芳核对工资。"), told.value.file.case.version)
    assert [line.entry.by for line in after.history[-2:]] == ["li", "wang"]
    assert list(check(centre.store)) == []
    other.store.close()


def _note(what: str) -> Note:
    return Note.read({"what": what}, DAY)


def test_of_eight_who_save_on_one_version_one_is_first(centre: Centre, data: Path) -> None:
    file = centre.assigned()
    wang, ready = centre.store.account("wang"), threading.Barrier(8)
    told: list[CaseFile | Refused] = []
    savers = [threading.Thread(target=_save, args=(data, wang, centre, file, ready, told)) for _ in range(8)]
    for saver in savers:
        saver.start()
    for saver in savers:
        saver.join()
    assert [type(each) for each in told].count(CaseFile) == 1
    assert [type(each) for each in told].count(Stale) == 7
    assert centre.desk().cases.file(file.id).case.version == file.case.version + 1
    assert list(check(centre.store)) == []


def _save(
    data: Path,
    account: Account,
    centre: Centre,
    file: CaseFile,
    ready: threading.Barrier,
    told: list[CaseFile | Refused],
) -> None:
    store = open_centre(data, centre.store.key)
    ready.wait()
    try:
        desk = Desk(store, account, lambda: centre.now)
        told.append(desk.casework.record(file.id, _note("同时登记。"), file.case.version))
    except Refused as refused:
        told.append(refused)
    store.close()


def test_one_store_serves_several_threads(centre: Centre) -> None:
    """A screen's workers share one store; each thread has a connection of its own."""
    file, told = centre.assigned(), list[int]()

    def read() -> None:
        told.append(centre.desk().cases.file(file.id).case.version)
        centre.store.close()

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert told == [3] * 4
