"""A restricted case is found by its handler and by supervisors, and for everybody else it is not there at all."""

import pytest

from cases.staff.audit import AuditAction
from cases.views.casefile import CaseFile
from cases.views.rows import View
from storage.proof.check import check
from tests.cases.making import refusal
from tests.centre import Centre

FINDS, DOES_NOT = ("li", "wang", "chen"), ("zhao", "admin", "audit")


@pytest.fixture
def case(centre: Centre) -> CaseFile:
    """Return a restricted case of Li's, with another case beside it."""
    centre.assigned("zhao", applicant="李四")
    file = centre.assigned("li", applicant="孙悟空", phone="13812345678", facts="在花果山做工，被欠薪。")
    return centre.add(file, "reach", "wang", who="restricted", reason="涉及健康。")


def counted(centre: Centre, account: str) -> dict[View, int]:
    """Return the counts of the queues, which must be what their pages hold."""
    queues = centre.desk(account).queues
    counts = queues.counts()
    assert counts == {view: len(queues.page(view).rows) for view in View}
    return counts


@pytest.mark.parametrize("account", FINDS)
def test_the_handler_and_supervisors_find_it(centre: Centre, case: CaseFile, account: str) -> None:
    desk = centre.desk(account)
    assert desk.cases.file(case.id).case.restricted
    assert desk.cases.resolve(case.case.number) == case.id
    assert desk.queues.row(case.id).restricted
    assert [row.id for row in desk.search.find("花果山")] == [case.id]
    assert counted(centre, account)[View.FOLLOW_UP] == 2


@pytest.mark.parametrize("account", DOES_NOT)
def test_for_others_it_is_not_there(centre: Centre, case: CaseFile, account: str) -> None:
    desk = centre.desk(account)
    for typed in ("孙悟空", "swk", "花果山", "13812345678", "5678", case.case.number, "0002"):
        assert case.id not in [row.id for row in desk.search.find(typed)], typed
    assert refusal(lambda: desk.cases.file(case.id)) == "unknown_case"
    assert refusal(lambda: desk.queues.row(case.id)) == "unknown_case"
    assert refusal(lambda: desk.queues.rows([case.id - 1, case.id])) == "unknown_case"
    assert refusal(lambda: desk.cases.resolve(case.case.number)) == "unknown_number"
    assert counted(centre, account)[View.FOLLOW_UP] == 1


def test_nobody_else_records_on_it(centre: Centre, case: CaseFile) -> None:
    event = case.history[-1].entry.event
    assert refusal(lambda: centre.desk("zhao").casework.record(case.id, event, case.case.version)) == "unknown_case"
    assert centre.desk("wang").cases.file(case.id).case.version == case.case.version


def test_the_log_names_it_to_who_finds_it_and_to_who_reads_the_log_for_all(centre: Centre, case: CaseFile) -> None:
    centre.desk("li").cases.file(case.id)
    readers = ("wang", "qian", "audit", "admin")
    seen = {name: {line.case for line in centre.desk(name).trail.lines()} for name in readers}
    assert case.case.number in seen["wang"]
    assert case.case.number in seen["audit"], "the auditor sees which one was read, though not the case"
    assert case.case.number not in seen["admin"]
    assert seen["qian"] == set(), "of another station"


def test_reading_it_leaves_a_line(centre: Centre, case: CaseFile) -> None:
    centre.desk("li").cases.file(case.id)
    centre.desk("li").cases.file(case.id - 1)
    refusal(lambda: centre.desk("zhao").cases.file(case.id))
    lines = centre.desk("wang").trail.lines(number=case.case.number)
    assert [(line.by, line.action) for line in lines[:2]] == [("zhao", AuditAction.REFUSED), ("li", AuditAction.READ)]
    assert not [
        line
        for line in centre.desk("wang").trail.lines()
        if line.action is AuditAction.READ and line.case != case.case.number
    ]


@pytest.mark.parametrize("account", ["li", "zhao"])
def test_only_supervisors_decide_on_it(centre: Centre, case: CaseFile, account: str) -> None:
    assert refusal(lambda: centre.add(case.id - 1, "reach", account, who="restricted", reason="不想让人看。")) == "role"


