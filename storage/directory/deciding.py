"""Deciding on records that may be the same, or stand against each other: joined, or left apart with a reason."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from cases.directory.listed import RecordFile
from cases.directory.twins import Decision, Twin
from cases.staff.audit import AuditAction
from cases.staff.people import Role
from cases.staff.permissions import Action, may
from cases.values.refusal import refuse
from cases.values.text import say
from storage.directory.directory import Directory
from storage.directory.merging import Merging
from storage.engine.faults import plainly
from storage.engine.tables import TwinRow
from storage.records.records import read_record
from storage.records.sides import stations_of
from storage.records.twins import opposed, sort_of
from storage.records.uses import is_restricted
from storage.seat import Seat
from storage.store.seals import moving

MOST = 200
_OPEN = "SELECT id, one_id, other_id, at_moment FROM twin WHERE decision = '' ORDER BY id"
_LEADS = "SELECT id, lead FROM record WHERE lead > 0"


class _Pair(NamedTuple):
    id: int
    one: int
    other: int
    at: str


class Twins:
    """The pairs that wait for one person: for the lowest supervisor who reaches both, with all that they rest on."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store, self._directory = seat, seat.store, Directory(seat)

    def waiting(self, most: int = MOST) -> tuple[Twin, ...]:
        """Return the pairs to decide on, conflicts first. Raises `Refused` (rule `role`) for who decides on none."""
        self._directory.may(Action.MERGE)
        with plainly():
            found = [twin for pair in self._mine() if (twin := self._twin(pair))]
        return tuple(sorted(found, key=lambda each: each.order)[:most])

    def count(self) -> int:
        """Return how many pairs wait for this person; 0 for who decides on none."""
        if not may(self._seat.account.role, Action.MERGE):
            return 0
        with plainly():
            return sum(1 for _ in self._mine())

    def join(self, id_: int) -> RecordFile:
        """Merge the newer record of a pair into the older. Raises `Refused`: `no_twin`, and what merging raises."""
        twin = self._waits(id_)
        return Merging(self._seat).merge(twin.one.id, twin.other.id, (twin.one.version, twin.other.version))

    def leave(self, id_: int, decision: Decision, reason: str) -> None:
        """Leave a pair apart, and do not ask again. Raises `Refused`: `no_twin`, or `needed` without a reason."""
        directory = self._directory
        with self._seat.refusals("twins"):
            self._waits(id_)
            if not reason.strip():
                raise refuse("needed", say("请填写“{field}”", field=say("理由")), "reason")
            with self._store.writing(), moving(self._store, "twin", "id = ?", (id_,)):
                told = {"decision": decision.value, "decided": directory.by.at.isoformat(timespec="seconds")}
                told |= {"by": directory.by.account, "reason": reason.strip()}
                TwinRow.update(**told).where(TwinRow.id == id_, TwinRow.decision == "").execute(self._store.db)
                self._seat.note(AuditAction.MERGED, what=decision.value, twin=id_)

    def _waits(self, id_: int) -> Twin:
        """Return a pair that waits for this person. Raises `Refused` (rule `no_twin`)."""
        self._directory.may(Action.MERGE)
        found = (self._twin(pair) for pair in self._mine() if pair.id == id_)
        if twin := next(found, None):
            return twin
        raise refuse("no_twin", say("没有这一对待判断的记录，或已由同事处理；请刷新后再看"))

    def _mine(self) -> Iterator[_Pair]:
        """Yield the pairs that nobody nearer decides on, each by the records that lead now."""
        leads = dict(self._store.run(_LEADS).fetchall())
        pairs = [_led(_Pair(*row), leads) for row in self._store.run(_OPEN).fetchall()]
        rests = stations_of(self._store, {id_ for pair in pairs for id_ in (pair.one, pair.other)})
        account, manned = self._seat.account, self._manned()
        for pair in pairs:
            both = rests[pair.one] | rests[pair.other]
            near = len(both) == 1 and both <= manned
            mine = not near if account.everywhere else both == {account.station}
            seen = rests[pair.one] and rests[pair.other]  # nobody knows yet what an import brings
            if pair.one != pair.other and seen and mine:
                yield pair

    def _manned(self) -> set[str]:
        """Return the stations with a supervisor of their own."""
        there = (each for each in self._store.accounts() if each.active and each.role is Role.SUPERVISOR)
        return {each.station for each in there if not each.everywhere}

    def _twin(self, pair: _Pair) -> Twin | None:
        kept = [read_record(self._store, id_) for id_ in (pair.one, pair.other)]
        if not (kept[0] and kept[1] and (sort := sort_of(self._store, kept[0], kept[1]))):
            return None
        one, other = (self._directory.file(id_) for id_ in (pair.one, pair.other))
        joinable = not any(is_restricted(self._store, id_) for id_ in (pair.one, pair.other))
        conflict = opposed(self._store, pair.one, pair.other)
        return Twin(pair.id, one, other, sort, conflict, joinable, datetime.fromisoformat(pair.at))


def _led(pair: _Pair, leads: dict[int, int]) -> _Pair:
    one, other = pair.one, pair.other
    while one in leads:
        one = leads[one]
    while other in leads:
        other = leads[other]
    return pair._replace(one=one, other=other)
