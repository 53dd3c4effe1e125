"""The demo centre: believable, whole, the same every time, and nobody's real data."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from cases.events import CATALOGUE, Event, Opened, Voided
from cases.file.accounts import accounts
from cases.file.case import Case
from cases.file.members import SUMS
from cases.file.parties import Party, is_person
from cases.history.lifecycle import replay
from cases.personal.erasure import nameless
from cases.personal.gathered import known_by
from cases.staff.people import Role
from cases.standing.stages import Stage
from cases.values.calendar import Calendar
from cases.values.identity import check_document, check_phones
from cases.values.masking import GONE
from cases.values.refusal import Refused
from cases.values.sums import least, least_of
from cases.views.casefile import CaseFile
from cases.views.rows import View
from storage.desk import Desk
from storage.opening.door import sign_in
from storage.proof.check import check
from storage.store.audit import BLIND
from storage.store.store import Store
from tui.demo import make
from tui.demo.centre import PASSWORD
from tui.demo.people import DISTRICTS, PHONE_BLOCK

NOW = datetime(2026, 11, 23, 15, 0)
EVENTS = set(CATALOGUE) - {"erased", "compared", "linked", "split_off", "assessed", "released"}
"""All that can happen within eighteen months where everybody goes on working; files are kept longer than that."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = make(tmp_path_factory.mktemp("demo"), cases=300, seed=1, now=NOW)
    yield store
    store.close()


@pytest.fixture(scope="module")
def files(store: Store) -> list[CaseFile]:
    desk = _desk(store, "supervisor")
    return [desk.cases.file(case_id) for (case_id,) in store.run("SELECT id FROM case_row ORDER BY id").fetchall()]


def _desk(store: Store, account: str, now: datetime = NOW) -> Desk:
    return Desk(store, store.account(account), lambda: now)


def _history(store: Store) -> list[tuple[object, ...]]:
    """Return all entries without the numbers that are drawn for each."""
    found = store.run("SELECT * FROM history ORDER BY case_id, seq").fetchall()
    return [
        (*known, {name: told for name, told in json.loads(fields).items() if name != BLIND}) for *known, fields in found
    ]


@pytest.mark.faults
def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    made = [make(tmp_path / name, cases=60, seed=seed, now=NOW) for name, seed in (("a", 7), ("b", 7), ("c", 8))]
    first, again, other = (_history(each) for each in made)
    assert first == again
    assert first != other


def test_nothing_is_wrong_with_it(store: Store) -> None:
    assert list(check(store)) == []


def test_there_are_three_stations_and_a_dozen_people_in_every_role(store: Store) -> None:
    assert len(store.stations()) == 3
    people = store.accounts()
    assert len(people) >= 12
    assert len({each.name for each in people}) == len(people)
    assert {each.role for each in people} == set(Role)
    for name in ("staff", "supervisor", "admin", "auditor"):
        assert store.account(name).account == name
    assert store.account("admin").everywhere
    assert store.account("auditor").everywhere


def test_every_stage_and_every_event_is_there(files: list[CaseFile]) -> None:
    assert len(files) == 300
    assert {file.case.stage for file in files} == set(Stage)
    assert {line.entry.event.spec.code for file in files for line in file.history} == EVENTS


@pytest.mark.faults
def test_another_seed_has_every_stage_and_event_too(tmp_path: Path) -> None:
    made = make(tmp_path, cases=300, seed=2, now=NOW)
    assert {code for (code,) in made.run("SELECT DISTINCT code FROM history").fetchall()} == EVENTS
    assert {stage for (stage,) in made.run("SELECT DISTINCT stage FROM case_row").fetchall()} == set(Stage)


