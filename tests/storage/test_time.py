"""The clock jumps, over a leap day and a year's end: order is by number, and nobody records unasked on a wrong day."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cases.directory.records import Person
from cases.staff.audit import AuditAction
from storage.copies.daily import back_up_today
from storage.desk import Desk
from storage.host.doubt import doubted
from storage.opening.door import sign_in
from storage.proof.check import check
from storage.store.seals import moving
from tests.cases.making import refusal
from tests.centre import DAY, Centre
from tests.unlocked import PASSWORD

DAYS_BACK = [timedelta(minutes=3), timedelta(hours=25), timedelta(days=400)]
DAYS_AHEAD = [timedelta(days=31, minutes=1), timedelta(days=400), timedelta(days=20_000)]
JUMPS = [*(-each for each in DAYS_BACK), *DAYS_AHEAD]


@pytest.mark.parametrize("back", [timedelta(seconds=1), timedelta(seconds=100)])
def test_entries_stand_in_the_order_in_which_they_were_recorded(centre: Centre, back: timedelta) -> None:
    file = centre.assigned()
    centre.add(file, "note", what="先。")
    centre.now -= back
    late = centre.desk().cases.file(file.id)
    assert [line.entry.seq for line in late.history] == [1, 2, 3, 4]
    centre.now += back * 2
    file = centre.add(file, "note", what="后。")
    assert [line.entry.event.typed()["what"] for line in file.history[3:]] == ["先。", "后。"]
    assert [line.seq for line in centre.desk("audit").trail.lines(number="1")] == [7, 6, 5, 4, 3]
    assert list(check(centre.store)) == []


@pytest.mark.parametrize("on", [date(2028, 2, 29), date(2026, 12, 31), date(2027, 1, 1)])
def test_a_case_lives_over_a_leap_day_and_a_years_end(centre: Centre, on: date) -> None:
    centre.to(on - timedelta(days=1))
    file = centre.assigned()
    centre.to(on)
    centre.add(file, "note", what="当天。")
    centre.now = datetime.combine(on, datetime.max.time()).replace(microsecond=0)
    centre.add(file, "note", what="午夜前。")
    centre.now += timedelta(seconds=2)
    file = centre.add(file, "note", what="午夜后。")
    assert [line.entry.on for line in file.history[-3:]] == [on, on, on + timedelta(days=1)]
    assert list(check(centre.store)) == []


def test_numbers_begin_anew_each_year_even_if_the_clock_goes_back(centre: Centre) -> None:
    numbers = []
    for day in (date(2026, 12, 31), date(2027, 1, 1), date(2026, 12, 31), date(2027, 1, 1)):
        centre.to(day)
        numbers.append(centre.open().case.number)
    assert numbers == ["〔2026〕YT0001", "〔2027〕YT0001", "〔2026〕YT0002", "〔2027〕YT0002"]
    assert list(check(centre.store)) == []


def record(centre: Centre) -> str:
    """Record something; return the rule that stood against it."""
    return refusal(lambda: centre.add(1, "note", what="核对工资。"))


def last_line(centre: Centre) -> tuple[AuditAction, dict[str, str | int]]:
    line = centre.desk("audit").trail.lines(most=1)[0]
    return line.action, dict(line.detail)


@pytest.mark.parametrize("jump", JUMPS)
def test_nothing_is_recorded_after_a_jump_until_the_day_is_confirmed(centre: Centre, jump: timedelta) -> None:
    centre.assigned()
    centre.now += jump
    assert record(centre) == "clock"
    desk = centre.desk("wang")
    attempts: list[Callable[[], object]] = [
        centre.open,
        lambda: desk.directory.add(Person(name="王五")),
        lambda: centre.desk("admin").staffing.set_idle("7"),
        lambda: centre.desk("admin").day.set_zone("Asia/Urumqi"),
        desk.trail.sign_off,
    ]
    assert [refusal(attempt) for attempt in attempts] == ["clock"] * len(attempts)
    assert desk.cases.file(1).case.version == 3
    assert desk.drafts.all() == ()
    desk.drafts.keep("intake", {"applicant": "王五"})
    assert refusal(lambda: centre.desk("li").day.confirm(centre.now.date())) == "role"
    assert refusal(lambda: centre.desk("audit").day.confirm(centre.now.date())) == "role"
    assert refusal(lambda: desk.day.confirm(centre.now.date() + timedelta(1))) == "day"
    desk.day.confirm(centre.now.date())
    told = {"day": str(centre.now.date()), "last": "2026-03-02T09:00", "why": "back" if jump < timedelta() else "ahead"}
    assert last_line(centre) == (AuditAction.CONFIRMED, told)
    assert record(centre) == ""
    assert refusal(lambda: desk.day.confirm(centre.now.date())) == "no_doubt"
    assert list(check(centre.store)) == []


def test_an_administrator_confirms_the_day_too(centre: Centre) -> None:
    centre.assigned()
    centre.now += timedelta(days=40)
    centre.desk("admin").day.confirm(centre.now.date())
    assert record(centre) == ""


def test_a_day_confirmed_wrongly_is_set_back_the_same_way(centre: Centre) -> None:
    file = centre.assigned()
    centre.to(date(2036, 1, 1))
    centre.add(file, "note", what="日期不对。")
    centre.now = datetime(2026, 3, 3, 9)
    assert record(centre) == "clock"
    centre.desk("wang").day.confirm(date(2026, 3, 3))
    after = centre.add(file, "note", what="日期对了。")
    assert [entry.entry.on for entry in after.history[-2:]] == [date(2036, 1, 1), date(2026, 3, 3)]
    assert list(check(centre.store)) == []


@pytest.mark.parametrize("jump", JUMPS)
def test_coming_in_and_reading_do_not_make_a_jump_look_right(centre: Centre, data: Path, jump: timedelta) -> None:
    centre.assigned()
    centre.now += jump
    for _ in range(3):
        store, account = sign_in(data, "wang", PASSWORD, centre.now)
        desk = Desk(store, account, lambda: centre.now)
        desk.trail.reveal("case", [1])
        store.close()
    assert record(centre) == "clock"
    assert {line.detail["clock"] for line in centre.desk("audit").trail.lines(most=7)} == {
        "back" if jump < timedelta() else "ahead"
    }


def test_signing_in_while_all_is_well_keeps_the_clock_believed(centre: Centre, data: Path) -> None:
    centre.assigned()
    for _ in range(4):
        centre.now += timedelta(days=20)
        sign_in(data, "wang", PASSWORD, centre.now)[0].close()
    assert record(centre) == ""


def test_a_clock_that_is_set_right_by_a_little_goes_on_and_the_line_says_so(centre: Centre) -> None:
    centre.assigned()
    centre.now -= timedelta(seconds=119)
    assert record(centre) == ""
    assert last_line(centre) == (AuditAction.RECORDED, {"entry": 4, "event": "note", "back": 119})


def test_it_does_not_creep_back_line_by_line(centre: Centre) -> None:
    centre.assigned()
    at_first = centre.now
    for seconds in (60, 59, 1):
        centre.now -= timedelta(seconds=seconds)
        assert record(centre) == ""
        with centre.store.writing(), moving(centre.store, "setting", "name = 'centre'"):
            centre.store.run("UPDATE setting SET value = value || 'x' WHERE name = 'centre'")  # a line of no moment
    assert last_line(centre)[0] is AuditAction.CHANGED
    centre.now -= timedelta(seconds=1)
    assert record(centre) == "clock"
    centre.now = at_first + timedelta(seconds=1)
    assert record(centre) == ""
    assert last_line(centre)[1] == {"entry": 7, "event": "note"}
    assert list(check(centre.store)) == []


def test_what_changes_while_one_reads_under_a_doubtful_clock_makes_nobody_believe_it(centre: Centre) -> None:
    centre.assigned()
    centre.now += timedelta(days=40)
    centre.desk("wang").trail.reveal("case", [1])
    with centre.store.writing(), moving(centre.store, "setting", "name = 'centre'"):
        centre.store.run("UPDATE setting SET value = value || 'x' WHERE name = 'centre'")
    assert record(centre) == "clock"


def test_no_backup_of_the_day_is_made_on_a_day_that_nobody_believes(centre: Centre) -> None:
    centre.assigned()
    centre.now += timedelta(days=3650)
    assert back_up_today(centre.store, centre.now) is None
    centre.to(centre.now.date())
    assert back_up_today(centre.store, centre.now)


def test_today_is_that_of_the_zone_of_the_centre(centre: Centre) -> None:
    moment = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)
    wang, admin = (Desk(centre.store, centre.store.account(name), lambda: moment) for name in ("wang", "admin"))
    assert (wang.now(), wang.today) == (datetime(2026, 3, 3, 0, 30), date(2026, 3, 3))
    assert wang.moment == moment
    assert refusal(lambda: wang.day.set_zone("Asia/Urumqi")) == "role"
    admin.day.set_zone("Asia/Urumqi")
    assert (wang.now(), wang.today, wang.moment) == (datetime(2026, 3, 2, 22, 30), date(2026, 3, 2), moment)
    assert last_line(centre) == (AuditAction.ZONED, {"before": "Asia/Shanghai", "zone": "Asia/Urumqi"})
    admin.day.set_zone("Asia/Shanghai")
    assert list(check(centre.store)) == []


def test_each_line_says_how_far_the_clock_was_from_utc_that_showed_its_moment(centre: Centre) -> None:
    moment = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)
    wang, admin = (Desk(centre.store, centre.store.account(name), lambda: moment) for name in ("wang", "admin"))
    wang.trail.reveal("search")
    admin.day.set_zone("Asia/Urumqi")
    zoned, first = wang.trail.lines(most=2)
    assert (first.moment, zoned.moment) == ("2026-03-03 00:30:00", "2026-03-02 22:30:00+06:00")
    assert (first.utc, zoned.utc) == ("+08:00", "+06:00")
    assert "utc" not in first.detail
    assert list(check(centre.store)) == []


def test_an_hour_that_comes_twice_puts_no_clock_in_doubt(centre: Centre) -> None:
    days = [datetime(2026, 3, 2, 16, tzinfo=UTC) + timedelta(each) for each in range(0, 230, 10)]
    hours = [datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 10, tzinfo=UTC)]
    admin = centre.store.account("admin")
    for at, moment in enumerate([*days, *hours]):
        desk = Desk(centre.store, admin, lambda moment=moment: moment)  # type: ignore[misc]
        desk.day.set_zone("Europe/Berlin") if at == 0 else desk.colleagues.set_one_person(at % 2 == 0)
    second, first = centre.desk("wang").trail.lines(most=2)
    assert (first.moment, second.moment) == ("2026-10-25 02:30:00+02:00", "2026-10-25 02:10:00+01:00")
    assert {"clock", "back"}.isdisjoint(second.detail)


BAD_ZONES = ["", "Beijing", "Asia/../Asia/Shanghai", "/etc/localtime", "../zones", "Asia", "tzdata.zi", "UTC+8", "a/b"]


@pytest.mark.parametrize("name", BAD_ZONES)
def test_what_is_no_zone_is_refused(centre: Centre, name: str) -> None:
    assert refusal(lambda: centre.desk("admin").day.set_zone(name)) == "time_zone"
    assert centre.desk().day.zone == "Asia/Shanghai"


def test_another_desk_records_by_the_new_zone_at_once(centre: Centre, data: Path) -> None:
    moment = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)
    centre.assigned()
    other = Centre(data)
    admin, li = Desk(other.store, other.store.account("admin"), lambda: moment), centre.store.account("li")
    desk = Desk(centre.store, li, lambda: moment)
    assert desk.today == date(2026, 3, 3)
    admin.day.set_zone("Asia/Urumqi")
    other.store.close()
    assert desk.today == DAY + timedelta(1), "what is only read may be as it was"
    event = centre.desk("li").cases.file(1).history[0].entry.event
    assert desk.casework.open(event).history[0].entry.on == DAY  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("shown", "why"),
    [
        ("2026-03-02T08:57:59", "back"),
        ("2026-03-02T08:58:00", ""),
        ("2026-03-02T09:00:00", ""),
        ("2026-04-02T08:59:59", ""),
        ("2026-04-02T09:00:00", ""),
        ("2026-04-02T09:00:01", "ahead"),
    ],
)
def test_a_clock_is_believed_from_two_minutes_before_the_last_line_to_31_days_after_it(shown: str, why: str) -> None:
    doubt = doubted(datetime.fromisoformat(shown), datetime(2026, 3, 2, 9))
    assert (doubt.why.value if doubt else "") == why
    assert doubted(datetime.fromisoformat(shown), None) is None
