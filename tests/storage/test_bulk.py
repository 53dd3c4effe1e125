"""Very many cases at once: what the bulk path makes is what the Desk would have made."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from cases.events import Note
from cases.staff.people import Role
from cases.standing.leads import lead_of
from cases.standing.stages import Actor, Stage
from cases.values.identity import check_document
from cases.views.rows import Row, View
from storage.desk import Desk
from storage.proof.check import check
from storage.store.store import Store
from tests.bulk.bulk import make_many
from tui.demo.people import DISTRICTS, PHONE_BLOCK

NOW = datetime(2026, 11, 23, 15, 0)
CASES = 1500


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = make_many(tmp_path_factory.mktemp("bulk"), cases=CASES, patterns=400, now=NOW)
    yield store
    store.close()


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store, store.account("supervisor"), lambda: NOW)


def test_nothing_is_wrong_with_it(store: Store) -> None:
    assert list(check(store)) == []


def test_the_file_is_guarded_again(store: Store) -> None:
    assert store.run("PRAGMA synchronous").fetchone()[0] >= 2
    assert store.run("PRAGMA secure_delete").fetchone()[0] == 1
    assert store.run("PRAGMA journal_mode").fetchone()[0] != "off"
    indexes = {name for (name,) in store.run("SELECT name FROM sqlite_master WHERE type = 'index'").fetchall()}
    assert {"case_number", "case_serial", "case_open", "case_station_last"} <= indexes


def test_every_stage_and_station_is_there(store: Store) -> None:
    assert {stage for (stage,) in store.run("SELECT DISTINCT stage FROM case_row").fetchall()} == set(Stage)
    stations = Counter(station for (station,) in store.run("SELECT station FROM case_row").fetchall())
    assert stations.total() == CASES
    assert min(stations.values()) > CASES // 10


def test_people_differ_where_the_pattern_is_the_same(desk: Desk) -> None:
    rows = [desk.cases.file(case_id).case for case_id in range(1, CASES, 5)]
    people = [case.parties.applicant for case in rows]
    phones = {who.phone for who in people if who.phone}
    assert len(phones) > len(rows) * 0.8
    assert len({who.name for who in people}) > len(rows) // 2
    for who in people:
        assert not who.phone or who.phone.startswith(PHONE_BLOCK)
        assert not who.id_number or (check_document(who.id_number) == who.id_number and who.id_number[:6] in DISTRICTS)


@pytest.mark.parametrize("case_id", [1, 77, 700, CASES])
def test_a_case_is_found_by_all_that_it_says(case_id: int, desk: Desk) -> None:
    case = desk.cases.file(case_id).case
    who = case.parties.applicant
    for typed in (case.number, who.name, case.intake.facts[:12], f"{who.name} {who.phone[-5:]}"):
        assert case_id in [row.id for row in desk.search.find(typed, CASES)], typed


@pytest.mark.parametrize("letter", ["z", "w", "a", "v"])
def test_one_letter_finds_every_name_that_has_a_part_beginning_so(letter: str, store: Store, desk: Desk) -> None:
    begins = "SELECT DISTINCT rowid >> 20 FROM case_text WHERE case_text MATCH ?"
    expected = {case_id for (case_id,) in store.run(begins, (f'pinyin : "{letter}"*',)).fetchall()}
    assert {row.id for row in desk.search.find(letter, CASES)} == expected


def test_a_bulk_case_goes_on_like_any_other(store: Store, desk: Desk) -> None:
    row = desk.queues.page(View.FOLLOW_UP).rows[0]
    file = desk.casework.record(row.id, Note(what="与申请人核对了最新进展。"), row.version)
    assert file.case.version == row.version + 1
    assert list(check(store)) == []


@pytest.mark.parametrize("account", ["supervisor", "staff", "songyu"])
@pytest.mark.parametrize("view", View)
def test_pages_walk_through_a_queue_once_and_in_order(view: View, account: str, store: Store) -> None:
    desk = Desk(store, store.account(account), lambda: NOW)
    walked = [row.id for row in _walk(desk, view, 37)]
    near = _near(desk, view)
    every = [row for row in _every(desk) if _belongs(row, view, desk, near)]
    assert walked == [row.id for row in _in_order(every, view, near)]
    assert len(walked) == desk.queues.counts()[view]


def _walk(desk: Desk, view: View, limit: int) -> Iterator[Row]:
    page = desk.queues.page(view, limit=limit)
    yield from page.rows
    while page.after:
        page = desk.queues.page(view, page.after, limit)
        yield from page.rows


def _every(desk: Desk) -> list[Row]:
    found = desk.store.run("SELECT id, station FROM case_row").fetchall()
    return list(desk.queues.rows([case_id for case_id, station in found if desk.account.sees(station)]))


def _near(desk: Desk, view: View) -> dict[int, date]:
    """Return of each case the first day of what lies ahead within the days of a queue."""
    found: dict[int, date] = {}
    first, last = (NOW.date() + timedelta(days) for days in {View.TODAY: (0, 0)}.get(view, (1, 7)))
    for item in desk.agenda.between(first, last, most=CASES * 10):
        found.setdefault(item.case.id, item.on)
    return found


def _belongs(row: Row, view: View, desk: Desk, near: dict[int, date]) -> bool:
    is_open, left = row.stage is not Stage.CLOSED, row.days_left(NOW.date())
    if not is_open:
        followed = view is View.FOLLOWED and row.next_due is not None
        return followed or view is View.ALL or row.stage.value == view.value
    if view in AHEAD or view in (View.TODAY, View.WEEK):
        return AHEAD[view](row, left) if view in AHEAD else row.id in near
    if view in (View.DECIDE, View.MINE):
        return _decided(row, desk) if view is View.DECIDE else row.handler == desk.account.account
    if view is View.OVERDUE:
        return row.next_due is not None and row.next_due < NOW.date()
    if view is View.STALE:
        return row.last_on <= NOW.date() - timedelta(days=30)
    return view in (View.OPEN, View.ALL) or row.stage.value == view.value


def _decided(row: Row, desk: Desk) -> bool:
    own = desk.account.account in (row.handler, *row.helpers)
    if desk.account.role is not Role.SUPERVISOR or (row.stage is Stage.CLOSURE and own):
        return False
    lead = lead_of(row.stage, row.next_actor, row.kind)
    return lead is not None and lead.by is Actor.SUPERVISOR


AHEAD: dict[View, Callable[[Row, int | None], bool]] = {
    View.NO_STEP: lambda _row, left: left is None,
    View.SUSPENDED: lambda row, _left: row.suspended_until is not None,
    View.LIMITATION: lambda row, _left: (
        row.limitation_ends is not None and row.limitation_ends <= NOW.date() + timedelta(days=30)
    ),
}


def _in_order(rows: list[Row], view: View, near: dict[int, date]) -> list[Row]:
    if view in (View.TODAY, View.WEEK):
        return sorted(rows, key=lambda row: (near[row.id], row.id))
    if view is View.ALL:
        return sorted(rows, key=lambda row: -row.id)
    if view is View.CLOSED:
        return sorted(rows, key=lambda row: (str(row.closed_on), row.id), reverse=True)
    if view is View.STALE:
        return sorted(rows, key=lambda row: (row.last_on, row.id))
    if view in (View.SUSPENDED, View.LIMITATION):
        days = {row.id: str(row.suspended_until if view is View.SUSPENDED else row.limitation_ends) for row in rows}
        return sorted(rows, key=lambda row: (days[row.id], row.id))
    return sorted(rows, key=lambda row: (str(row.next_due or "9999"), row.id))


def test_the_same_seed_makes_the_same_cases(tmp_path: Path) -> None:
    made = [make_many(tmp_path / name, cases=30, seed=5, now=NOW) for name in ("a", "b")]
    first, again = (each.run("SELECT * FROM history ORDER BY 1, 2").fetchall() for each in made)
    assert first == again
