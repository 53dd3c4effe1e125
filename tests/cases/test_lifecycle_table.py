"""Who may record what at which stage, and where it leads: the table of the lifecycle, written out a second time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time
from functools import partial
from typing import Any, NamedTuple

import pytest

from cases.events import CATALOGUE, Entry
from cases.file.case import Case
from cases.file.members import Member
from cases.file.team import Aide
from cases.file.ties import JOINT, TRANSFER, Sent
from cases.history.lifecycle import fold, judge, open_case, options, why_not
from cases.staff.people import Role
from cases.standing.dues import Due, Sort
from cases.standing.stages import Actor, Stage
from tests.cases.making import DAY, NUMBER, ROLES, STATION, Story, at_stage, made, refusal

OPEN = "intake assignment follow_up closure"
ANY = f"{OPEN} closed"
STAFF, BOSS, HANDLER, WORKER = "staff supervisor", "supervisor", "handler", "handler supervisor"


class Line(NamedTuple):
    """An event: the stages where it may happen, the stage it leads to if any, who may record it, who acts next."""

    at: str
    to: str
    by: str
    then: str


TOLD = Line(ANY, "", "works", "handler")
"""What happened in the matter. Before it is worked on and after, any staff tells it, and it changes nobody's turn."""

TABLE = {
    "opened": Line("", "intake", STAFF, "staff"),
    "answered": Line("intake", "closed", STAFF, "nobody"),
    "converted": Line("closed", "intake", STAFF, "staff"),
    "asked_more": Line("intake", "", STAFF, "applicant"),
    "accepted": Line("intake", "assignment", BOSS, "supervisor"),
    "declined": Line("intake", "closed", BOSS, "nobody"),
    "assigned": Line("assignment follow_up", "follow_up", BOSS, "handler"),
    "handed_back": Line("follow_up", "assignment", HANDLER, "supervisor"),
    "succeeded": Line(ANY, "", STAFF, ""),
    "joined": Line("assignment follow_up closure closed", "", WORKER, ""),
    "stepped_out": Line("assignment follow_up closure closed", "", WORKER, ""),
    "contact": TOLD,
    "note": TOLD,
    "filed": TOLD,
    "mediation": TOLD,
    "hearing": TOLD,
    "document": TOLD,
    "ruling": TOLD,
    "money": TOLD,
    "benefit": TOLD,
    "fact": Line(OPEN, "", STAFF, ""),
    "called_back": Line("follow_up closure closed", "", STAFF, ""),
    "closing": Line("follow_up", "closure", HANDLER, "supervisor"),
    "returned": Line("closure", "follow_up", BOSS, "handler"),
    "closed": Line("closure", "closed", BOSS, "nobody"),
    "reopened": Line("closed", "follow_up", BOSS, "handler"),
    "withdrawn": Line(OPEN, "closed", STAFF, "nobody"),
    "terminated": Line(OPEN, "closed", BOSS, "nobody"),
    "referred": Line(OPEN, "closed", BOSS, "nobody"),
    "objected": Line("closed", "intake", STAFF, "supervisor"),
    "objection_rejected": Line("intake", "closed", BOSS, "nobody"),
    "objection_upheld": Line("intake", "", BOSS, ""),
    "joint": TOLD,
    "transferred": Line("intake assignment follow_up", "", BOSS, ""),
    "transfer_accepted": Line(OPEN, "closed", BOSS, "nobody"),
    "transfer_ended": Line(OPEN, "", BOSS, ""),
    "replied": Line(ANY, "", STAFF, ""),
    "hardship_changed": Line("assignment follow_up closure closed", "", STAFF, ""),
    "hardship_reviewed": Line("assignment follow_up closure closed", "", STAFF, ""),
    "limitation": Line(OPEN, "", STAFF, ""),
    "task": Line(OPEN, "", STAFF, ""),
    "task_done": Line(OPEN, "", STAFF, ""),
    "paused": Line("intake assignment follow_up", "", STAFF, ""),
    "resumed": Line("intake assignment follow_up", "", STAFF, ""),
    "handed_over": Line(ANY, "", "supervisor administrator", ""),
    "released": Line("follow_up", "assignment", STAFF, "supervisor"),
    "assessed": Line("intake", "", STAFF, ""),
    "roster": Line(ANY, "", STAFF, ""),
    "split_off": Line(OPEN, "", STAFF, ""),
    "compared": Line(ANY, "", STAFF, ""),
    "linked": Line(ANY, "", STAFF, ""),
    "consent": Line(ANY, "", STAFF, ""),
    "reach": Line(ANY, "", BOSS, ""),
    "hold": Line(ANY, "", BOSS, ""),
    "erased": Line(ANY, "closed", BOSS, "nobody"),
    "voided": Line(ANY, "", STAFF, ""),
    "corrected": Line(ANY, "", STAFF, ""),
}


def may(line: Line, role: Role, *, is_handler: bool) -> bool:
    """Return what the table says of a person; an administrator hands over, and records nothing else."""
    handles = is_handler and role in (Role.STAFF, Role.SUPERVISOR)
    return role.value in line.by.split() or (handles and "handler" in line.by.split())


