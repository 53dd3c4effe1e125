"""Bringing ledgers along: others work on meanwhile, and see all of an import or nothing."""

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from cases.events import Compared
from cases.ledgers.columns.maps import dump_map
from cases.ledgers.making import RECORDS
from cases.ledgers.preview import Planned, Preview
from cases.staff.permissions import Action, check
from cases.values.refusal import Refused, refuse
from cases.values.text import one_line, say
from storage.casefile.rules import print_of
from storage.casefile.serials import check_giving
from storage.engine.file.pace import unhurried
from storage.engine.tables import BatchRow
from storage.host.owner import me
from storage.host.progress import Report, Stopped, never, nobody
from storage.ledgers.batches import Unseen, columns_setting, drop, enlist, is_enlisted, is_ready, meet, show, sweep
from storage.ledgers.imports import Batch
from storage.ledgers.laying import Laying
from storage.ledgers.previewing import check_stopped
from storage.ledgers.rosters import Joining
from storage.seat import Seat
from storage.store.clock import check_clock
from storage.store.seals import added


class Importing:
    """Importing as one person may do it."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store = seat, seat.store

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
            check(self._seat.account.role, Action.IMPORT)
            check_clock(self._store, self._seat.now())
            rows = _taken(preview, decided, good_rows=good_rows, doubtful=doubtful)
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
                    Laying(self._seat, unseen, watch).records(rows)
                else:
                    Laying(self._seat, unseen, watch).cases(rows, batch.at, decided)
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
            self._store.set(columns_setting(kind), dump_map(preview.columns.map))
        return True

    def _begin(self, preview: Preview, name: str, rows: int) -> tuple[Unseen, Batch]:
        kind, by = preview.columns.kind, self._seat.account
        moment, owner = self._seat.now().replace(microsecond=0), me()
        counts = {status.value: n for status, n in preview.counts.items()} | {"imported": rows}
        kept = {"at": moment.isoformat(), "by": by.account, "kind": kind, "name": one_line(name)[:120]}
        columns = {**kept, "told": _told(counts), "undone": "", "waiting": owner}
        with self._store.writing():
            id_: Any = BatchRow.insert(**columns).execute(self._store.db)
            added(self._store, "batch", [(id_, *columns.values())])
        since = preview.since
        unseen = Unseen(int(id_), owner, print_of(self._store), by.station, moment.year, since, looked=since)
        return unseen, Batch(unseen.id, moment, by.name, kind, kept["name"], counts, undone=False)


def _taken(preview: Preview, decided: Compared | None, *, good_rows: bool, doubtful: bool) -> list[Planned]:
    """Return the rows that are imported; see `Importing.apply` for what is refused."""
    rows = preview.taken(doubtful=doubtful, decided=decided)
    if preview.refused and not good_rows:
        sentence = say("有 {n} 行未通过，全部未导入；请改正后重新导入，或选择只导入通过的行", n=len(preview.refused))
        raise refuse("import_refused", sentence)
    if doubtful and (n := preview.undecided(decided)):
        sentence = say("有 {n} 行要先看过再定，没有导入；请给出“查重结论”，或不导入疑似的行", n=n)
        raise refuse("undecided", sentence, "decision")
    if not rows:
        raise refuse("import_nothing", say("没有新的行可以导入；已有的和疑似的都跳过了"))
    return rows


class _Watch:
    """Told how many are done, says so now and then, and stops where somebody asks for it."""

    def __init__(self, total: int, report: Report, stopped: Stopped) -> None:
        self.total, self._report, self._stopped = total, report, stopped

    def __call__(self, done: int) -> None:
        self._report(min(done, self.total), self.total)
        check_stopped(self._stopped)


def _told(counts: Mapping[str, int]) -> str:
    return json.dumps(dict(counts))
