"""Merging records that are the same person or employer: one leads, everything follows it, and it can be undone."""

import json
from typing import Any

from cases.directory import RecordFile, joined, without
from cases.permissions import Action
from cases.records import RECORDS, Record
from cases.refusal import Refused, refuse
from cases.text import say
from storage.directory import Directory, StaleRecord
from storage.edits import is_as_seen
from storage.records import Kept, change_record, read_record
from storage.seals import moving
from storage.seat import Seat
from storage.tables import EditRow
from storage.uses import is_restricted

_PARTS = "SELECT case_id, place FROM part WHERE record_id = ?"
_FOLLOW = "UPDATE part SET record_id = ? WHERE record_id = ?"
_BACK = "UPDATE part SET record_id = ? WHERE record_id = ? AND case_id = ? AND place = ?"


class Merging:
    """Merging as one person may do it, through their directory."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store, self._directory = seat, seat.store, Directory(seat)

    def merge(self, lead: int, other: int, seen: tuple[int, int]) -> RecordFile:
        """Merge the other record into the lead. seen: the versions of both as the person saw them.

        Its cases follow, and the lead takes over what it lacks. Raises `Refused`: `role`, `unknown_record`,
        `merge_itself`, `merge_numbers` where two numbers say that they are not the same, `merge_restricted` where one
        stands in a restricted case, whose record stays its own, `StaleRecord`.
        """
        directory = self._directory
        with self._seat.refusals("merge"):
            directory.may(Action.MERGE)
            with self._store.writing():
                keeps, goes = directory.kept(lead), directory.kept(other)
                self._check(keeps, goes)
                for each, version in zip((keeps, goes), seen, strict=True):
                    if not is_as_seen(self._store, each, version):
                        raise StaleRecord(directory.file(each.id))
                self._merge(keeps, goes)
                return directory.file(lead)

    def undo(self, lead: int) -> RecordFile:
        """Undo the latest merge into a record: the other stands again with its cases.

        What the lead took over is given back, whatever else was changed in it since. Raises `Refused`: `role`,
        `unknown_record`, or `no_merge` where there is none to undo.
        """
        directory = self._directory
        with self._seat.refusals("merge"):
            directory.may(Action.MERGE)
            with self._store.writing():
                kept = directory.kept(lead)
                seq, more = self._latest(kept)
                goes = read_record(self._store, more["other"])
                if goes is None or goes.lead != kept.id:
                    raise _no_merge()
                self._part(kept, goes, more, self._merged_to(kept, seq), untouched=seq == kept.version)
                return directory.file(lead)

    def _check(self, keeps: Kept, goes: Kept) -> None:
        if keeps.id == goes.id or keeps.record.kind != goes.record.kind:
            raise refuse("merge_itself", say("请选两条不同的、同一类的记录来合并"))
        if any(is_restricted(self._store, each.id) for each in (keeps, goes)):
            sentence = say("其中一条在限定查看的案件中，合并会让别人看到；请先更改该案的“查看范围”，或保持分开")
            raise refuse("merge_restricted", sentence)
        numbers = {each.record.number for each in (keeps, goes)} - {""}
        if len(numbers) > 1:
            raise refuse("merge_numbers", say("两条记录的号码不同，不是同一个；确有错号请先改正号码再合并"))

    def _merge(self, keeps: Kept, goes: Kept) -> None:
        moved = [list(row) for row in self._store.run(_PARTS, (goes.id,)).fetchall()]
        whole = joined(keeps.record, goes.record)
        by = self._directory.by
        change_record(self._store, goes, goes.record, "merged", by, lead=keeps.id, more={"other": keeps.id})
        more: dict[str, Any] = {"before": keeps.record.dump(), "other": goes.id, "parts": moved}
        change_record(self._store, keeps, whole, "merged", by, more=more)
        with moving(self._store, "part", "record_id IN (?, ?)", (keeps.id, goes.id)):
            self._store.run(_FOLLOW, (keeps.id, goes.id))

    def _merged_to(self, kept: Kept, seq: int) -> Record:
        """Return a record as it was after its edit of this number."""
        query = EditRow.select(EditRow.fields).where(EditRow.record == kept.id, EditRow.seq == seq)
        ((fields,),) = query.tuples().execute(self._store.db)
        return RECORDS[kept.record.kind].load(json.loads(fields))

    def _part(self, kept: Kept, goes: Kept, more: dict[str, Any], whole: Record, *, untouched: bool) -> None:
        by = self._directory.by
        before = RECORDS[kept.record.kind].load(more["before"])
        if not untouched:
            before = without(kept.record, [without(whole, [before], ())], [before])
        told = {"before": kept.record.dump(), "other": goes.id, "undoes": more["seq"]}
        change_record(self._store, goes, goes.record, "parted", by, more={"other": kept.id})
        change_record(self._store, kept, before, "parted", by, more=told)
        with moving(self._store, "part", "record_id IN (?, ?)", (kept.id, goes.id)):
            for case_id, place in more["parts"]:
                self._store.run(_BACK, (goes.id, kept.id, case_id, place))

    def _latest(self, kept: Kept) -> tuple[int, dict[str, Any]]:
        """Return the latest merge into a record that was not undone."""
        query = EditRow.select(EditRow.seq, EditRow.what, EditRow.more).where(EditRow.record == kept.id)
        undone: set[int] = set()
        for seq, what, packed in query.order_by(EditRow.seq.desc()).tuples().execute(self._store.db):
            more = json.loads(packed)
            if what == "parted" and "undoes" in more:
                undone.add(more["undoes"])
            elif what == "merged" and "parts" in more and seq not in undone:
                return seq, {**more, "seq": seq}
        raise _no_merge()


def _no_merge() -> Refused:
    return refuse("no_merge", say("没有可以撤销的合并；请在改动记录里核对"))
