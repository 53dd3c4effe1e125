"""Reach is one rule: who is known only through cases out of reach is not known, by whatever door one asks."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cases.directory.records import Employer, Person
from cases.directory.twins import Decision, SameAs
from cases.events import Fact
from cases.ledgers.cells import LedgerSheet
from cases.staff.audit import AuditAction
from cases.views.casefile import CaseFile
from storage.proof.check import check
from tests.cases.making import refusal
from tests.centre import Centre
from tests.unlocked import behind

ID = "11010519491231002X"
OTHER_ID = "110101199003078072"
_CASE = ("维权", "来访", "农民工", "追索劳动报酬", "欠薪。", "付清。")
PHONE = "13912345678"
VICTIM = {"applicant": "桂隐娘", "id_number": ID, "phone": PHONE, "address": "云汀市某路8号"}
FIRM = "云汀北海建筑有限公司"


def restricted(centre: Centre, file: CaseFile) -> CaseFile:
    """Restrict a case."""
    return centre.add(file, "reach", "wang", who="restricted", reason="涉及隐私。")


@pytest.fixture
def secret(centre: Centre) -> CaseFile:
    """Return a restricted case of Li's."""
    return restricted(centre, centre.assigned("li", **VICTIM, respondents=FIRM))


def directory(centre: Centre, by: str, typed: str = "") -> list[Person | Employer]:
    """Return the people whom somebody finds."""
    return [line.record for line in centre.desk(by).directory.page("person", typed)]  # type: ignore[misc]


def sound(centre: Centre) -> bool:
    return [str(each.what) for each in check(centre.store)] == []


# Linking


@pytest.mark.usefixtures("secret")
@pytest.mark.parametrize("by", ["sun", "zhao"])
@pytest.mark.parametrize("typed", [{"id_number": ID}, {"applicant": "桂隐娘", "phone": PHONE}])
def test_typing_somebody_out_of_reach_makes_a_record_of_its_own(centre: Centre, by: str, typed: dict[str, str]) -> None:
    centre.open(by, None, **{"applicant": "某某", **typed, "kind": "enquiry"})
    (mine,) = directory(centre, by)
    assert (mine.called, mine.number, mine.phone) == (
        typed.get("applicant", "某某"),
        typed.get("id_number", ""),
        typed.get("phone", ""),
    )
    assert isinstance(mine, Person)
    assert mine.address == ""
    assert directory(centre, by, "8号") == []
    theirs = directory(centre, "li")
    assert Person(name="桂隐娘", id_number=ID, phones=PHONE, address="云汀市某路8号", groups=theirs[0].groups) in theirs  # type: ignore[union-attr]
    assert sound(centre)


@pytest.mark.usefixtures("secret")
def test_a_correction_joins_nobody_out_of_reach_either(centre: Centre) -> None:
    file = centre.open("sun", applicant="某某")
    centre.add(file, "corrected", "sun", field="id_number", old="", new=ID, reason="补登。")
    (mine,) = directory(centre, "sun")
    assert (mine.called, mine.number, mine.phone) == ("某某", ID, "")


def test_who_sees_all_stations_joins_for_a_station_only_whom_its_staff_know(centre: Centre) -> None:
    centre.open("sun", None, **VICTIM)
    centre.open("wang", applicant="某某", id_number=ID, decision="same_new")
    assert [each.called for each in directory(centre, "li")] == ["某某"]
    assert [each.called for each in directory(centre, "wang")] == ["某某", "桂隐娘"]


@pytest.mark.usefixtures("secret")
def test_a_number_out_of_reach_is_taken_without_a_word_and_one_within_is_refused(centre: Centre) -> None:
    made = centre.desk("sun").directory.add(Person(name="某某", id_number=ID))
    assert made.record.called == "某某"
    assert refusal(lambda: centre.desk("li").directory.add(Person(name="某某", id_number=ID))) == "known_number"
    assert refusal(lambda: centre.desk("zhao").directory.add(Person(name="某某", id_number=ID))) == ""


# Restricting


