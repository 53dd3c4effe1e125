"""People and employers: whoever has a part in a case is in the directory, and their cases are one step away."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from stdnum.cn import ric

from cases.directory.memberships import MembershipPeriod
from cases.directory.records import Employer, Person
from cases.events import Compared
from cases.values.refusal import Refused
from cases.values.spans import year_of
from storage.directory.directory import StaleRecord
from storage.proof.check import check
from tests.cases.making import refusal
from tests.centre import Centre
from tests.unlocked import behind

ID = "11010519491231002X"
OTHER_ID = f"11010519900101001{ric.calc_check_digit('110105199001010010')}"
CREDIT = "91350100M000100Y43"
FIRM = "云汀北海建筑有限公司"


def people(centre: Centre, typed: str = "", by: str = "li") -> list[str]:
    """Return the names of people, the newest first."""
    return [line.record.called for line in centre.desk(by).directory.page("person", typed)]


def firms(centre: Centre, typed: str = "", by: str = "li") -> list[str]:
    """Return the names of employers, the newest first."""
    return [line.record.called for line in centre.desk(by).directory.page("employer", typed)]


def the(centre: Centre, kind: str, typed: str = "", by: str = "li") -> int:
    """Return the id of the one record that is found."""
    (line,) = centre.desk(by).directory.page(kind, typed)
    return line.id


def sound(centre: Centre) -> bool:
    """Tell whether the check finds nothing."""
    return [str(each.what) for each in check(centre.store)] == []


def test_an_intake_puts_everybody_into_the_directory(centre: Centre) -> None:
    centre.open(
        applicant="张伟",
        id_number=ID,
        phone="13800000000",
        others="委托代理人：李律",
        respondents=f"总包单位：{FIRM}\n包工头：曾国强",
    )
    assert people(centre) == ["曾国强", "李律", "张伟"]
    assert firms(centre) == [FIRM]
    person = centre.desk().directory.file(the(centre, "person", "zhangwei")).record
    assert person == Person(name="张伟", id_number=ID, phones="13800000000", groups=(MembershipPeriod("migrant"),))
    assert sound(centre)


@pytest.mark.parametrize("typed", ["张伟", "zhangwei", "zw", "1051949", "8000"])
def test_somebody_is_found_by_name_pinyin_number_and_phone(centre: Centre, typed: str) -> None:
    centre.open(applicant="王小明", phone="13911111111")
    centre.open(applicant="张伟", id_number=ID, phone="13800000000")
    assert people(centre, typed) == ["张伟"]


def test_the_same_number_is_the_same_person_and_brings_what_was_not_known(centre: Centre) -> None:
    centre.open(applicant="张伟", id_number=ID, phone="13800000000")
    more: dict[str, Any] = {"phone": "13900000000", "address": "云汀市浦前区", "groups": "taxi", "decision": "same_new"}
    centre.open(applicant="张伟", id_number=ID, **more)
    (line,) = centre.desk().directory.page("person")
    assert (line.open_cases, line.all_cases) == (2, 2)
    file = centre.desk().directory.file(line.id)
    assert file.record.phone == "13800000000、13900000000"
    assert [change.ask.name for change in file.edits[0].changes()] == ["phones", "address", "groups"]
    assert file.edits[0].by_name == "李明"
    assert sound(centre)


def test_the_same_name_alone_is_not_the_same_person(centre: Centre) -> None:
    centre.open(applicant="张伟")
    centre.open(applicant="张伟")
    assert people(centre) == ["张伟", "张伟"]


def test_the_same_name_and_phone_are_unless_the_numbers_differ(centre: Centre) -> None:
    centre.open(applicant="张伟", phone="13800000000")
    centre.open(applicant="张伟", phone="0535-6212345、13800000000", id_number=ID, decision="same_new")
    centre.open(applicant="张伟", phone="13800000000", id_number=OTHER_ID)
    assert people(centre) == ["张伟", "张伟"]
    assert the(centre, "person", "1949")


def test_the_same_firm_is_one_whatever_its_width_and_its_cases_are_counted(centre: Centre) -> None:
    centre.open(respondents="云汀（北）建筑公司", people="5")
    centre.open(respondents="总包单位：云汀(北)建筑公司", people="81")
    centre.add(centre.open(respondents="云汀（北） 建筑公司", people="3"), "withdrawn", ground="own")
    (line,) = centre.desk().directory.page("employer")
    assert (line.open_cases, line.all_cases, line.people) == (2, 3, 86)
    file = centre.desk().directory.file(line.id)
    assert str(file.pattern) == "2 件在办，涉及 86 人；共 3 件"
    assert [part.role for part in file.cases] == ["general_contractor", "employer", "employer"]


def test_a_correction_moves_the_part_and_leaves_nobody_behind(centre: Centre) -> None:
    file = centre.open(applicant="张纬", respondents=FIRM)
    file = centre.add(file, "corrected", field="applicant", old="张纬", new="张伟", reason="听错。")
    old, new = f"用人单位：{FIRM}", "用人单位：南山公司"
    centre.add(file, "corrected", field="respondents", old=old, new=new, reason="听错。")
    assert (people(centre), firms(centre)) == (["张伟"], ["南山公司"])
    assert sound(centre)


def test_a_correction_of_the_number_stays_with_the_person(centre: Centre) -> None:
    file = centre.open(applicant="张伟", phone="13800000000")
    record = the(centre, "person")
    centre.add(file, "corrected", field="id_number", old="", new=ID, reason="补登。")
    assert the(centre, "person") == record
    assert centre.desk().directory.file(record).record.number == ID
    assert sound(centre)


def test_a_record_is_added_changed_and_every_edit_is_kept(centre: Centre) -> None:
    desk = centre.desk()
    made = desk.directory.add(Employer(name=FIRM, credit_code="91350100M000100Y43"))
    changed = desk.directory.change(made.id, Employer(name=FIRM, union_founded="yes"), made.version)
    assert [(edit.what, edit.by_name) for edit in changed.edits] == [("changed", "李明"), ("made", "李明")]
    assert [(change.ask.name, change.before, change.after) for change in changed.edits[0].changes()] == [
        ("credit_code", "91350100M000100Y43", ""),
        ("union_founded", "", "yes"),
    ]
    centre.open(respondents=FIRM)
    assert the(centre, "employer") == made.id
    assert sound(centre)


def test_who_saw_an_older_version_is_told_so_and_nothing_is_changed(centre: Centre) -> None:
    made = centre.desk().directory.add(Employer(name=FIRM))
    centre.desk("zhao").directory.change(made.id, Employer(name=FIRM, district="浦前区"), made.version)
    with pytest.raises(StaleRecord) as stale:
        centre.desk().directory.change(made.id, Employer(name="别的"), made.version)
    assert stale.value.file.record == Employer(name=FIRM, district="浦前区")
    assert firms(centre) == [FIRM]


def test_what_came_and_went_beyond_reach_makes_nobody_look_again(centre: Centre) -> None:
    seen = centre.desk("zhao").directory.add(Person(name="桂隐娘", id_number=ID))
    file = centre.assigned("li", applicant="桂隐娘", id_number=ID, phone="13912345678")
    with pytest.raises(StaleRecord):
        centre.desk("zhao").directory.change(seen.id, seen.record, seen.version)
    centre.add(file, "reach", "wang", who="restricted", reason="涉及健康。")
    changed = replace(seen.record, note="常来")  # type: ignore[call-arg]
    assert centre.desk("zhao").directory.change(seen.id, changed, seen.version).record == changed


def test_a_number_belongs_to_one_record_only(centre: Centre) -> None:
    desk = centre.desk()
    desk.directory.add(Person(name="张伟", id_number=ID))
    with pytest.raises(Refused) as refused:
        desk.directory.add(Person(name="李静", id_number=ID))
    assert (refused.value.problems[0].rule, refused.value.problems[0].field) == ("known_number", "id_number")
    assert "张某某" in str(refused.value.problems[0].sentence)


def test_whose_a_number_is_already_is_told_by_the_surname_alone_and_of_a_firm_in_full(centre: Centre) -> None:
    directory = centre.desk("li").directory
    directory.add(Person(name="苗青禾", id_number=ID))
    directory.add(Employer(name="海岳劳务公司", credit_code=CREDIT))
    for other, told in (
        (Person(name="甲某", id_number=ID), "“苗某某”"),
        (Employer(name="别家公司", credit_code=CREDIT), "“海岳劳务公司”"),
    ):
        with pytest.raises(Refused, match=told):
            directory.add(other)


def test_sex_and_birth_follow_the_number(centre: Centre) -> None:
    typed, looked = Person(name="张伟", id_number=ID, sex="male", born=year_of(1990)), Compared(decision="checked")
    made = centre.desk().directory.add(typed, looked)
    assert (made.record.dump()["sex"], made.record.dump()["born"]) == ("female", "1949-12-31")


def test_sex_and_birth_go_with_the_number_that_told_them(centre: Centre) -> None:
    directory = centre.desk().directory
    made = directory.add(Person(name="张伟", id_number=ID), Compared(decision="checked"))
    gone = directory.change(made.id, Person(name="张伟", sex="female", born=date(1949, 12, 31)), made.version)
    assert {"sex", "born", "id_number"}.isdisjoint(name for name, told in gone.record.dump().items() if told)
    typed = directory.change(made.id, Person(name="张伟", sex="female", born=year_of(1949)), gone.version)
    kept = directory.change(
        made.id, Person(name="张伟", sex="female", born=year_of(1949), note="来过。"), typed.version
    )
    assert (kept.record.dump()["sex"], kept.record.dump()["born"]) == ("female", "1949")


# Reach


def test_another_station_finds_nobody_whose_cases_it_does_not_see(centre: Centre) -> None:
    centre.open(applicant="张伟", id_number=ID, respondents=FIRM)
    record = the(centre, "person")
    assert (people(centre, by="sun"), firms(centre, by="sun")) == ([], [])
    assert refusal(lambda: centre.desk("sun").directory.file(record)) == "unknown_record"
    assert people(centre, by="wang") == ["张伟"]


def test_a_firm_that_two_stations_know_is_a_record_of_each(centre: Centre) -> None:
    centre.open(respondents=FIRM)
    centre.open("sun", respondents=FIRM)
    firm = centre.desk("sun").directory.file(the(centre, "employer", by="sun"))
    assert ([part.row.station for part in firm.cases], firm.all_cases) == (["ZF"], 1)
    assert [line.all_cases for line in centre.desk("wang").directory.page("employer")] == [1, 1]


def test_nobody_learns_from_the_directory_of_a_restricted_case(centre: Centre) -> None:
    centre.open(respondents=FIRM)
    secret = centre.assigned("li", applicant="某某", id_number=ID, respondents=FIRM)
    centre.add(secret, "reach", "wang", who="restricted", reason="涉及隐私。")
    assert people(centre, by="zhao") == ["张伟"]
    firm = centre.desk("zhao").directory.file(the(centre, "employer", by="zhao"))
    assert firm.all_cases == 1


def test_a_record_without_cases_is_found_at_its_station(centre: Centre) -> None:
    centre.desk().directory.add(Person(name="张伟"))
    assert (people(centre), people(centre, by="sun"), people(centre, by="chen")) == (["张伟"], [], ["张伟"])


def test_a_page_goes_on_where_the_one_before_ended(centre: Centre) -> None:
    for at in range(7):
        centre.desk().directory.add(Employer(name=f"第{at}公司"))
    directory = centre.desk().directory
    first = directory.page("employer", limit=4)
    rest = directory.page("employer", before=first[-1].id, limit=4)
    assert [line.record.called for line in (*first, *rest)] == [f"第{at}公司" for at in reversed(range(7))]


# Keeping


def test_erasing_a_case_forgets_who_is_in_no_other(centre: Centre, data: Path) -> None:
    staying = centre.open(applicant="王小明", phone="13600000000", respondents="南山公司")
    going = centre.open(
        applicant="孙悟空", id_number=ID, others="近亲属：王小明", respondents=f"{FIRM}\n用工单位：南山公司"
    )
    going = centre.add(going, "withdrawn", ground="own")
    centre.to(date(2060, 1, 4))
    centre.add(going, "erased", "wang", ground="expired")
    assert "孙悟空" not in people(centre, by="wang")
    assert firms(centre, by="wang") == ["南山公司"]
    with behind(data) as connection:
        for table in ("record", "edit", "part", "record_text_content"):
            assert "孙悟空" not in str(connection.execute(f"SELECT * FROM {table}").fetchall())
    assert staying.id
    assert sound(centre)


def test_erasing_a_case_forgets_those_merged_into_the_person_too(centre: Centre, data: Path) -> None:
    going = centre.open(applicant="孙悟空", phone="13600000000")
    double = centre.desk("wang").directory.add(Person(name="孙行者", address="花果山"))
    lead = the(centre, "person", "swk")
    centre.desk("wang").merging.merge(lead, double.id, (0, 1))
    centre.add(going, "withdrawn", ground="own")
    centre.to(date(2060, 1, 4))
    centre.add(going, "erased", "wang", ground="expired")
    with behind(data) as connection:
        for table in ("record", "edit", "record_text_content"):
            assert "孙" not in str(connection.execute(f"SELECT * FROM {table}").fetchall())
    assert sound(centre)


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("UPDATE part SET name = '别人' WHERE place = 0", "当事人表"),
        ("DELETE FROM part", "当事人表"),
        ("UPDATE record SET version = version + 1", "改动次数"),
        ("DROP TRIGGER edit_no_update; UPDATE edit SET fields = '{}'", "改动与审计日志不符"),
    ],
)
def test_the_check_finds_what_was_changed_behind_the_desk(centre: Centre, data: Path, sql: str, found: str) -> None:
    centre.open(respondents=FIRM)
    centre.desk().directory.add(Person(name="李静"))
    with behind(data) as connection:
        for statement in sql.split("; "):
            connection.execute(statement)
    assert found in " ".join(str(each.what) for each in check(centre.store))


def test_edits_cannot_be_changed_or_removed(centre: Centre, data: Path) -> None:
    centre.desk().directory.add(Person(name="李静"))
    with behind(data) as connection:
        for sql in ("UPDATE edit SET by_account = 'zhao'", "DELETE FROM edit"):
            with pytest.raises(Exception, match="append-only"):
                connection.execute(sql)