def test_a_task_goes_to_nobody_who_would_not_find_it(centre: Centre, case: CaseFile) -> None:
    for account, rule in (("zhao", "not_found"), ("li", ""), ("chen", "")):
        task = {"what": "取回工资表。", "by_day": "2026-03-20", "who": account}
        assert refusal(lambda task=task: centre.record(case.id, "task", task, "wang")) == rule  # type: ignore[misc]
    over = {"giver": "chen", "taker": "zhao", "reason": "调离。"}
    assert refusal(lambda: centre.record(case.id, "handed_over", over, "wang")) == "not_found"
    assert centre.record(case.id, "handed_over", over | {"giver": "li"}, "wang").case.handler == "zhao"


def test_it_changes_hands_and_is_opened_to_all_again(centre: Centre, case: CaseFile) -> None:
    centre.add(case, "assigned", "wang", handler="zhao", reason="更合适。")
    assert refusal(lambda: centre.desk("li").cases.file(case.id)) == "unknown_case"
    assert counted(centre, "li")[View.ALL] == 1
    assert counted(centre, "zhao")[View.MINE] == 2
    assert refusal(lambda: centre.add(case, "reach", "wang", who="restricted", reason="又一次。")) == "same_reach"
    centre.add(case, "reach", "chen", who="station", reason="不再需要。")
    for account in (*FINDS, *DOES_NOT):
        assert not centre.desk(account).cases.file(case.id).case.restricted
        assert counted(centre, account)[View.ALL] == 2
    assert list(check(centre.store)) == []


def test_a_closed_one_stays_hidden(centre: Centre, case: CaseFile) -> None:
    centre.add(case, "terminated", "wang", ground="own_lawyer", reason="自己请了律师。")
    assert counted(centre, "audit")[View.CLOSED] == 0
    assert counted(centre, "chen")[View.CLOSED] == 1
    assert counted(centre, "audit")[View.ALL] == 1
    assert list(check(centre.store)) == []


def test_reading_a_sealed_one_leaves_a_line_too(centre: Centre, case: CaseFile) -> None:
    centre.add(case, "terminated", "wang", ground="own_lawyer", reason="自己请了律师。")
    centre.add(case, "reach", "wang", who="sealed", reason="期限已满。")
    centre.desk("chen").cases.file(case.id)
    lines = centre.desk("wang").trail.lines(number=case.case.number, most=1)
    assert [(line.by, line.action.value) for line in lines] == [("chen", "read")]


def test_what_was_split_from_it_before_is_restricted_with_it(centre: Centre) -> None:
    """It tells the facts in the same words, and so does what was split from that in turn."""
    file = centre.open(people="3", facts="三人在花果山做工。")
    centre.add(file, "roster", members="张伟 |\n李静 |\n王强 |")
    centre.add(centre.desk().cases.file(file.id), "split_off", names="李静\n王强", reason="请求不同。")
    centre.add(centre.desk().cases.file(2), "split_off", names="王强", reason="又分。")
    centre.add(centre.desk().cases.file(file.id), "reach", "wang", who="restricted", reason="涉及健康。")
    assert not centre.desk("zhao").search.find("花果山")
    assert [row.id for row in centre.desk("wang").search.find("花果山")] == [3, 2, 1]
    assert list(check(centre.store)) == []
    centre.add(centre.desk("wang").cases.file(1), "reach", "wang", who="station", reason="可以公开。")
    assert [row.id for row in centre.desk("zhao").search.find("花果山")] == [1], "each is opened by itself"
    centre.add(centre.desk("wang").cases.file(1), "reach", "wang", who="restricted", reason="再次。")
    assert centre.desk("wang").cases.file(3).case.version == 3, "where it holds already nothing is recorded"