def test_what_a_case_alone_told_of_somebody_goes_with_it_when_it_is_restricted(centre: Centre) -> None:
    centre.open(applicant="桂隐娘", id_number=ID)
    told = centre.assigned("li", **VICTIM, decision="same_new", groups="taxi")
    (before,) = directory(centre, "zhao")
    assert (before.phone, before.dump()["address"]) == (PHONE, "云汀市某路8号")
    restricted(centre, told)
    for by in ("zhao", "audit"):
        (line,) = centre.desk(by).directory.page("person")
        assert line.record.dump() == {"name": "桂隐娘", "id_number": ID, "groups": [["migrant", "", ""]]}
        assert (line.open_cases, line.all_cases) == (1, 1)
        file = centre.desk(by).directory.file(line.id)
        assert PHONE not in repr(file)
        assert "8号" not in repr(file)
        assert centre.desk(by).directory.page("person", "5678") == ()
    assert {each.phone for each in directory(centre, "li")} == {PHONE, ""}
    assert sound(centre)


def test_what_others_told_too_or_wrote_by_hand_stays(centre: Centre) -> None:
    first = centre.assigned("li", **VICTIM)
    (line,) = centre.desk("zhao").directory.page("person")
    centre.desk("zhao").directory.change(line.id, replace(line.record, education="college"), 0)  # type: ignore[call-arg]
    centre.open("zhao", applicant="桂隐娘", id_number=ID, decision="same_new", phone=PHONE)
    restricted(centre, first)
    (left,) = directory(centre, "zhao")
    assert isinstance(left, Person)
    assert (left.education, left.phone, left.address) == ("college", PHONE, "")
    assert sound(centre)


def test_a_directory_entry_stays_when_the_case_that_joined_it_is_restricted(centre: Centre) -> None:
    centre.desk("zhao").directory.add(Person(name="桂隐娘", id_number=ID))
    restricted(centre, centre.assigned("li", **VICTIM))
    (left,) = directory(centre, "zhao")
    assert (left.called, left.number, left.phone, left.dump().get("address")) == ("桂隐娘", ID, "", None)
    assert len(directory(centre, "li")) == 2


def test_opened_again_it_joins_again(centre: Centre) -> None:
    centre.open(applicant="桂隐娘", id_number=ID)
    file = restricted(centre, centre.assigned("li", **VICTIM, decision="same_new"))
    centre.add(file, "reach", "wang", who="station", reason="不再需要。")
    (line,) = centre.desk("zhao").directory.page("person")
    assert (line.all_cases, line.record.phone) == (2, PHONE)
    assert centre.desk("wang").twins.count() == 0
    assert sound(centre)


def test_a_corrected_name_in_a_restricted_case_leaves_nobody_to_others(centre: Centre, secret: CaseFile) -> None:
    (line,) = centre.desk("li").directory.page("person")
    changed = replace(line.record, education="college")  # type: ignore[call-arg]
    centre.desk("li").directory.change(line.id, changed, centre.desk("li").directory.file(line.id).version)
    for old, new in (("桂隐娘", "桂英娘"), ("桂英娘", "桂迎娘")):
        centre.add(secret, "corrected", "li", field="applicant", old=old, new=new, reason="听错。")
    assert directory(centre, "zhao") == []
    assert [each.called for each in directory(centre, "li")] == ["桂迎娘"]
    assert sound(centre)


def test_undoing_gives_back_what_was_taken_over_though_the_lead_was_changed_since(centre: Centre) -> None:
    centre.open("sun", None, applicant="桂隐娘", phone=PHONE)
    theirs = centre.assigned("li", **VICTIM)
    (twin,) = centre.desk("wang").twins.waiting()
    joined = centre.desk("wang").twins.join(twin.id)
    changed = replace(joined.record, note="常来")  # type: ignore[call-arg]
    centre.desk("wang").directory.change(joined.id, changed, joined.version)
    centre.desk("wang").merging.undo(joined.id)
    restricted(centre, theirs)
    (line,) = centre.desk("qian").directory.page("person")
    assert line.record.dump()["note"] == "常来"
    for word in (ID, "8号"):
        assert word not in repr(centre.desk("qian").directory.file(line.id))


# Splitting and ties


