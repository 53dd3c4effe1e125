"""The imports that were done: listed, and taken back."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cases.ledgers.making import RECORDS
from cases.staff.audit import AuditAction
from cases.staff.permissions import Action, check
from cases.values.refusal import refuse
from cases.values.text import say
from storage.engine.tables import BatchRow
from storage.ledgers.undoing import Staying, already, take_back_records, take_off_roster, withdraw
from storage.seat import Seat
from storage.store.clock import check_clock


@dataclass(frozen=True)
class Batch:
    """An import that was done. counts: rows by their status. undone: whether it was taken back.

    stays: the cases or records that stayed as it was taken back just now.
    """

    id: int
    at: datetime
    by_name: str
    kind: str
    name: str
    counts: Mapping[str, int]
    undone: bool
    stays: tuple[Staying, ...] = ()


class Imports:
    """The imports within one person's reach."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store = seat, seat.store

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

        Records that nobody has changed or used since vanish at once; cases on which nobody has worked are withdrawn one
        after the other, as their numbers stay given; the batch says which of both stay. A roster is voided. See
        `storage.ledgers.undoing`.
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
                self._seat.note(AuditAction.IMPORTED, case=case, what=what, batch=id_, **detail)

            if batch.kind in RECORDS:
                stays = take_back_records(self._store, self._seat.account, id_, self._seat.now(), note)
            elif batch.kind == "cases":
                stays = withdraw(self._seat, id_, note)
            else:
                take_off_roster(self._seat, id_, note)
                stays = ()
            return replace(batch, stays=stays)

    def _batch(self, row: Any) -> Batch:
        by, moment = self._seat.names.get(row.by, row.by), datetime.fromisoformat(row.at)
        return Batch(row.id, moment, by, row.kind, row.name, json.loads(row.told), undone=bool(row.undone))

    def _may(self) -> None:
        check(self._seat.account.role, Action.IMPORT)
