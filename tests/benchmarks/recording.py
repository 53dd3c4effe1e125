"""One recorded event, on disk when it returns, against a plain peewee transaction that writes the same rows."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from cases.events import Note
from cases.views.rows import Row, View
from storage.desk import Desk
from storage.engine.tables import CaseRow, HistoryRow, TallyRow
from storage.engine.text.texts import number_of
from storage.opening.door import sign_in
from storage.store.store import Store
from tests.benchmarks.bench import NOW, Bench
from tests.benchmarks.search import CaseText
from tests.benchmarks.table import Measure
from tests.benchmarks.timing import side_by_side
from tui.demo.centre import PASSWORD

WHAT = "与公司人事通电话，对方答应本周内把工资表和考勤记录送到中心，由双方当面核对后再定付款日期。"
WORDS = " ".join(WHAT)
LATER = NOW + timedelta(minutes=30)


def recording(bench: Bench) -> Iterator[Measure]:
    """Measure a note on a case, each time another one."""
    folder = bench.copy(bench.middle, "recording")
    store = sign_in(folder, "supervisor", PASSWORD, NOW)[0]
    try:
        desk = Desk(store, store.account("supervisor"), lambda: LATER)
        waiting = waiting_cases(desk, 2 * bench.rounds + 20)
        ours, plain = side_by_side(
            lambda: desk.casework.record((row := next(waiting)).id, Note(what=WHAT), row.version),
            lambda: _plain(store, next(waiting)),
            rounds=bench.rounds,
        )
    finally:
        store.close()
        shutil.rmtree(folder)
    yield Measure("one recorded event, durable", ours, plain, 2)


def waiting_cases(desk: Desk, most: int) -> Iterator[Row]:
    """Return cases being worked on, over and over where there are fewer than so many."""
    rows = list(desk.queues.page(View.FOLLOW_UP, limit=min(most, 1000)).rows)
    while True:
        for row in rows:
            yield desk.queues.row(row.id)


def _plain(store: Store, row: Row) -> None:
    with store.db.atomic("IMMEDIATE"):
        today = LATER.date().isoformat()
        HistoryRow.insert(
            case=row.id,
            seq=row.version + 1,
            on=today,
            at=LATER.isoformat(),
            by="supervisor",
            role="supervisor",
            code="note",
            fields=f'{{"what":"{WHAT}"}}',
        ).execute(store.db)
        changed = {"version": row.version + 1, "last_on": today, "next_actor": "handler"}
        CaseRow.update(**changed).where((CaseRow.id == row.id) & (CaseRow.version == row.version)).execute(store.db)
        _count(store, row.station, row.last_on.isoformat(), -1)
        _count(store, row.station, today, 1)
        text: Any = {"rowid": number_of(row.id, row.version + 1), "words": WORDS, "pinyin": "", "digits": ""}
        CaseText.insert(text).execute(store.db)


def _count(store: Store, station: str, day: str, n: int) -> None:
    key = {"what": "last", "station": station, "slot": day, "handler": ""}
    TallyRow.insert(**key, n=n).on_conflict(
        conflict_target=[TallyRow.what, TallyRow.station, TallyRow.slot, TallyRow.handler],
        update={TallyRow.n: TallyRow.n + n},
    ).execute(store.db)