def test_who_is_split_off_a_restricted_case_gets_one_as_restricted(centre: Centre) -> None:
    file = centre.assigned("li", applicant="李静")
    file = centre.add(file, "roster", "li", members="李静\n桂隐娘 | | 13912345678\n王强")
    file = restricted(centre, file)
    file = centre.add(file, "split_off", "li", names="桂隐娘\n王强", reason="请求不同。")
    ((number, _),) = file.case.ties.links
    new = centre.desk("li").cases.file(centre.desk("li").cases.resolve(number))
    assert (new.case.privacy.reach, new.case.handler, new.case.parties.applicant.name) == ("restricted", "li", "桂隐娘")
    for by in ("zhao", "audit", "admin", "sun"):
        assert refusal(lambda by=by: centre.desk(by).cases.file(new.id)) == "unknown_case"  # type: ignore[misc]
        assert centre.desk(by).search.find("桂隐娘") == ()
        assert directory(centre, by, "桂隐娘") == []
    assert sound(centre)


def test_a_tie_is_told_only_to_who_finds_both(centre: Centre, secret: CaseFile) -> None:
    open_one = centre.open(applicant="李四")
    told = centre.add(open_one, "linked", "li", number=secret.case.number, relation="earlier", note="与桂隐娘同事。")
    assert told.case.ties.links == ((secret.case.number, "earlier"),)
    for by in ("zhao", "audit", "admin"):
        file = centre.desk(by).cases.file(open_one.id)
        assert file.case.ties.links == ()
        assert [line.entry.event.spec.code for line in file.history] == ["opened"]
        assert centre.desk(by).search.find("同事") == ()
    seen = centre.desk("li").cases.file(secret.id).history[-1].entry.event
    assert seen.dump() == {"number": open_one.case.number, "relation": "later", "note": "与桂隐娘同事。"}
    assert "note" not in told.history[-1].entry.event.dump(), "kept in the narrower of the two"
    again = centre.add(open_one, "fact", "zhao", what="去年开始欠薪。")
    assert again.case.version == 2
    assert sound(centre)


def test_a_tie_made_before_is_hidden_when_one_is_restricted(centre: Centre) -> None:
    one, other = centre.assigned("li", **VICTIM), centre.open(applicant="李四")
    centre.add(other, "linked", "zhao", number=one.case.number, relation="same_employer", note="也在北海公司。")
    restricted(centre, one)
    file = centre.desk("zhao").cases.file(other.id)
    assert (file.case.ties.links, len(file.history)) == ((), 1)
    assert centre.desk("li").cases.file(other.id).case.ties.links == ((one.case.number, "same_employer"),)


def test_what_nobody_here_may_know_of_stops_no_recording(centre: Centre, secret: CaseFile) -> None:
    file = centre.open(applicant="李四")
    centre.add(file, "linked", "li", number=secret.case.number, relation="earlier")
    done = centre.desk("zhao").casework.record(file.id, Fact(what="去年开始欠薪。"), file.case.version)
    assert (done.case.version, [line.entry.seq for line in done.history]) == (2, [1, 2])


def test_what_was_compared_is_told_only_of_cases_that_one_finds(centre: Centre, secret: CaseFile) -> None:
    file = centre.open(applicant="桂隐娘", id_number=ID, decision="same_new")
    centre.add(file, "compared", "li", decision="same_new")
    shown = [line.entry.event.dump() for line in centre.desk("zhao").cases.file(file.id).history][-1]
    assert shown == {"decision": "same_new"}
    assert secret.case.number in str(centre.desk("li").cases.file(file.id).history[-1].entry.event.dump())


def test_a_draft_of_a_case_that_one_finds_no_longer_is_kept_and_not_told(centre: Centre) -> None:
    file = centre.assigned("li", **VICTIM)
    centre.desk("zhao").drafts.keep(f"fact:{file.id}", {"what": "桂隐娘说"})
    restricted(centre, file)
    assert centre.desk("zhao").drafts.all() == ()
    centre.add(file, "reach", "wang", who="station", reason="不再需要。")
    assert [each.key for each in centre.desk("zhao").drafts.all()] == [f"fact:{file.id}"]


# Counts, loads and the log


@pytest.mark.usefixtures("secret")
def test_a_load_counts_only_what_one_finds(centre: Centre) -> None:
    centre.assigned("li")
    loads = {
        by: {each.account.account: each.open_cases for each in centre.desk(by).colleagues.loads("YT")}
        for by in ("zhao", "li", "wang", "qian")
    }
    assert (loads["zhao"]["li"], loads["li"]["li"], loads["wang"]["li"], loads["qian"]["li"]) == (1, 2, 2, 0)


