"""What the Desk asks before people come into a case or a record, whichever way they come."""

from typing import Any

import pytest

from cases.directory.records import Person
from cases.events import Compared, Opened
from cases.values.refusal import Refused
from storage.proof.check import check
from tests.cases.test_contradictions import number
from tests.centre import INTAKE, Centre

ID = "11010519491231002X"
MAN = number("1968-05-20")


def asked(centre: Centre, code: str = "", case: int = 0, by: str = "li", **fields: Any) -> list[tuple[str, str | None]]:
    """Return by which rules and in which fields an intake, or an event on a case, is asked about; nothing is kept."""
    try:
        centre.add(case, code, by, **fields) if code else centre.open(by, **fields)
    except Refused as refused:
        return [(each.rule, each.field) for each in refused.problems]
    return []


def sound(centre: Centre) -> bool:
    return [str(each.what) for each in check(centre.store)] == []


# Cases of the same people


@pytest.mark.parametrize("same", [{"id_number": ID}, {"phone": "13800000000"}])
def test_the_second_case_of_somebody_is_asked_about_and_the_third_too(centre: Centre, same: dict[str, Any]) -> None:
    centre.open(**same)
    for _ in range(2):
        assert asked(centre, **same) == [("alike", "decision")]
    assert centre.open(**same, decision="same_new").case.number == "〔2026〕YT0002"
    with pytest.raises(Refused, match=r"2 件案件疑似重复或有利益冲突，.*：〔2026〕YT000[12]（重复，(证件|电话)相同）"):
        centre.open(**same)
    assert sound(centre)


def test_what_is_refused_leaves_no_case_and_no_number(centre: Centre) -> None:
    centre.open(id_number=ID)
    assert asked(centre, id_number=ID) == [("alike", "decision")]
    assert centre.open(applicant="王强").case.number == "〔2026〕YT0002"


def test_whoever_stands_on_the_other_side_is_asked_about_by_name_alone(centre: Centre) -> None:
    centre.open(applicant="李静", respondents="个人雇主：张伟")
    assert asked(centre, applicant="张伟") == [("alike", "decision")]
    assert asked(centre, applicant="王强", respondents="包工头：李静") == [("alike", "decision")]
    assert asked(centre, applicant="李静") == [], "the same name on the same side is no conflict"
    file = centre.open(applicant="张伟", decision="no_conflict")
    kept = file.history[1].entry.event
    assert isinstance(kept, Compared)
    assert ("〔2026〕YT0001", "name", "conflict") in kept.found


def test_nobody_is_asked_about_what_is_out_of_reach(centre: Centre) -> None:
    centre.open(id_number=ID)
    assert asked(centre, by="sun", id_number=ID) == []


def test_a_correction_asks_about_who_comes_in_by_it_and_about_nobody_else(centre: Centre) -> None:
    centre.open(id_number=ID)
    case = centre.open(applicant="王强", respondents="包工头：曾某").id
    fix: dict[str, Any] = {"reason": "登错。"}
    assert asked(centre, "corrected", case, field="id_number", new=ID, **fix) == [("alike", "decision")]
    assert asked(centre, "corrected", case, field="respondents", new="包工头：张伟", **fix) == [("alike", "decision")]
    assert asked(centre, "corrected", case, field="facts", new="2024年起欠薪。", **fix) == []
    file = centre.add(case, "corrected", field="id_number", new=ID, decision="same_new", **fix)
    assert [line.entry.event.spec.code for line in file.history] == ["opened", "corrected", "corrected", "compared"]
    assert (file.case.parties.applicant.id_number, file.case.ties.compared) == (ID, "same_new")
    assert asked(centre, "corrected", case, field="phone", new="13800000000", **fix) == [], "they were looked at before"
    assert sound(centre)


def test_a_roster_asks_about_its_members(centre: Centre) -> None:
    centre.open(id_number=ID)
    case = centre.open(applicant="王强", people="2").id
    members = f"王强\n李静 | {ID}"
    assert asked(centre, "roster", case, members=members) == [("alike", "decision")]
    file = centre.add(case, "roster", members=members, decision="different", reason="号码正在核实。")
    assert (len(file.case.parties.members), file.case.ties.compared) == (2, "different")
    assert asked(centre, "roster", case, members=f"{members}\n赵六") == []


def test_an_enquiry_that_becomes_a_case_is_asked_about_once(centre: Centre) -> None:
    enquiry = centre.open(kind="enquiry", id_number=ID)
    other = centre.open(id_number=ID, decision="same_new")
    take: dict[str, Any] = {"by": "wang", "ground": "rights_wages"}
    assert asked(centre, "accepted", other.id, **take) == []
    assert asked(centre, "accepted", enquiry.id, as_kind="rights", **take) == [("alike", "decision")]
    file = centre.add(enquiry, "accepted", "wang", ground="rights_wages", as_kind="rights", decision="same_new")
    assert (file.case.intake.kind, file.case.ties.compared) == ("rights", "same_new")


# Contradictions


@pytest.mark.parametrize("born", ["2026-03-03", "2035-01-01", "1890-01-01"])
def test_nobody_is_taken_who_cannot_have_been_born_then(centre: Centre, born: str) -> None:
    case = centre.open().id
    wrong = number(born)
    assert asked(centre, id_number=wrong, decision="checked") == [("identity", "id_number")]
    fix: dict[str, Any] = {"field": "id_number", "new": wrong, "reason": "登错。", "decision": "checked"}
    assert asked(centre, "corrected", case, **fix) == [("identity", "new")]
    assert asked(centre, "roster", case, members=f"李静 | {wrong}") == [("identity", "members")]
    assert sound(centre)


