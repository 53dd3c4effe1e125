"""Merging records that are the same person or employer: one leads, everything follows it, and it can be undone."""

from typing import Any

from cases.directory.listed import RecordFile, joined
from cases.staff.permissions import Action
from cases.values.refusal import refuse
from cases.values.text import say
from storage.directory.directory import Directory, StaleRecord, unknown_record
from storage.records.edits import is_as_seen
from storage.records.parting import merges_into, part
from storage.records.records import KeptRecord, change_record
from storage.records.sides import stations_of
from storage.records.uses import is_restricted
from storage.search.words import writing_names
from storage.seat import Seat
from storage.store.seals import moving

_PARTS = "SELECT case_id, place FROM part WHERE record_id = ?"
_FOLLOW = "UPDATE part SET record_id = ? WHERE record_id = ?"


class Merging:
    """Merging as one person may do it, through their directory."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store, self._directory = seat, seat.store, Directory(seat)

    def merge(self, lead: int, other: int, seen: tuple[int, int]) -> RecordFile:
        """Merge the other record into the lead. seen: the versions of both as the person saw them.

        Its cases follow, and the lead takes over what it lacks. Raises `Refused`: `role`, `unknown_record` also where
        one rests on cases or records beyond reach, `merge_itself`, `merge_numbers` where two numbers say that they are
        not the same, `merge_restricted` where one stands in a restricted case, whose record stays its own,
        `StaleRecord`.
        """
        directory = self._directory
        with self._seat.refusals("merge"):
            directory.may(Action.MERGE)
            with writing_names(self._store):
                keeps, goes = self._reached(lead), self._reached(other)
                self._check(keeps, goes)
                for each, version in zip((keeps, goes), seen, strict=True):
                    if not is_as_seen(self._store, each, version):
                        raise StaleRecord(directory.file(each.id))
                self._merge(keeps, goes)
                return directory.file(lead)

    def undo(self, lead: int) -> RecordFile:
        """Undo the latest merge into a record: the other stands again with its cases.

        What the lead took over is given back, whatever else was changed in it since. Raises `Refused`: `role`,
        `unknown_record` as `merge` does, or `no_merge` where there is none to undo.
        """
        directory = self._directory
        with self._seat.refusals("merge"):
            directory.may(Action.MERGE)
            with writing_names(self._store):
                kept = self._reached(lead)
                merge = next(merges_into(self._store, kept.id), None)
                if merge is None:
                    raise refuse("no_merge", say("没有可以撤销的合并；请在改动记录里核对"))
                part(self._store, kept, merge, merge.places, directory.by)
                return directory.file(lead)

    def _reached(self, id_: int) -> KeptRecord:
        """Return a record within reach with all that it rests on, since others have a part in what is done with it."""
        kept = self._directory.kept(id_)
        if not all(map(self._seat.account.sees, stations_of(self._store, [kept.id])[kept.id])):
            raise unknown_record()
        return kept

    def _check(self, keeps: KeptRecord, goes: KeptRecord) -> None:
        if keeps.id == goes.id or keeps.record.kind != goes.record.kind:
            raise refuse("merge_itself", say("请选两条不同的、同一类的记录来合并"))
        if any(is_restricted(self._store, each.id) for each in (keeps, goes)):
            sentence = say("其中一条在限定查看的案件中，合并会让其他人看到；请先更改该案的“查看范围”，或保持分开")
            raise refuse("merge_restricted", sentence)
        numbers = {each.record.number for each in (keeps, goes)} - {""}
        if len(numbers) > 1:
            raise refuse("merge_numbers", say("两条记录的证件号码不同，不能合并；号码有误的，请先更正再合并"))

    def _merge(self, keeps: KeptRecord, goes: KeptRecord) -> None:
        moved = [list(row) for row in self._store.run(_PARTS, (goes.id,)).fetchall()]
        whole = joined(keeps.record, goes.record)
        by = self._directory.by
        change_record(self._store, goes, goes.record, "merged", by, lead=keeps.id, more={"other": keeps.id})
        more: dict[str, Any] = {"before": keeps.record.dump(), "other": goes.id, "parts": moved}
        change_record(self._store, keeps, whole, "merged", by, more=more)
        with moving(self._store, "part", "record_id IN (?, ?)", (keeps.id, goes.id)):
            self._store.run(_FOLLOW, (keeps.id, goes.id))
