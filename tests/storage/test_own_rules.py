"""A centre's own rules and days: taken in, refused with line and reason, and all reckoned anew by them."""

from collections.abc import Callable
from datetime import date

import pytest

from cases.staff.audit import AuditAction
from cases.values.refusal import Refused
from cases.views.rows import View
from storage.casefile.rules import RECKONED
from storage.proof.check import check, examine
from storage.store.store import Store
from tests.cases.making import refusal
from tests.centre import DAY, Centre
from tests.unlocked import open_store

OWN = """[[rule]]
id = "A01"
label = { zh = "审查（本中心五日）", en = "Decide within five days" }
length = 5
unit = "days"
start = [{ event = "opened" }]
stop = [{ event = "accepted" }]
kinds = ["legal_aid"]
actor = "supervisor"
lapses = { zh = "逾期", en = "Late" }
basis = "本中心工作规则 第三条"
status = "O"
since = 2026-01-01
reason = "答复更快"
decided_by = "主任办公会"
"""


def due(centre: Centre, case: int) -> tuple[date | None, str]:
    row = centre.desk().queues.row(case)
    return row.next_due, row.next_rule


def test_own_rules_hold_at_once_and_the_rest_is_reckoned_anew(centre: Centre) -> None:
    before = centre.open(kind="legal_aid")
    assert due(centre, before.id) == (date(2026, 3, 9), "A01")
    rules = centre.desk("wang").rules
    assert not rules.changed
    assert rules.take(OWN, "own.toml") == 1
    assert centre.desk("wang").rules.changed
    after = centre.open(kind="legal_aid")
    assert due(centre, after.id) == (date(2026, 3, 9), "A01@2026-01-01"), "2026-03-07 is a Saturday"
    assert str(after.clocks[0].rule.label) == "审查（本中心五日）"
    centre.to(date(2026, 3, 3))
    third = centre.open(kind="legal_aid")
    assert due(centre, third.id)[0] == date(2026, 3, 9)
    seen: list[tuple[int, int]] = []
    assert centre.desk("wang").rules.reckon(lambda done, total: seen.append((done, total))) == 1, "another article"
    assert seen == [(3, 3)]
    assert not centre.desk("wang").rules.changed
    assert not list(check(centre.store))


def test_a_case_that_was_read_before_is_told_by_the_rules_of_now(centre: Centre) -> None:
    """And so is one that was read before the centre's own days, or before the rules were taken back."""
    centre.to(date(2026, 3, 4))
    case = centre.open(kind="legal_aid").id

    def told() -> tuple[str, date]:
        (clock,) = (each for each in centre.desk("li").cases.file(case).clocks if each.rule.id == "A01")
        return str(clock.rule.label), clock.due

    rules, first = centre.desk("wang").rules, told()
    assert first[1] == date(2026, 3, 11)
    rules.take(OWN, "own.toml")
    assert told() == ("审查（本中心五日）", date(2026, 3, 9))
    rules.take_days("2026-03-09,rest,停电\n", "days.csv")
    assert told() == ("审查（本中心五日）", date(2026, 3, 10))
    rules.take_days("", "days.csv")
    rules.take("", "own.toml")
    assert told() == first


def test_what_changes_by_it_is_counted_and_stands_in_queues_and_tallies(centre: Centre) -> None:
    centre.to(date(2026, 3, 4))
    file = centre.open(kind="legal_aid")
    assert due(centre, file.id)[0] == date(2026, 3, 11)
    centre.desk("wang").rules.take(OWN, "own.toml")
    assert not list(check(centre.store))
    told = [str(each.what) for each in examine(centre.store, DAY)]
    assert told[-1] == "期限规则或放假安排变了，期限还没有重新计算：打开工作台即自动重算"
    assert centre.desk("wang").rules.reckon() == 1
    assert due(centre, file.id)[0] == date(2026, 3, 9)
    centre.to(date(2026, 3, 10))
    assert centre.desk().queues.counts()[View.OVERDUE] == 1
    assert [each.on for each in centre.desk().agenda.reminders()] == [date(2026, 3, 9)]
    assert not list(check(centre.store))


def test_cases_beyond_reach_are_reckoned_and_not_counted(centre: Centre) -> None:
    centre.to(date(2026, 3, 4))
    mine = centre.open("sun", None, kind="legal_aid")
    others = [centre.open(kind="legal_aid", applicant=f"甲{n}") for n in range(3)]
    centre.add(others[0], "reach", "wang", who="restricted", reason="涉及健康。")
    centre.desk("qian").rules.take(OWN, "own.toml")
    told: list[tuple[int, int]] = []
    stops = iter([False, True])
    assert centre.desk("qian").rules.reckon(lambda *how: told.append(how), lambda: next(stops)) is None
    assert told == [(1, 1)], "four are open, and theirs is one"
    assert centre.desk("admin").rules.reckon() == 0
    assert due(centre, others[1].id)[0] == date(2026, 3, 9)
    assert centre.desk("wang").queues.row(mine.id).next_due == date(2026, 3, 9)
    centre.desk("qian").rules.take("", "own.toml")
    assert centre.desk("qian").rules.reckon() == 1
    centre.desk("wang").rules.take(OWN, "own.toml")
    assert centre.desk("admin").rules.reckon() == 3, "but for the restricted one"
    assert not list(check(centre.store))


