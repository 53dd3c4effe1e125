"""The rules that stand beside stage and role: days, reasons, four eyes, and what an ending and a reopening leave."""

from datetime import date, datetime, time, timedelta

import pytest

from cases.events import Assigned, Closed, Entry, Reopened, event_class
from cases.file.accounts import accounts
from cases.history.lifecycle import admit, open_case, replay
from cases.staff.people import Role
from cases.standing.dues import Sort
from cases.standing.stages import Actor, Stage
from cases.values.codes import codes
from cases.values.refusal import Refused
from cases.values.spans import first_day
from cases.values.sums import About, Between
from tests.cases.making import CHECKS, DAY, LEAST, NUMBER, STATION, Story, at_stage, made, refusal


def test_an_entry_of_tomorrow_is_refused_and_one_of_yesterday_is_marked() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    today = story.day + timedelta(10)
    assert refusal(lambda: story.add("note", on=today + timedelta(1), at=today)) == "future"
    story.add("note", on=today, at=today)
    assert not story.history[-1].backdated
    story.add("note", on=today - timedelta(1), at=today)
    assert story.history[-1].backdated
    assert story.history[-1].at.date() == today


def test_the_opening_keeps_to_the_calendar_too() -> None:
    def opened(on: date) -> Entry:
        return Entry(1, on, datetime.combine(DAY, time(9)), "li", Role.STAFF, made("opened"))

    assert refusal(lambda: open_case(NUMBER, STATION, opened(DAY + timedelta(1)))) == "future"
    case = replay(NUMBER, STATION, (opened(DAY - timedelta(3)),))
    assert case.opened_on == case.moved_on == DAY - timedelta(3)


def test_a_move_cannot_be_earlier_than_the_move_before_it() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    moved = first_day(story.case.moved_on)
    assert refusal(lambda: story.add("closing", on=moved - timedelta(1), at=moved)) == "order"
    story.add("note", on=moved - timedelta(1), at=moved)
    assert story.case.moved_on == moved
    story.add("closing", on=moved, at=moved)
    assert story.case.stage is Stage.CLOSURE


def test_a_problem_names_its_field() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    for code, on in (("note", story.day + timedelta(99)), ("closing", DAY - timedelta(99))):
        with pytest.raises(Refused) as told:
            story.add(code, on=on, at=story.day)
        assert [problem.field for problem in told.value.problems] == ["on"]


def test_only_an_enquiry_is_answered() -> None:
    assert refusal(lambda: Story().add("answered")) == "only_enquiry"
    story = Story(kind="enquiry")
    story.add("answered")
    closing = story.case.closing
    assert (story.case.stage, closing.ending, closing.closed_on) == (Stage.CLOSED, "answered", story.day)
    assert story.case.acts_next is Actor.NOBODY


def test_an_enquiry_is_accepted_as_something_else() -> None:
    story = Story(kind="enquiry")
    assert refusal(lambda: story.add("accepted", "wang")) == "kind"
    assert refusal(lambda: story.add("accepted", "wang", as_kind="enquiry")) == "kind"
    story.add("accepted", "wang", as_kind="legal_aid")
    assert (story.case.intake.kind, story.case.accepted_on) == ("legal_aid", story.day)
    other = Story()
    other.add("accepted", "wang")
    assert other.case.intake.kind == "rights"


def test_an_applicant_who_was_asked_for_more_acts_next() -> None:
    story = Story()
    story.add("asked_more", reply_by="2026-03-20")
    assert (story.case.next_actor, story.case.day_of(Sort.PLAN)) == (Actor.APPLICANT, date(2026, 3, 20))
    story.add("accepted", "wang")
    assert (story.case.next_actor, story.case.day_of(Sort.PLAN)) == (Actor.SUPERVISOR, None)


def test_assigning_again_needs_a_reason_and_another_handler() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    assert refusal(lambda: story.add("assigned", "wang", handler="zhao")) == "needed"
    assert refusal(lambda: story.add("assigned", "wang", handler="li", reason="再派。")) == "same_handler"
    story.add("assigned", "wang", handler="zhao", reason="住院。")
    assert (story.case.handler, story.case.stage) == ("zhao", Stage.FOLLOW_UP)


def test_who_hands_a_case_back_no_longer_has_it() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    assert refusal(lambda: story.add("handed_back", "wang")) == "role"
    story.add("handed_back")
    assert (story.case.handler, story.case.stage, story.case.next_actor) == ("", Stage.ASSIGNMENT, Actor.SUPERVISOR)
    assert refusal(lambda: story.add("closing")) == "stage"
    story.add(Assigned(handler="li"), "wang")
    assert story.case.handler == "li"


def test_nobody_checks_their_own_case() -> None:
    story = at_stage(Stage.CLOSURE, handler="wang")
    assert refusal(lambda: story.add("closed", "wang")) == "own_case"
    other = at_stage(Stage.CLOSURE, handler="wang")
    other.add("closed", "chen")
    assert other.case.stage is Stage.CLOSED


def test_a_one_person_centre_may_and_the_history_says_so() -> None:
    story = at_stage(Stage.CLOSURE, handler="wang")
    story.add(Closed(checks=tuple(CHECKS.split(",")), self_check=True), "wang")
    assert story.case.stage is Stage.CLOSED
    shown = [str(label) for label, _ in story.history[-1].event.shown(masked=True)]
    assert "单人中心自行审核" in shown
    assert "self_check" not in Closed.read({"checks": CHECKS}, DAY).typed()
    with pytest.raises(Refused) as told:
        Closed.read({"checks": CHECKS, "self_check": "是"}, DAY)
    assert told.value.problems[0].rule == "unknown_field"


