"""Handing over all that somebody works on: in one act, but for what cannot be handed over."""

from datetime import date

import pytest

from cases.staff.people import Account, Role
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from cases.views.casefile import CaseFile
from cases.views.rows import Gone, View
from storage.opening.door import sign_in
from storage.proof.check import check
from tests.cases.making import CHECKS, refusal
from tests.centre import Centre
from tests.unlocked import PASSWORD


def test_cases_clocks_and_tasks_go_together(centre: Centre) -> None:
    mine = [centre.assigned("li"), centre.assigned("li", kind="legal_aid")]
    other = centre.add(centre.assigned("zhao"), "task", what="取证", by_day="2026-03-09", who="li")
    note = centre.desk("wang").handing.over("李明", "chen", "休假两个月。")
    assert (note.giver, note.taker, note.by, note.reason) == ("李明", "陈静", "王芳", "休假两个月。")
    assert {row.id for row in note.cases} == {mine[0].id, mine[1].id, other.id}
    assert {each.case.id for each in note.ahead} == {row.id for row in note.cases if row.next_due}
    assert [centre.desk().cases.file(file.id).case.handler for file in (*mine, other)] == ["chen", "chen", "zhao"]
    assert not centre.desk("wang").agenda.of("li")
    assert len(centre.desk("wang").agenda.of("chen")) == len(note.ahead)
    assert centre.desk("li").queues.counts()[View.MINE] == 0
    assert centre.desk("wang").handing.of("li") == ((), ())
    assert not list(check(centre.store))


def test_who_has_left_hands_over_too(centre: Centre) -> None:
    centre.assigned("li")
    centre.desk("admin").staffing.disable("li")
    assert centre.desk("wang").handing.over("li", "zhao", "离职。").giver == "李明"


def task_in_restricted(centre: Centre) -> CaseFile:
    """Return a case of Wang with a task of Li in it, that is restricted."""
    case = centre.add(centre.assigned("wang"), "task", "wang", what="取证", by_day="2026-03-31", who="li")
    return centre.add(case, "reach", "wang", who="restricted", reason="隐私。")


def test_where_one_case_says_no_it_stays_with_its_reason_and_the_others_go(centre: Centre) -> None:
    """Zhao may take the first case, and not the task in the second, a restricted case of somebody else."""
    first = centre.add(centre.assigned("li"), "task", what="取证", by_day="2026-03-03")
    second = task_in_restricted(centre)
    handing = centre.desk("wang").handing
    planned = handing.planned("li", "zhao", "调动。")
    assert centre.desk("wang").cases.file(first.id).case.handler == "li", "only planned"
    done = handing.over("li", "zhao", "调动。")
    assert done == planned
    assert [row.id for row in done.cases] == [first.id]
    assert {each.case.id for each in done.ahead} == {first.id}
    ((number, (why,)),) = done.stays
    assert (number, "赵敏看不到" in str(why)) == (second.case.number, True)
    assert centre.desk("wang").cases.file(first.id).case.handler == "zhao"
    assert refusal(lambda: handing.over("li", "zhao", "调动。")) == "not_found", "nothing is left that could go"
    handing.over("li", "wang", "调动。")
    assert left(centre) == []
    assert sound(centre)


FOLLOWED = {
    "a next step": ("contact", {"mode": "phone", "what": "催付。", "next_step": "再催", "next_on": "2026-04-02"}),
    "a promise that is followed": ("closing", {"follow_on": "2026-05-06", "received": "3"}),
}


def followed(centre: Centre, how: str) -> CaseFile:
    """Return a closed case of which something still lies ahead."""
    event, told = FOLLOWED[how]
    case = closing(centre, **(told if event == "closing" else {}))
    file = centre.add(case, "closed", "wang", checks=CHECKS)
    return centre.record(file.id, event, told) if event == "contact" else file