def test_every_group_kind_and_way_of_ending_is_there(files: list[CaseFile]) -> None:
    cases = [file.case for file in files]
    groups = Counter(group for case in cases for group in case.intake.groups)
    assert {"migrant", "new_migrant", "dispatched", "taxi", "ride_hailing", "hardship", "over_age", "women"} <= set(
        groups
    )
    assert {case.intake.kind for case in cases} == {"enquiry", "rights", "legal_aid", "assistance"}
    endings = {"answered", "declined", "closed", "withdrawn", "terminated", "referred", "transfer_accepted"}
    assert {case.closing.ending for case in cases if case.stage is Stage.CLOSED} == endings
    assert max(least_of(case.parties.people) for case in cases) > 20
    roles = [{party.role for party in case.parties.respondents} for case in cases]
    assert any(each >= {"dispatch_agency", "user_employer"} for each in roles)


def test_staff_have_work_of_every_sort_before_them(store: Store) -> None:
    desk = _desk(store, "staff")
    mine = desk.queues.page(View.MINE).rows
    assert {row.stage for row in mine} == {Stage.FOLLOW_UP, Stage.CLOSURE}
    days = [left for row in mine if (left := row.days_left(NOW.date())) is not None]
    assert min(days) < 0 < max(days)
    counts = desk.queues.counts()
    assert counts.pop(View.DECIDE) == 0
    assert all(counts.values()), counts


def test_supervisors_find_every_queue_filled(store: Store) -> None:
    counts = _desk(store, "supervisor").queues.counts()
    assert all(count for view, count in counts.items() if view is not View.MINE), counts
    assert counts[View.ALL] == 300
    assert counts[View.CLOSED] > counts[View.OPEN]


def test_sums_are_coherent(files: list[CaseFile]) -> None:
    paid = 0
    for file in files:
        case = file.case
        claimed, awarded, received = (least(accounts(case).of(name)) for name in ("claimed", "awarded", "received"))
        paid += received
        assert received <= awarded <= claimed, case.number
    assert paid > 0


def test_recordings_advance_within_eighteen_months_of_working_hours(files: list[CaseFile]) -> None:
    calendar = Calendar()
    moments = [line.entry.at for file in files for line in file.history]
    assert max(moments) <= NOW
    assert min(moments).date() >= NOW.date() - timedelta(days=549)
    assert all(8 <= at.hour <= 17 and not calendar.is_rest_day(at.date()) for at in moments)
    for file in files:
        own = [line.entry.at for line in file.history]
        assert own == sorted(set(own)), file.case.number


def test_some_entries_are_late_and_some_are_void(files: list[CaseFile]) -> None:
    lines = [line for file in files for line in file.history]
    assert any(line.entry.backdated for line in lines)
    void = [line for line in lines if line.voided_by]
    assert len(void) == sum(isinstance(line.entry.event, Voided) for line in lines) > 0


def test_what_was_recorded_could_have_been_typed(files: list[CaseFile]) -> None:
    for file in files:
        for line in file.history:
            assert _read_again(line.entry.event, line.entry.on) == line.entry.event


def _read_again(event: Event, on: date) -> Event:
    """Return what is read of what somebody would have typed, with what the desk fills in by itself."""
    filled = {ask.name: getattr(event, ask.name) for ask in event.spec.asks if ask.automatic}
    typed = {name: text for name, text in event.typed().items() if name not in filled}
    return replace(type(event).read(typed, on, on), **filled)


COUNTED = (
    *("stage", "next_actor", "kind", "channel", "groups", "cause", "employment", "people", "handler", "ending"),
    *("opened_on", "moved_on", "accepted_on", "closed_on", "first_closed_on", "outcome", "ground", "satisfaction"),
    *("benefits", "assessed"),
)


def test_no_figure_of_any_day_moves_when_people_are_erased(files: list[CaseFile]) -> None:
    for file in files:
        history = [line.entry for line in file.history]
        left = nameless(history)
        for upto in range(1, len(history) + 1):
            was, now = (replay(file.case.number, "YT", each[:upto]) for each in (history, left))
            assert [was.said(name) for name in COUNTED] == [now.said(name) for name in COUNTED]
            assert [accounts(was).of(name) for name in SUMS] == [accounts(now).of(name) for name in SUMS]
            assert _days(was) == _days(now)
            assert len(was.parties.members) == len(now.parties.members)
            assert [*map(_firm, was.parties.respondents)] == [*map(_firm, now.parties.respondents)]


