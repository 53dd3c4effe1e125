"""Who merges records or parts them again reaches all that they rest on: every case, and who was merged into them."""

from collections.abc import Callable
from typing import Any

import pytest

from cases.directory.records import Person
from storage.proof.check import check
from tests.cases.making import refusal
from tests.centre import Centre

ID = "11010519491231002X"


def in_case(centre: Centre, by: str, name: str) -> int:
    """Open a case, and return the record of its applicant."""
    told = centre.open(by, None, applicant=name, decision="no_conflict")
    return centre.desk(by).directory.standing(told.id)[0].record


def by_hand(centre: Centre, by: str, name: str) -> int:
    """Write somebody in the directory by hand, and return the record."""
    return centre.desk(by).directory.add(Person(name=name)).id


Makes = Callable[[Centre, str, str], int]


def merge(centre: Centre, by: str, lead: int, other: int) -> None:
    """Merge the other record into the lead."""
    desk = centre.desk("wang")
    versions = (desk.directory.file(lead).version, desk.directory.file(other).version)
    centre.desk(by).merging.merge(lead, other, versions)


def rows(centre: Centre) -> list[Any]:
    """Return all that is kept of records and of who stands in a case."""
    return [centre.store.run(f"SELECT * FROM {table}").fetchall() for table in ("record", "part", "edit")]


@pytest.mark.parametrize("own", [in_case, by_hand])
@pytest.mark.parametrize("others", [in_case, by_hand])
@pytest.mark.parametrize("leads", [True, False])
def test_a_merge_over_stations_is_undone_by_none_of_one_station(
    centre: Centre, own: Makes, others: Makes, *, leads: bool
) -> None:
    mine, theirs = own(centre, "sun", "桂隐娘"), others(centre, "li", "聂隐娘")
    lead, other = (mine, theirs) if leads else (theirs, mine)
    merge(centre, "chen", lead, other)
    before = rows(centre)
    assert refusal(lambda: centre.desk("qian").merging.undo(lead)) == "unknown_record"
    assert rows(centre) == before
    assert centre.desk("chen").merging.undo(lead).id == lead
    assert list(check(centre.store)) == []


@pytest.mark.parametrize("others", [in_case, by_hand])
def test_nor_is_it_merged_with_another_there(centre: Centre, others: Makes) -> None:
    mine, theirs = in_case(centre, "sun", "桂隐娘"), others(centre, "li", "聂隐娘")
    merge(centre, "chen", mine, theirs)
    third = in_case(centre, "sun", "红线女")
    for lead, other in ((mine, third), (third, mine)):
        assert refusal(lambda lead=lead, other=other: merge(centre, "qian", lead, other)) == "unknown_record"  # type: ignore[misc]


@pytest.mark.parametrize("others", [in_case, by_hand])
def test_a_pair_waits_for_who_reaches_all_that_both_rest_on(centre: Centre, others: Makes) -> None:
    told: dict[str, Any] = {"applicant": "桂隐娘", "phone": "13800138000", "decision": "no_conflict"}
    mine = centre.desk("sun").directory.standing(centre.open("sun", None, **told).id)[0].record
    centre.add(centre.open("sun", None, **told), "reach", "qian", who="restricted", reason="涉及隐私。")
    assert (centre.desk("qian").twins.count(), centre.desk("chen").twins.count()) == (1, 0)
    merge(centre, "chen", mine, others(centre, "li", "聂隐娘"))
    assert (centre.desk("qian").twins.count(), centre.desk("chen").twins.count()) == (0, 1)


def test_nor_is_one_undone_that_somebody_of_another_station_was_merged_into_before(centre: Centre) -> None:
    mine, more, theirs = in_case(centre, "sun", "桂隐娘"), in_case(centre, "sun", "红线女"), by_hand(centre, "li", "聂")
    merge(centre, "chen", more, theirs)
    merge(centre, "chen", mine, more)
    assert refusal(lambda: centre.desk("qian").merging.undo(mine)) == "unknown_record"


@pytest.mark.parametrize("one", [in_case, by_hand])
@pytest.mark.parametrize("other", [in_case, by_hand])
def test_what_rests_on_one_station_is_merged_and_parted_by_its_supervisor(
    centre: Centre, one: Makes, other: Makes
) -> None:
    lead, goes = one(centre, "sun", "桂隐娘"), other(centre, "sun", "聂隐娘")
    third = in_case(centre, "sun", "红线女")
    merge(centre, "qian", lead, goes)
    merge(centre, "qian", third, lead)
    assert centre.desk("qian").merging.undo(third).id == third
    assert centre.desk("qian").merging.undo(lead).record.called == "桂隐娘"
    assert list(check(centre.store)) == []
