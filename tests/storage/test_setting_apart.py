"""Records that cases of several stations shared in data of before: each station goes on with its own."""

import pytest

from cases.directory.records import Person
from storage.proof.check import check
from storage.records.setting_apart import set_apart
from storage.store.seals import moving
from tests.centre import Centre

VICTIM = {"applicant": "桂隐娘", "id_number": "110101199003078072", "phone": "13912345678"}


def share(centre: Centre, case: int, record: int) -> None:
    """Let the applicant of a case be in a record of before, as it was then."""
    store = centre.store
    with store.writing(), moving(store, "part", "case_id = ?", (case,)):
        store.run("UPDATE part SET record_id = ? WHERE case_id = ? AND place = 0", (record, case))


def known(centre: Centre, who: str) -> list[tuple[str, str, int]]:
    """Return the people in cases whom somebody knows: phones, address, and how many cases."""
    desk = centre.desk(who)
    files = [desk.directory.file(line.id) for line in desk.directory.page("person")]
    told = [each.record for each in files]
    people = [each for each in told if isinstance(each, Person)]
    found = zip(people, files, strict=True)
    return [(each.phones, each.address, len(file.cases)) for each, file in found if file.cases]


@pytest.fixture
def shared(centre: Centre) -> Centre:
    """Return a centre in which two stations told of one person, whom a supervisor has joined."""
    centre.open("li", None, **VICTIM, address="云汀市南山路1号")
    centre.open("sun", None, **VICTIM | {"phone": "13800138000"}, address="云汀市北山路2号")
    centre.open("sun", None, **VICTIM | {"phone": "13700137000"}, decision="same_new")
    (pair,) = centre.desk("wang").twins.waiting()
    centre.desk("wang").twins.join(pair.id)
    return centre


def test_each_station_goes_on_with_what_its_own_cases_tell(shared: Centre) -> None:
    assert [n for *_, n in known(shared, "wang")] == [3]
    assert "13800138000" in str(known(shared, "li")), "shared as it once was"
    with shared.store.writing():
        assert set_apart(shared.store, shared.now) == 1
    (yt,), (zf,) = known(shared, "li"), known(shared, "sun")
    assert yt == ("13912345678", "云汀市南山路1号", 1)
    assert (set(zf[0].split("、")), zf[1:]) == ({"13800138000", "13700137000"}, ("云汀市北山路2号", 2))
    assert len(shared.desk("wang").twins.waiting()) == 1, "whether they are the same is decided anew"
    assert [str(each.what) for each in check(shared.store)] == []
    with shared.store.writing():
        assert set_apart(shared.store, shared.now) == 0


def test_the_name_under_which_another_station_knew_somebody_goes_with_its_cases(centre: Centre) -> None:
    centre.open("li", None, **VICTIM)
    centre.open("sun", None, **VICTIM | {"applicant": "桂影", "address": "云汀市北山路2号"})
    (pair,) = centre.desk("wang").twins.waiting()
    centre.desk("wang").twins.join(pair.id)
    with centre.store.writing():
        assert set_apart(centre.store, centre.now) == 1
    assert known(centre, "li") == [("13912345678", "", 1)]
    assert known(centre, "sun") == [("13912345678", "云汀市北山路2号", 1)]
    for word in ("桂影", "北山路"):
        assert centre.desk("li").directory.page("person", word) == ()
        assert word not in repr(centre.desk("li").directory.file(1))
    assert len(centre.desk("wang").twins.waiting()) == 1
    assert [str(each.what) for each in check(centre.store)] == []


@pytest.mark.parametrize(("who", "cases"), [("wang", {1, 2, 3}), ("li", {1}), ("sun", {2, 3})])
def test_a_record_of_two_stations_tells_each_of_its_own_cases_alone(shared: Centre, who: str, cases: set[int]) -> None:
    (line,) = shared.desk(who).directory.page("person")
    file = shared.desk(who).directory.file(line.id)
    assert {part.row.id for part in file.cases} == cases
    assert {line.all_cases, line.open_cases, file.all_cases, file.open_cases} == {len(cases)}


def test_a_restricted_case_goes_on_with_a_record_of_its_own(centre: Centre) -> None:
    centre.open("li", None, **VICTIM)
    file = centre.open("zhao", None, **VICTIM | {"phone": "13800138000"}, decision="same_new")
    centre.add(file, "reach", "wang", who="restricted", reason="隐私。")
    share(centre, file.id, 1)
    with centre.store.writing():
        assert set_apart(centre.store, centre.now) == 1
    assert known(centre, "li") == [("13912345678", "", 1)]
    assert [str(each.what) for each in check(centre.store)] == []
