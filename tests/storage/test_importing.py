"""Ledgers are brought along row by row: looked at first, all or the good ones, and taken back at once."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from cases.directory.memberships import MembershipPeriod
from cases.directory.records import Employer, Person
from cases.events import Compared
from cases.file.accounts import accounts
from cases.ledgers.cells import Cell, LedgerSheet
from cases.ledgers.preview import Preview, RowStatus
from cases.values.spans import month_of, months_of, third_of, year_of
from cases.views.rows import View
from storage.proof.check import check
from tests.cases.making import refusal
from tests.cases.test_contradictions import number
from tests.centre import Centre

ID = "11010519491231002X"


def sheet(*rows: Sequence[Cell]) -> LedgerSheet:
    """Return a sheet with these rows."""
    return LedgerSheet("表", tuple(tuple(row) for row in rows))


PEOPLE = sheet(
    ("附件2：困难职工花名册",),
    ("序号", "*姓名", "身份证号码", "联系电话", "户口性质", "工作单位"),
    (1, "张伟", ID, "13800000000", "农业", "北海公司"),
    (2, "李静", None, 13911111111.0, "非农业", None),
    (3, "王强", 1.10105194912310e17, None, None, None),
)


def look(centre: Centre, told: LedgerSheet, kind: str | None = None, by: str = "li") -> Preview:
    """Look at what importing a sheet would do."""
    return centre.desk(by).previewing.preview([told], kind)


def statuses(preview: Preview) -> list[tuple[int, str]]:
    """Return each row with its status."""
    return [(each.row.number, each.status.value) for each in preview.rows]


def people(centre: Centre) -> list[str]:
    """Return the names of people, sorted."""
    return sorted(line.record.called for line in centre.desk().directory.page("person"))


def sound(centre: Centre) -> bool:
    """Tell whether the check finds nothing."""
    return [str(each.what) for each in check(centre.store)] == []


def test_a_preview_says_what_becomes_of_each_row_and_does_nothing(centre: Centre) -> None:
    centre.desk().directory.add(Person(name="张 伟", id_number=ID))
    centre.desk().directory.add(Person(name="李静"))
    preview = look(centre, PEOPLE)
    assert preview.columns.kind == "people"
    assert statuses(preview) == [(3, "known"), (4, "doubtful"), (5, "refused")]
    assert "末几位" in str(preview.rows[2].why)
    assert people(centre) == ["张 伟", "李静"]
    assert str(preview.rows[0].why) == "已有“张伟”；这些与名录不同，没有导入，请在名录里改：电话、户口类型、备注"


def test_a_number_that_somebody_has_by_another_name_is_refused_as_at_the_desk(centre: Centre) -> None:
    made = centre.desk().directory.add(Person(name="甲某人", id_number=ID))
    rows = ("姓名", "身份证号", "电话", "住址"), ("乙某人", ID, "13800000000", "某路1号")
    preview = look(centre, sheet(*rows), "people")
    assert [each.rule for each in preview.rows[0].row.problems] == ["known_number"]
    assert "甲某人" not in str(preview.rows[0].why)
    assert refusal(lambda: centre.desk().importing.apply(preview, "名单.csv")) == "import_refused"
    assert statuses(look(centre, sheet(*rows), "people", "sun")) == [(2, "new")], "of whom one may not know"
    centre.desk().directory.change(made.id, Person(name="乙某人", id_number=ID), made.version)
    assert "电话、住址" in str(look(centre, sheet(*rows), "people").rows[0].why)


def test_all_or_nothing_unless_the_good_rows_are_asked_for(centre: Centre) -> None:
    preview = look(centre, PEOPLE)
    assert refusal(lambda: centre.desk().importing.apply(preview, "花名册.xlsx")) == "import_refused"
    assert people(centre) == []
    batch = centre.desk().importing.apply(preview, "花名册.xlsx", good_rows=True)
    assert people(centre) == ["张伟", "李静"]
    assert (batch.counts["imported"], batch.counts["refused"]) == (2, 1)
    assert sound(centre)


def test_what_is_told_comes_along(centre: Centre) -> None:
    centre.desk().importing.apply(look(centre, PEOPLE), "花名册.xlsx", good_rows=True)
    (line,) = centre.desk().directory.page("person", "zhangwei")
    assert line.record == Person(
        name="张伟",
        id_number=ID,
        phones="13800000000",
        household="agricultural",
        sex="female",
        born=date(1949, 12, 31),
        note="工作单位：北海公司",
    )
    (line,) = centre.desk().directory.page("person", "1111")
    assert line.record.called == "李静"


def test_importing_the_same_file_again_brings_nothing(centre: Centre) -> None:
    centre.desk().importing.apply(look(centre, PEOPLE), "花名册.xlsx", good_rows=True)
    again = look(centre, PEOPLE)
    assert statuses(again)[:2] == [(3, "known"), (4, "known")]
    assert refusal(lambda: centre.desk().importing.apply(again, "花名册.xlsx", good_rows=True)) == "import_nothing"


def test_a_row_that_stands_there_twice_is_doubtful_and_comes_along_if_asked(centre: Centre) -> None:
    twice = sheet(("姓名", "电话"), ("张伟", "13800000000"), ("张伟", "13800000000"))
    preview = look(centre, twice, "people")
    assert statuses(preview) == [(2, "new"), (3, "doubtful")]
    assert "第 2 行" in str(preview.rows[1].why)
    centre.desk().importing.apply(preview, "名单.csv", doubtful=True)
    assert people(centre) == ["张伟", "张伟"]


def test_one_undo_takes_a_whole_import_back(centre: Centre) -> None:
    centre.desk().directory.add(Person(name="王小明"))
    batch = centre.desk().importing.apply(look(centre, PEOPLE), "花名册.xlsx", good_rows=True)
    assert centre.desk().imports.undo(batch.id).id == batch.id
    assert people(centre) == ["王小明"]
    assert centre.desk().directory.page("person", "zhangwei") == ()
    assert refusal(lambda: centre.desk().imports.undo(batch.id)) == "batch_undone"
    assert [each.undone for each in centre.desk().imports.batches()] == [True]
    assert sound(centre)


def test_what_was_used_since_stays_when_it_is_taken_back(centre: Centre) -> None:
    batch = centre.desk().importing.apply(look(centre, PEOPLE), "花名册.xlsx", good_rows=True)
    centre.open(applicant="张伟", id_number=ID)
    (stays,) = centre.desk().imports.undo(batch.id).stays
    assert "张某某" in stays.number
    assert people(centre) == ["张伟"]


def test_an_imported_person_is_known_at_the_counter(centre: Centre) -> None:
    centre.desk().importing.apply(look(centre, PEOPLE), "花名册.xlsx", good_rows=True)
    centre.open(applicant="张伟", id_number=ID)
    assert people(centre) == ["张伟", "李静"]


def test_an_imported_person_stays_though_a_case_names_somebody_else_now(centre: Centre) -> None:
    centre.desk().importing.apply(look(centre, PEOPLE), "花名册.xlsx", good_rows=True)
    file = centre.open(applicant="李静", phone="13911111111")
    centre.add(file, "corrected", field="applicant", old="李静", new="李婧", reason="听错。")
    assert people(centre) == ["张伟", "李婧", "李静"]


def test_hardship_files_become_people_with_the_rest_in_their_note(centre: Centre) -> None:
    told = sheet(
        ("姓名", "身份证号", "困难类别", "家庭年收入（万元）", "致困原因"),
        ("张伟", ID, "意外致困", 1.2, "患重特大疾病"),
    )
    centre.desk().importing.apply(look(centre, told, "hardship"), "档案.xlsx")
    (line,) = centre.desk().directory.page("person")
    assert isinstance(line.record, Person)
    assert line.record.groups == (MembershipPeriod("hardship"),)
    assert "困难类别：意外致困" in line.record.note
    assert "12,000.00" in line.record.note


def test_employers_are_checked_and_known_by_code_or_name(centre: Centre) -> None:
    centre.open(respondents="北海公司")
    told = sheet(
        ("单位名称", "统一社会信用代码", "是否建会"),
        ("北海 公司", None, "是"),
        ("南山公司", "91350100M000100Y43", "√"),
        ("东山公司", "91350100M000100Y44", "否"),
    )
    preview = look(centre, told)
    assert (preview.columns.kind, [each[1] for each in statuses(preview)]) == ("employers", ["known", "new", "refused"])
    centre.desk().importing.apply(preview, "单位.xlsx", good_rows=True)
    (line,) = centre.desk().directory.page("employer", "南山")
    assert line.record == Employer(name="南山公司", credit_code="91350100M000100Y43", union_founded="yes")


CASES = sheet(
    ("接案日期", "申请人", "联系电话", "类别", "来源", "群体", "案由", "涉案金额（万元）", "事实", "诉求"),
    ("2026.1.5", "张伟", "13800000000", "维权", "来访", "农民工", "追索劳动报酬", 1.2, "欠薪。", "付清。"),
    (date(2026, 2, 3), "李静", None, "维权", "来电", "农民工", "追索劳动报酬", None, "欠薪。", None),
    ("2026年2月30日", "王强", None, "维权", "来访", "农民工", "追索劳动报酬", 2, "欠薪。", "付清。"),
)


def test_cases_are_opened_with_their_day_and_withdrawn_when_taken_back(centre: Centre) -> None:
    preview = look(centre, CASES)
    assert (preview.columns.kind, [each[1] for each in statuses(preview)]) == ("cases", ["new", "new", "refused"])
    batch = centre.desk().importing.apply(preview, "台账.xlsx", good_rows=True)
    first, second = (centre.desk().cases.file(at).case for at in (1, 2))
    assert (first.intake.facts, second.intake.request) == ("欠薪。", "台账未载明")
    assert (first.parties.applicant.name, first.opened_on, accounts(first).claimed) == (
        "张伟",
        date(2026, 1, 5),
        1_200_000,
    )
    assert [each[1] for each in statuses(look(centre, CASES))] == ["doubtful", "doubtful", "refused"]
    centre.desk().imports.undo(batch.id)
    assert [centre.desk().cases.file(at).case.closing.ground for at in (1, 2)] == ["import_undone"] * 2
    assert centre.open().case.number == "〔2026〕YT0003", "numbers stay given"
    assert sound(centre)


MEMBERS = sheet(
    ("姓名", "身份证号", "开始时间", "欠薪金额", "实发金额"),
    ("李静", ID, "2024-03", "1,000.50", None),
    ("王强", None, None, 2000, None),
)


def test_members_go_on_the_roster_of_a_case_and_off_again(centre: Centre) -> None:
    file = centre.open()
    preview = look(centre, MEMBERS, "members")
    assert refusal(lambda: centre.desk().importing.apply(preview, "名单.xlsx")) == "import_case"
    batch = centre.desk().importing.apply(preview, "名单.xlsx", case=file.id)
    case = centre.desk().cases.file(file.id).case
    assert ([member.name for member in case.parties.members], accounts(case).claimed) == (["李静", "王强"], 300_050)
    centre.desk().imports.undo(batch.id)
    assert centre.desk().cases.file(file.id).case.parties.members == ()
    assert sound(centre)


def test_what_columns_stand_for_is_remembered(centre: Centre) -> None:
    odd = sheet(("职工大名", "手机"), ("张伟", "13800000000"))
    assert refusal(lambda: look(centre, odd, "people")) == "columns"
    from cases.ledgers.columns.guess import ColumnMap, Given

    given = ColumnMap("people", {"职工大名": Given(("name",))})
    preview = centre.desk().previewing.preview([odd], "people", given)
    centre.desk().importing.apply(preview, "名单.xlsx")
    kept = centre.desk().previewing.remembered("people")
    assert kept is not None
    assert kept.by_header["职工大名"].fields == ("name",)


def test_stopping_leaves_nothing(centre: Centre) -> None:
    rows = [("姓名", "电话"), *((f"甲{at}", f"138{at:08d}") for at in range(1200))]
    asked: list[int] = []

    def stopped() -> bool:
        asked.append(1)
        return len(asked) > 1

    many = look(centre, sheet(*rows), "people")
    rule = refusal(lambda: centre.desk().importing.apply(many, "名单.xlsx", stopped=stopped))
    assert rule == "cancelled"
    assert people(centre) == []
    assert centre.desk().imports.batches() == ()
    assert sound(centre)


def test_who_may_not_record_may_not_import(centre: Centre) -> None:
    for who in ("audit", "admin"):
        assert refusal(lambda who=who: look(centre, PEOPLE, by=who)) == "role"  # type: ignore[misc]


def test_others_at_the_station_do_not_take_it_back_but_the_centre_may(centre: Centre) -> None:
    batch = centre.desk().importing.apply(look(centre, PEOPLE), "花名册.xlsx", good_rows=True)
    assert refusal(lambda: centre.desk("zhao").imports.undo(batch.id)) == "no_batch"
    assert centre.desk("wang").imports.undo(batch.id).id == batch.id


def test_a_real_file_comes_through_a_process_of_its_own(centre: Centre, tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_bytes("姓名,电话\n张伟,13800000000\n".encode("gb18030"))
    desk = centre.desk()
    desk.importing.apply(desk.previewing.preview(desk.previewing.sheets(path)), path.name)
    assert people(centre) == ["张伟"]
    (tmp_path / "假.xlsx").write_bytes(b"PK\x03\x04" + bytes(60))
    assert refusal(lambda: desk.previewing.sheets(tmp_path / "假.xlsx")) == "sheet"


def test_counts_add_up(centre: Centre) -> None:
    preview = look(centre, PEOPLE)
    assert sum(preview.counts.values()) == len(preview.rows) == 3
    assert preview.counts[RowStatus.NEW] == 2


# What somebody must decide on first


ASKED = sheet(
    ("案件台账",),
    ("登记日期", "申请人", "身份证号码", "联系电话", "案件类别", "来源", "群体", "案由"),
    ("2026-02-01", "张伟", ID, "13800000000", "维权", "来访", "农民工", "追索劳动报酬纠纷"),
    ("2026-02-02", "李静", None, "13900000001", "维权", "来访", "农民工", "追索劳动报酬纠纷"),
    ("2026-02-03", "李小静", None, "13900000001", "维权", "来访", "农民工", "追索劳动报酬纠纷"),
    ("2026-02-04", "王强", number("1968-05-20"), None, "维权", "来访", "女职工", "追索劳动报酬纠纷"),
    ("2026-02-05", "赵六", number("2030-01-01"), None, "维权", "来访", "农民工", "追索劳动报酬纠纷"),
)


def test_days_of_a_ledger_are_kept_as_well_as_it_tells_them(centre: Centre) -> None:
    head = (*ASKED.rows[1], "劳动关系终止之日")
    kind = ("维权", "来访", "农民工", "追索劳动报酬纠纷")
    first = ("2025年3月", "王强", number("1968-05-20"), None, *kind, "约2024年春")
    second = (2024.0, "李静", None, "13900000001", *kind, "2024年1月上旬")
    centre.desk().importing.apply(look(centre, sheet(("案件台账",), head, first, second), "cases"), "台账.xlsx")
    cases = [centre.desk().cases.file(row.id).case for row in centre.desk().queues.page(View.ALL).rows]
    assert {case.opened_on: case.intake.ended_on for case in cases} == {
        month_of(2025, 3): months_of(2024, 3, 5, about=True),
        year_of(2024): third_of(2024, 1, 0),
    }
    assert look(centre, sheet(("案件台账",), head, first), "cases").rows[0].status is RowStatus.DOUBTFUL
    assert sound(centre)


def test_rows_are_held_against_the_cases_there_and_against_each_other(centre: Centre) -> None:
    centre.open(id_number=ID)
    preview = look(centre, ASKED, "cases")
    assert statuses(preview) == [(3, "doubtful"), (4, "new"), (5, "doubtful"), (6, "doubtful"), (7, "refused")]
    whys = [str(each.why) for each in preview.rows if each.why]
    assert whys == [
        "疑似重复或有利益冲突：〔2026〕YT0001（重复，证件相同）",
        "疑似重复或有利益冲突：第 4 行",
        "群体与性别不符，请核对",
        "出生日期 2030-01-01 在登记之日 2026-02-05 之后，请核对证件号码",
    ]
    assert ID not in " ".join(whys)


@pytest.mark.parametrize(
    ("decided", "doubtful", "opened"),
    [
        (None, False, ["李静"]),
        (Compared(decision="same_new"), False, ["张伟", "李静", "李小静"]),
        (Compared(decision="checked"), False, ["李静", "王强"]),
        (Compared(decision="same_new", checked=True), True, ["张伟", "李静", "李小静", "王强"]),
    ],
)
def test_rows_are_imported_by_what_was_decided_and_the_decision_is_kept(
    centre: Centre, decided: Compared | None, doubtful: bool, opened: list[str]
) -> None:
    before = centre.open(id_number=ID)
    preview, desk = look(centre, ASKED, "cases"), centre.desk()
    batch = desk.importing.apply(preview, "台账.xlsx", good_rows=True, doubtful=doubtful, decided=decided)
    made = [desk.cases.file(row.id).case for row in desk.queues.page(View.ALL).rows if row.id != before.id]
    assert [case.parties.applicant.name for case in reversed(made)] == opened
    assert batch.counts["imported"] == len(opened)
    expected = decided.decision if decided else ""
    doubles = {case.ties.compared for case in made if case.parties.applicant.name != "李静"}
    assert doubles == ({expected} if decided else set())
    assert sound(centre)
    desk.imports.undo(batch.id)
    assert sound(centre)


def test_doubtful_rows_wait_for_a_decision(centre: Centre) -> None:
    centre.open(id_number=ID)
    preview, apply = look(centre, ASKED, "cases"), centre.desk().importing.apply
    for decided in (None, Compared(decision="same_new")):
        rule = refusal(lambda decided=decided: apply(preview, "a.xlsx", good_rows=True, doubtful=True, decided=decided))  # type: ignore[misc]
        assert rule == "undecided"
    assert centre.desk().queues.counts()[View.ALL] == 1


def test_people_who_contradict_themselves_are_asked_about_too(centre: Centre) -> None:
    told = sheet(
        ("姓名", "身份证号码", "性别", "联系电话"),
        ("张伟", number("1968-05-20"), "女", "13800000000"),
        ("李静", number("2031-01-01"), "女", None),
        ("王强", number("1970-01-01"), "男", None),
    )
    preview = look(centre, told, "people")
    assert statuses(preview) == [(2, "doubtful"), (3, "refused"), (4, "new")]
    assert str(preview.rows[0].why) == "性别与证件号码不符，请核对"
    centre.desk().importing.apply(preview, "名册.xlsx", good_rows=True, decided=Compared(decision="checked"))
    assert people(centre) == ["张伟", "王强"]
    (line,) = centre.desk().directory.page("person", "zhangwei")
    assert isinstance(line.record, Person)
    assert (line.record.sex, line.record.born) == ("male", date(1968, 5, 20))


def test_members_are_put_on_a_roster_with_a_decision(centre: Centre) -> None:
    centre.open(id_number=ID)
    case = centre.open(applicant="王强", people="2")
    told = sheet(("姓名", "证件号码", "电话"), ("李静", ID, None), ("王强", None, None))
    preview, apply = look(centre, told, "members"), centre.desk().importing.apply
    assert refusal(lambda: apply(preview, "名册.xlsx", case=case.id)) == "alike"
    batch = apply(preview, "名册.xlsx", case=case.id, decided=Compared(decision="different"))
    assert len(centre.desk().cases.file(case.id).case.parties.members) == 2
    centre.desk().imports.undo(batch.id)
    assert centre.desk().cases.file(case.id).case.parties.members == ()
    assert sound(centre)
