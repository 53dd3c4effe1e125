"""A case bears the number of the station that took it in, whichever works on it later."""

import pytest

from cases.values.text import CHINESE
from cases.views.casefile import CaseFile
from storage.casefile.rows import read_row
from storage.casefile.serials import find_number
from storage.casefile.tallies import move
from storage.proof.check import check
from storage.store.seals import moving
from storage.store.store import Store
from tests.centre import Centre


@pytest.fixture
def moved(centre: Centre) -> CaseFile:
    """Return a case of YT that the station ZF works on."""
    file = centre.open("li")
    _put(centre.store, file.id, "ZF")
    return file


def test_it_keeps_its_number_and_is_found_by_it(centre: Centre, moved: CaseFile) -> None:
    assert moved.case.number == "〔2026〕YT0001"
    for typed in ("YT1", "YT0001", "2026YT0001", "0001"):
        assert find_number(centre.store, centre.store.account("qian"), typed) == moved.id


@pytest.mark.usefixtures("moved")
def test_the_numbers_of_both_stations_go_on_without_a_gap(centre: Centre) -> None:
    numbers = [centre.open(by, applicant=name).case.number for by, name in (("sun", "王五"), ("li", "赵六"))]
    assert numbers == ["〔2026〕ZF0001", "〔2026〕YT0002"]
    assert list(check(centre.store)) == []


def test_whose_number_it_is_cannot_be_changed_unseen(centre: Centre, moved: CaseFile) -> None:
    with centre.store.writing():
        centre.store.run("UPDATE case_row SET home = 'ZF' WHERE id = ?", (moved.id,))
    told = {CHINESE(each.what) for each in check(centre.store)}
    assert told == {"案号与年份、站点、序号不符", "YT 站 2026 年的案号不连续", "ZF 站 2026 年的案号不连续"}


def _put(store: Store, case_id: int, station: str) -> None:
    """Let another station work on a case, as its row and what is counted of it tell."""
    row = read_row(store, case_id)
    with store.writing():
        with moving(store, "case_row", "id = ?", (case_id,)):
            store.run("UPDATE case_row SET station = ? WHERE id = ?", (station, case_id))
        move(store, row, row | {"station": station})
