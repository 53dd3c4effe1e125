"""Looking at a ledger before anything is done: what importing would make of each row."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from cases.ledgers.cells import LedgerSheet
from cases.ledgers.columns.guess import ColumnMap, find_sheet
from cases.ledgers.columns.maps import load_map
from cases.ledgers.making import made
from cases.ledgers.preview import Planned, Preview, RowStatus
from cases.ledgers.rows import LedgerRow, read_rows
from cases.staff.audit import AuditAction
from cases.staff.permissions import Action, check
from cases.values.refusal import Refused, refuse
from cases.values.text import say
from storage.casefile.rules import rules_of
from storage.engine.faults import plainly
from storage.host.progress import Report, Stopped, never, nobody
from storage.ledgers.batches import columns_setting
from storage.ledgers.duplicates import Duplicates
from storage.ledgers.known import KnownRecords
from storage.ledgers.laying import whole_of
from storage.ledgers.sheets.reading import read_sheets
from storage.outgoing.own_folders import OwnFolders
from storage.seat import Seat
from storage.store.writes import last_line

_STEP = 500
"""Rows between two looks at whether somebody stops."""


class Previewing:
    """Looking at ledgers as one person may."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store = seat, seat.store

    def sheets(self, path: Path, stopped: Stopped = never) -> tuple[LedgerSheet, ...]:
        """Return the sheets of a file. Raises `Refused`: `role`, `file`, `sheet` or `cancelled`."""
        self._may()
        OwnFolders(self._seat).check(path)
        return read_sheets(path, stopped, self._seat.ground)

    def preview(
        self,
        sheets: Iterable[LedgerSheet],
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
            known, duplicates = KnownRecords(self._store, self._seat.account, columns.kind), Duplicates(self._seat)
            rows = []
            for row in read_rows(sheet, columns, today):
                rows.append(_asked(self._planned(columns.kind, row, known, today), duplicates))
                if len(rows) % _STEP == 0:
                    report(row.number, total)
                    check_stopped(stopped)
        with self._store.writing():  # a preview tells which rows are known, so the log tells of it
            self._seat.note(AuditAction.PREVIEWED, what=columns.kind, rows=len(rows))
        return Preview(sheet, columns, rows, since)

    def remembered(self, kind: str) -> ColumnMap | None:
        """Return what was said last of the columns of such a ledger."""
        text = self._store.get(columns_setting(kind))
        with suppress(Refused):
            return load_map(text, kind) if text else None
        return None

    def _planned(self, kind: str, row: LedgerRow, known: KnownRecords, today: date) -> Planned:
        try:
            found = made(kind, row, today)
            if found.case and found.case.later:
                whole_of(self._seat, found.case, self._seat.now(), rules_of(self._store))
            status, why = (RowStatus.DOUBTFUL, None) if row.repeats else known.of_made(found)
        except Refused as refused:
            whys = tuple(each.sentence for each in refused.problems)
            return Planned(LedgerRow(row.number, row.values, refused.problems, row.repeats), RowStatus.REFUSED, whys[0])
        if row.repeats:
            return Planned(row, RowStatus.DOUBTFUL, say("与第 {n} 行相同", n=row.repeats), found)
        return Planned(row, status, why, found)

    def _may(self) -> None:
        check(self._seat.account.role, Action.IMPORT)


def _asked(planned: Planned, duplicates: Duplicates) -> Planned:
    """Return a row with what somebody must decide about it first; known and refused ones are not asked about."""
    if planned.made is None or planned.status is RowStatus.KNOWN:
        return planned
    asked = duplicates.of(planned.made, planned.row.number)
    if not asked.why:
        return planned
    return replace(planned, status=RowStatus.DOUBTFUL, why=asked.why, asked=asked.rules)


def check_stopped(stopped: Stopped) -> None:
    """Refuse (rule `cancelled`) to go on where somebody stops it."""
    if stopped():
        raise refuse("cancelled", say("已取消，什么也没有导入；要导入请重新开始"))
