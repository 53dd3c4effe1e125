"""Mistakes are mended in the open: entries are voided, facts of the intake corrected, and nothing is lost."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest

from cases.events import Assigned, Consent, Corrected, Entry, Event, LegalHold, Opened, Visibility
from cases.events import Voided as VoidedEvent
from cases.file.accounts import accounts
from cases.file.parties import Party
from cases.history.lifecycle import admit, replay, standing, voided
from cases.money.items import just
from cases.personal.reading import said_in
from cases.staff.people import Role
from cases.standing.stages import Stage
from cases.values.codes import codes
from cases.values.refusal import Refused
from cases.values.spans import month_of
from cases.values.sums import About, Between
from cases.values.text import CHINESE, Reader
from tests.cases.making import DAY, NUMBER, STATION, Story, at_stage, made, refusal


def void(entry: int) -> VoidedEvent:
    return VoidedEvent(entry=entry, why="记错了。")


def test_a_voided_entry_no_longer_counts_and_stays_in_the_history() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    before = story.case
    story.add("money", nature="received", amount="300")
    assert accounts(story.case).received == 30000
    story.add(void(4), "wang")
    assert accounts(story.case).received is None
    assert (story.case.version, before.version) == (5, 3)
    assert {seq: by.seq for seq, by in voided(story.history).items()} == {4: 5}
    assert [entry.seq for entry in standing(story.history)] == [1, 2, 3]
    assert replay(NUMBER, STATION, story.history) == story.case


def test_voiding_a_move_takes_the_case_back() -> None:
    story = at_stage(Stage.CLOSED)
    moved = story.case
    story.add(void(5), "wang")
    assert (story.case.stage, story.case.closing.ending, story.case.closing.closed_on) == (Stage.CLOSURE, "", None)
    assert story.case.closing.first_closed_on is None
    assert moved.stage is Stage.CLOSED


@pytest.mark.parametrize(
    ("by", "days", "rule"),
    [("li", 0, ""), ("li", 1, "void_author"), ("zhao", 0, "void_author"), ("wang", 0, ""), ("wang", 400, "")],
)
def test_the_author_voids_on_the_same_day_and_a_supervisor_always(by: str, days: int, rule: str) -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("note")
    at = story.day + timedelta(days)
    assert refusal(lambda: story.add(void(4), by, at=at)) == rule


@pytest.mark.parametrize("by", ["admin", "audit"])
def test_an_administrator_and_an_auditor_void_nothing(by: str) -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("note")
    assert refusal(lambda: story.add(void(4), by, at=story.day)) == "role"


def test_the_day_of_recording_counts_for_voiding_not_that_of_the_event() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("note", on=DAY)
    assert refusal(lambda: story.add(void(4), at=story.day)) == ""


WRONG: dict[str, tuple[Callable[[Story], int], str]] = {
    "there is no such entry": (lambda _: 99, "void_unknown"),
    "itself": (lambda story: len(story.history) + 1, "void_unknown"),
    "the opening": (lambda _: 1, "void_opening"),
    "twice": (lambda _: 4, "void_twice"),
    "a voiding": (lambda _: 5, "void_void"),
    "what later entries stand on": (lambda _: 3, "void_holds"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_cannot_be_voided(what: str) -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("note")
    story.add(void(4), "wang")
    story.add("contact")
    story.add("closing")
    which, rule = WRONG[what]
    before = (story.case, story.history)
    assert refusal(lambda: story.add(void(which(story)), "wang")) == rule
    assert (story.case, story.history) == before


def test_a_voiding_without_a_number_or_a_reason_is_refused() -> None:
    assert refusal(lambda: made("voided", entry="")) == "needed"
    assert refusal(lambda: made("voided", entry="0")) == "needed"
    assert refusal(lambda: made("voided", why=" ")) == "needed"


CORRECTIONS = {
    "applicant": ("张伟", "张炜", "张炜"),
    "kind": ("维权", "帮扶救助", "assistance"),
    "people": ("1", "12人", 12),
    "respondents": ("", "派遣单位：甲公司\n乙公司", (Party("dispatch_agency", "甲公司"), Party("employer", "乙公司"))),
    "groups": ("migrant", "农民工、女职工", ("migrant", "women")),
    "claimed": ("", "3万多", just(Between(3_000_000, None))),
    "申请人": ("张伟", "張偉", "張偉"),
    "Phone": ("", "138 0000 0000", "13800000000"),
    "facts": ("2025年做工，工资未付。", "2024年做工。\n工资未付。", "2024年做工。\n工资未付。"),
}


@pytest.mark.parametrize("field", CORRECTIONS)
def test_a_correction_puts_the_new_value_in(field: str) -> None:
    old, new, now = CORRECTIONS[field]
    story = Story()
    story.add(Corrected(field=field, old=old, new=new, reason="核对证件。"))
    corrected = story.history[-1].event
    assert isinstance(corrected, Corrected)
    assert corrected.mends
    assert story.case.said(corrected.mends.name) == now
    assert story.case.version == 2
    assert replay(NUMBER, STATION, story.history) == story.case


def test_a_corrected_sum_is_as_exact_as_it_was_told() -> None:
    story = Story(claimed="3万多")
    assert accounts(story.case).of("claimed") == Between(3_000_000, None)
    assert refusal(lambda: story.add("corrected", field="claimed", old="30000", new="31000")) == "correct_old"
    story.add("corrected", field="claimed", old="至少30,000.00", new="31000")
    assert accounts(story.case).of("claimed") == 3_100_000


def test_emptied_workers_are_one_again() -> None:
    story = Story(people="12")
    story.add("corrected", field="people", old="12", new="")
    assert story.case.parties.people == 1
    story.add("corrected", field="people", old="", new="3")
    assert story.case.parties.people == 3


@pytest.mark.parametrize(
    ("fields", "rule", "field"),
    [
        ({"field": "applicant", "old": "李四", "new": "王五"}, "correct_old", "old"),
        ({"field": "applicant", "old": "张伟", "new": " "}, "needed", "new"),
        ({"field": "groups", "old": "migrant", "new": ""}, "needed", "new"),
        ({"field": "phone", "old": "12", "new": "13900000000"}, "phone", "old"),
        ({"field": "phone", "new": "123"}, "phone", "new"),
        ({"field": "people", "old": "1", "new": "零"}, "number", "new"),
        ({"field": "kind", "old": "rights", "new": "官司"}, "code", "new"),
        ({"field": "applicant", "old": "张伟", "new": " 张伟 "}, "correct_same", "new"),
        ({"field": "handler", "new": "li"}, "correct_field", "field"),
        ({"field": "stage", "new": "closed"}, "correct_field", "field"),
        ({"reason": ""}, "needed", "reason"),
    ],
)
def test_what_a_correction_may_not_do(fields: dict[str, str], rule: str, field: str) -> None:
    story = Story()
    least = {"field": "phone", "old": "", "new": "13800000000", "reason": "漏填。"}
    event = Corrected(**{**least, **fields})
    entry = Entry(2, DAY, datetime.combine(DAY, time(10)), "li", Role.STAFF, event)
    with pytest.raises(Refused) as told:
        admit(story.case, story.history, entry)
    assert [(problem.rule, problem.field) for problem in told.value.problems] == [(rule, field)]


UNDONE: dict[str, tuple[Event, Event]] = {
    "who may see it": (
        Visibility(who="restricted", reason="涉及隐私。"),
        Visibility(who="station", reason="已了结。"),
    ),
    "a legal hold": (LegalHold(state="on", reason="复查。"), LegalHold(state="off", reason="查完。")),
    "a handler": (Assigned(handler="zhao", reason="改派。"), Assigned(handler="li", reason="再改。")),
    "a consent": (
        Consent(purpose="provide", state="given", way="written"),
        Consent(purpose="provide", state="withdrawn", way="written"),
    ),
}


@pytest.mark.parametrize("what", UNDONE)
def test_what_was_only_undone_since_holds_nothing(what: str) -> None:
    """Nothing stands on an entry that a later one took back, which then says what is so already."""
    story = at_stage(Stage.FOLLOW_UP)
    before = story.case
    for event in UNDONE[what]:
        story.add(event, "wang")
    story.add(void(4), "wang")
    assert story.case == replay(NUMBER, STATION, story.history)
    assert (story.case.handler, story.case.privacy.reach) == (before.handler, before.privacy.reach)


def test_a_later_handler_works_by_the_entry_that_gave_it_to_them() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add(Assigned(handler="zhao", reason="改派。"), "wang")
    story.add("closing", "zhao")
    assert refusal(lambda: story.add(void(4), "wang")) == "void_holds"


def test_two_corrections_of_one_field_must_agree() -> None:
    story = Story()
    story.add("corrected", new="13800000000")
    assert refusal(lambda: story.add("corrected", new="13900000000")) == "correct_old"
    story.add("corrected", old="13800000000", new="13900000000")
    assert story.case.parties.applicant.phone == "13900000000"
    assert refusal(lambda: story.add(void(2), "wang")) == "void_holds"
    story.add(void(3), "wang")
    assert story.case.parties.applicant.phone == "13800000000"


def test_a_corrected_cause_is_read_from_the_list_of_the_day_of_intake() -> None:
    """A new list of causes came on 1 January 2026; a case of 2025 keeps to the one it was opened under."""
    before = date(2025, 12, 20)
    opened = made("opened", before, cause="经济补偿金")
    entry = Entry(1, before, datetime.combine(before, time(9)), "li", Role.STAFF, opened)
    story = Story()
    story.history, story.case = (entry,), replay(NUMBER, STATION, (entry,))
    assert story.case.intake.cause == "2020-186-6"
    story.add("corrected", field="案由", old="经济补偿金", new="追索劳动报酬")
    assert story.case.intake.cause == "2020-186-5"


def test_a_correction_shows_labels_and_hides_personal_data() -> None:
    event = Corrected(field="phone", old="13800000000", new="13900000000", reason="换号。")
    shown = {str(label): CHINESE(parts) for label, parts in event.shown(masked=False)}
    assert shown == {"更正项目": "电话", "原值": "13800000000", "新值": "13900000000", "原因": "换号。"}
    masked = {str(label): CHINESE(parts) for label, parts in event.shown(masked=True)}
    assert masked == {"更正项目": "电话", "原值": "138****0000", "新值": "139****0000", "原因": "换号。"}
    english = Reader("en", str)
    party = Corrected(field="respondents", old="包工头：赵大壮", new="包工头：赵二壮", reason="电话13800000000核对。")
    assert [CHINESE(parts) for _, parts in party.shown(masked=True)][1:] == [
        "包工头：赵某某",
        "包工头：赵某某",
        "电话138****0000核对。",
    ]
    kind = Corrected(field="kind", old="enquiry", new="rights", reason="改办。")
    assert "rights" not in [english(parts) for _, parts in kind.shown(masked=True)]
    assert codes("kind").label("rights").en in [english(parts) for _, parts in kind.shown(masked=True)]


def test_every_field_of_the_intake_can_be_corrected_but_the_day() -> None:
    typed = {"respondents": "用人单位：甲", "groups": "women", "cause": "2025-206-2", "kind": "assistance"}
    typed |= {"channel": "phone", "id_number": "11010519491231002X", "phone": "13800000000", "people": "2"}
    typed |= {"claimed": "5", "employment": "dispatch", "taxi_model": "own", "post_nature": "temporary"}
    typed |= {"taxi_contract": "lease", "taxi_licence": "cruising", "taxi_fee": "约3000", "deposit": "2万"}
    typed |= dict.fromkeys(("real_name", "wage_account", "wage_note", "equal_pay", "insured"), "yes")
    typed |= {"maternity": "nursing", "birth_on": "2026-02-01", "birth_day": "actual", "platform_relation": "partial"}
    typed |= {"order_kind": "dedicated", "control_facts": "hours,orders", "internship": "own", "injury_level": "7"}
    typed |= {"domestic_model": "agency", "injury_recognition": "pending"}
    typed |= dict.fromkeys(("internship_agreement", "internship_insured", "lives_in", "domestic_insured"), "no")
    typed |= dict.fromkeys(("pension", "over_age_agreement", "over_age_insured", "injury_insured"), "no")
    typed |= {"agreement_until": "2027-01-31", "licence_until": "2026-05-01"}
    typed |= dict.fromkeys(("wronged_on", "ended_on", "injured_on"), "2026-01-31")
    story = Story()
    for ask in Opened.told():
        value = story.case.said(ask.name)
        old = ask.kind.write(value) if value != ask.kind.empty else ""
        story.add(Corrected(field=ask.name, old=old, new=typed.get(ask.name, "另一个"), reason="核对。"))
    assert story.case.version == len(Opened.told()) + 1
    assert (story.case.intake.taxi.taxi_fee, story.case.intake.taxi.deposit) == (About(300_000), 2_000_000)


WITH_CHILD = ("maternity", "birth_on", "birth_day")


def test_an_emptied_day_of_birth_leaves_nothing_that_says_more_of_it() -> None:
    story = Story(groups="women", maternity="pregnant", birth_on="2026-09", birth_day="expected")
    told = {name: said_in(story.case, each) for name in WITH_CHILD if (each := Opened.spec.ask(name))}
    assert told == {"maternity": "pregnant", "birth_on": month_of(2026, 9), "birth_day": "expected"}
    story.add("corrected", field="birth_on", old="2026-09", new="", reason="记错了人。")
    assert story.case.said("birth_on") is None
    told = {name: said_in(story.case, each) for name in WITH_CHILD if (each := Opened.spec.ask(name))}
    assert told == {"maternity": "pregnant", "birth_on": None, "birth_day": ""}
    assert replay(NUMBER, STATION, story.history) == story.case


def test_a_correction_says_that_it_empties_a_field() -> None:
    story = Story(phone="13800000000")
    story.add("corrected", field="phone", old="13800000000", new="", reason="空号。")
    told = {label.zh: CHINESE(parts) for label, parts in story.history[-1].event.shown(masked=False)}
    assert (told["原值"], told["新值"]) == ("13800000000", "（清空）")
    story.add("corrected", field="phone", old="", new="13900000000", reason="补上。")
    told = {label.zh: CHINESE(parts) for label, parts in story.history[-1].event.shown(masked=False)}
    assert ("原值" in told, told["新值"]) == (False, "13900000000")
