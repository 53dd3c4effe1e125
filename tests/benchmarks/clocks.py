"""Clocks: of a long case against reading it, and of every open case anew against reading them.

How many seconds a hundred thousand cases take is the machine's affair; how much more than reading them is ours.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import cycle, islice
from pathlib import Path

from cases.due.agenda import agenda
from cases.due.starting import clocks
from cases.events import Contact, Document, Filed, Hearing, Mediation, Ruling
from cases.views.rows import View
from storage.casefile.files import Told, read_told, told
from storage.casefile.history import read_history
from storage.casefile.rows import read_row
from storage.casefile.rules import STAMP, rules_of
from storage.desk import Desk
from storage.engine.tables import CaseRow
from storage.opening.door import sign_in
from storage.rules.reckoning import FOLLOWED
from storage.store.store import Store
from tests.benchmarks.bench import NOW, Bench
from tests.benchmarks.table import Measure
from tests.benchmarks.timing import in_turn, timed
from tui.demo.centre import PASSWORD

ENTRIES = 200
HEARING = NOW.date() + timedelta(days=20)


def of_a_case(bench: Bench) -> Iterator[Measure]:
    """Measure the clocks of a case of two hundred entries against reading it."""
    folder = bench.copy(bench.small, "clocks")
    desk = _desk(folder)
    case_id = _long_case(desk)
    row = read_row(desk.store, case_id)
    book = rules_of(desk.store)

    def read() -> Told:
        return told(row["number"], row["station"], read_history(desk.store, case_id), book)

    def reckoned() -> float:
        whole = read()  # anew each time, for what is reckoned of a case is kept with it
        return timed(lambda: agenda(whole.case, clocks(whole.case, whole.history, book)))()

    ours, baseline = in_turn(reckoned, timed(read), rounds=bench.rounds)
    desk.store.close()
    yield Measure(f"clocks of a case of {ENTRIES} entries against reading it", ours, baseline, 2)


def of_all(bench: Bench) -> Iterator[Measure]:
    """Measure reckoning every case anew that is open, or followed after its closing, against reading them."""
    desk = _desk(bench.copy(bench.middle, "reckoning"))
    store = desk.store
    reckoned = [row.id for row in CaseRow.select(CaseRow.id).where(FOLLOWED).namedtuples().execute(store.db)]
    store.set(STAMP, "measured")
    rules_of(store)  # read once for either
    ours = timed(desk.rules.reckon)()
    reading = timed(lambda: _read(store, reckoned))()
    store.close()
    yield Measure(f"{len(reckoned)} open cases anew against reading them", ours, reading, 3)


def _read(store: Store, case_ids: list[int]) -> None:
    for case_id in case_ids:
        read_told(store, read_row(store, case_id))


def _long_case(desk: Desk) -> int:
    """Return a case with so many entries: worked from a first meeting to its award, again and again."""
    row = desk.queues.page(View.FOLLOW_UP, limit=1).rows[0]
    version = row.version
    for event in islice(cycle(_WORK), ENTRIES - version):
        desk.casework.record(row.id, event, version)
        version += 1
    return row.id


_WORK = (
    Contact(mode="meeting", what="问了情况，看了工资表。"),
    Document(direction="sent", sort="prompt_letter", what="要求十日内付清。"),
    Mediation(result="failed", what="对方不同意。"),
    Filed(forum="arbitration", what="请求支付工资。"),
    Document(direction="received", sort="arbitration_acceptance", what="受理。"),
    Document(direction="sent", sort="evidence", what="交了工资表和考勤。"),
    Document(direction="received", sort="arbitration_summons", hearing_on=HEARING, what="开庭通知。"),
    Contact(mode="phone", what="提醒开庭。"),
    Hearing(forum="arbitration", what="庭审结束。"),
    Ruling(sort="nonfinal_award", result="partial", what="部分支持。"),
)
"""What happens in a case of unpaid wages, in its order."""


def _desk(folder: Path) -> Desk:
    store, account = sign_in(folder, "supervisor", PASSWORD, NOW)
    return Desk(store, account, lambda: NOW)
