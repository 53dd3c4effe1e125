"""The one door: who is at the desk, what they may do there, and that a refusal leaves the file as it was."""

import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cases.events import CATALOGUE, Closed, Opened, event_class
from cases.history.lifecycle import replay
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from cases.views.rows import View
from storage.desk import Desk
from storage.proof.check import check
from tests import unlocked
from tests.cases.making import CHECKS, LEAST, refusal
from tests.centre import DAY, INTAKE, Centre


def dump(centre: Centre) -> list[object]:
    """Return all that the file holds."""
    return unlocked.dump(centre.store.folder)


def test_who_sits_at_the_desk(centre: Centre) -> None:
    desk = centre.desk("sun")
    assert (desk.account.name, desk.station.name, desk.today) == ("孙磊", "芝罘区站", DAY)
    assert desk.centre == "烟台市总工会职工维权帮扶中心"
    assert desk.names["wang"] == "王芳"
    assert "gone" not in [account.account for account in desk.colleagues.everyone()]


@pytest.mark.parametrize("asked", ["li", " li ", "李明"])
def test_an_account_is_known_by_its_own_and_its_persons_name(centre: Centre, asked: str) -> None:
    assert centre.store.account(asked).account == "li"


@pytest.mark.parametrize("asked", ["", "LI", "nobody", "gone", "冯立", "'; --"])
def test_an_unknown_account_is_refused(centre: Centre, asked: str) -> None:
    assert refusal(lambda: centre.store.account(asked)) == "unknown_account"


def test_two_people_of_one_name_must_be_told_apart(centre: Centre) -> None:
    twin = centre.store.account("zhou")
    with centre.store.writing():
        centre.store.run("UPDATE account SET name = '李明' WHERE account = ?", (twin.account,))
    assert refusal(lambda: centre.store.account("李明")) == "unknown_account"
    assert centre.store.account("li").account == "li"
    file = centre.add(centre.open(), "accepted", "wang", ground="rights_wages")
    assert refusal(lambda: centre.add(file, "assigned", "wang", handler="李明")) == "unknown_account"


def test_a_case_gets_its_number_from_the_day_of_recording(centre: Centre) -> None:
    centre.to(date(2027, 1, 4))
    file = centre.open(on=date(2026, 12, 30), cause="2025-205-5")
    assert file.case.number == "〔2027〕YT0001"
    assert (file.case.opened_on, file.history[0].entry.backdated) == (date(2026, 12, 30), True)
    centre.to(date(2027, 1, 5))
    assert centre.open().case.number == "〔2027〕YT0002"


def test_the_form_of_the_number_is_a_setting(centre: Centre) -> None:
    centre.open()
    centre.store.set("number_form", "烟工援字{year}第{station}-{serial}号")
    file = centre.open()
    assert file.case.number == "烟工援字2026第YT-2号"
    for typed in (file.case.number, "2026YT2", "YT2", "2", "烟工援字2026第YT-2"):
        assert centre.desk().cases.resolve(typed) == file.id
    assert list(check(centre.store)) == []


@pytest.fixture
def numbered(centre: Centre) -> Centre:
    """Return a centre with twelve cases of YT, two of ZF, and one of YT in another year."""
    for _ in range(12):
        centre.open("wang")
    centre.open("sun")
    centre.open("sun")
    centre.to(date(2027, 1, 4))
    centre.open("wang")
    return centre


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("〔2026〕YT0003", 3),
        ("2026YT0003", 3),
        ("2026yt3", 3),
        ("[2026] YT 3", 3),
        ("２０２６ＹＴ０００３", 3),
        ("YT0003", 3),
        ("0003", 3),
        ("3号", 3),
        ("12", 12),
        ("ZF1", 13),
        ("2027", 15),
        ("2027YT", 15),
        ("〕YT0012", 12),
        ("T0012", 12),
    ],
)
def test_any_unique_part_of_a_number_is_understood(numbered: Centre, typed: str, found: int) -> None:
    assert numbered.desk("wang").cases.resolve(typed) == found


@pytest.mark.parametrize("typed", ["1", "YT", "2026", "YT1", "2026ZF", "00", "YT00"])
def test_a_part_of_several_numbers_is_refused_with_some_of_them(numbered: Centre, typed: str) -> None:
    with pytest.raises(Refused, match="〔202") as told:
        numbered.desk("wang").cases.resolve(typed)
    assert [(problem.rule, problem.field) for problem in told.value.problems] == [("several_numbers", "number")]