def test_whoever_is_named_in_a_case_is_hidden_in_all_that_was_split_from_it_in_turn(centre: Centre) -> None:
    file = centre.open(people="3", facts="三人在花果山做工，柳如烟作证。")
    centre.add(file, "fact", what="妻子叫柳如烟，在家。")
    centre.add(centre.desk().cases.file(file.id), "roster", members="张伟 |\n李静 |\n王强 |")
    centre.add(centre.desk().cases.file(file.id), "split_off", names="李静\n王强", reason="请求不同。")
    centre.add(centre.desk().cases.file(2), "split_off", names="王强", reason="又分。")
    known = centre.desk().cases.known(centre.desk().queues.rows([3, 2, 1]))
    assert [case for case in (1, 2, 3) if "柳如烟" in known[case].names] == [1, 2, 3]


def split(centre: Centre) -> tuple[int, int]:
    """Split somebody off a case, and return both."""
    file = centre.open(people="2", facts="两人在花果山做工。")
    centre.add(file, "roster", members="张伟 |\n李静 |")
    centre.add(file.id, "split_off", names="李静", reason="请求不同。")
    return file.id, file.id + 1


def reaches(centre: Centre, *cases: int) -> list[str]:
    """Return who may see each of these cases."""
    return [centre.desk("wang").cases.file(case).case.privacy.reach for case in cases]


def void_tie(centre: Centre, case: int) -> None:
    """Let the clerk take back the tie that a case tells of."""
    lines = centre.desk("li").cases.file(case).history
    (tie,) = (line.entry for line in lines if line.entry.event.spec.ties)
    centre.add(case, "voided", "li", entry=str(tie.seq), why="登错。")


@pytest.mark.parametrize("voided", [(1,), (2,), (1, 2)])
def test_what_was_split_from_it_is_restricted_with_it_though_the_tie_was_voided(
    centre: Centre, voided: tuple[int, ...]
) -> None:
    """The facts that came along are still told in its words."""
    cases = split(centre)
    for case in voided:
        void_tie(centre, case)
    centre.add(1, "reach", "wang", who="restricted", reason="涉及健康。")
    assert reaches(centre, *cases) == ["restricted", "restricted"]
    assert not centre.desk("zhao").search.find("花果山")
    assert list(check(centre.store)) == []


def end(centre: Centre, case: int) -> None:
    """Close a case."""
    centre.add(case, "withdrawn", "wang", ground="own")


@pytest.mark.parametrize("part_is_closed", [True, False])
@pytest.mark.parametrize("tied", [True, False])
def test_what_was_split_from_a_sealed_one_is_hidden_with_it(
    centre: Centre, *, part_is_closed: bool, tied: bool
) -> None:
    one, part = split(centre)
    if not tied:
        void_tie(centre, one)
    for case in (one, part) if part_is_closed else (one,):
        end(centre, case)
    centre.add(one, "reach", "wang", who="sealed", reason="期限已满。")
    assert reaches(centre, one, part) == ["sealed", "sealed" if part_is_closed else "restricted"]
    assert not centre.desk("zhao").search.find("花果山")
    assert list(check(centre.store)) == []


def test_what_is_hidden_better_stays_so_and_what_was_split_from_that_in_turn_is_hidden_too(centre: Centre) -> None:
    """An open part between is restricted, as which it was already, and the closed one behind it sealed."""
    file = centre.open(people="3", facts="三人在花果山做工。")
    centre.add(file, "roster", members="张伟 |\n李静 |\n王强 |")
    centre.add(file.id, "split_off", names="李静\n王强", reason="请求不同。")
    centre.add(2, "split_off", names="王强", reason="又分。")
    centre.add(2, "reach", "wang", who="restricted", reason="涉及健康。")
    end(centre, 3)
    end(centre, 1)
    centre.add(1, "reach", "wang", who="sealed", reason="期限已满。")
    assert reaches(centre, 1, 2, 3) == ["sealed", "restricted", "sealed"]
    centre.add(1, "reach", "wang", who="station", reason="可以公开。")
    centre.add(1, "reach", "wang", who="restricted", reason="再次。")
    assert reaches(centre, 1, 2, 3) == ["restricted", "restricted", "sealed"]
    assert list(check(centre.store)) == []
