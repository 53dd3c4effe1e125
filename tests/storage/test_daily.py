"""The backups that are made by themselves: one a day, and of the old ones as many as are worth keeping."""

import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.values.refusal import Refused
from storage.copies.backup import read_manifest
from storage.copies.daily import age, back_up_today, kept
from storage.host.guard import BACKUPS
from storage.proof.check import examine
from tests.centre import DAY, Centre
from tests.place import little_room

DAYS_ON = st.sets(st.dates(date(2024, 1, 1), date(2028, 1, 1)), max_size=400)


def names(data: Path) -> list[str]:
    return sorted(each.name for each in (data / BACKUPS).iterdir())


def test_the_first_of_a_day_makes_it_and_the_others_find_it(centre: Centre) -> None:
    assert age(centre.store, DAY) is None
    centre.open()
    place = back_up_today(centre.store, centre.now)
    assert place
    assert place.name == "2026-03-02.bangfu"
    assert read_manifest(place, lambda _ring: centre.store.key).cases == 1
    assert back_up_today(centre.store, centre.now) is None
    assert [age(centre.store, DAY + timedelta(days)) for days in (0, 3, -3)] == [0, 3, None]


def test_old_ones_go_when_the_new_one_is_there(centre: Centre, data: Path) -> None:
    for _ in range(20):
        back_up_today(centre.store, centre.now)
        centre.to(1)
    (data / BACKUPS / "letter.bangfu").write_bytes(b"x")
    days = [8, *range(15, 22)]
    assert names(data) == [*(f"2026-03-{day:02}.bangfu" for day in days), "letter.bangfu"], "a Sunday, and seven days"


@pytest.mark.parametrize("what", ["an old one under today's name", "an empty file", "a folder", "a link to nowhere"])
def test_what_only_bears_the_name_of_a_day_is_no_backup_of_it(centre: Centre, data: Path, what: str) -> None:
    old = back_up_today(centre.store, centre.now)
    assert old
    centre.to(3)
    today = centre.now.date()
    place = old.with_name(f"{today}.bangfu")
    if what == "a folder":
        place.mkdir()
    elif what == "a link to nowhere":
        place.symlink_to(data / "nowhere")
    else:
        place.write_bytes(old.read_bytes() if what.startswith("an old") else b"")
    assert age(centre.store, today) == 3
    if what != "a link to nowhere":
        assert [each for each in examine(centre.store, today) if place.name in str(each.what)]
    made = back_up_today(centre.store, centre.now)
    assert made == old.with_name(f"{today}-2.bangfu")
    assert (age(centre.store, today), back_up_today(centre.store, centre.now)) == (0, None)
    assert [each for each in examine(centre.store, today) if not each.remark] == []


def test_what_is_no_backup_pushes_none_out(centre: Centre, data: Path) -> None:
    for _ in range(7):
        back_up_today(centre.store, centre.now)
        centre.to(1)
    before = names(data)
    strays = [f"{centre.now.date() - timedelta(days)}-9.bangfu" for days in range(7)]
    for each in strays:
        (data / BACKUPS / each).write_bytes((data / BACKUPS / before[0]).read_bytes())
    centre.to(1)
    back_up_today(centre.store, centre.now)
    assert set(names(data)) >= {*before[1:], *strays}
    assert age(centre.store, centre.now.date()) == 0


def test_one_of_an_earlier_program_which_says_no_day_outside_counts_by_its_name(centre: Centre, data: Path) -> None:
    made = back_up_today(centre.store, centre.now)
    assert made
    with zipfile.ZipFile(made, "a") as packed:
        packed.comment = b""
    assert age(centre.store, DAY) == 0
    assert back_up_today(centre.store, centre.now) is None
    with zipfile.ZipFile(made, "a") as packed:
        packed.comment = b"2026-03-02T09:00:00 0123456789abcdef0123456789abcdef"
    assert age(centre.store, DAY) is None, "what says so outside must have been sealed under the key of the data"
    assert names(data) == [made.name]


def test_one_that_fails_takes_no_old_one_away(centre: Centre, data: Path) -> None:
    for _ in range(9):
        back_up_today(centre.store, centre.now)
        centre.to(1)
    before = names(data)

    with little_room(), pytest.raises(Refused, match="读写磁盘出错"):
        back_up_today(centre.store, centre.now)
    assert names(data) == before


@given(DAYS_ON)
def test_what_is_kept_is_some_of_what_there_is_and_holds_the_newest(days: set[date]) -> None:
    left = kept(days)
    newest = sorted(days, reverse=True)
    assert left <= days
    assert set(newest[:7]) <= left
    assert len(left) <= 7 + 4 + 12
    months = sorted({(day.year, day.month) for day in days})[-12:]
    assert {(day.year, day.month) for day in left} >= set(months)
    weeks = sorted({day.isocalendar()[:2] for day in days})[-4:]
    assert {day.isocalendar()[:2] for day in left} >= set(weeks)


@given(st.dates(date(2024, 1, 1), date(2027, 1, 1)))
def test_day_by_day_nothing_that_is_still_wanted_has_gone(first: date) -> None:
    """What is dropped each day is never missed later: the result is that of having all days to choose from."""
    everything = [first + timedelta(n) for n in range(120)]
    left: set[date] = set()
    for day in everything:
        left = kept(left | {day})
    assert left == kept(everything)
