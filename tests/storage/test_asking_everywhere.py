"""Whoever comes into a case is asked about, whatever brings them in, in whatever role, on whichever side."""

from datetime import datetime, time
from typing import Any

import pytest

from cases.directory.contradictions import doubts_of_case
from cases.events import CATALOGUE, Compared, Entry
from cases.file.parts import parts
from cases.file.team import Aide
from cases.ledgers.cells import LedgerSheet
from cases.ledgers.preview import RowStatus
from cases.staff.people import Role
from tests.cases.making import DAY, Story, made
from tests.cases.test_contradictions import number
from tests.centre import Centre
from tests.storage.test_asking import ID, MAN, asked, sound

WHO, OTHER = "尉迟恭", "黎慕荷"
FIX: dict[str, Any] = {"reason": "登错。"}
HEIR: dict[str, Any] = {"ground": "death", "relation": "子女"}
LAWYER: dict[str, Any] = {"capacity": "lawyer", "what": "代理。"}
BOTH_SIDES: dict[str, tuple[dict[str, Any], str, dict[str, Any]]] = {
    "an intake": ({}, "", {"applicant": WHO, "respondents": f"包工头：{WHO}"}),
    "an intake with an agent": ({}, "", {"respondents": f"包工头：{WHO}", "others": f"委托代理人：{WHO}"}),
    "succession": ({"respondents": f"包工头：{WHO}"}, "succeeded", {"name": WHO, **HEIR}),
    "others who go on": ({"respondents": f"包工头：{WHO}"}, "succeeded", {"name": "甲某", "others": WHO, **HEIR}),
    "a roster": ({"respondents": f"包工头：{WHO}", "people": "2"}, "roster", {"members": f"张伟\n{WHO}"}),
    "a correction": ({"applicant": WHO}, "corrected", {"field": "respondents", "new": f"包工头：{WHO}", **FIX}),
    "a corrected agent": (
        {"respondents": f"包工头：{WHO}"},
        "corrected",
        {"field": "others", "new": f"委托代理人：{WHO}", **FIX},
    ),
    "somebody from outside": ({"respondents": f"包工头：{WHO}"}, "joined", {"name": WHO, **LAWYER}),
}


@pytest.mark.parametrize("how", BOTH_SIDES)
def test_one_name_on_both_sides_of_a_case_is_asked_about(centre: Centre, how: str) -> None:
    first, code, told = BOTH_SIDES[how]
    case = centre.assigned(**first).id if code else 0
    assert asked(centre, code, case, **told) == [("contradiction", "decision")]
    answer: dict[str, Any] = {**told, "decision": "checked"}
    file = centre.add(case, code, **answer) if code else centre.open(**answer)
    kept = file.history[-1].entry.event
    assert isinstance(kept, Compared)
    assert kept.doubts == ("both_sides",)
    assert sound(centre)


def test_the_refusal_tells_of_roles_and_names_nobody(centre: Centre) -> None:
    with pytest.raises(Exception, match="“申请人”和对方的“包工头”是同一个姓名") as told:
        centre.open(applicant=WHO, respondents=f"包工头：{WHO}")
    assert WHO not in str(told.value)


def test_the_number_of_the_one_before_is_asked_about_and_both_stay_known(centre: Centre) -> None:
    case = centre.assigned(applicant=OTHER, id_number=ID)
    heir: dict[str, Any] = {"name": "某乙", "id_number": ID, **HEIR}
    assert asked(centre, "succeeded", case.id, **heir) == [("contradiction", "decision")]
    centre.add(case, "succeeded", decision="checked", **heir)
    names = sorted(line.record.called for line in centre.desk().directory.page("person"))
    assert names == sorted([OTHER, "某乙"])
    other = centre.open(applicant="张伟", respondents="包工头：曾某某").id
    for name in (OTHER, "某乙"):
        fix: dict[str, Any] = {"field": "respondents", "new": f"包工头：{name}", **FIX}
        assert asked(centre, "corrected", other, **fix) == [("alike", "decision")]
    assert sound(centre)


def test_who_works_on_a_case_from_outside_and_stands_against_another_is_asked_about(centre: Centre) -> None:
    case, other = centre.assigned(), centre.open(applicant="王五", respondents=f"包工头：{WHO}")
    assert asked(centre, "joined", case.id, name=WHO, **LAWYER) == [("alike", "decision")]
    file = centre.add(case, "joined", name=WHO, decision="no_conflict", **LAWYER)
    assert (file.case.team.aides, file.case.ties.compared) == ((Aide(WHO, "lawyer"),), "no_conflict")
    assert asked(centre, respondents=f"包工头：{WHO}") == [("alike", "decision")]
    assert asked(centre, applicant="王五", others=f"委托代理人：{WHO}") == [("alike", "decision")], other.case.number
    again = centre.assigned(applicant="李四")
    assert asked(centre, "joined", again.id, by="li", name="杜文", phone="13700000001", **LAWYER) == []
    assert sound(centre)