@pytest.mark.parametrize("how", FOLLOWED)
def test_a_closed_case_that_is_followed_is_handed_over_too(centre: Centre, how: str) -> None:
    open_, closed = centre.assigned("li"), followed(centre, how)
    assert closed.case.stage is Stage.CLOSED
    assert closed.agenda
    disable(centre)
    assert sorted(each for each, _ in left(centre)) == [open_.id, closed.id]
    note = centre.desk("wang").handing.over("li", "zhao", "离职。")
    assert {row.id for row in note.cases} == {open_.id, closed.id}
    assert note.stays == ()
    now = centre.desk("wang").cases.file(closed.id)
    assert (now.case.stage, now.case.handler, {each.who for each in now.agenda}) == (Stage.CLOSED, "zhao", {"zhao"})
    assert left(centre) == []
    assert sound(centre)


def test_who_disables_somebody_hands_over_their_closed_cases_too(centre: Centre) -> None:
    centre.assigned("li")
    followed(centre, "a next step")
    assert moved_out(centre, "disable", "zhao") == 2
    assert left(centre) == []


def test_who_helped_with_a_closed_case_can_be_taken_out_of_it(centre: Centre) -> None:
    case = centre.assigned("li")
    centre.add(case, "joined", "wang", helper="zhao", what="出庭。")
    centre.add(case, "withdrawn", "wang", ground="own")
    after = centre.add(case, "stepped_out", "wang", helper="zhao", reason="离职。")
    assert (after.case.stage, after.case.team.helpers) == (Stage.CLOSED, ())


def test_a_task_that_is_left_with_who_finds_the_case_no_more_waits_for_the_supervisors(centre: Centre) -> None:
    """A colleague who was called in by mistake, or before a case was restricted."""
    case = centre.add(centre.assigned("wang"), "reach", "wang", who="restricted", reason="隐私。")
    joined = centre.add(case, "joined", "wang", helper="zhao", what="出庭。").case.version
    centre.add(case, "task", "wang", what="取证", by_day="2026-03-09", who="zhao")
    assert left(centre) == []
    centre.add(case, "voided", "wang", entry=str(joined), why="登错。")
    later = task_in_restricted(centre)
    centre.add(later, "task", "wang", what="送达", by_day="2026-03-09", who="chen")
    waiting = centre.desk("wang").leavers.left()
    assert [(each.row.id, each.by, each.why) for each in waiting] == [
        (case.id, ("赵敏",), (Gone.UNSEEN,)),
        (later.id, ("李明",), (Gone.UNSEEN,)),
    ], "and nothing of Chen, who finds it as a supervisor"
    for id_, giver in ((case.id, "zhao"), (later.id, "li")):
        centre.add(id_, "handed_over", "wang", giver=giver, taker="wang", reason="看不到本案。")
    assert left(centre) == []
    assert sound(centre)


