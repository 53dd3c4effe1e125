"""Every published case can be recorded at the desk, in order, to the same amounts and the same end."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cases.events import Opened, event_class
from cases.file.accounts import accounts
from cases.history.lifecycle import replay
from cases.standing.dues import Sort
from cases.values.calendar import Calendar
from cases.values.money import write_sum
from cases.values.sums import About, Sum
from cases.views.casefile import CaseFile
from cases.views.rows import View
from storage.proof.check import check
from tests.centre import Centre
from tests.journeys.told import JOURNEYS, Journey, Step

PAGES = {page["id"]: page for page in json.loads(Path(__file__).with_name("pages.json").read_text(encoding="utf-8"))}
SUMS = ("claimed", "awarded", "received", "benefits", "donations")
DATED_FIELDS = ("when", "pay_by", "next_on", "served_on")


def day(step: Step) -> date:
    return date.fromisoformat(step.on.removeprefix("~"))


def work(centre: Centre, journey: Journey) -> CaseFile:
    """Record a journey, every entry on the day it happened."""
    first, *rest = journey.steps
    centre.to(day(first))
    file = centre.desk("li").casework.open(Opened.read(first.fields, day(first)))
    for step in rest:
        centre.to(day(step))
        event = event_class(step.what).read(step.fields, day(step))
        file = centre.desk(step.by).casework.record(file.id, event, file.case.version)
    return file


def as_typed(file: CaseFile, step: Step, at: int) -> Iterator[str]:
    """Yield the days that an entry carries, as they are kept: its own and those in its fields."""
    entry = file.history[at].entry
    if not step.on.startswith("~") or step.what != "fact":
        yield entry.on.isoformat()
    typed = entry.event.typed()
    yield from (typed[name] for name in DATED_FIELDS if name in typed)


def test_every_page_is_told() -> None:
    assert [journey.page for journey in JOURNEYS] == list(PAGES)


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.page)
def test_a_published_case_is_recorded(centre: Centre, journey: Journey) -> None:
    file = work(centre, journey)
    tells_all_in_order(PAGES[journey.page], journey, file)
    is_between_the_same_people(PAGES[journey.page], journey, file)
    comes_to_the_same_sums(PAGES[journey.page], journey, file)
    case = file.case
    assert (case.stage, case.closing.outcome, case.closing.ending) == (journey.stage, journey.outcome, journey.ending)
    has_no_impossible_clock(file)
    stands_on_its_history(centre, file)


def tells_all_in_order(page: dict[str, Any], journey: Journey, file: CaseFile) -> None:
    """Every event of the page is told, those before the desk was asked as facts, with its day as exact as printed."""
    assert [line.entry.event.spec.code for line in file.history] == [step.what for step in journey.steps]
    told = {place for step in journey.steps for place in step.tells}
    assert told == set(range(len(page["events"])))
    for facts in (True, False):
        order = [step.tells[0] for step in journey.steps if (step.what == "fact") == facts and step.tells]
        assert order == sorted(order)
    days = [line.entry.on for line in file.history]
    assert all(one <= other for one, other in pairwise(days))
    for place, event in enumerate(page["events"]):
        if event["date"]:
            found = [
                each
                for at, step in enumerate(journey.steps)
                if place in step.tells
                for each in as_typed(file, step, at)
            ]
            assert any(each.startswith(event["date"]) for each in found), (event, found)


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
    sums: dict[str, Sum | None] = {name: accounts(case).of(name) for name in SUMS}
    assert {name: write_sum(amount) for name, amount in sums.items() if amount is not None} == dict(journey.sums)
    claims = [claim for claim in page["claims"] if claim["amount_yuan"] is not None]
    printed = {
        "claimed": sum(claim["amount_yuan"] for claim in claims) if claims else None,
        "awarded": page["amount_awarded_yuan"],
        "received": page["amount_received_yuan"],
    }
    for name, amount in printed.items():
        kept = sums[name]
        if amount is not None:
            assert (kept.fen if isinstance(kept, About) else kept) == amount * 100
        elif case.intake.kind != "assistance" and not (name == "claimed" and page["claims"]):
            assert kept in (None, About())
    if claims:
        assert isinstance(sums["claimed"], About) == any(claim["approx"] for claim in claims)


def has_no_impossible_clock(file: CaseFile) -> None:
    """Every clock is due after it starts, within ten years, on a working day, and met by an entry that is there."""
    seqs = {line.entry.seq for line in file.history}
    for clock in file.clocks:
        rule = clock.rule
        early, late = (clock.due, clock.starts) if rule.before else (clock.starts, clock.due)
        assert early <= late <= early + timedelta(3660), rule.id
        assert clock.due >= clock.natural
        assert rule.before or rule.opens or clock.provisional or not Calendar().is_rest_day(clock.due), rule.id
        assert clock.provisional or Calendar().known(clock.due.year)
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
    """W01: the agreement said 30 June; papers were filed after it, the day passed, and the desk had to urge."""
    (journey,) = (each for each in JOURNEYS if each.page == "W01")
    until = [step.what for step in journey.steps].index("contact")
    file = work(centre, replace(journey, steps=journey.steps[:until]))
    assert [each.on for each in file.agenda if each.sort is Sort.PAYMENT] == [date(2021, 6, 30)]
    centre.to(date(2021, 7, 5))
    assert [row.id for row in centre.desk().queues.page(View.OVERDUE).rows] == [file.id]
    file = centre.add(file, "contact", mode="电话", what="催付。")
    assert [each.on for each in file.agenda if each.sort is Sort.PAYMENT] == [date(2021, 6, 30)]
    file = centre.add(file, "money", nature="到账", amount="36164")
    assert not [row.id for row in centre.desk().queues.page(View.OVERDUE).rows if not row.next_rule]
    assert accounts(file.case).owed == ()