def test_the_table_knows_every_event() -> None:
    assert set(TABLE) == set(CATALOGUE)


_TRANSFER = ("sent", (Sent(2, TRANSFER, "other_union", "栖州市总工会"),))
_SAID: Mapping[str, tuple[str, Any]] = {
    "objected": ("ending", "declined"),
    "converted": ("ending", "answered"),
    "objection_rejected": ("objected_to", "declined"),
    "objection_upheld": ("objected_to", "declined"),
    "transfer_accepted": _TRANSFER,
    "transfer_ended": _TRANSFER,
    "replied": ("sent", (Sent(2, JOINT, "inspection", "劳动监察大队"),)),
    "hardship_changed": ("cause", "u-hardship-jobless"),
    "hardship_reviewed": ("cause", "u-hardship-jobless"),
    "stepped_out": ("aides", (Aide("杜文", "lawyer"),)),
    "split_off": ("members", (Member("张伟"), Member("李静"))),
    "task_done": ("dues", (Due(Sort.TASK, 2, DAY, "取证"),)),
    "resumed": ("dues", (Due(Sort.SUSPENSION, 3, DAY),)),
}
"""What a case must say for an event to be possible at all, where that is more than its stage."""


def ready_for(code: str, stage: Stage) -> Story:
    """Return a case at a stage in which nothing but stage and person can stand against the event."""
    story = at_stage(stage, kind="enquiry") if code == "answered" and stage is Stage.INTAKE else at_stage(stage)
    if code == "voided" and stage is Stage.INTAKE:
        story.add("fact", "wang")
    if code in _SAID:
        story.case = story.case.saying(*_SAID[code])
    return story


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("code", [code for code in TABLE if code != "opened"])
def test_every_person_at_every_stage(code: str, stage: Stage) -> None:
    story, line = ready_for(code, stage), TABLE[code]
    for by, role in ROLES.items():
        for handler in {by, "li", ""}:
            case = replace(story.case, handler=handler)
            stage_fits = stage.value in line.at.split()
            person_fits = may(at_stage_of(line, stage), role, is_handler=by == handler)
            told = why_not(case, CATALOGUE[code], by, role)
            assert (told is None) == (stage_fits and person_fits), (by, handler, told)
            if told:
                assert told.rule == ("role" if stage_fits else "stage")
            assert {each.spec.code: each.problem for each in options(case, by, role)}[code] == told
            if not _barred_otherwise(code, case, by):
                assert _applies(story, case, code, by) == (told is None)


def at_stage_of(line: Line, stage: Stage) -> Line:
    """Return a line as it is at a stage."""
    if line is not TOLD:
        return line
    worked = stage in (Stage.FOLLOW_UP, Stage.CLOSURE)
    return line._replace(by=WORKER if worked else STAFF, then="handler" if stage is Stage.FOLLOW_UP else "")


def _barred_otherwise(code: str, case: Case, by: str) -> bool:
    """Tell whether more than stage and person stands against it; other tests have these rules."""
    if code == "closed":
        return by == case.handler
    if code == "erased":
        return case.stage is not Stage.CLOSED
    if code == "reopened":
        return not case.handler
    if code == "handed_over":
        return case.handler != "li"
    return code == "assigned" and case.stage is Stage.FOLLOW_UP and case.handler == "li"


def _applies(story: Story, case: Case, code: str, by: str) -> bool:
    again = {"reason": "更合适。"} if code == "assigned" and case.stage is Stage.FOLLOW_UP else {}
    event = made(code, story.day, **again)
    entry = Entry(case.version + 1, story.day, datetime.combine(story.day, time(18)), by, ROLES[by], event)
    if rule := refusal(lambda: judge(case, entry)):
        assert rule in ("stage", "role")
        return False
    after = fold(case, replace(entry, event=event.settled(case, entry)))
    line = at_stage_of(TABLE[code], case.stage)
    assert after.stage.value == (line.to or case.stage.value)
    assert after.next_actor.value == (line.then or case.next_actor.value)
    assert after.version == case.version + 1
    assert after.moved_on == (story.day if line.to else case.moved_on)
    return True


def test_a_case_is_opened_by_those_who_work_at_the_desk() -> None:
    for by, role in ROLES.items():
        entry = Entry(1, DAY, datetime.combine(DAY, time(9)), by, role, made("opened"))
        if role in (Role.STAFF, Role.SUPERVISOR):
            case = open_case(NUMBER, STATION, entry)
            assert (case.stage, case.next_actor, case.version) == (Stage.INTAKE, Actor.STAFF, 1)
            continue
        assert refusal(partial(open_case, NUMBER, STATION, entry)) == "role"


def test_a_case_begins_with_its_intake_and_has_but_one() -> None:
    note = Entry(1, DAY, datetime.combine(DAY, time(9)), "li", Role.STAFF, made("note"))
    assert refusal(lambda: open_case(NUMBER, STATION, note)) == "opening"
    assert refusal(lambda: Story().add("opened")) == "stage"