@pytest.mark.parametrize(
    ("giver", "taker", "reason", "rule"),
    [
        ("li", "zhao", "", "needed"),
        ("nobody", "zhao", "调离。", "unknown_account"),
        ("li", "admin", "调离。", "cannot_handle"),
        ("li", "gone", "调离。", "unknown_account"),
        ("zhao", "li", "调离。", "nothing"),
        ("li", "li", "调离。", "same_handler"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    centre: Centre, giver: str, taker: str, reason: str, rule: str
) -> None:
    centre.assigned("li")
    assert refusal(lambda: centre.desk("wang").handing.over(giver, taker, reason)) == rule


def test_a_supervisor_of_one_station_hands_over_what_is_in_it(centre: Centre) -> None:
    centre.assigned("li")
    assert refusal(lambda: centre.desk("qian").handing.over("li", "sun", "调离。")) == "nothing"


# Those who have left


def left(centre: Centre, by: str = "wang") -> list[tuple[int, tuple[str, ...]]]:
    """Return the cases that are left behind, and by whom."""
    return [(each.row.id, each.by) for each in centre.desk(by).leavers.left()]


def test_what_a_leaver_holds_is_told_before_they_go_and_listed_until_others_have_it(centre: Centre) -> None:
    mine, theirs = centre.assigned("li"), centre.assigned("zhao")
    centre.add(theirs, "task", what="取证", by_day="2026-03-09", who="li")
    admin = centre.desk("admin").staffing
    held = admin.held("li")
    assert [each.account for each in held.supervisors] == ["chen", "wang"]
    assert [each.account for each in held.takers] == ["chen", "wang", "zhao"]
    assert (held.cases, held.ahead) == (1, len(centre.desk("wang").agenda.of("li")))
    assert left(centre) == []
    admin.disable("li")
    assert sorted(left(centre)) == [(mine.id, ("李明",)), (theirs.id, ("李明",))]
    assert left(centre, "qian") == [], "another station's supervisor does not find them"
    assert [refusal(lambda who=who: centre.desk(who).leavers.left()) for who in ("admin", "zhao")] == ["role"] * 2  # type: ignore[misc]
    centre.desk("wang").handing.over("li", "chen", "离职。")
    assert left(centre) == []
    assert sound(centre)


@pytest.mark.parametrize(
    ("role", "station", "everywhere", "gone"),
    [
        (Role.AUDITOR, "YT", False, True),
        (Role.STAFF, "ZF", False, True),
        (Role.STAFF, "ZF", True, False),
        (Role.SUPERVISOR, "YT", False, False),
    ],
)
def test_who_is_moved_leaves_behind_what_they_cannot_work_on_there(
    centre: Centre, role: Role, station: str, everywhere: bool, gone: bool
) -> None:
    mine, theirs = centre.assigned("li"), centre.assigned("zhao")
    centre.add(theirs, "task", what="取证", by_day="2026-03-09", who="li")
    centre.desk("admin").staffing.move("li", role, station, everywhere=everywhere)
    assert sorted(each for each, _ in left(centre)) == ([mine.id, theirs.id] if gone else [])


def test_a_restricted_case_is_left_behind_for_its_supervisors_too(centre: Centre) -> None:
    case = centre.add(centre.assigned("li"), "reach", "wang", who="restricted", reason="隐私。")
    centre.desk("admin").staffing.disable("li")
    assert left(centre) == [(case.id, ("李明",))]


def moved_out(centre: Centre, how: str, taker: str, reason: str = "离职。") -> int:
    """Put Li to rest or move Li away, and hand over to somebody in the same act; return how many cases that were."""
    desk = centre.desk("admin")

    def then(who: Account) -> int:
        return desk.handing.left_over(who.account, taker, reason)

    if how == "disable":
        return desk.staffing.disable("li", then=then)
    return desk.staffing.move("li", Role.STAFF, "ZF", everywhere=False, then=then)


@pytest.mark.parametrize("how", ["disable", "move"])
def test_who_disables_or_moves_somebody_hands_over_in_the_act_what_they_find(centre: Centre, how: str) -> None:
    mine, theirs = centre.assigned("li"), centre.assigned("zhao")
    centre.add(theirs, "task", what="取证", by_day="2026-03-09", who="li")
    hidden = centre.add(centre.assigned("li"), "reach", "wang", who="restricted", reason="隐私。")
    assert moved_out(centre, how, "zhao") == 2
    assert [centre.desk("wang").cases.file(file.id).case.handler for file in (mine, theirs)] == ["zhao"] * 2
    entry = centre.desk("wang").cases.file(mine.id).history[-1].entry
    assert (entry.event.spec.code, entry.by, entry.role) == ("handed_over", "admin", Role.ADMINISTRATOR)
    assert left(centre) == [(hidden.id, ("李明",))], "what the administrator does not find waits for the supervisor"
    assert sound(centre)


@pytest.mark.parametrize(("taker", "reason", "rule"), [("sun", "离职。", "cannot_handle"), ("zhao", "", "needed")])
def test_where_the_handing_over_is_refused_nobody_is_put_to_rest(
    centre: Centre, taker: str, reason: str, rule: str
) -> None:
    centre.assigned("li")
    assert refusal(lambda: moved_out(centre, "disable", taker, reason)) == rule
    assert centre.desk("li").account.active
    store, _account = sign_in(centre.store.folder, "li", PASSWORD, centre.now)
    store.close()


def test_an_administrator_hands_over_only_what_somebody_cannot_work_on(centre: Centre) -> None:
    case = centre.assigned("li")
    desk = centre.desk("admin")
    assert desk.handing.left_over("li", "zhao", "改派。") == 0
    told = {"giver": "li", "taker": "zhao", "reason": "改派。"}
    assert refusal(lambda: centre.record(case.id, "handed_over", told, "admin")) == "role"
    assert refusal(lambda: desk.handing.over("li", "zhao", "改派。")) == "role"
    assert refusal(lambda: centre.desk("zhao").handing.left_over("li", "zhao", "改派。")) == "role"
    assert centre.desk("wang").cases.file(case.id).case.handler == "li"


def closing(centre: Centre, by: str = "li", **more: str) -> int:
    """Return a case that was worked and waits for the check of its closing."""
    told = {"outcome": "mediated", "summary": "办完。", "claimed": "9", "awarded": "8", "received": "8", **more}
    return centre.record(centre.assigned(by).id, "closing", told, by).id


def disable(centre: Centre, account: str = "li") -> None:
    centre.desk("admin").staffing.disable(account)


def sound(centre: Centre) -> bool:
    return [str(each.what) for each in check(centre.store)] == []


def at(centre: Centre, case: int) -> tuple[Stage, str, list[str]]:
    """Return where a case stands, with whom, and its last two entries."""
    file = centre.desk("wang").cases.file(case)
    return file.case.stage, file.case.handler, [line.entry.event.spec.code for line in file.history[-2:]]


def test_a_case_that_is_returned_goes_to_assignment_where_its_handler_has_left(centre: Centre) -> None:
    case = closing(centre)
    disable(centre)
    centre.add(case, "returned", "wang", comment="缺回访。")
    assert at(centre, case) == (Stage.ASSIGNMENT, "", ["returned", "released"])
    centre.add(case, "assigned", "wang", handler="zhao")
    assert left(centre) == []
    assert sound(centre)


def test_a_case_that_is_opened_again_asks_who_works_on_it_where_its_handler_has_left(centre: Centre) -> None:
    case = centre.add(closing(centre), "closed", "wang", checks=CHECKS).id
    disable(centre)
    for handler, rule in (("", "gone"), ("li", "unknown_account"), ("admin", "cannot_handle")):
        told = {"reason": "未履行。", **({"handler": handler} if handler else {})}
        with pytest.raises(Refused) as refused:
            centre.record(case, "reopened", told, "wang")
        assert [(each.rule, each.field) for each in refused.value.problems] == [(rule, "handler")]
    centre.add(case, "reopened", "wang", reason="未履行。", handler="zhao")
    assert at(centre, case)[:2] == (Stage.FOLLOW_UP, "zhao")


@pytest.mark.parametrize("how", ["assigned", "handed_over", "handed_back", "withdrawn"])
def test_voiding_gives_nothing_back_to_whoever_has_left(centre: Centre, how: str) -> None:
    file = centre.assigned("li")
    told = {
        "assigned": ("wang", {"handler": "zhao", "reason": "改派。"}),
        "handed_over": ("wang", {"giver": "li", "taker": "zhao", "reason": "休假。"}),
        "handed_back": ("li", {"reason": "回避。"}),
        "withdrawn": ("wang", {"ground": "own"}),
    }
    by, fields = told[how]
    entry = centre.record(file.id, how, fields, by).case.version
    disable(centre)
    centre.add(file, "voided", "wang", entry=str(entry), why="登错。")
    assert at(centre, file.id) == (Stage.ASSIGNMENT, "", ["voided", "released"])
    assert left(centre) == []
    assert sound(centre)


def test_a_task_is_given_to_nobody_who_has_left(centre: Centre) -> None:
    file = centre.assigned("li")
    task = centre.add(file, "task", "wang", what="取证", by_day="2026-03-09", who="zhao").case.version
    done = centre.add(file, "task_done", "wang", task=str(task)).case.version
    disable(centre, "zhao")
    assert refusal(lambda: centre.add(file, "voided", "wang", entry=str(done), why="没办完。")) == "gone"
    told = {"what": "送达", "by_day": "2026-03-09"}
    assert refusal(lambda: centre.record(file.id, "task", {**told, "who": "zhao"}, "wang")) == "unknown_account"
    disable(centre, "li")
    assert refusal(lambda: centre.record(file.id, "task", told, "wang")) == "gone"
    assert centre.record(file.id, "task", {**told, "who": "wang"}, "wang").case.dues[-1].who == "wang"


def test_a_case_is_taken_back_from_whoever_has_left_and_from_nobody_else(centre: Centre) -> None:
    file = centre.assigned("li")
    centre.add(file, "task", what="取证", by_day="2026-03-09", who="li")
    assert refusal(lambda: centre.add(file, "released", "wang", reason="离职。")) == "works_here"
    disable(centre)
    taken = centre.add(file, "released", "zhao", reason="离职。")
    assert (taken.case.stage, taken.case.handler) == (Stage.ASSIGNMENT, "")
    assert [task.who for task in taken.case.dues] == [""]
    assert left(centre) == []
    assert sound(centre)


def test_who_is_split_off_a_restricted_case_does_not_go_to_its_former_handler(centre: Centre) -> None:
    file = centre.add(centre.assigned("li", people="2"), "roster", members="张伟\n李静")
    centre.add(file, "reach", "wang", who="restricted", reason="隐私。")
    disable(centre)
    centre.add(file, "split_off", "wang", names="李静", reason="请求不同。")
    new = centre.desk("wang").cases.file(2).case
    assert (new.parties.applicant.name, new.privacy.reach, new.handler) == ("李静", "restricted", "")


def test_who_can_take_all_of_it_can_work_at_each_of_the_stations(centre: Centre) -> None:
    """Chen works everywhere and has a case at two stations: whoever works at one of them takes but a part."""
    centre.assigned("chen")
    file = centre.add(centre.open("sun", applicant="李四"), "accepted", "qian", ground="rights_wages")
    centre.add(file, "assigned", "qian", handler="chen")
    held = centre.desk("admin").staffing.held("chen")
    assert (held.cases, [each.account for each in held.takers]) == (2, ["wang"])
    assert {each.account for each in held.supervisors} == {"wang", "qian"}
    alone = centre.desk("admin").staffing.held("li")
    assert (alone.cases, alone.takers, alone.supervisors) == (0, (), ())
    centre.add(1, "assigned", "wang", handler="li", reason="更合适。")
    one = centre.desk("admin").staffing.held("li")
    assert {each.account for each in one.takers} == {"wang", "chen", "zhao"}
    assert {each.account for each in one.supervisors} == {"wang", "chen"}, "none of another station"


def test_what_is_handed_over_stands_by_what_falls_due_first_and_then_by_age(centre: Centre) -> None:
    late, early, same = (centre.assigned("li") for _ in range(3))
    for file, day in ((late, "2026-03-31"), (early, "2026-03-03"), (same, "2026-03-03")):
        centre.add(file, "task", what="取证", by_day=day)
    rows = centre.desk("wang").handing.planned("li", "zhao", "调动。").cases
    due = [(row.next_due or date.max, row.id) for row in rows]
    assert due == sorted(due)
    assert rows[-1].id == late.id


def test_a_taker_who_cannot_work_at_one_of_the_stations_is_told_at_once(centre: Centre) -> None:
    centre.assigned("wang")
    assert centre.desk("wang").handing.planned("wang", "zhao", "调动。").stays == ()
    far = centre.add(centre.open("sun"), "accepted", "qian", ground="rights_wages")
    centre.add(far, "assigned", "qian", handler="wang")
    planned = centre.desk("wang").handing.planned("wang", "zhao", "调动。")
    assert ([row.id for row in planned.cases], [each.number for each in planned.stays]) == ([1], [far.case.number])
