"""People of one station never see a case of another, by whatever door they come."""

import pytest

from cases.file.parties import Party
from cases.values.refusal import Refused
from cases.views.casefile import CaseFile
from cases.views.rows import View
from tests.cases.making import refusal
from tests.centre import INTAKE, Centre

HERE, THERE, EVERYWHERE = ("sun", "qian"), ("li", "zhao", "zhou"), ("wang", "chen", "admin", "audit")


@pytest.fixture
def case(centre: Centre) -> CaseFile:
    """Return a case of the station ZF, with a case of YT beside it."""
    centre.open("li", applicant="李四", phone="13700000000")
    return centre.open(
        "sun",
        applicant="孙悟空",
        phone="13812345678",
        respondents="花果山公司",
        project="水帘洞工程",
        facts="在花果山做工，被欠薪。",
    )


def test_their_own_people_and_the_centre_see_it(centre: Centre, case: CaseFile) -> None:
    for account in (*HERE, *EVERYWHERE):
        desk = centre.desk(account)
        assert desk.cases.file(case.id).case == case.case
        assert desk.cases.resolve(case.case.number) == case.id
        assert desk.queues.row(case.id).applicant == "孙悟空"
        assert [row.id for row in desk.search.find("花果山")] == [case.id]
        assert case.id in [row.id for row in desk.queues.page(View.ALL).rows]


@pytest.mark.parametrize("account", THERE)
def test_others_do_not(centre: Centre, case: CaseFile, account: str) -> None:
    desk = centre.desk(account)
    for view in View:
        assert case.id not in [row.id for row in desk.queues.page(view).rows]
    for typed in ("孙悟空", "swk", "sunwukong", "花果山", "1234", "13812345678", "水帘", "0001", "ZF0001", "做工 欠薪"):
        assert case.id not in [row.id for row in desk.search.find(typed)], typed
    assert refusal(lambda: desk.cases.file(case.id)) == "unknown_case"
    assert refusal(lambda: desk.queues.row(case.id)) == "unknown_case"
    for typed in (case.case.number, "ZF0001", "ZF", "2026ZF1", "ZF00"):
        assert refusal(lambda typed=typed: desk.cases.resolve(typed)) == "unknown_number"  # type: ignore[misc]
    assert desk.queues.counts()[View.ALL] == (0 if account == "zhou" else 1)


@pytest.mark.parametrize("account", THERE)
def test_others_cannot_record_on_it(centre: Centre, case: CaseFile, account: str) -> None:
    assert refusal(lambda: centre.add(case, "fact", account, what="不相干。")) == "unknown_case"
    assert centre.desk("sun").cases.file(case.id).case.version == 1


def test_a_case_out_of_reach_is_refused_in_the_words_for_one_that_is_not_there(centre: Centre, case: CaseFile) -> None:
    told = set()
    for case_id in (case.id, 999, 0, -1):
        with pytest.raises(Refused) as refused:
            centre.desk("li").cases.file(case_id)
        told.add(str(refused.value))
    assert len(told) == 1


def test_a_fragment_is_unique_within_reach(centre: Centre, case: CaseFile) -> None:
    assert centre.desk("sun").cases.resolve("0001") == case.id
    assert [centre.desk("sun").cases.resolve(typed) for typed in ("f000", "〕zf0", "zf")] == [case.id] * 3
    assert centre.desk("li").cases.resolve("0001") == case.id - 1
    assert refusal(lambda: centre.desk("wang").cases.resolve("0001")) == "several_numbers"


def test_a_case_is_given_only_to_who_sees_it(centre: Centre, case: CaseFile) -> None:
    centre.add(case, "accepted", "qian", ground="rights_wages")
    for typed in ("li", "李明", "zhou"):
        assert refusal(lambda typed=typed: centre.add(case, "assigned", "qian", handler=typed)) == "cannot_handle"  # type: ignore[misc]
    for typed in ("admin", "audit"):
        assert refusal(lambda typed=typed: centre.add(case, "assigned", "wang", handler=typed)) == "cannot_handle"  # type: ignore[misc]
    for typed in ("gone", "冯立", "nobody"):
        assert refusal(lambda typed=typed: centre.add(case, "assigned", "qian", handler=typed)) == "unknown_account"  # type: ignore[misc]
    assert centre.add(case, "assigned", "qian", handler="孙磊").case.handler == "sun"
    again = centre.add(case, "assigned", "qian", handler="wang", reason="移交中心。")
    assert again.case.handler == "wang"
    assert [row.id for row in centre.desk("wang").queues.page(View.MINE).rows] == [case.id]


def test_a_new_case_belongs_to_the_station_of_whoever_opens_it(centre: Centre) -> None:
    for account, station in (("li", "YT"), ("sun", "ZF"), ("zhou", "LS"), ("wang", "YT")):
        file = centre.open(account)
        assert (file.case.station, file.station.code) == (station, station)
        assert station in file.case.number
    for account in ("admin", "audit"):
        assert refusal(lambda account=account: centre.open(account)) == "role"  # type: ignore[misc]
    assert centre.open("li").case.number == "〔2026〕YT0003"
    assert centre.open("li", respondents="甲").case.parties.respondents == (Party("employer", "甲"),)
    assert INTAKE["applicant"] == "张伟"
