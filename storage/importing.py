"""Bringing ledgers along: each row is looked at before anything is done, and all of it can be taken back at once."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cases.audit import Deed
from cases.events import Compared, Entry
from cases.ledgers.cells import Sheet
from cases.ledgers.columns import ColumnMap, find_sheet
from cases.ledgers.making import RECORDS, NewCase, made
from cases.ledgers.maps import dump_map, load_map
from cases.ledgers.preview import Fate, Planned, Preview
from cases.ledgers.rows import LedgerRow, read_rows
from cases.permissions import Action, check
from cases.refusal import Refused, refuse
from cases.rulebook import RuleBook
from cases.text import one_line, say
from storage import recording
from storage.batches import Unseen, drop, enlist, is_enlisted, is_ready, meet, show, sweep
from storage.clock import check_clock
from storage.completing import completed
from storage.doubles import Doubles
from storage.engine.faults import plainly
from storage.engine.pace import unhurried
from storage.files import Told, told
from storage.known import Known
from storage.own_folders import OwnFolders
from storage.owner import me
from storage.records import Ready, add_records, ready
from storage.rosters import Joining
from storage.rules import print_of, rules_of
from storage.seals import added
from storage.seat import Seat
from storage.serials import check_giving
from storage.sheets.reading import read_sheets
from storage.tables import BatchRow
from storage.tallies import slots
from storage.turns import in_turns
from storage.twins import pairs
from storage.undoing import Staying, already, take_back_records, take_off_roster, withdraw
from storage.writes import last_line

Report = Callable[[int, int], None]
Stopped = Callable[[], bool]


def nobody(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def never() -> bool:
    """Never stop."""
    return False


_STEP = 500
"""Rows between two looks at whether somebody stops."""


@dataclass(frozen=True)
class Batch:
    """An import that was done. counts: rows by their fate. undone: whether it was taken back.

    stays: the cases that stayed as it was taken back just now.
    """

    id: int
    at: datetime
    by_name: str
    kind: str
    name: str
    counts: Mapping[str, int]
    undone: bool
    stays: tuple[Staying, ...] = ()


class Importing:
    """Importing as one person may do it."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store = seat, seat.store

    # Looking

    def sheets(self, path: Path, stopped: Stopped = never) -> tuple[Sheet, ...]:
        """Return the sheets of a file. Raises `Refused`: `role`, `file`, `sheet` or `cancelled`."""
        self._may()
        OwnFolders(self._seat).check(path)
        return read_sheets(path, stopped)

    def preview(
        self,
        sheets: Iterable[Sheet],
        kind: str | None = None,
        given: ColumnMap | None = None,
        report: Report = nobody,
        stopped: Stopped = never,
    ) -> Preview:
        """Return what importing would do, row by row; nothing is done.

        kind: of the ledger; guessed if not given. given: what columns stand for; else what was remembered of such a
        ledger. Raises `Refused`: `role`, `columns`, `ledger` or `cancelled`.
        """
        self._may()
        sheets = tuple(sheets)
        sheet, columns = find_sheet(sheets, kind, given)
        if given is None and (kept := self.remembered(columns.kind)):
            with suppress(Refused):
                sheet, columns = find_sheet(sheets, columns.kind, kept)
        today, total, since = self._seat.today, len(sheet.rows), last_line(self._store.db).seq
        with plainly():
            known, doubles = Known(self._store, self._seat.account, columns.kind), Doubles(self._seat)
            rows = []
            for row in read_rows(sheet, columns, today):
                rows.append(_asked(self._planned(columns.kind, row, known, today), doubles))
                if len(rows) % _STEP == 0:
                    report(row.number, total)
                    _check_stopped(stopped)
        with self._store.writing():  # a preview tells which rows are known, so the log tells of it
            self._seat.note(Deed.PREVIEWED, what=columns.kind, rows=len(rows))
        return Preview(sheet, columns, rows, since)

    def remembered(self, kind: str) -> ColumnMap | None:
        """Return what was said last of the columns of such a ledger."""
        text = self._store.get(_setting(kind))
        with suppress(Refused):
            return load_map(text, kind) if text else None
        return None

    def _planned(self, kind: str, row: LedgerRow, known: Known, today: date) -> Planned:
        try:
            found = made(kind, row, today)
            if found.case and found.case.later:
                self._told(found.case, self._seat.now(), rules_of(self._store))
        except Refused as refused:
            whys = tuple(each.sentence for each in refused.problems)
            return Planned(LedgerRow(row.number, row.values, refused.problems, row.repeats), Fate.REFUSED, whys[0])
        if row.repeats:
            return Planned(row, Fate.DOUBTFUL, say("与第 {n} 行相同", n=row.repeats), found)
        fate, name = known.of_made(found)
        if fate is Fate.KNOWN:
            return Planned(row, fate, say("已有“{name}”", name=name), found)
        if fate is Fate.DOUBTFUL:
            return Planned(row, fate, say("可能是已有的“{name}”", name=name), found)
        return Planned(row, Fate.NEW, None, found)

    # Doing

    def apply(
        self,
        preview: Preview,
        name: str,
        *,
        good_rows: bool = False,
        doubtful: bool = False,
        decided: Compared | None = None,
        case: int = 0,
        report: Report = nobody,
        stopped: Stopped = never,
    ) -> Batch:
        """Import the new rows of a preview, and remember what its columns stand for.

        Others work on meanwhile, and see all of it or nothing: nothing where it stops half-way, however it stops.

        name: of the file. good_rows: whether rows are imported although others were refused. doubtful: whether the
        doubtful ones are imported too. decided: what was decided on the rows that are asked about, which are left out
        otherwise. case: whose roster members are put on.
        Raises `Refused`: `role`; `import_refused` where rows are refused and good_rows is not said; `undecided` where
        doubtful ones are asked for on which nobody has decided; `import_nothing`; `cancelled`; and what recording
        raises. Then nothing is imported.
        """
        with self._seat.refusals("import"):
            self._may()
            check_clock(self._store, self._seat.now())
            rows = preview.taken(doubtful=doubtful, decided=decided)
            if preview.refused and not good_rows:
                sentence = say("有 {n} 行退回，没有导入；请改正后再导入，或选择只导入好的行", n=len(preview.refused))
                raise refuse("import_refused", sentence)
            if doubtful and (n := preview.undecided(decided)):
                sentence = say("有 {n} 行要先看过再定，没有导入；请给出“查重结论”，或不导入疑似的行", n=n)
                raise refuse("undecided", sentence, "decision")
            if not rows:
                raise refuse("import_nothing", say("没有新的行可以导入；已有的和疑似的都跳过了"))
            watch, joining = _Watch(len(rows), report, stopped), None
            if preview.columns.kind == "members":
                members = [each.made.member for each in rows if each.made and each.made.member]
                joining = Joining(self._seat, members, case, decided)
            if preview.columns.kind == "cases":
                check_giving(self._store)
            sweep(self._store)
            return self._bring(preview, name, rows, decided, watch, joining)

    def _bring(
        self,
        preview: Preview,
        name: str,
        rows: list[Planned],
        decided: Compared | None,
        watch: "_Watch",
        joining: Joining | None,
    ) -> Batch:
        """Lay everything down where nobody sees it, and show it; or sweep it away again, whatever went wrong."""
        unseen, batch = self._begin(preview, name, len(rows))
        try:
            with unhurried(self._store.db):
                if joining:
                    joining.lay(unseen, watch)
                elif preview.columns.kind in RECORDS:
                    self._lay_records(unseen, rows, watch)
                else:
                    self._lay_cases(unseen, rows, batch.at, decided, watch)
            while not self._shown(preview, unseen, batch, watch, joining):
                pass
        except BaseException:
            with suppress(Refused):  # what a full disk keeps is swept before the next import
                drop(self._store, unseen.id)
            raise
        return batch

    def _shown(
        self,
        preview: Preview,
        unseen: Unseen,
        batch: Batch,
        watch: "_Watch",
        joining: Joining | None,
    ) -> bool:
        """Show what was laid down; False where others took many numbers meanwhile, and it is to be tried again."""
        with unhurried(self._store.db):
            if not is_enlisted(self._store, unseen):
                enlist(self._store, unseen, lambda _done: watch(watch.total))
            meet(self._store, unseen, self._seat.now())
        with self._store.writing():
            if not is_ready(self._store, unseen):
                return False
            self._seat.here()
            if joining:
                joining.show(unseen)
            told, by, kind = _told(batch.counts), self._seat.account.account, preview.columns.kind
            show(self._store, unseen, told, by, self._seat.now(), {"what": kind, "rows": watch.total})
            self._store.set(_setting(kind), dump_map(preview.columns.map))
        return True

    def _begin(self, preview: Preview, name: str, rows: int) -> tuple[Unseen, Batch]:
        kind, by = preview.columns.kind, self._seat.account
        moment, owner = self._seat.now().replace(microsecond=0), me()
        counts = {fate.value: n for fate, n in preview.counts.items()} | {"imported": rows}
        kept = {"at": moment.isoformat(), "by": by.account, "kind": kind, "name": one_line(name)[:120]}
        columns = {**kept, "told": _told(counts), "undone": "", "waiting": owner}
        with self._store.writing():
            id_: Any = BatchRow.insert(**columns).execute(self._store.db)
            added(self._store, "batch", [(id_, *columns.values())])
        since = preview.since
        unseen = Unseen(int(id_), owner, print_of(self._store), by.station, moment.year, since, looked=since)
        return unseen, Batch(unseen.id, moment, by.name, kind, kept["name"], counts, undone=False)

    def _lay_records(self, unseen: Unseen, rows: list[Planned], watch: "_Watch") -> None:
        store, station = self._store, self._seat.account.station

        def put(some: list[Ready]) -> None:
            unseen.begin(store)
            ids = add_records(store, some)
            unseen.note(store, [(id_, 0, "") for id_ in ids])
            met.extend(ids)

        met: list[int] = []
        records = [each.made.record for each in rows if each.made and each.made.record]
        in_turns(store, records, put, lambda each: ready(each, station, unseen.id), self._looking(unseen, met, watch))

    def _lay_cases(
        self, unseen: Unseen, rows: list[Planned], moment: datetime, decided: Compared | None, watch: "_Watch"
    ) -> None:
        store, book, account = self._store, rules_of(self._store), self._seat.account

        def opened(each: tuple[NewCase, bool]) -> recording.Ready:
            new, asked = each
            if asked and decided:  # what was decided is kept with each case that was asked about
                new = new._replace(later=(*new.later, (moment.date(), decided)))
            whole = self._told(new, moment, book)
            unseen.slots.update(slots(whole.row | {"station": account.station}))
            return recording.ready(whole)

        def put(some: list[recording.Ready]) -> None:
            unseen.begin(store)
            made = recording.begin_unseen(store, some, unseen.id)
            unseen.note(store, [(each.id, seq, seal) for each in made for seq, seal in enumerate(each.sealed, 1)])
            unseen.cases += [each.id for each in made]
            met.extend(record for each in made for record in each.records)

        met: list[int] = []
        found = [(each.made.case, bool(each.asked)) for each in rows if each.made and each.made.case]
        in_turns(store, found, put, opened, self._looking(unseen, met, watch))

    def _told(self, new: NewCase, moment: datetime, book: RuleBook) -> Told:
        """Return a case as a row tells it, recorded at a moment. Raises `Refused`."""
        by = self._seat.account
        whole = told("", by.station, (Entry(1, new.on, moment, by.account, by.role, new.opened),), book)
        for on, event in new.later:
            filled = completed(self._seat, 0, event, whole)
            whole = whole.after(Entry(whole.case.version + 1, on, moment, by.account, by.role, filled))
        return whole

    def _looking(self, unseen: Unseen, met: list[int], watch: "_Watch") -> Callable[[int], None]:
        """Return what looks, after each write, who else looks like those whom it met, and then tells the watch."""

        def look(done: int) -> None:
            unseen.alike += pairs(self._store, met, self._seat.account.station)
            met.clear()
            watch(done)

        return look

    # Taking back

    def batches(self, most: int = 20) -> tuple[Batch, ...]:
        """Return the imports within reach, the latest first."""
        self._may()
        return tuple(self._those(BatchRow.waiting == "", most))

    def _those(self, which: Any, most: int) -> Iterator[Batch]:
        query = BatchRow.select().where(which).order_by(BatchRow.id.desc()).limit(most)
        if not self._seat.account.everywhere:
            query = query.where(BatchRow.by == self._seat.account.account)
        return (self._batch(row) for row in query.execute(self._store.db))

    def undo(self, id_: int) -> Batch:
        """Take an import back, while others work on.

        Records that nobody has changed or used since vanish at once; cases are withdrawn one after the other, as their
        numbers stay given, and the batch says which of them stay; a roster is voided. See `storage.undoing`.
        Raises `Refused`: `role`, `no_batch`, `batch_undone`, `batch_used` naming what stands against it, and what
        recording raises.
        """
        with self._seat.refusals("import"):
            self._may()
            batch = next(self._those((BatchRow.id == id_) & (BatchRow.waiting == ""), 1), None)
            if batch is None:
                raise refuse("no_batch", say("没有这次导入，或不是您做的；请核对批次号"))
            if batch.undone:
                raise already()
            check_clock(self._store, self._seat.now())

            def note(what: str, case: int = 0, **detail: str | int) -> None:
                self._seat.here()
                self._seat.note(Deed.IMPORTED, case=case, what=what, batch=id_, **detail)

            if batch.kind in RECORDS:
                take_back_records(self._store, self._seat.account, id_, self._seat.now(), note)
            elif batch.kind == "cases":
                return replace(batch, stays=withdraw(self._seat, id_, note))
            else:
                take_off_roster(self._seat, id_, note)
            return batch

    def _batch(self, row: Any) -> Batch:
        by, moment = self._seat.names.get(row.by, row.by), datetime.fromisoformat(row.at)
        return Batch(row.id, moment, by, row.kind, row.name, json.loads(row.told), undone=bool(row.undone))

    def _may(self) -> None:
        check(self._seat.account.role, Action.IMPORT)


def _asked(planned: Planned, doubles: Doubles) -> Planned:
    """Return a row with what somebody must decide about it first; known and refused ones are not asked about."""
    if planned.made is None or planned.fate is Fate.KNOWN:
        return planned
    asked = doubles.of(planned.made, planned.row.number)
    if not asked.why:
        return planned
    return replace(planned, fate=Fate.DOUBTFUL, why=asked.why, asked=asked.rules)


class _Watch:
    """Told how many are done, says so now and then, and stops where somebody asks for it."""

    def __init__(self, total: int, report: Report, stopped: Stopped) -> None:
        self.total, self._report, self._stopped = total, report, stopped

    def __call__(self, done: int) -> None:
        self._report(min(done, self.total), self.total)
        _check_stopped(self._stopped)


def _check_stopped(stopped: Stopped) -> None:
    if stopped():
        raise refuse("cancelled", say("已取消，什么也没有导入；要导入请重新开始"))


def _told(counts: Mapping[str, int]) -> str:
    return json.dumps(dict(counts))


def _setting(kind: str) -> str:
    return f"columns_{kind}"
