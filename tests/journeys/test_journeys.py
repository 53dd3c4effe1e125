"""Every published case can be told at the desk, in order, to the same people, sums and end, with no invented day."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from cases.events import Opened
from cases.file.accounts import accounts
from cases.hiding.mask import FULL
from cases.history.lifecycle import replay
from cases.money.items import Items
from cases.personal.reading import Reading
from cases.standing.dues import Sort
from cases.values.calendar import Calendar
from cases.values.dates import read_dated
from cases.values.money import write_sum
from cases.values.spans import first_day, is_until, pack_day, say_day
from cases.values.sums import About, Between, NoMoney, Sum, bounds
from cases.values.text import CHINESE
from cases.views.casefile import CaseFile
from cases.views.rows import View
from storage.proof.check import check
from tests.centre import Centre
from tests.journeys import drivers, injured, wages
from tests.journeys.telling import printed, tells, tells_not, told, values
from tests.journeys.told import NOW, Journey, Step

PAGES = {page["id"]: page for page in json.loads(Path(__file__).with_name("pages.json").read_text(encoding="utf-8"))}
JOURNEYS = {journey.page: journey for room in (wages, injured, drivers) for journey in room.JOURNEYS}
SUMS = ("claimed", "awarded", "received", "benefits", "donations")
DATED_FIELDS = ("when", "plan", "pay_by", "next_on", "served_on", "injured_on", "ended_on")
DAY = re.compile(r"(?<!\d)(?:\d{8}|\d{4}(?:[年.-]\d{1,2}(?:[月.-]\d{1,2})?)?)(?!\d)")


def work(centre: Centre, journey: Journey) -> CaseFile:
    """Record a journey from its paper, entry after entry."""
    centre.to(NOW)
    first, *rest = journey.steps
    on = read_dated(first.on, NOW)
    file = centre.desk("li").casework.open(Opened.read(first.fields, NOW, first_day(on)), on)
    for step in rest:
        file = centre.record(file.id, step.what, step.fields, step.by, read_dated(step.on, NOW) if step.on else None)
    return file


def test_every_page_is_told() -> None:
    assert sorted(JOURNEYS) == sorted(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_a_published_case_is_recorded(centre: Centre, page: str) -> None:
    journey = JOURNEYS[page]
    file = work(centre, journey)
    tells_all_in_order(PAGES[page], journey, file)
    is_between_the_same_people(PAGES[page], journey, file)
    comes_to_the_same_sums(PAGES[page], journey, file)
    case = file.case
    assert (case.stage, case.closing.outcome, case.closing.ending) == (journey.stage, journey.outcome, journey.ending)
    has_no_impossible_clock(file)
    stands_on_its_history(centre, file)


@pytest.mark.parametrize("page", PAGES)
def test_a_published_case_is_told_with_no_invented_day(page: str) -> None:
    """Each day that is typed is printed on the page, as exactly and no more; what the desk does now has its own."""
    known, journey = {*_printed_days(PAGES[page])}, JOURNEYS[page]
    for step in journey.steps:
        typed = [step.on, *(step.fields[name] for name in DATED_FIELDS if name in step.fields)]
        days = [_plain(found) for text in typed for found in DAY.findall(text)]
        assert [day for day in days if day not in known] == [], step
    assert {step.what for step in journey.steps if not step.on} <= {"closing", "closed"}


def _plain(day: str) -> str:
    """Return a day as the pages write it: 2021-03-05, 2021-03 or 2021."""
    parts = [day[:4], day[4:6], day[6:]] if len(day) == len("20130828") and day.isdigit() else re.split("[年月.-]", day)
    return "-".join(part.zfill(2) for part in parts if part)


def _printed_days(page: dict[str, Any]) -> Iterator[str]:
    """Yield the days that a page prints, those of its own among them, and the year in its title."""
    yield from (event["date"] for event in page["events"] if event["date"])
    yield (page["published"] or "")[:10]
    yield from re.findall(r"(\d{4})年度", page["title"] or "")


@pytest.mark.parametrize("page", PAGES)
def test_who_reads_a_published_case_can_retell_it(centre: Centre, page: str) -> None:
    journey = JOURNEYS[page]
    file = work(centre, journey)
    tells(centre, file, *journey.reads)
    for text in (told(file, NOW), printed(file, NOW)):
        reads_on(text.replace("    ", ""), file)
    tells_not(centre, file, *(str(first_day(day)) for line in file.history if is_until(day := line.entry.day)))
    answered = [each["basis"] for each in values(file, NOW)["answers"]]
    tells(centre, file, *answered)


def reads_on(text: str, file: CaseFile) -> None:
    """Every entry but the intake is read in order, on its day as it is known, with all that it says."""
    at = text.index("办理经过")
    for line in file.history[1:]:
        entry = line.entry
        at = text.find(CHINESE(say_day(entry.day)), at)
        assert at >= 0, entry
        for _label, said in Reading(file, FULL).fields(entry.event, entry.on):
            assert all(part in text[at:] for part in said.split("\n")), said


def tells_all_in_order(page: dict[str, Any], journey: Journey, file: CaseFile) -> None:
    """Every event of the page is told, those before the desk was asked as facts, with its day as exact as printed."""
    assert [line.entry.event.spec.code for line in file.history] == [step.what for step in journey.steps]
    assert {place for step in journey.steps for place in step.tells} == set(range(len(page["events"])))
    for facts in (True, False):
        order = [step.tells[0] for step in journey.steps[1:] if (step.what == "fact") == facts and step.tells]
        assert order == sorted(order)
    for place, event in enumerate(page["events"]):
        if event["date"]:
            found = [
                day for at, step in enumerate(journey.steps) if place in step.tells for day in _days(file, step, at)
            ]
            assert any(each.startswith(event["date"]) for each in found), (event, found)


def _days(file: CaseFile, step: Step, at: int) -> Iterator[str]:
    """Yield the days that an entry carries: its own as it is kept, and those in its fields as they were typed."""
    if step.what != "fact":
        yield pack_day(file.history[at].entry.day)
        yield from map(_plain, DAY.findall(step.on))
    for text in (step.fields[name] for name in DATED_FIELDS if name in step.fields):
        yield from (_plain(day) for day in DAY.findall(text))


def is_between_the_same_people(page: dict[str, Any], journey: Journey, file: CaseFile) -> None:
    case = file.case
    parties, called = case.parties, page["workers_named_as"]
    assert parties.people == (page["workers_count"] or 1)
    assert parties.applicant.name.startswith(called.split("(搭班")[0] if called else "")
    assert [party.name for party in parties.respondents] == [each["label"] for each in page["respondents"]]
    assert tuple(party.role for party in parties.respondents) == journey.roles
    assert case.intake.groups


def comes_to_the_same_sums(page: dict[str, Any], journey: Journey, file: CaseFile) -> None:
    case = file.case
    ledger = accounts(case)
    sums: dict[str, Sum | None] = {name: ledger.of(name) for name in SUMS}
    assert {name: write_sum(amount) for name, amount in sums.items() if amount is not None} == dict(journey.sums)
    assert Items().write(ledger.claim) == journey.claim
    stand = tuple(
        (each.instrument.sort, "" if each.amount is None else write_sum(each.amount)) for each in ledger.fixed
    )
    assert stand == journey.fixed
    arrived = {line.entry.seq: line.entry.day for line in file.history}
    paid = tuple((pack_day(arrived[each.entry]), write_sum(each.amount or 0)) for each in case.money.payments)
    assert tuple((pack_day(read_dated(on, NOW)), amount) for on, amount in journey.paid) == paid
    claims = [claim for claim in page["claims"] if claim["amount_yuan"] is not None]
    printed = {
        "claimed": sum(claim["amount_yuan"] for claim in claims) if claims else None,
        "awarded": page["amount_awarded_yuan"],
        "received": page["amount_received_yuan"],
    }
    for name, amount in printed.items():
        kept = sums[name]
        if amount is not None:
            assert kept is not None
            assert not isinstance(kept, NoMoney)
            assert bounds(kept).low == amount * 100
        elif (
            name not in journey.by_parts
            and case.intake.kind != "assistance"
            and not (name == "claimed" and page["claims"])
        ):
            assert kept in (None, About())
    if claims:
        assert isinstance(sums["claimed"], About | Between) == any(claim["approx"] for claim in claims)


def has_no_impossible_clock(file: CaseFile) -> None:
    """Every clock is due after it starts, within ten years, on a working day, and met by an entry that is there."""
    seqs = {line.entry.seq for line in file.history}
    for clock in file.clocks:
        rule = clock.rule
        early, late = (clock.due, clock.starts) if rule.before else (clock.starts, clock.due)
        assert early <= late <= early + timedelta(3660), rule.id
        assert clock.due >= clock.natural
        assert rule.before or rule.opens or clock.provisional or not Calendar().is_rest_day(clock.due), rule.id
        assert clock.provisional or Calendar().settled(clock.due, clock.due)
        assert clock.started_by in seqs
        assert clock.met_by is None or clock.met_by in seqs
        assert not (clock.met_on and clock.rests)


def stands_on_its_history(centre: Centre, file: CaseFile) -> None:
    """What the desk keeps is what the history adds up to."""
    assert list(check(centre.store)) == []
    entries = tuple(line.entry for line in file.history)
    assert replay(file.case.number, "YT", entries) == file.case == centre.desk().cases.file(file.id).case
    row = centre.desk().queues.row(file.id)
    assert (row.stage, row.people, row.version) == (file.case.stage, file.case.parties.people, len(entries))
    (found,) = centre.desk().search.find(file.case.parties.applicant.name)
    assert found == row == centre.desk().queues.page(View.ALL).rows[0]


def test_a_promised_payment_stays_due_until_the_money_comes(centre: Centre) -> None:
    """W01: the agreement said 30 June; papers were filed after it, the day passed, and the desk had to urge.

    What the desk does itself is due after what is recorded, which was in March 2026.
    """
    journey = JOURNEYS["W01"]
    until = [step.on for step in journey.steps].index("2021-06-30至2021-08-17")
    file = work(centre, replace(journey, steps=journey.steps[:until]))
    assert [each.on for each in file.agenda if each.sort is Sort.PAYMENT] == [date(2021, 6, 30)]
    centre.to(date(2026, 3, 16))
    assert [row.id for row in centre.desk().queues.page(View.OVERDUE).rows] == [file.id]
    file = centre.add(file, "contact", mode="电话", what="催付。")
    assert [each.on for each in file.agenda if each.sort is Sort.PAYMENT] == [date(2021, 6, 30)]
    file = centre.add(file, "money", nature="到账", amount="36164", in_full="是")
    assert not [row.id for row in centre.desk().queues.page(View.OVERDUE).rows if not row.next_rule]
    assert accounts(file.case).owed == ()


def test_instalments_are_followed_after_closing(centre: Centre) -> None:
    """W02: part was paid in court, and the rest was promised for a day after which the page tells no more."""
    file = work(centre, JOURNEYS["W02"])
    assert [(each.sort, each.on) for each in file.agenda] == [(Sort.PAYMENT, date(2014, 12, 30))]
    assert [row.id for row in centre.desk().queues.page(View.FOLLOWED).rows] == [file.id]
    tells(centre, file, "对方约定付款")
    file = centre.add(file, "money", nature="到账", amount="60000")
    assert (file.agenda, accounts(file.case).owed) == ((), ())
