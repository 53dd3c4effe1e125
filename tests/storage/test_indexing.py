"""What is searched is what the histories and the records tell: check takes the word of the seals for it."""

from pathlib import Path

from storage.casefile.files import read_told
from storage.engine.tables import CaseRow
from storage.engine.text.texts import CASE_INDEX, CASE_TEXT, RECORD_TEXT
from storage.proof.check import check
from storage.proof.proof import Indexed, broken_index
from storage.search.indexing import documents
from storage.store.seals import HeldTables
from storage.store.store import Store
from tests import unlocked
from tests.centre import Centre
from tests.storage.tampering import more, working


def strays(store: Store) -> list[int]:
    """Return the cases whose documents are not those that their histories tell."""
    held, wrong = Indexed(store, CASE_INDEX), []
    for row in CaseRow.select().order_by(CaseRow.id).dicts().execute(store.db):
        whole = read_told(store, row)
        told = [list(documents(row["id"], whole.case, serial, whole.history)) for serial in (row["serial"], 0)]
        if held.of(row["id"]) not in told:
            wrong.append(row["id"])
    assert held.over()
    return wrong


def test_whatever_is_recorded_is_kept_as_it_is_told(centre: Centre) -> None:
    working(centre, "建筑", "11010519491231002X")
    more(centre)
    file = centre.add(centre.assigned(applicant="单雄信", phone="13812345678"), "note", what="核对工资。")
    centre.add(file, "corrected", field="applicant", old="单雄信", new="单雄心", reason="听错。")
    file = centre.add(file, "corrected", field="phone", old="13812345678", new="13887654321", reason="记错。")
    centre.add(file, "voided", entry="4", why="记错了案件。")
    assert strays(centre.store) == []
    assert list(broken_index(centre.store)) == []
    held = HeldTables(centre.store)
    assert [held.holds(table) for table in (CASE_TEXT, RECORD_TEXT)] == [True, True]
    assert list(check(centre.store)) == []


def test_what_was_changed_in_a_document_is_found_and_named(centre: Centre, data: Path) -> None:
    first, _second = centre.assigned(), centre.open(applicant="王五")
    centre.store.close()
    with unlocked.behind(data) as raw:
        raw.execute("UPDATE case_text SET words = words || ' 欠' WHERE rowid = 1 << 20")
        raw.execute("UPDATE record_text SET words = words || ' 欠' WHERE rowid = 2")
    found = [(each.case, str(each.what)) for each in check(centre.store)]
    assert (first.case.number, "搜索索引与办理经过算出的不同") in found
    assert (None, "搜索索引与第 2 号人员或单位不符") in found
    assert [number for number, _what in found if number] == [first.case.number]


def test_a_value_of_another_sort_is_a_change_too(centre: Centre, data: Path) -> None:
    file = centre.assigned()
    centre.store.close()
    with unlocked.behind(data) as raw:
        raw.execute("UPDATE case_row SET applicant = CAST(applicant AS BLOB) WHERE id = 1")
    assert [(each.case, str(each.what)) for each in check(centre.store)] == [
        (file.case.number, "案件表的 applicant 与办理经过算出的不同")
    ]