@pytest.mark.usefixtures("secret")
def test_a_stations_supervisor_reads_only_its_lines(centre: Centre) -> None:
    centre.desk("li").directory.add(Person(name="李静"))
    centre.desk("sun").directory.add(Person(name="王强"))
    mine = centre.open("sun", applicant="孙悟空")
    lines = centre.desk("qian").trail.lines()
    assert {line.case for line in lines} == {"", mine.case.number}
    assert {line.by for line in lines} == {"sun"}
    assert [line.action for line in lines] == [AuditAction.RECORDED, AuditAction.EDITED]
    assert refusal(lambda: centre.desk("qian").trail.lines(number="YT0001")) == "unknown_number"
    assert centre.desk("qian").trail.lines(who="li") == ()


def test_the_auditor_reads_which_restricted_case_was_read(centre: Centre, secret: CaseFile) -> None:
    centre.desk("li").cases.file(secret.id)
    (line,) = centre.desk("audit").trail.lines(most=1)
    assert (line.action, line.case, line.by) == (AuditAction.READ, secret.case.number, "li")
    assert [each.seq for each in centre.desk("audit").trail.lines(number="YT0001", most=1)] == [line.seq]


# What waits for somebody to decide


@pytest.mark.usefixtures("secret")
def test_a_pair_waits_for_the_lowest_supervisor_who_reaches_both(centre: Centre) -> None:
    centre.open("sun", applicant="某某", id_number=ID)
    (twin,) = centre.desk("wang").twins.waiting()
    assert (twin.one.record.called, twin.other.record.called, twin.sort) == ("桂隐娘", "某某", SameAs.NUMBER)
    assert (twin.conflict, twin.joinable) == (False, False)
    assert centre.desk("qian").twins.waiting() == ()
    for by in ("li", "sun", "audit", "admin"):
        assert refusal(lambda by=by: centre.desk(by).twins.waiting()) == "role"  # type: ignore[misc]
        assert centre.desk(by).twins.count() == 0


def test_within_a_station_with_a_supervisor_of_its_own_it_is_theirs(centre: Centre) -> None:
    first = centre.add(centre.open("sun", None, **VICTIM), "accepted", "qian", ground="rights_wages")
    first = centre.add(first, "assigned", "qian", handler="sun")
    centre.add(first, "reach", "qian", who="restricted", reason="涉及隐私。")
    centre.desk("qian").directory.add(Person(name="王强"))
    other = centre.open("qian", applicant="某某", id_number=ID, decision="same_new")
    assert (centre.desk("qian").twins.count(), centre.desk("wang").twins.count()) == (1, 0)
    assert other.id


def test_they_are_joined_and_that_can_be_undone(centre: Centre) -> None:
    centre.open("li", None, **VICTIM)
    centre.open("sun", applicant="桂隐娘", id_number=ID)
    (twin,) = centre.desk("wang").twins.waiting()
    centre.desk("wang").twins.join(twin.id)
    assert centre.desk("wang").twins.waiting() == ()
    assert [line.all_cases for line in centre.desk("wang").directory.page("person")] == [2]
    centre.desk("wang").merging.undo(twin.one.id)
    assert centre.desk("wang").twins.count() == 1
    assert sound(centre)


def test_or_left_apart_with_a_reason_and_not_asked_again(centre: Centre) -> None:
    centre.open("li", None, **VICTIM)
    centre.open("sun", applicant="桂隐娘", phone=PHONE)
    (twin,) = centre.desk("wang").twins.waiting()
    assert twin.sort is SameAs.PHONE
    assert refusal(lambda: centre.desk("wang").twins.leave(twin.id, Decision.APART, " ")) == "needed"
    centre.desk("wang").twins.leave(twin.id, Decision.APART, "同名的堂姐，共用电话。")
    assert centre.desk("wang").twins.waiting() == ()
    centre.add(2, "corrected", "sun", field="address", old="", new="某路", reason="补登。")
    assert centre.desk("wang").twins.count() == 0
    assert centre.desk("wang").trail.lines(most=9)[-1].seq
    assert refusal(lambda: centre.desk("wang").twins.join(twin.id)) == "no_twin"


