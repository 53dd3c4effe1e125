"""The clock goes back, over a leap day and a year's end: order is by number, and nothing breaks."""

from datetime import date, datetime, timedelta

import pytest

from storage.check import check
from tests.centre import Centre


@pytest.mark.parametrize("back", [timedelta(seconds=1), timedelta(hours=25), timedelta(days=400)])
def test_entries_stand_in_the_order_in_which_they_were_recorded(centre: Centre, back: timedelta) -> None:
    file = centre.assigned()
    centre.add(file, "note", what="先。")
    centre.now -= back
    late = centre.desk().file(file.id)
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
