"""What lies ahead by day: kept with every write, for whoever must see to it, within reach and no further."""

from datetime import date, timedelta

from cases.law.clockrules import Ownership
from cases.law.owning import OURS
from cases.standing.dues import Sort
from cases.views.rows import Ahead, View
from storage.proof.check import check
from tests.centre import DAY, Centre


def told(found: tuple[Ahead, ...]) -> list[tuple[str, str, str]]:
    return [(each.case.number[-4:], each.sort.value, each.on.isoformat()) for each in found]


def test_it_follows_every_write(centre: Centre) -> None:
    file = centre.assigned()
    desk, day = centre.desk(), DAY + timedelta(5)
    file = centre.add(file, "task", what="取证", by_day=day.isoformat(), until="document")
    (task,) = [each for each in desk.agenda.of("li") if each.sort is Sort.TASK]
    assert (task.on, task.text, task.who_name, task.entered_on, task.case) == (
        day,
        "取证",
        "李明",
        DAY,
        desk.queues.row(file.id),
    )
    file = centre.add(file, "document", direction="sent", sort="evidence", what="交了。")
    assert not [each for each in desk.agenda.of("li") if each.sort is Sort.TASK]
    centre.add(file, "voided", "wang", entry="5", why="记错了。")
    assert [each for each in desk.agenda.of("li") if each.sort is Sort.TASK]
    assert not list(check(centre.store))


def test_a_closed_case_leaves_nothing_behind(centre: Centre) -> None:
    file = centre.add(centre.assigned(), "task", what="取证", by_day="2026-03-09")
    centre.add(file, "withdrawn", ground="own")
    assert not centre.store.run("SELECT * FROM agenda").fetchall()


def test_days_and_people_narrow_it(centre: Centre) -> None:
    file = centre.assigned("li")
    for ahead, who in ((1, "li"), (3, "zhao"), (9, "li")):
        centre.add(file, "task", what="一", by_day=(DAY + timedelta(ahead)).isoformat(), who=who)
    agenda = centre.desk().agenda
    first, last = DAY + timedelta(1), DAY + timedelta(3)

    def days(who: str | None) -> list[int]:
        return [(each.on - DAY).days for each in agenda.between(first, last, who) if each.sort is Sort.TASK]

    assert days(None) == [1, 3]
    assert days("zhao") == [3]
    assert len(agenda.between(first, DAY + timedelta(99), most=2)) == 2
    counts = agenda.counts(first, last)
    assert sum(counts.values()) == len(agenda.between(first, last))
    assert list(agenda.counts(first, last, "zhao").values()) == [1]


def test_one_is_reminded_of_what_is_late_due_or_near(centre: Centre) -> None:
    file = centre.assigned()
    for days in (2, 5, 12, 30):
        centre.add(file, "task", what="一", by_day=(DAY + timedelta(days)).isoformat())
    centre.to(5)
    agenda = centre.desk().agenda
    tasks = [each for each in agenda.reminders("li") if each.sort is Sort.TASK]
    assert [each.days_left(centre.desk().today) for each in tasks] == [-3, 0, 7]
    reminded = agenda.reminded("li")
    found = agenda.reminders("li")
    passed = [each for each in found if each.days_left(centre.desk().today) < 0]
    assert (reminded.overdue, reminded.asked, reminded.lapsed) == tuple(
        sum(each.whose in whose for each in passed) for whose in (OURS, (Ownership.OTHER,), (Ownership.RIGHT,))
    )
    assert reminded.today == len([each for each in found if each.days_left(centre.desk().today) == 0])
    assert sum(reminded) == len(found)
    assert centre.desk("zhao").agenda.reminded("zhao") == (0, 0, 0, 0, 0)


def test_stations_and_restricted_cases_hold_here_too(centre: Centre) -> None:
    file = centre.add(centre.assigned(), "task", what="取证", by_day="2026-03-09", who="zhao")
    assert centre.desk("zhao").agenda.of("zhao")
    assert not centre.desk("sun").agenda.between(DAY, DAY + timedelta(99))
    centre.add(file, "reach", "wang", who="restricted", reason="隐私。")
    assert not centre.desk("zhao").agenda.of("zhao"), "a task in a case that one does not find is not told"
    assert centre.desk("li").agenda.between(DAY, DAY + timedelta(99))
    assert centre.desk("wang").agenda.between(DAY, DAY + timedelta(99))


def test_check_finds_what_does_not_follow_from_the_history(centre: Centre) -> None:
    centre.add(centre.assigned(), "task", what="取证", by_day="2026-03-09")
    centre.store.run("UPDATE agenda SET on_day = '2026-03-10' WHERE sort = 'task'")
    assert [str(each.what) for each in check(centre.store)] == ["待办日程与办理经过算出的不同"]


def test_of_one_day_things_stand_case_by_case_in_the_order_of_each(centre: Centre) -> None:
    files = [centre.assigned(), centre.assigned(applicant="李四")]
    for what in ("一", "二"):
        for each in files:
            centre.add(each.id, "task", what=what, by_day="2026-03-20")
    ahead = centre.desk().agenda.between(date(2026, 3, 20), date(2026, 3, 20))
    tasks = [(each.case.id, each.text) for each in ahead if each.sort is Sort.TASK]
    assert tasks == [(file.id, what) for file in files for what in ("一", "二")]


def test_a_day_alone_takes_an_instalment_from_every_list(centre: Centre) -> None:
    """The award of 2 March may be sued upon until the 17th; until then the agreement before it is kept to."""
    plan = "2026-03-16 3000\n2026-03-18 3000"
    file = centre.add(centre.assigned(), "mediation", result="agreed", agreed="6000", plan=plan, what="约定。")
    file = centre.add(file, "ruling", sort="nonfinal_award", result="full", awarded="9000", what="裁决。")

    def listed() -> tuple[int, int, bool]:
        """Return how many instalments the calendar has, whoever sees to them has, and whether the week has the case."""
        desk, all_days = centre.desk(), (DAY, DAY + timedelta(99))
        found = [each for each in desk.agenda.between(*all_days) if each.sort is Sort.PAYMENT]
        reminded = [each for each in desk.agenda.reminders("li") if each.sort is Sort.PAYMENT]
        assert len(found) == len([each for each in desk.agenda.of("li") if each.sort is Sort.PAYMENT])
        assert sum(desk.agenda.counts(*all_days).values()) == len(desk.agenda.between(*all_days))
        week = desk.queues.page(View.TODAY).rows
        assert len(week) == desk.queues.counts()[View.TODAY]
        return len(found), len(reminded), any(row.id == file.id for row in week)

    centre.to(date(2026, 3, 16))
    assert listed() == (2, 2, True)
    centre.to(date(2026, 3, 17))
    assert listed()[0] == 2
    centre.to(date(2026, 3, 18))
    assert listed() == (0, 0, False)
    assert [each.sort for each in centre.desk().cases.file(file.id).ahead(date(2026, 3, 18))].count(Sort.PAYMENT) == 0
    assert not list(check(centre.store))