def test_old_cases_keep_old_law(centre: Centre) -> None:
    centre.to(date(2025, 12, 30))
    old = centre.open(kind="legal_aid")
    centre.desk("wang").rules.take(OWN, "own.toml")
    centre.desk("wang").rules.reckon()
    assert str(centre.desk().cases.file(old.id).clocks[0].rule.basis) == "法律援助法 第四十三条"


def test_own_days_move_what_falls_on_them(centre: Centre) -> None:
    file = centre.open(kind="legal_aid")
    assert centre.desk("wang").rules.take_days("2026-03-09,rest,本地节日\n", "days.csv") == 1
    centre.desk("wang").rules.reckon()
    assert due(centre, file.id)[0] == date(2026, 3, 10)


@pytest.mark.parametrize(
    ("take", "line"),
    [
        (lambda desk: desk.rules.take(OWN.replace('reason = "答复更快"\n', ""), "own.toml"), "own.toml 第 1 行"),
        (lambda desk: desk.rules.take(OWN.replace("opened", "openend"), "own.toml"), "own.toml 第 1 行"),
        (lambda desk: desk.rules.take(OWN + "\n" + OWN, "own.toml"), "own.toml 第 17 行"),
        (lambda desk: desk.rules.take_days("2026-03-09,rest,节\n2026-02-30,rest,节\n", "days.csv"), "days.csv 第 2 行"),
    ],
)
def test_a_bad_file_is_refused_with_its_line_and_changes_nothing(
    centre: Centre, take: Callable[..., object], line: str
) -> None:
    with pytest.raises(Refused) as told:
        take(centre.desk("wang"))
    assert str(told.value).startswith(line)
    assert not centre.desk("wang").rules.changed
    assert centre.desk("wang").rules.own == ""


def test_only_supervisors_and_administrators_set_them_and_the_log_says_so(centre: Centre) -> None:
    assert refusal(lambda: centre.desk("li").rules.take(OWN, "own.toml")) == "role"
    centre.desk("admin").rules.take(OWN, "own.toml")
    latest = centre.desk("wang").trail.lines(most=1)[0]
    assert (latest.action, latest.by) == (AuditAction.SET, "admin")


def test_another_process_sees_new_rules_without_being_told(centre: Centre) -> None:
    file = centre.open(kind="legal_aid")
    other = open_store(centre.store.folder, "wang")
    assert centre.desk("wang").rules.book is not None
    Centre.desk(_at(centre, other), "wang").rules.take(OWN, "own.toml")
    assert centre.desk().cases.file(file.id).clocks[0].rule.length == 5
    other.close()


def _at(centre: Centre, store: Store) -> Centre:
    beside = Centre.__new__(Centre)
    beside.store, beside.now = store, centre.now
    return beside


def test_stopped_half_way_it_begins_again(centre: Centre) -> None:
    centre.open(kind="legal_aid")
    centre.desk("wang").rules.take(OWN, "own.toml")
    assert centre.desk("wang").rules.reckon(cancelled=lambda: True) is None
    assert centre.desk("wang").rules.changed


def test_a_centre_that_was_just_made_needs_no_reckoning(centre: Centre) -> None:
    assert centre.store.get(RECKONED)
    assert not centre.desk("wang").rules.changed


def test_reckoning_goes_on_where_it_was_stopped(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> None:
    from storage.rules import reckoning

    monkeypatch.setattr(reckoning, "_AT_ONCE", 2)
    monkeypatch.setattr(reckoning, "_STONE", 1)
    for n in range(8):
        centre.open(applicant=f"甲{n}")
    centre.store.set("rules_stamp", "其他")
    stops = iter([False, False, True])
    told: list[tuple[int, int]] = []
    rules = centre.desk("wang").rules
    assert rules.reckon(lambda *how: told.append(how), lambda: next(stops)) is None
    assert told == [(2, 8), (4, 8)]
    centre.open(applicant="后来")
    assert centre.desk("wang").rules.reckon(lambda *how: told.append(how)) == 0
    assert told[2:] == [(6, 9), (8, 9), (9, 9)]
    assert not centre.desk("wang").rules.changed