@pytest.mark.parametrize(
    "typed", ["", " ", "YT0099", "2025YT0001", "张伟", "%", "_", "0", "9" * 30, "\x00", "[/b]", "*"]
)
def test_what_is_no_number_is_refused(numbered: Centre, typed: str) -> None:
    with pytest.raises(Refused) as told:
        numbered.desk("wang").cases.resolve(typed)
    assert [(problem.rule, problem.field) for problem in told.value.problems] == [("unknown_number", "number")]


REFUSED = {
    "a stage that forbids it": ("closing", "li", {}),
    "a role that forbids it": ("accepted", "li", {}),
    "an auditor": ("fact", "audit", {}),
    "an administrator": ("fact", "admin", {}),
    "a rule": ("answered", "li", {}),
    "another station": ("fact", "sun", {}),
    "a voiding of nothing": ("voided", "wang", {"entry": "9"}),
    "a correction of something else": ("corrected", "li", {"old": "13700000000"}),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_refused_entry_leaves_the_file_as_it_was(centre: Centre, what: str) -> None:
    file = centre.open()
    before = dump(centre)
    code, by, fields = REFUSED[what]
    assert refusal(lambda: centre.record(file.id, code, {**LEAST[code], **fields}, by))
    assert dump(centre) == before


def test_an_opening_that_is_refused_gives_no_number_away(centre: Centre) -> None:
    before = dump(centre)
    desk = centre.desk()
    event = Opened.read(INTAKE, desk.today)
    assert refusal(lambda: desk.casework.open(event, DAY + timedelta(1))) == "future"
    assert refusal(lambda: centre.desk("audit").casework.open(event)) == "role"
    assert refusal(lambda: desk.casework.open(Opened.load({**event.dump(), "applicant": ""}))) == "needed"
    assert dump(centre) == before
    assert centre.open().case.number == "〔2026〕YT0001"


def test_the_moment_of_recording_is_kept_apart_from_the_day(centre: Centre) -> None:
    file = centre.assigned()
    centre.now = datetime(2026, 3, 9, 23, 59, 59, 999999)
    file = centre.add(file, "note", on=DAY, what="补记。")
    assert file.history[-1].entry.at == datetime(2026, 3, 9, 23, 59, 59)
    assert file.history[-1].entry.backdated
    assert refusal(lambda: centre.add(file, "note", on=date(2026, 3, 10), what="明天。")) == "future"


def test_a_one_person_centre_is_a_setting_and_the_history_says_so(centre: Centre) -> None:
    file = centre.assigned(handler="wang")
    sums = {"claimed": "0", "awarded": "0", "received": "0"}
    file = centre.record(file.id, "closing", {"outcome": "mediated", "summary": "完。", **sums}, "wang")
    assert refusal(lambda: centre.add(file, "closed", "wang", checks=CHECKS)) == "own_case"
    assert refusal(lambda: centre.desk("wang").casework.record(file.id, _own_check(), file.case.version)) == "own_case"
    centre.desk("admin").colleagues.set_one_person(True)
    file = centre.add(file, "closed", "wang", checks=CHECKS)
    assert file.case.stage is Stage.CLOSED
    assert "单人中心自行审核" in [str(label) for label, _ in file.history[-1].entry.event.shown(masked=False)]
    assert list(check(centre.store)) == []
    centre.desk("admin").colleagues.set_one_person(False)
    assert list(check(centre.store)) == []


def _own_check() -> Closed:
    return Closed.load({"checks": CHECKS.split(","), "self_check": True})


def test_a_correction_takes_the_old_value_from_the_case_that_was_seen(centre: Centre) -> None:
    file = centre.add(centre.open(), "corrected", field="applicant", new="张玮", reason="写错")
    corrected = file.history[-1].entry.event
    assert file.case.parties.applicant.name == "张玮"
    assert corrected.typed()["old"] == "张伟"


def test_the_options_say_why_not(centre: Centre) -> None:
    file = centre.open()
    told = {option.spec.code: option.problem for option in centre.desk().cases.options(file)}
    assert set(told) == set(CATALOGUE) - {"opened"}
    assert [code for code, problem in told.items() if problem is None] == [
        "asked_more",
        *("contact", "note", "filed", "mediation", "hearing", "document", "ruling", "money", "benefit"),
        "fact",
        "task",
        "paused",
        "limitation",
        "withdrawn",
        "joint",
        "assessed",
        "succeeded",
        "roster",
        "compared",
        "linked",
        "consent",
        "voided",
        "corrected",
    ]
    rules = {problem.rule for problem in told.values() if problem}
    assert rules == {"role", "stage", "only_enquiry", "no_roster", "no_task", "no_hold", "nothing_sent"}
    assert all(option.problem for option in centre.desk("audit").cases.options(file))


def test_who_has_how_much_in_hand(centre: Centre) -> None:
    for handler in ("li", "li", "zhao"):
        centre.assigned(handler, kind="legal_aid")
    centre.to(30)
    loads = centre.desk("wang").colleagues.loads("YT")
    told = {load.account.account: (load.open_cases, load.overdue) for load in loads}
    assert told == {"li": (2, 2), "zhao": (1, 1), "wang": (0, 0), "chen": (0, 0)}
    assert [load.open_cases for load in loads] == sorted(load.open_cases for load in loads)
    there = centre.desk("wang").colleagues.loads("ZF")
    assert {load.account.account for load in there} == {"sun", "qian", "wang", "chen"}


def test_two_stores_see_one_file(centre: Centre, data: Path) -> None:
    other = Centre(data)
    file = centre.assigned()
    assert other.desk().cases.file(file.id).case == file.case
    assert other.desk().queues.counts()[View.FOLLOW_UP] == 1
    other.add(file, "note", what="另一边记的。")
    assert centre.desk().cases.file(file.id).case.version == file.case.version + 1
    other.store.close()


STEPS = st.lists(
    st.tuples(
        st.sampled_from([code for code in sorted(CATALOGUE) if code != "opened"]),
        st.sampled_from(["li", "wang", "wang", "chen", "audit", "sun"]),
        st.integers(-1, 3),
    ),
    min_size=4,
    max_size=12,
)


@given(stage=st.integers(0, 4), steps=STEPS)
@example(stage=0, steps=[("accepted", "wang", 0), ("roster", "li", 0), ("split_off", "li", 0), ("note", "li", 1)])
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_tried_the_row_is_what_the_history_says(
    new_file: Path, tmp_path_factory: pytest.TempPathFactory, stage: int, steps: list[tuple[str, str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("centres") / "tried"
    shutil.copytree(new_file.parent, folder)
    centre = Centre(folder)
    centre.store.run("PRAGMA synchronous = 0")
    case_id = centre.open().id
    straight = [("accepted", "wang", 0), ("assigned", "wang", 0), ("closing", "li", 0), ("closed", "chen", 0)]
    for code, by, days in (*straight[:stage], *steps):
        centre.to(max(days, 0))
        _try(centre, case_id, code, by, centre.now.date() - timedelta(min(days, 0)))
    file = centre.desk("wang").cases.file(case_id)
    entries = tuple(line.entry for line in file.history)
    assert replay(file.case.number, "YT", entries) == file.case
    assert list(check(centre.store)) == []
    queues = centre.desk("wang").queues
    assert sum(row.id == case_id for view in (View.OPEN, View.CLOSED) for row in queues.page(view).rows) == 1
    centre.store.close()


def _try(centre: Centre, case_id: int, code: str, by: str, on: date) -> None:
    desk, before = centre.desk(by), dump(centre)
    event = event_class(code).read(LEAST[code], desk.today)
    version = centre.desk("wang").cases.file(case_id).case.version
    if refusal(lambda: desk.casework.record(case_id, event, version, on)):
        assert dump(centre) == before
    else:
        entries = 2 if code == "split_off" else 1  # whoever is split off gets a case that is tied to this one
        assert desk.cases.file(case_id).case.version == version + entries
        assert refusal(lambda: desk.casework.record(case_id, event, version, on)) == "stale"


def test_a_desk_needs_only_a_store_an_account_and_a_clock(data: Path) -> None:
    store = unlocked.found(data, centre="中心", station="yt", account="wang", name="王芳", one_person=True)
    desk = Desk(store, store.account("wang"), lambda: datetime(2026, 3, 2, 9))
    file = desk.casework.open(Opened.read(INTAKE, desk.today))
    assert file.case.number == "〔2026〕YT0001"
    assert desk.one_person
    store.close()
