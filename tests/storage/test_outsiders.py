"""Who works on cases without an account is known as people and firms are: where the cases are."""

from dataclasses import replace
from pathlib import Path

import pytest

from cases.directory.records import Outsider
from cases.file.team import Aide
from cases.staff.audit import AuditAction
from cases.views.casefile import CaseFile
from storage.proof.check import check
from tests.centre import Centre
from tests.unlocked import dump

NAME, FIRM, PHONE = "狄律安", "青鸾律师事务所", "13911110009"
LAWYER = {"name": NAME, "capacity": "lawyer", "firm": FIRM, "phone": PHONE, "what": "代理。"}
WAYS = ("restricted", "sealed", "restricted first", "voided", "sealed and voided")


def joined(centre: Centre, case: CaseFile, by: str = "li", **fields: str) -> CaseFile:
    return centre.record(case.id, "joined", fields or LAWYER, by)


def hide(centre: Centre, case: CaseFile, who: str = "restricted") -> CaseFile:
    if who == "sealed":
        centre.add(case, "withdrawn", "wang", ground="own")
    return centre.add(case, "reach", "wang", who=who, reason="涉及隐私。")


def void(centre: Centre, case: CaseFile, by: str = "li") -> CaseFile:
    history = centre.desk("wang").cases.file(case.id).history
    entry = next(line.entry for line in history if line.entry.event.spec.code == "joined")
    return centre.add(case, "voided", by, entry=str(entry.seq), why="登错。")


def outsiders(centre: Centre, by: str, typed: str = "") -> list[str]:
    return [line.record.called for line in centre.desk(by).directory.page("outsider", typed)]


def sound(centre: Centre) -> bool:
    return [str(each.what) for each in check(centre.store)] == []


@pytest.mark.parametrize("how", WAYS)
def test_who_is_known_through_a_case_out_of_reach_is_not_known(centre: Centre, how: str) -> None:
    mine = centre.assigned("zhao", applicant="王五")
    case = centre.assigned()
    if how == "restricted first":
        hide(centre, case)
    joined(centre, case)
    if how in ("restricted", "sealed"):
        hide(centre, case, how)
    if "voided" in how:
        void(centre, case)
    if how == "sealed and voided":
        hide(centre, case, "sealed")
    for typed in ("", NAME, "dilvan", "0009"):
        assert outsiders(centre, "zhao", typed) == []
    again = joined(centre, mine, "zhao", name=NAME, capacity="lawyer", what="出庭。")
    assert again.case.team.aides == (Aide(NAME, "lawyer"),)
    assert len(outsiders(centre, "zhao")) == 1
    assert sound(centre)


def test_the_restricted_case_knows_them_still_and_everybody_does_once_it_is_open_again(centre: Centre) -> None:
    case = hide(centre, joined(centre, centre.assigned()))
    assert (outsiders(centre, "li"), outsiders(centre, "zhao"), outsiders(centre, "wang")) == ([NAME], [], [NAME])
    centre.add(case, "reach", "wang", who="station", reason="已公开。")
    assert outsiders(centre, "zhao", "dilvan") == [NAME]
    assert sound(centre)


def test_what_a_restricted_case_alone_told_comes_into_no_other(centre: Centre) -> None:
    other = centre.assigned(applicant="王五")
    hide(centre, joined(centre, centre.assigned()))
    again = joined(centre, other, "li", name=NAME, capacity="lawyer", what="出庭。")
    assert again.case.team.aides == (Aide(NAME, "lawyer"),), "Li knows the phone, not this case"


def test_another_case_keeps_them_with_what_it_told_itself(centre: Centre) -> None:
    case = joined(centre, centre.assigned())
    joined(centre, centre.assigned("zhao", applicant="王五"), "zhao", name=NAME, what="出庭。")
    hide(centre, case)
    (line,) = centre.desk("zhao").directory.page("outsider")
    assert line.record == Outsider(name=NAME, capacity="lawyer", firm=FIRM, phone=PHONE)
    assert line.all_cases == 1
    assert sound(centre)


@pytest.mark.parametrize("leads", [True, False])
def test_merged_under_two_names_the_one_that_is_restricted_goes_its_own_way(centre: Centre, *, leads: bool) -> None:
    joined(centre, centre.assigned("zhao", applicant="王五"), "zhao", name="杜文", capacity="lawyer", what="出庭。")
    case = joined(centre, centre.assigned())
    there = {line.record.called: line.id for line in centre.desk().directory.page("outsider")}
    pair = [there[name] for name in ((NAME, "杜文") if leads else ("杜文", NAME))]
    centre.desk("wang").merging.merge(pair[0], pair[1], (0, 0))
    assert [outsiders(centre, "zhao", each) != [] for each in ("dilvan", "0009", "duwen")] == [True] * 3
    hide(centre, case)
    (line,) = centre.desk("zhao").directory.page("outsider")
    assert line.record == Outsider(name="杜文", capacity="lawyer")
    told = repr(centre.desk("zhao").directory.file(line.id))
    assert [each for each in (NAME, FIRM, PHONE) if each in told] == []
    assert sorted(outsiders(centre, "wang")) == sorted([NAME, "杜文"])
    assert sound(centre)


def test_who_has_left_a_case_is_known_through_it_and_somebody_written_down_by_hand_through_none(centre: Centre) -> None:
    centre.desk().directory.add(Outsider(name="杜文", phone="13800138000"))
    case = joined(centre, centre.assigned())
    joined(centre, case, "li", name="杜文", capacity="volunteer", what="陪同。")
    for name in (NAME, "杜文"):
        centre.add(case, "stepped_out", name=name, reason="办结。")
    assert sorted(outsiders(centre, "zhao")) == sorted([NAME, "杜文"])
    hide(centre, case)
    (line,) = centre.desk("zhao").directory.page("outsider")
    assert line.record == Outsider(name="杜文", phone="13800138000"), "that they worked on it goes with the case"
    assert sound(centre)


def test_what_was_written_by_hand_stays_and_what_the_case_told_goes(centre: Centre) -> None:
    case = joined(centre, centre.assigned())
    (line,) = centre.desk("zhao").directory.page("outsider")
    file = centre.desk("zhao").directory.file(line.id)
    changed = replace(file.record, licence_number="13101201810000000")  # type: ignore[call-arg]
    centre.desk("zhao").directory.change(line.id, changed, file.version)
    void(centre, case)
    (line,) = centre.desk("zhao").directory.page("outsider")
    assert line.record == Outsider(name=NAME, licence_number="13101201810000000")
    assert sound(centre)


def test_nothing_of_them_is_left_once_the_case_is_erased(centre: Centre, data: Path) -> None:
    case = joined(centre, centre.assigned())
    centre.add(case, "stepped_out", name=NAME, reason="办结。")
    centre.add(case, "withdrawn", "wang", ground="own")
    centre.to(11_500)
    centre.add(case, "erased", "wang", ground="expired")
    kept = str(dump(data))
    assert [each for each in (NAME, FIRM, PHONE) if each in kept] == []
    assert outsiders(centre, "wang") == []
    assert sound(centre)


def test_another_station_hears_nothing_of_them_and_the_log_tells_it_nothing(centre: Centre) -> None:
    joined(centre, centre.assigned())
    assert outsiders(centre, "sun") == []
    assert outsiders(centre, "qian") == []
    lines = centre.desk("qian").trail.lines(most=1000)
    assert [line for line in lines if line.action is AuditAction.EDITED] == []