def test_a_lawyer_of_many_cases_and_one_who_applied_once_is_no_question(centre: Centre) -> None:
    told: dict[str, Any] = {"name": WHO, "phone": "13700000001", **LAWYER}
    centre.add(centre.assigned(), "joined", **told)
    assert asked(centre, "joined", centre.assigned(applicant="李四").id, **told) == []
    assert asked(centre, applicant=WHO, phone="13700000001") == []


def test_what_a_taken_back_entry_brings_back_is_asked_about(centre: Centre) -> None:
    case = centre.open(applicant="王五", respondents=f"包工头：{WHO}")
    file = centre.add(case, "corrected", field="respondents", new="包工头：曾某", **FIX)
    centre.open(applicant=WHO)
    void: dict[str, Any] = {"entry": str(file.history[-1].entry.seq), "why": "没有登错。"}
    assert asked(centre, "voided", case.id, **void) == [("alike", "decision")]
    assert centre.add(case, "voided", decision="no_conflict", **void).case.ties.compared == "no_conflict"


BORN = number("1990-01-01")
CONTRADICTIONS: tuple[tuple[dict[str, Any], str], ...] = (
    ({"maternity": "pregnant"}, "child_sex"),
    ({"birth_on": "2026-05-01"}, "child_sex"),
    ({"injured_on": "1989"}, "before_birth"),
    ({"ended_on": "1985-03-01"}, "before_birth"),
    ({"wronged_on": "1985"}, "before_birth"),
)


@pytest.mark.parametrize(("told", "sort"), CONTRADICTIONS)
def test_what_a_case_tells_is_held_against_the_number(centre: Centre, told: dict[str, Any], sort: str) -> None:
    assert asked(centre, id_number=BORN, **told) == [("contradiction", "decision")]
    kept = centre.open(id_number=BORN, **told, decision="checked").history[-1].entry.event
    assert isinstance(kept, Compared)
    assert kept.doubts == (sort,)
    ((field, new),) = told.items()
    later = centre.open(applicant="王五", id_number=number("1990-01-02")).id
    assert asked(centre, "corrected", later, field=field, new=new, **FIX) == [("contradiction", "decision")]
    first = centre.open(applicant="李四", **told).id
    wrong = number("1990-01-03")
    assert asked(centre, "corrected", first, field="id_number", new=wrong, **FIX) == [("contradiction", "decision")]


def test_a_member_who_worked_before_being_born_is_asked_about(centre: Centre) -> None:
    case = centre.open(people="2").id
    assert asked(centre, "roster", case, members=f"张伟\n李静 | {BORN} |  | 1985 | 2020") == [
        ("contradiction", "decision")
    ]


def test_the_heir_is_not_held_against_what_is_told_of_the_worker(centre: Centre) -> None:
    worker: dict[str, Any] = {"id_number": number("1980-01-01", "female"), "groups": "women", "maternity": "leave"}
    case = centre.assigned(**worker, injured_on="2020-01-01")
    assert asked(centre, "succeeded", case.id, name=WHO, id_number=MAN, **HEIR) == []


def test_a_ledger_asks_the_same(centre: Centre) -> None:
    head = ("申请人", "证件号码", "对方当事人", "类别", "来源", "群体", "案由", "劳动关系终止之日")
    rest = ("维权", "来访", "农民工", "追索劳动报酬")
    rows = ((WHO, "", f"包工头：{WHO}", *rest, ""), ("李四", BORN, "某公司", *rest, "1985-03-01"))
    preview = centre.desk().previewing.preview([LedgerSheet("表", (head, *rows))], "cases")
    assert [(each.status, each.asked) for each in preview.rows] == [
        (RowStatus.DOUBTFUL, frozenset({"contradiction"}))
    ] * 2
    decided = Compared(decision="checked")
    assert centre.desk().importing.apply(preview, "台账.csv", decided=decided).counts["imported"] == 2


def test_every_event_that_may_bring_somebody_in_asks() -> None:
    """Tried with the least that each asks for, on a case full of people: one that is added here says so, too."""
    silent = {code for code, event in CATALOGUE.items() if not event.spec.compares}
    assert {"opened", "succeeded", "roster", "corrected", "joined", "voided", "accepted"}.isdisjoint(silent)
    story = Story(people="3", respondents=f"包工头：{WHO}", others=f"委托代理人：{OTHER}")
    story.add("roster", members="张伟\n李静\n王五")
    case = story.case
    known = {part._replace(place=0) for part in parts(case)}
    for code in sorted(silent):
        event = made(code, names="王五") if code == "split_off" else made(code)
        after = event.change(case, Entry(99, DAY, datetime.combine(DAY, time()), "li", Role.STAFF, event))
        assert {part._replace(place=0) for part in parts(after)} <= known, code
        assert set(map(str, doubts_of_case(after))) <= set(map(str, doubts_of_case(case))), code