@pytest.mark.usefixtures("secret")
def test_a_restricted_cases_record_is_never_merged(centre: Centre) -> None:
    centre.open("sun", applicant="桂隐娘", id_number=ID)
    (twin,) = centre.desk("wang").twins.waiting()
    assert refusal(lambda: centre.desk("wang").twins.join(twin.id)) == "merge_restricted"
    centre.desk("wang").twins.leave(twin.id, Decision.SAME, "同一人。")
    assert centre.desk("wang").twins.count() == 0


def test_who_stands_on_the_other_side_is_a_conflict_by_name_alone(centre: Centre) -> None:
    centre.open("li", respondents="包工头：曾国强")
    centre.open("sun", applicant="曾国强", phone="13800000001")
    (twin,) = centre.desk("wang").twins.waiting()
    assert (twin.conflict, twin.sort) == (True, SameAs.NAME)


@pytest.mark.usefixtures("secret")
def test_an_import_brings_its_own_records_and_says_nothing(centre: Centre) -> None:
    sheet = LedgerSheet("人员", (("姓名", "身份证号", "电话"), ("桂隐娘", ID, PHONE)))
    desk = centre.desk("sun")
    preview = desk.previewing.preview([sheet], "people")
    assert [each.status.value for each in preview.rows] == ["new"]
    assert centre.desk("audit").trail.lines(most=1)[0].detail == {"what": "people", "rows": 1}
    desk.importing.apply(preview, "人员.xlsx")
    assert [each.called for each in directory(centre, "sun")] == ["桂隐娘"]
    assert centre.desk("wang").twins.count() == 1


@pytest.mark.parametrize("by", ["sun", "zhao"])
@pytest.mark.parametrize(
    ("kind", "head", "there", "nobody"),
    [
        ("people", ("姓名", "身份证号", "电话"), ("桂隐娘", ID, PHONE), ("桂影娘", OTHER_ID, "13900000001")),
        ("employers", ("单位名称", "联系电话"), (FIRM, ""), ("没有这家公司", "")),
        (
            "cases",
            ("接案日期", "申请人", "身份证号码", "联系电话", "类别", "来源", "群体", "案由", "事实", "诉求"),
            ("2026-03-02", "桂隐娘", ID, PHONE, *_CASE),
            ("2026-03-02", "桂影娘", OTHER_ID, "13900000001", *_CASE),
        ),
    ],
)
@pytest.mark.usefixtures("secret")
def test_paging_through_previews_tells_nothing_of_those_beyond_reach(
    centre: Centre, by: str, kind: str, head: tuple[str, ...], there: tuple[str, ...], nobody: tuple[str, ...]
) -> None:
    def told(row: tuple[str, ...]) -> list[tuple[str, str, object]]:
        preview = centre.desk(by).previewing.preview([LedgerSheet("表", (head, row))], kind)
        return [(each.status.value, str(each.why), each.asked) for each in preview.rows]

    assert [status for status, *_ in told(nobody)] == ["new"]
    assert told(there) == told(nobody)


def test_erasing_a_restricted_case_leaves_nothing_that_it_alone_told(centre: Centre, data: Path) -> None:
    file = restricted(centre, centre.assigned("li", **VICTIM, respondents=FIRM))
    other = centre.open("zhao", applicant="李四")
    centre.add(other, "linked", "li", number=file.case.number, relation="earlier", note="桂隐娘的同事。")
    before = centre.open("zhao", applicant="王五")
    centre.add(file, "reach", "wang", who="station", reason="一时放开。")
    centre.add(before, "linked", "zhao", number=file.case.number, relation="same_employer", note="桂隐娘的工友。")
    restricted(centre, file)
    centre.add(file, "terminated", "wang", ground="own_lawyer", reason="自己请了律师。")
    centre.to(date(2060, 1, 4))
    centre.add(file, "erased", "wang", ground="expired")
    with behind(data) as connection:
        for table in ("history", "record", "edit", "part", "twin", "record_text_content", "case_text_content"):
            assert "桂隐娘" not in str(connection.execute(f"SELECT * FROM {table}").fetchall()), table
    assert sound(centre)
