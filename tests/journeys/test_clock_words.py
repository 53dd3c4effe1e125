"""Each sentence about a clock is backed by an entry of the right kind, in all real cases and all of the demo.

What is told as done rests on an entry that the rule names as what meets it; as no longer needed, on one that it names
as what overtakes it, on the closing, or of a limitation period on the payment by which a claim is met; as late, on a
rule of the centre's own whose day has passed; as lapsed, on a right whose day has passed; as without a record, on
somebody else's. The rest has a day that is still to come.
"""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from cases.due.clocks import Clock
from cases.events import Entry
from cases.file.accounts import accounts, missing
from cases.hiding.mask import FULL
from cases.law.clockrules import Ownership, Trigger
from cases.personal.reading import Reading
from cases.standing.stages import Stage
from cases.values.text import CHINESE
from cases.views.casefile import CaseFile
from cases.views.clockwords import standing_in
from cases.views.rows import View
from cases.views.wording import step_of_row
from exports.summary import write_summary
from storage.desk import Desk
from tests.centre import Centre
from tests.exports.reader import cells, opened
from tests.journeys.telling import told, values
from tests.journeys.test_journeys import JOURNEYS, work
from tests.journeys.told import NOW
from tests.place import To
from tui.demo import make

OURS = (Ownership.CENTRE, Ownership.STEP)
_NOON = datetime(2026, 11, 23, 12)


def _named(triggers: tuple[Trigger, ...], entry: Entry) -> bool:
    """Tell whether an entry is of an event that a rule names."""
    return any(each.event in entry.event.spec.codes for each in triggers)


def backed(file: CaseFile, clock: Clock, told: dict[str, Any], today: date) -> bool:
    """Tell whether what a program is told of a clock is so."""
    rule, by, status = clock.rule, told["ended_by"], told["status"]
    entries = {line.entry.seq: line.entry for line in file.history if not line.voided_by}
    passed = clock.by < today or (rule.opens and clock.by <= today)
    if status in ("met", "met_late"):
        late = status == "met_late"
        return by in entries and _named(rule.stop, entries[by]) and (not late or rule.whose in OURS)
    if status == "not_needed":
        over = by in entries and (_named(rule.overtaken, entries[by]) or _closes(file, entries[by]))
        return over or (rule.limitation and _met(file, by))
    if status == "lapsed":
        used_late = by in entries and _named(rule.stop, entries[by])
        return rule.whose is Ownership.RIGHT and (used_late or (by is None and passed))
    if status in ("overdue", "no_record", "passed"):
        theirs = rule.whose in OURS if status == "overdue" else rule.whose is Ownership.OTHER
        return theirs and by is None and passed
    if status == "unsure":
        return clock.slack is not None or clock.reckoning.perhaps is not None
    return by is None and (status != "running" or clock.by >= today)


def _closes(file: CaseFile, entry: Entry) -> bool:
    return file.case.stage is Stage.CLOSED and entry.event.spec.to is Stage.CLOSED


def _met(file: CaseFile, by: int | None) -> bool:
    """Tell whether an entry is a payment, and nothing is missing any more of what is fixed."""
    return by in {each.entry for each in file.case.money.payments} and missing(accounts(file.case)) in (None, 0)


def unbacked(file: CaseFile, today: date) -> Iterator[tuple[str, str]]:
    """Yield each clock of which something else is told than is so: to programs, by `show`, or in the summary."""
    shown, given = told(file, today), values(file, today)["clocks"]
    for clock, each in zip(file.clocks, given, strict=True):
        sentence = CHINESE(standing_in(file, clock, today).in_full)
        if not backed(file, clock, each, today) or sentence not in shown or each["told"] != sentence:
            yield clock.rule.id, sentence


def printed(file: CaseFile, today: date, path: Path) -> list[str]:
    """Return what the summary says of how each clock stands."""
    write_summary(To(path), file, mask=FULL, printed_by="王芳", printed_on=today)
    tables = [cells(each) for each in opened(path).tables]
    (clocks,) = (each[1:] for each in tables if each[0][0] == "期限")
    return [line[5] for line in clocks]


def test_each_sentence_of_a_published_case_is_backed(centre: Centre, tmp_path: Path) -> None:
    for page in JOURNEYS:
        file = work(centre, JOURNEYS[page])
        assert list(unbacked(file, NOW)) == [], page
        if file.clocks:
            said = [CHINESE(standing_in(file, clock, NOW).told) for clock in file.clocks]
            lines = printed(file, NOW, tmp_path / f"{page}.docx")
            assert [line.splitlines()[0] for line in lines] == said


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    store = make(tmp_path_factory.mktemp("demo"), cases=200, seed=3, now=_NOON)
    yield Desk(store, store.account("supervisor"), lambda: _NOON)
    store.close()


def test_each_sentence_of_the_demo_is_backed(demo: Desk) -> None:
    ids = [case_id for (case_id,) in demo.store.run("SELECT id FROM case_row ORDER BY id").fetchall()]
    files = [demo.cases.file(case_id) for case_id in ids]
    wrong = {file.case.number: found for file in files if (found := list(unbacked(file, _NOON.date())))}
    assert wrong == {}
    assert {_state(file, clock) for file in files for clock in file.clocks} >= {
        *("已办理", "逾期办理", "不再需要", "未见记录，可催问", "已失效", "进行中", "已逾期")
    }


def test_the_first_thing_is_the_same_wherever_a_case_of_the_demo_is_told(demo: Desk) -> None:
    """Row, header, `show`, JSON and summary: who, by when, and which right ends next."""
    today, book = _NOON.date(), demo.rules.book
    for row in demo.queues.page(View.OPEN, limit=1000).rows:
        file, listed = demo.cases.file(row.id), step_of_row(row, today, book)
        step = Reading(file, FULL).next(today)
        for one, other in ((listed.due, step.due), (listed.right, step.right)):
            assert (one and (one.on, one.far, one.who)) == (other and (other.on, other.far, other.who)), row.number
        assert listed.who == step.who
        given = values(file, today)
        assert (given["next_due"], given["right_on"]) == tuple(
            each.on.isoformat() if each else None for each in (step.due, step.right)
        )
        shown = told(file, today)
        assert all(CHINESE(each) in shown for each in (step.told, *([step.right.ends] if step.right else [])))


def _state(file: CaseFile, clock: Clock) -> str:
    return standing_in(file, clock, _NOON.date()).state.label.zh
