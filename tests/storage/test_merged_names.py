"""However often a record was merged on, everybody who was merged into it is known by their own name."""

from itertools import pairwise
from typing import Any

import pytest

from cases.directory.alike import Concern, asked_by
from cases.directory.records import Person
from cases.hiding.mask import Mask
from cases.ledgers.cells import LedgerSheet
from storage.engine.shape import SCHEMA
from storage.engine.text.texts import RECORD_INDEX, RECORD_TEXT, add, drop
from storage.opening.upgrading import bring_up_to_date
from storage.proof.check import check
from storage.records.records import index_words
from storage.store.seals import moving
from tests.cases.making import refusal
from tests.centre import Centre

PEOPLE = ("欧阳若兰", "司徒静怡", "诸葛明远", "上官红梅")
FIRMS = ("云汀北海建筑有限公司", "金茂源劳务有限公司", "鼎盛达物业有限公司", "远航船舶重工有限公司")
FACTS = "工友都说欧阳若兰干活快。"
DEPTHS = pytest.mark.parametrize("depth", [1, 2, 3])


def chain(centre: Centre, depth: int, names: tuple[str, ...], field: str) -> list[int]:
    """Open a case of each name, and merge the first into the second, that into the third, and so on.

    Returns the cases.
    """
    cases = []
    for n, name in enumerate(names[: depth + 1]):
        typed: dict[str, Any] = {"applicant": f"甲{'一二三四'[n]}", "phone": f"1380000000{n}", field: name}
        cases.append(centre.open(kind="enquiry", facts=FACTS, **typed).id)
    kind = "person" if field == "applicant" else "employer"
    desk = centre.desk("wang")
    ids = {line.record.called: line.id for line in desk.directory.page(kind)}
    for one, other in pairwise(names[: depth + 1]):
        merge_of(centre, ids[other], ids[one])
    return cases


def merge_of(centre: Centre, lead: int, other: int) -> None:
    """Merge a record into another."""
    desk = centre.desk("wang")
    versions = (desk.directory.file(lead).version, desk.directory.file(other).version)
    desk.merging.merge(lead, other, versions)


def faults(centre: Centre) -> list[str]:
    """Return what the check finds."""
    return [str(each.what) for each in check(centre.store)]


@DEPTHS
def test_who_was_merged_on_is_found_and_asked_about(centre: Centre, depth: int) -> None:
    chain(centre, depth, PEOPLE, "applicant")
    desk = centre.desk()
    assert [line.record.called for line in desk.directory.page("person", PEOPLE[0])] == [PEOPLE[depth]]
    found = desk.looking.look(asked_by({"applicant": PEOPLE[0]}, centre.now.date())).found
    assert {each.row.id for each in found} == set(range(1, depth + 2))
    assert faults(centre) == []


@DEPTHS
def test_who_was_merged_on_and_stands_on_the_other_side_is_a_conflict(centre: Centre, depth: int) -> None:
    chain(centre, depth, PEOPLE, "applicant")
    opening: dict[str, Any] = {"applicant": "赵小小", "respondents": f"包工头：{PEOPLE[0]}"}
    assert refusal(lambda: centre.open("zhao", **opening)) == "alike"
    asked = asked_by({"respondents": f"包工头：{PEOPLE[0]}"}, centre.now.date())
    looked = centre.desk().looking.look(asked, decisive=True)
    assert {(each.row.id, each.concern) for each in looked.found} == {
        (case, Concern.CONFLICT) for case in range(1, depth + 2)
    }


@DEPTHS
def test_the_name_of_a_firm_that_was_merged_on_is_a_conflict_too(centre: Centre, depth: int) -> None:
    chain(centre, depth, FIRMS, "respondents")
    assert [line.record.called for line in centre.desk().directory.page("employer", FIRMS[0])] == [FIRMS[depth]]
    looked = centre.desk().looking.look(asked_by({"respondents": FIRMS[0]}, centre.now.date()))
    assert {each.row.id for each in looked.found} == set(range(1, depth + 2))
    assert faults(centre) == []


@DEPTHS
def test_a_name_that_was_merged_on_is_hidden_in_every_case_of_the_record(centre: Centre, depth: int) -> None:
    cases = chain(centre, depth, PEOPLE, "applicant")
    desk = centre.desk("wang")
    known = desk.cases.known([desk.queues.row(cases[-1])])[cases[-1]]
    assert set(PEOPLE[: depth + 1]) <= known.names
    assert Mask(known).text(FACTS) == "工友都说欧阳某某干活快。"


@DEPTHS
def test_who_was_merged_on_is_known_to_an_import(centre: Centre, depth: int) -> None:
    chain(centre, depth, PEOPLE, "applicant")
    told = LedgerSheet("表", (("姓名", "联系电话"), (PEOPLE[0], "13800000000"), (PEOPLE[0], "13988887777")))
    rows = centre.desk().previewing.preview([told], "people").rows
    assert [each.status.value for each in rows] == ["known", "doubtful"]


@DEPTHS
def test_the_name_of_a_firm_that_was_merged_on_is_known_to_an_import(centre: Centre, depth: int) -> None:
    chain(centre, depth, FIRMS, "respondents")
    told = LedgerSheet("表", (("单位名称", "联系人"), (FIRMS[0], "张三")))
    assert [each.status.value for each in centre.desk().previewing.preview([told], "employers").rows] == ["known"]


@DEPTHS
def test_whoever_is_told_anew_is_compared_by_the_names_that_were_merged_on(centre: Centre, depth: int) -> None:
    chain(centre, depth, PEOPLE, "applicant")
    centre.open("sun", applicant=PEOPLE[0], phone="13577776666")
    assert centre.desk("chen").twins.waiting() == ()
    directory = centre.desk().directory
    (line,) = directory.page("person", PEOPLE[0])
    told = Person(name=PEOPLE[depth], phones="13577776666")
    directory.change(line.id, told, directory.file(line.id).version)
    (pair,) = centre.desk("chen").twins.waiting()
    assert {pair.one.record.called, pair.other.record.called} == {PEOPLE[depth], PEOPLE[0]}


def test_undone_each_has_the_names_that_were_merged_into_it(centre: Centre) -> None:
    chain(centre, 2, PEOPLE, "applicant")
    desk = centre.desk("wang")
    (line,) = desk.directory.page("person", PEOPLE[2])
    desk.merging.undo(line.id)
    (found,) = desk.directory.page("person", PEOPLE[0])
    assert found.record.called == PEOPLE[1]
    assert faults(centre) == []


def test_data_that_was_searched_by_the_last_merge_alone_is_searched_by_all(centre: Centre) -> None:
    chain(centre, 2, PEOPLE, "applicant")
    store = centre.store
    (line,) = centre.desk().directory.page("person", PEOPLE[2])
    with store.writing():
        with moving(store, RECORD_TEXT, "id = ?", (line.id,)):
            drop(store.db, RECORD_INDEX, line.id, line.id)
            add(store.db, RECORD_INDEX, [(line.id, *index_words(line.record, [PEOPLE[1]]))])
        _as_before(store)
    assert centre.desk().directory.page("person", PEOPLE[0]) == ()
    bring_up_to_date(store, centre.now)
    assert store.db.pragma("user_version") == SCHEMA
    assert [each.id for each in centre.desk().directory.page("person", PEOPLE[0])] == [line.id]
    assert faults(centre) == []


def _as_before(store: Any) -> None:
    """Give data the shape of before the step that this is about."""
    with moving(store, "schema_migration", "name = ?", ("0012_names",)):
        store.run("DELETE FROM schema_migration WHERE name = '0012_names'")
    store.run("PRAGMA user_version = 11")
