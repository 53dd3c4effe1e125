"""Several handlers of one case: what those find who have joined, what they have in hand, and what becomes of it."""

from collections.abc import Callable

import pytest

from cases.directory.records import Outsider
from cases.file.team import Aide
from cases.values.refusal import Refused
from cases.views.casefile import CaseFile
from cases.views.rows import View
from storage.proof.check import check
from tests.cases.making import refusal
from tests.centre import Centre


@pytest.fixture
def case(centre: Centre) -> CaseFile:
    """Return a restricted case that li leads and zhao has joined."""
    file = centre.assigned(facts="老板说琥珀色的话。")
    centre.add(file, "joined", "wang", helper="赵敏", what="出庭。")
    return centre.add(file, "reach", "wang", who="restricted", reason="涉及隐私。")


def leave(centre: Centre, case: CaseFile) -> CaseFile:
    """Let zhao leave it."""
    return centre.add(case, "stepped_out", "wang", helper="zhao", reason="办结。")


DOORS: dict[str, Callable[[Centre, CaseFile], object]] = {
    "file": lambda centre, case: centre.desk("zhao").cases.file(case.id),
    "number": lambda centre, case: centre.desk("zhao").cases.resolve(case.case.number),
    "row": lambda centre, case: centre.desk("zhao").queues.row(case.id),
    "record": lambda centre, case: centre.add(case, "note", "zhao", what="去了工地。"),
}


@pytest.mark.parametrize("door", DOORS)
def test_a_restricted_case_is_reached_while_joined_and_not_after(centre: Centre, case: CaseFile, door: str) -> None:
    DOORS[door](centre, case)
    leave(centre, case)
    with pytest.raises(Refused) as refused:
        DOORS[door](centre, case)
    assert refused.value.problems[0].rule in ("unknown_case", "unknown_number")


def test_it_is_found_and_listed_while_joined_and_not_after(centre: Centre, case: CaseFile) -> None:
    def told() -> tuple[list[int], ...]:
        desk = centre.desk("zhao")
        counts = desk.queues.counts()
        found = desk.search.find("琥珀色")
        return [counts[View.MINE], counts[View.OPEN]], [row.id for row in found], _ids(centre, "zhao", View.MINE)

    assert told() == ([1, 1], [case.id], [case.id])
    leave(centre, case)
    assert told() == ([0, 0], [], [])


def _ids(centre: Centre, account: str, view: View) -> list[int]:
    return [row.id for row in centre.desk(account).queues.page(view).rows]


def test_my_cases_are_those_i_lead_and_those_i_help_with_by_their_deadlines(centre: Centre) -> None:
    late = centre.assigned("zhao", applicant="李静")
    helped = centre.assigned(applicant="王五")
    centre.add(helped, "joined", helper="zhao", what="取证。")
    centre.add(helped, "contact", mode="phone", what="约好。", next_step="取证", next_on="2026-03-03")
    desk = centre.desk("zhao")
    first = desk.queues.page(View.MINE, limit=1)
    rest = desk.queues.page(View.MINE, first.after, limit=1)
    assert [row.id for page in (first, rest) for row in page.rows] == [helped.id, late.id]
    assert rest.after is None
    assert first.rows[0].helpers == ("zhao",)
    assert desk.queues.counts()[View.MINE] == 2


def test_a_load_counts_what_one_helps_with(centre: Centre, case: CaseFile) -> None:
    def loads(account: str) -> dict[str, int]:
        return {each.account.account: each.open_cases for each in centre.desk(account).colleagues.loads("YT")}

    assert (loads("wang")["li"], loads("wang")["zhao"]) == (1, 1)
    leave(centre, case)
    assert (loads("wang")["li"], loads("wang")["zhao"]) == (1, 0)


def test_a_case_of_another_station_is_joined_by_nobody(centre: Centre) -> None:
    file = centre.assigned()
    assert refusal(lambda: centre.add(file, "joined", "wang", helper="sun", what="出庭。")) == "cannot_handle"