def _days(case: Case) -> list[tuple[object, ...]]:
    """Return what is due when, by which entry and until what, without a word of anybody."""
    return [(due.sort, due.entry, due.on, due.until) for due in case.dues if due.on]


def _firm(party: Party) -> str:
    """Return the name of a party that is a firm, and is not called after somebody in the case."""
    return "" if is_person(party) or party.name.startswith(GONE) else party.name


def test_nobody_is_told_of_once_people_are_erased(files: list[CaseFile]) -> None:
    for file in files:
        history = [line.entry for line in file.history]
        known = known_by(entry.event for entry in history)
        left = json.dumps([entry.event.dump() for entry in nameless(history)], ensure_ascii=False)
        told = {*known.names, *known.numbers, *known.addresses}
        assert [each for each in told if len(each) > 1 and each in left] == []


def test_nobody_has_these_numbers(files: list[CaseFile]) -> None:
    for file in files:
        opened = file.history[0].entry.event
        assert isinstance(opened, Opened)
        for number in {opened.id_number, file.case.parties.applicant.id_number} - {""}:
            assert check_document(number) == number
            assert number[:6] in DISTRICTS
        for phone in {opened.phone, file.case.parties.applicant.phone} - {""}:
            assert check_phones(phone) == phone
            assert phone.startswith(PHONE_BLOCK)
            assert len(phone) == 11
    assert all(district.startswith("00") for district in DISTRICTS)


def test_narratives_give_no_other_numbers_of_people(files: list[CaseFile]) -> None:
    texts = [str(value) for file in files for line in file.history for value in line.entry.event.dump().values()]
    for found in re.findall(r"(?<!\d)(?:1[3-9]\d{9}|\d{15,18}X?)(?!\d)", "\n".join(texts)):
        assert found.startswith(PHONE_BLOCK) or found[:6] in DISTRICTS


def test_narratives_differ(files: list[CaseFile]) -> None:
    facts = Counter(file.case.intake.facts for file in files if file.case.intake.kind in ("rights", "legal_aid"))
    assert facts.most_common(1)[0][1] == 1


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    make(tmp_path, cases=12, now=NOW, progress=lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (12, 12)


def test_who_stops_it_leaves_no_case_behind(tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make(tmp_path, cases=12, now=NOW, progress=stop)
    store, account = sign_in(tmp_path, "supervisor", PASSWORD, NOW)
    assert Desk(store, account, lambda: NOW).queues.counts()[View.ALL] == 0


def test_data_that_is_there_is_not_touched(tmp_path: Path) -> None:
    make(tmp_path, cases=2, now=NOW).close()
    before = (tmp_path / "bangfu.db").read_bytes()
    with pytest.raises(Refused) as refused:
        make(tmp_path, cases=2, now=NOW)
    assert refused.value.problems[0].rule == "has_data"
    assert (tmp_path / "bangfu.db").read_bytes() == before


@pytest.mark.parametrize("cases", [1, 2, 7, 40])
@pytest.mark.parametrize(
    "now", [datetime(2026, 10, 4, 3, 30), datetime(2025, 1, 2, 9, 0), datetime(2028, 2, 29, 23, 59)]
)
def test_any_number_of_cases_at_any_moment(cases: int, now: datetime, tmp_path: Path) -> None:
    made = make(tmp_path, cases=cases, now=now)
    assert _desk(made, "supervisor", now).queues.counts()[View.ALL] == cases
    assert made.run("SELECT MAX(at_moment) FROM history").fetchone()[0] <= now.isoformat()
    assert list(check(made)) == []
