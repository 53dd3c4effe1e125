"""Enquiries answered at once: one write, nobody made up for who gives no name, and a case later as it was typed."""

import pytest

from cases.events import Enquiry
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from storage.proof.check import check
from tests.centre import Centre

ASKED = {
    "channel": "phone",
    "groups": "migrant",
    "cause": "2025-205-5",
    "facts": "工资拖欠两个月，问能不能告。",
    "answer": "可以投诉，也可以申请仲裁。",
}


def answer(centre: Centre, by: str = "li", **fields: str) -> int:
    """Answer an enquiry, and return its id."""
    desk = centre.desk(by)
    return desk.casework.answer(Enquiry.read({**ASKED, **fields}, desk.today)).id


def people(centre: Centre) -> list[str]:
    """Return everybody in the directory."""
    return [each.record.called for each in centre.desk("wang").directory.page("person")]


def test_it_is_opened_and_closed_within_one_write(centre: Centre) -> None:
    file = centre.desk().cases.file(answer(centre, applicant="孙悟空", phone="13812345678"))
    assert [line.entry.event.spec.code for line in file.history] == ["opened", "answered"]
    assert (file.case.stage, file.case.closing.ending, file.case.intake.kind) == (Stage.CLOSED, "answered", "enquiry")
    assert file.case.parties.applicant.name == "孙悟空"
    assert list(check(centre.store)) == []


def test_what_is_refused_of_the_answer_leaves_no_case(centre: Centre) -> None:
    desk = centre.desk()
    with pytest.raises(Refused) as refused:
        Enquiry.read({**ASKED, "answer": " "}, desk.today)
    assert [each.field for each in refused.value.problems] == ["answer"]
    with pytest.raises(Refused):
        centre.desk("audit").casework.answer(Enquiry.read(ASKED, desk.today))
    assert not any(desk.queues.counts().values())


def test_who_gives_no_name_is_nobody_of_the_directory_and_nobody_s_double(centre: Centre) -> None:
    first = centre.desk().cases.file(answer(centre))
    second = centre.desk().cases.file(answer(centre))
    assert [each.case.parties.applicant.name for each in (first, second)] == ["不愿留名", "不愿留名"]
    assert people(centre) == []
    assert list(check(centre.store)) == []


def test_it_becomes_a_case_with_all_that_was_typed(centre: Centre) -> None:
    asked = answer(centre)
    number = centre.desk().cases.file(asked).case.number
    with pytest.raises(Refused) as refused:
        centre.add(asked, "converted", as_kind="legal_aid")
    assert [each.field for each in refused.value.problems] == ["applicant"]
    with pytest.raises(Refused) as refused:
        centre.add(asked, "converted", as_kind="enquiry", applicant="孙悟空")
    assert [each.field for each in refused.value.problems] == ["as_kind"]
    case = centre.add(asked, "converted", as_kind="legal_aid", applicant="孙悟空", phone="13812345678").case
    assert (case.number, case.stage, case.intake.kind) == (number, Stage.INTAKE, "legal_aid")
    assert (case.parties.applicant.name, case.parties.applicant.phone) == ("孙悟空", "13812345678")
    assert case.intake.facts == ASKED["facts"]
    assert (case.closing.ending, case.closing.closed_on) == ("", None)
    assert people(centre) == ["孙悟空"]
    assert centre.add(asked, "accepted", "wang", ground="aid_wages").case.stage is Stage.ASSIGNMENT
    assert list(check(centre.store)) == []


def test_only_an_answered_enquiry_becomes_a_case(centre: Centre) -> None:
    why = {"ground": "out_of_scope", "reason": "不属工会。", "remedy_told": "yes"}
    declined = centre.record(centre.open().id, "declined", why, "wang")
    with pytest.raises(Refused) as refused:
        centre.add(declined, "converted", as_kind="legal_aid")
    assert refused.value.problems[0].rule == "no_enquiry"


def test_who_wants_a_case_is_looked_for_among_the_others(centre: Centre) -> None:
    centre.assigned(applicant="孙悟空", phone="13812345678")
    asked = answer(centre)
    with pytest.raises(Refused) as refused:
        centre.add(asked, "converted", as_kind="legal_aid", applicant="孙悟空", phone="13812345678")
    assert [each.rule for each in refused.value.problems] == ["alike"]


def test_voiding_it_closes_the_enquiry_again(centre: Centre) -> None:
    asked = answer(centre)
    centre.add(asked, "converted", as_kind="rights", applicant="孙悟空")
    case = centre.add(asked, "voided", entry="3", why="登错。").case
    assert (case.stage, case.intake.kind, case.parties.applicant.name) == (Stage.CLOSED, "enquiry", "不愿留名")
    assert list(check(centre.store)) == []
