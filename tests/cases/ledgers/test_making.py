"""What the rows of a ledger become: whatever has a place of its own goes there, and nothing else is lost."""

from datetime import date

import pytest

from cases.directory.memberships import MembershipPeriod
from cases.directory.records import Employer, Person
from cases.file.members import Member
from cases.ledgers.making import NOT_TOLD, Made, made, real_problems
from cases.values.refusal import Refused
from cases.values.spans import month_of, until
from tests.cases.ledgers.laying import ID, TODAY, rows, sheet

WOMAN = "11010519491231002X"


def one(kind: str, header: str, line: str) -> Made:
    (row,) = rows(sheet(header, line), kind)
    return made(kind, row, TODAY)


def test_somebody_in_hardship_keeps_in_a_note_what_a_record_has_no_field_for() -> None:
    header = "姓名|身份证号|手机号码|困难类别|家庭人口|备注"
    record = one("hardship", header, f"张三|{ID}|13800138000|深度困难|3|丈夫生病").record
    assert isinstance(record, Person)
    assert (record.name, record.id_number, record.phones) == ("张三", ID, "13800138000")
    assert record.groups == (MembershipPeriod("hardship"),)
    first, *more = record.note.splitlines()
    assert first == "丈夫生病"
    assert sorted(line.partition("：")[2] for line in more) == ["3", "深度困难"]


def test_where_somebody_works_stands_in_the_note_of_their_record() -> None:
    record = one("people", "姓名|电话|工作单位|备注", "张三|13800138000|云汀建筑公司|常来").record
    assert isinstance(record, Person)
    assert record.note == "常来\n工作单位：云汀建筑公司"
    assert record.groups == ()


def test_a_firm_becomes_a_record_of_its_own() -> None:
    record = one("employers", "单位名称|联系电话", "云汀建筑公司|05356688123").record
    assert isinstance(record, Employer)
    assert record.name == "云汀建筑公司"


def test_a_member_has_their_time_and_sums() -> None:
    found = one("members", "姓名|身份证号|欠薪金额（元）", f"张三|{ID}|1200.5")
    assert found == Made(member=Member("张三", ID, awarded=None, claimed=120050))


def test_a_case_without_a_narrative_says_so_and_begins_on_its_day() -> None:
    header = "接案日期|申请人|案件类别|来源|群体|案由"
    for day, on in (("2025-03-02", date(2025, 3, 2)), ("2025年3月", month_of(2025, 3)), ("不详", until(TODAY))):
        case = one("cases", header, f"{day}|张三|维权|来访|农民工|追索劳动报酬纠纷").case
        assert case
        assert (case.on, case.later) == (on, ())
        assert (case.opened.applicant, case.opened.facts, case.opened.request) == ("张三", NOT_TOLD, NOT_TOLD)


@pytest.mark.parametrize(
    ("header", "cells"),
    [("接案日期|", "不详|"), ("接案日期|", "|"), ("接案日期|", "未填|"), ("接案日期|", "/|"), ("", "")],
)
def test_of_a_case_of_which_a_ledger_tells_no_day_none_is_made_up(header: str, cells: str) -> None:
    case = one(
        "cases", f"{header}申请人|案件类别|来源|群体|案由", f"{cells}张三|维权|来访|农民工|追索劳动报酬纠纷"
    ).case
    assert case
    assert case.on == until(TODAY)


@pytest.mark.parametrize("kind", ["people", "members", "hardship"])
def test_whoever_would_not_be_born_yet_is_refused_at_their_number(kind: str) -> None:
    with pytest.raises(Refused) as refused:
        one(kind, "姓名|身份证号|电话|困难类别|欠薪金额（元）", "张三|110105202701011235|13800138000|深度困难|1200")
    assert {(problem.rule, problem.field) for problem in refused.value.problems} == {("identity", "id_number")}


@pytest.mark.parametrize(("number", "wrong"), [(WOMAN, set()), ("", {"sex", "born"})])
def test_a_bad_sex_or_birth_is_nothing_where_the_number_tells_both(number: str, wrong: set[str]) -> None:
    (row,) = rows(sheet("姓名|身份证号|性别|出生日期|电话", f"李静|{number}|外星|某年|13800138000"), "people")
    assert {problem.field for problem in row.problems} == {"sex", "born"}
    assert {problem.field for problem in real_problems(row)} == wrong
