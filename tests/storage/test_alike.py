"""The same people and employers are found in all roles of all cases, and what was decided on them is kept."""

from cases.directory.alike import Concern, Likeness, asked_by
from cases.events import Compared
from cases.events.asking.seen import Seen
from storage.directory.alike import Looked
from storage.proof.check import check
from tests.cases.making import refusal
from tests.centre import DAY, INTAKE, Centre

ID = "11010519491231002X"
FIRM = "云汀北海建筑有限公司"


def look(centre: Centre, by: str = "li", **typed: str) -> Looked:
    """Look for who is being typed."""
    return centre.desk(by).looking.look(asked_by(typed, DAY))


def found(looked: Looked) -> list[tuple[str, str, str, Likeness, Concern]]:
    """Return each case with both roles, how alike and what it means."""
    return [(each.row.number, each.asked, each.role, each.likeness, each.concern) for each in looked.found]


def test_nobody_is_found_in_an_empty_centre(centre: Centre) -> None:
    assert look(centre, applicant="张伟", respondents=FIRM) == Looked()


def test_the_applicant_is_found_as_an_applicant(centre: Centre) -> None:
    centre.open(id_number=ID, phone="13800000000")
    one = "〔2026〕YT0001"
    double = (Concern.DUPLICATE,)
    assert found(look(centre, applicant="别人", id_number=ID)) == [(one, *["applicant"] * 2, Likeness.NUMBER, *double)]
    assert found(look(centre, phone="13800000000")) == [(one, *["applicant"] * 2, Likeness.PHONE, *double)]
    assert found(look(centre, applicant="张伟")) == [(one, *["applicant"] * 2, Likeness.NAME, *double)]
    assert found(look(centre, applicant="章威")) == [(one, *["applicant"] * 2, Likeness.SOUND, *double)]
    assert look(centre, applicant="王强").found == ()


def test_whoever_stood_on_the_other_side_is_a_conflict(centre: Centre) -> None:
    centre.open(applicant="李静", respondents="个人雇主：张伟")
    centre.open(applicant="曾国强", id_number=ID)
    looked = look(centre, applicant="张伟", respondents="包工头：曾国强")
    assert found(looked) == [
        ("〔2026〕YT0002", "labour_contractor", "applicant", Likeness.NAME, Concern.CONFLICT),
        ("〔2026〕YT0001", "applicant", "individual", Likeness.NAME, Concern.CONFLICT),
    ]
    assert looked.strong == looked.found


def test_an_agent_on_the_other_side_is_a_conflict_too(centre: Centre) -> None:
    centre.open(applicant="李静", others="委托代理人：马律师")
    assert found(look(centre, respondents="个人雇主：马律师"))[0][-1] is Concern.CONFLICT


def test_the_same_employer_is_told_and_nobody_has_to_decide_on_it(centre: Centre) -> None:
    centre.open(respondents=f"总包单位：{FIRM}")
    looked = look(centre, applicant="王强", respondents="云汀北海建筑公司")
    assert [each[1:] for each in found(looked)] == [("employer", "general_contractor", Likeness.NEAR, Concern.EMPLOYER)]
    assert looked.strong == ()


def test_a_firm_of_which_two_characters_differ_is_near(centre: Centre) -> None:
    centre.open(respondents="云汀市远航船舶重工有限公司")
    assert found(look(centre, respondents="远航船舶重工责任公司"))[0][3] is Likeness.NEAR
    assert look(centre, respondents="南山食品厂").found == ()


def test_conflicts_come_first_and_a_case_once_for_each_role(centre: Centre) -> None:
    centre.open(id_number=ID, phone="13800000000", respondents=FIRM)
    centre.open(applicant="王强", respondents="个人雇主：张伟", decision="no_conflict")
    looked = look(centre, applicant="张伟", id_number=ID, phone="13800000000", respondents=FIRM)
    assert [(each[0], each[-1]) for each in found(looked)] == [
        ("〔2026〕YT0002", Concern.CONFLICT),
        ("〔2026〕YT0001", Concern.DUPLICATE),
        ("〔2026〕YT0001", Concern.EMPLOYER),
    ]


def test_of_cases_out_of_reach_nothing_is_told(centre: Centre) -> None:
    centre.open(id_number=ID)
    secret = centre.assigned("li", id_number=ID, decision="same_new")
    centre.add(secret, "reach", "wang", who="restricted", reason="涉及隐私。")
    assert look(centre, "sun", id_number=ID) == Looked()
    assert len(look(centre, "zhao", id_number=ID).found) == 1
    assert len(look(centre, "li", id_number=ID).found) == 2
    assert len(look(centre, "wang", id_number=ID).found) == 2


def test_a_decision_is_kept_with_what_was_seen(centre: Centre) -> None:
    centre.open(id_number=ID)
    desk = centre.desk()
    event = type(centre.open().history[0].entry.event).read({**INTAKE, "id_number": ID}, DAY)
    assert event.spec.code == "opened"
    file = desk.casework.open(event, compared=Compared(decision="same_new"))  # type: ignore[arg-type]
    kept = file.history[1].entry.event
    assert isinstance(kept, Compared)
    assert kept.found[0] == Seen("〔2026〕YT0001", "number", "double")
    assert file.case.ties.compared == "same_new"
    assert [str(each.what) for each in check(centre.store)] == []


def test_some_decisions_need_a_reason_and_then_nothing_is_opened(centre: Centre) -> None:
    desk = centre.desk()
    event = centre.open().history[0].entry.event
    rule = refusal(lambda: desk.casework.open(event, compared=Compared(decision="avoided")))  # type: ignore[arg-type]
    assert rule == "reason"
    assert len(desk.queues.page(next(iter(desk.queues.counts()))).rows) <= 1
    assert desk.search.find("YT0002") == ()


# Ties


def test_a_tie_is_told_in_both_cases(centre: Centre) -> None:
    first, second = centre.open(), centre.open(applicant="王强")
    told = centre.add(second, "linked", number="1", relation="recognition")
    assert told.case.ties.links == (("〔2026〕YT0001", "recognition"),)
    assert centre.desk().cases.file(first.id).case.ties.links == (("〔2026〕YT0002", "compensation"),)
    assert [str(each.what) for each in check(centre.store)] == []


def test_a_tie_to_itself_twice_or_to_nothing_is_refused_and_leaves_nothing(centre: Centre) -> None:
    centre.open()
    second = centre.open(applicant="王强")
    assert refusal(lambda: centre.add(second, "linked", number="2", relation="earlier")) == "link_itself"
    assert refusal(lambda: centre.add(second, "linked", number="77", relation="earlier")) == "unknown_number"
    centre.add(second, "linked", number="1", relation="earlier")
    assert refusal(lambda: centre.add(second, "linked", number="1", relation="earlier")) == "link_twice"
    assert centre.desk().cases.file(second.id).case.version == 2
    far = centre.open("sun")
    assert refusal(lambda: centre.add(far, "linked", "sun", number="YT0001", relation="earlier")) == "unknown_number"