@pytest.mark.parametrize(
    ("groups", "born", "doubts"),
    [
        ("women,minor", "1968-05-20", ("group_sex", "group_age")),
        ("over_age", "2012-01-01", ("group_age", "age")),
        ("migrant", "2012-01-01", ("age",)),
    ],
)
def test_what_is_hard_to_believe_is_asked_about_and_the_answer_is_kept(
    centre: Centre, groups: str, born: str, doubts: tuple[str, ...]
) -> None:
    told: dict[str, Any] = {"groups": groups, "id_number": number(born)}
    assert asked(centre, **told) == [("contradiction", "decision")]
    file = centre.open(**told, decision="checked", reason="证件已核对。")
    kept = file.history[1].entry.event
    assert isinstance(kept, Compared)
    assert (kept.decision, kept.doubts, kept.reason) == ("checked", doubts, "证件已核对。")
    fix: dict[str, Any] = {"field": "phone", "new": "13800000000", "reason": "补登。"}
    assert asked(centre, "corrected", file.id, **fix) == [], "nothing is asked twice"
    assert sound(centre)


def test_both_questions_are_asked_at_once_and_each_has_its_answer(centre: Centre) -> None:
    centre.open(id_number=MAN)
    told: dict[str, Any] = {"groups": "women", "id_number": MAN}
    assert asked(centre, **told) == [("alike", "decision"), ("contradiction", "checked")]
    assert asked(centre, **told, decision="same_new") == [("contradiction", "checked")]
    assert asked(centre, **told, decision="checked") == [("alike", "decision")]
    file = centre.open(**told, decision="same_new", checked="是")
    kept = file.history[1].entry.event
    assert isinstance(kept, Compared)
    assert (kept.decision, kept.checked, kept.doubts) == ("same_new", True, ("group_sex",))


def test_a_correction_asks_about_a_contradiction_that_it_makes(centre: Centre) -> None:
    case = centre.open(id_number=MAN).id
    fix: dict[str, Any] = {"field": "groups", "new": "women", "reason": "登错。"}
    assert asked(centre, "corrected", case, **fix) == [("contradiction", "decision")]
    assert centre.add(case, "corrected", decision="checked", **fix).case.intake.groups == ("women",)


def test_one_number_for_two_people_of_a_case_is_asked_about_from_either_side(centre: Centre) -> None:
    file = centre.open(applicant="孙甲", id_number=MAN, people="3")
    roster: dict[str, Any] = {"members": f"李乙 | {MAN}\n王丙"}
    assert asked(centre, "roster", file.id, **roster) == [("contradiction", "decision")]
    assert asked(centre, "roster", file.id, members=f"孙 甲 | {MAN}\n王丙") == [], "who speaks for all is one of them"
    centre.add(file, "roster", rest="left", members=f"李乙 | {ID} | 13900000001\n王丙")
    fix: dict[str, Any] = {"field": "id_number", "new": ID, "reason": "听错。"}
    assert asked(centre, "corrected", file.id, **fix) == [("contradiction", "decision")]
    names = {line.record.called: line.record.number for line in centre.desk().directory.page("person")}
    assert names == {"孙甲": MAN, "李乙": ID, "王丙": ""}
    kept = centre.add(file, "corrected", decision="checked", **fix).history[-1].entry.event
    assert isinstance(kept, Compared)
    assert kept.doubts == ("number_twice",)
    assert sound(centre)


def test_who_speaks_for_several_need_not_be_of_all_their_groups(centre: Centre) -> None:
    assert asked(centre, id_number=MAN, groups="women", people="12") == []


def test_an_event_asks_nothing_where_it_is_itself_refused(centre: Centre) -> None:
    centre.open(id_number=ID)
    desk = centre.desk("audit")
    with pytest.raises(Refused) as told:
        desk.casework.open(Opened.read({**INTAKE, "id_number": ID}, desk.today))
    assert [each.rule for each in told.value.problems] == ["role"]


# The directory


@pytest.mark.parametrize(
    ("told", "rule", "field"),
    [
        ({"id_number": number("2035-01-01")}, "identity", "id_number"),
        ({"born": "1900"}, "identity", "born"),
        ({"id_number": MAN, "sex": "female"}, "contradiction", "checked"),
        ({"id_number": MAN, "born": "1986-05-20"}, "contradiction", "checked"),
        ({"id_number": MAN, "groups": "女职工"}, "contradiction", "checked"),
        ({"sex": "male", "groups": "女职工"}, "contradiction", "checked"),
        ({"groups": "未成年工,超龄劳动者"}, "contradiction", "checked"),
    ],
)
def test_a_record_is_asked_about_in_the_same_way(centre: Centre, told: dict[str, str], rule: str, field: str) -> None:
    directory = centre.desk().directory
    record = Person.read({"name": "张伟", **told}, centre.now.date())
    with pytest.raises(Refused) as refused:
        directory.add(record)
    assert [(each.rule, each.field) for each in refused.value.problems] == [(rule, field)]
    blank = directory.add(Person(name="张伟"))
    with pytest.raises(Refused) as refused:
        directory.change(blank.id, record, blank.version)
    assert [(each.rule, each.field) for each in refused.value.problems] == [(rule, field)]
    if rule == "contradiction":
        file = directory.change(blank.id, record, blank.version, Compared(decision="checked", reason="已核对。"))
        again = directory.change(file.id, file.record, file.version)
        assert again.record == file.record, "nothing is asked twice"
        assert [edit.checked for edit in again.edits][1] != ()
    assert sound(centre)