def test_a_task_goes_to_who_helps(centre: Centre, case: CaseFile) -> None:
    task = {"what": "取证", "by_day": "2026-03-09", "who": "zhao"}
    assert centre.record(case.id, "task", task).case.dues[-1].who == "zhao"
    leave(centre, case)
    assert refusal(lambda: centre.record(case.id, "task", task)) == "not_found"


def test_what_somebody_helps_with_is_shown_as_held_and_handed_over(centre: Centre, case: CaseFile) -> None:
    held = centre.desk("admin").staffing.held("zhao")
    assert (held.cases, held.helped) == (0, 0), "an administrator does not find it"
    centre.add(case, "reach", "wang", who="station", reason="可以公开。")
    held = centre.desk("admin").staffing.held("zhao")
    assert (held.cases, held.helped, str(held.told)) == (1, 1, "1 件在办案件（其中协办 1 件）、0 项期限和待办")
    assert [row.id for row in centre.desk("wang").handing.of("zhao")[0]] == [case.id]
    centre.desk("admin").staffing.disable("zhao")
    (left,) = centre.desk("wang").leavers.left()
    assert (left.row.id, left.by) == (case.id, ("赵敏",))
    centre.desk("wang").handing.over("zhao", "陈静", "离职。")
    now = centre.desk("wang").cases.file(case.id).case
    assert (now.handler, now.team.helpers) == ("li", ("chen",))
    assert centre.desk("wang").leavers.left() == ()


def test_disabling_hands_over_what_one_helps_with(centre: Centre) -> None:
    case = centre.assigned()
    centre.add(case, "joined", "wang", helper="zhao", what="出庭。")
    admin = centre.desk("admin")
    assert admin.staffing.disable("zhao", then=lambda _: admin.handing.left_over("zhao", "chen", "离职。")) == 1
    assert centre.desk("wang").cases.file(case.id).case.team.helpers == ("chen",)


def test_clocks_and_the_calendar_know_one_handler(centre: Centre) -> None:
    case = centre.assigned()
    before = centre.desk().cases.file(case.id)
    after = centre.add(case, "joined", "wang", helper="zhao", what="出庭。")
    assert before.agenda
    assert [(duty.on, duty.who, duty.label) for duty in after.agenda] == [
        (duty.on, duty.who, duty.label) for duty in before.agenda
    ]


def test_the_store_is_sound(centre: Centre, case: CaseFile) -> None:
    centre.add(case, "joined", "zhao", name="杜文", capacity="lawyer", firm="正和律师事务所", what="代理仲裁。")
    assert list(check(centre.store)) == []
    centre.store.run("UPDATE case_row SET helpers = char(10) || 'sun' || char(10)")
    assert {str(each.what) for each in check(centre.store)} >= {"案件表的 helpers 与办理经过算出的不同"}


LAWYER = {"name": "杜文", "capacity": "lawyer", "firm": "正和律师事务所", "phone": "13912345678", "what": "代理。"}


def test_somebody_from_outside_is_kept_with_firm_and_phone_and_known_by_name_the_next_time(centre: Centre) -> None:
    centre.record(centre.assigned().id, "joined", LAWYER)
    (kept,) = centre.desk().directory.page("outsider")
    assert centre.desk().directory.file(kept.id).record == Outsider(
        name="杜文", capacity="lawyer", firm="正和律师事务所", phone="13912345678"
    )
    again = centre.record(centre.assigned(applicant="王五").id, "joined", {"name": "杜文", "what": "代理。"})
    assert again.case.team.aides == (Aide("杜文", "lawyer", "正和律师事务所", "13912345678"),)
    assert len(centre.desk().directory.page("outsider")) == 1
    assert [line.id for line in centre.desk().directory.page("outsider", "duwen")] == [kept.id]
    assert centre.desk("sun").directory.page("outsider") == ()
    assert list(check(centre.store)) == []


def test_an_entry_that_is_refused_keeps_nobody(centre: Centre) -> None:
    case = centre.assigned()
    assert refusal(lambda: centre.record(case.id, "joined", LAWYER | {"helper": "zhao"})) == "one_of"
    assert refusal(lambda: centre.record(case.id, "joined", LAWYER | {"capacity": ""})) == "needed"
    assert centre.desk().directory.page("outsider") == ()