def test_an_open_check_needs_a_remark() -> None:
    story = at_stage(Stage.CLOSURE)
    most = CHECKS.rpartition(",")[0]
    assert refusal(lambda: story.add("closed", "wang", checks=most)) == "checks"
    assert refusal(lambda: story.add("closed", "wang", checks="")) == "needed"
    story.add("closed", "wang", checks=most, remark="期限一项不适用。")
    assert story.case.stage is Stage.CLOSED


def test_a_reopened_case_keeps_its_first_closure_and_handler() -> None:
    story = at_stage(Stage.CLOSED)
    first = story.case.closing.closed_on
    story.add("reopened", "wang")
    closing = story.case.closing
    assert (closing.first_closed_on, closing.closed_on, closing.ending) == (first, None, "")
    assert (story.case.handler, story.case.stage, story.case.next_actor) == ("li", Stage.FOLLOW_UP, Actor.HANDLER)
    story.add("closing")
    story.add("closed", "wang")
    assert story.case.closing.first_closed_on == first
    assert story.case.closing.closed_on == story.day > first_day(first or DAY)


def test_a_case_that_never_had_a_handler_gets_one_when_it_is_reopened() -> None:
    story = Story()
    story.add("declined", "wang")
    assert refusal(lambda: story.add("reopened", "wang")) == "needed"
    story.add(Reopened(reason="申请人提出异议。", handler="zhao"), "wang")
    assert story.case.handler == "zhao"


ENDINGS = {
    "declined": (Stage.INTAKE, "out_of_scope"),
    "withdrawn": (Stage.FOLLOW_UP, "own"),
    "terminated": (Stage.CLOSURE, "own_lawyer"),
    "referred": (Stage.ASSIGNMENT, "inspection"),
}


@pytest.mark.parametrize("code", ENDINGS)
def test_an_ending_keeps_its_ground_and_its_day(code: str) -> None:
    stage, ground = ENDINGS[code]
    story = at_stage(stage)
    story.add(code, "wang")
    case = story.case
    assert (case.stage, case.closing.ending, case.closing.ground) == (Stage.CLOSED, code, ground)
    assert case.closing.closed_on == case.closing.first_closed_on == story.day
    assert case.acts_next is Actor.NOBODY


def test_a_case_that_goes_on_has_no_ground_on_which_it_ended() -> None:
    story = Story()
    story.add("withdrawn")
    assert story.case.closing.ground == "own"
    closing = story.add("reopened", "wang", handler="li").closing
    assert (closing.ending, closing.ground, closing.closed_on) == ("", "", None)


def test_there_are_eight_grounds_to_terminate() -> None:
    assert len(codes("terminate_ground")) == 8


@pytest.mark.parametrize(("code", "field"), [("declined", "remedy_told"), ("referred", "consent")])
def test_what_must_be_confirmed_cannot_be_denied(code: str, field: str) -> None:
    with pytest.raises(Refused) as told:
        event_class(code).read({**LEAST[code], field: "否"}, DAY)
    assert [(problem.rule, problem.field) for problem in told.value.problems] == [("needed", field)]


@pytest.mark.parametrize("code", ["referred", "transferred"])
def test_of_the_time_before_the_law_nobody_need_say_that_consent_was_asked_for(code: str) -> None:
    typed = {**LEAST[code], "consent": ""}
    assert not list(event_class(code).read(typed, DAY, date(2021, 10, 31)).missing(date(2021, 10, 31)))
    assert refusal(lambda: event_class(code).read(typed, DAY, date(2021, 11, 1))) == "needed"


def test_sums_of_money() -> None:
    story = at_stage(Stage.FOLLOW_UP, claimed="1000")
    assert accounts(story.case).claimed == 100_000
    story.add("money", nature="claimed", amount="1200")
    story.add("ruling", awarded="900")
    story.add("money", nature="received", amount="300")
    story.add("money", nature="received", amount="200.50")
    assert (accounts(story.case).claimed, accounts(story.case).awarded, accounts(story.case).received) == (
        120_000,
        90_000,
        50_050,
    )
    story.add("money", nature="awarded", amount="800")
    story.add("mediation", result="agreed", agreed="700")
    assert accounts(story.case).awarded == 70_000
    story.add("mediation", result="failed")
    assert accounts(story.case).awarded == 70_000
    story.add("benefit", amount="500")
    story.add("benefit", amount="约100")
    assert accounts(story.case).of("benefits") == About(60_000)
    assert refusal(lambda: story.add("closing", claimed="1200", awarded="700", received="700")) == "differs"
    story.add("closing", claimed="1200", awarded="700", received="700", differs="其余当面付清。")
    assert (accounts(story.case).claimed, accounts(story.case).awarded, accounts(story.case).received) == (
        120_000,
        70_000,
        70_000,
    )


def test_a_sum_that_is_partly_known_stays_rough() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    known = (About(), Between(30_000, None), Between(2_030_000, None))
    for amount, so_far in zip(("不详", "300", "2万余"), known, strict=True):
        story.add("money", nature="received", amount=amount)
        assert accounts(story.case).of("received") == so_far
    assert refusal(lambda: story.add("closing", received="25000")) == "differs"
    story.add("closing", received="25000", differs="对方出具了收条。")
    assert accounts(story.case).of("received") == 2_500_000


def test_needed_fields_are_checked_whoever_made_the_event() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    nobody = Assigned(handler="", reason="")
    entry = Entry(4, story.day, datetime.combine(story.day, time(9)), "wang", Role.SUPERVISOR, nobody)
    assert refusal(lambda: admit(story.case, story.history, entry)) == "needed"
