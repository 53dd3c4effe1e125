"""Reach: the one rule of what a person may know, for cases and all that hangs on them.

Of a case two things decide: the station, and whether it is restricted, which only its handlers and supervisors find. A
record, a tie, a count, a load or a line of the audit log is known where the cases are through which it would be. A
person or an employer in cases out of reach alone is, for that reader, not known at all.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple

from peewee import JOIN, SQL, NodeList, fn

from cases.staff.people import Account
from cases.staff.permissions import Action, may
from cases.values.refusal import refuse
from cases.values.text import say
from storage.engine.sqlite import Database
from storage.engine.statements.helpers import accounts, helped_by
from storage.engine.statements.lists import in_parts
from storage.engine.statements.prepared import Prepared, among, at
from storage.engine.tables import WAITING, CaseRow, PartRow, RecordRow
from storage.store.store import Store


class Limits(NamedTuple):
    """What bounds a reader: a station, empty for none; whether every restricted case is found, or those one handles."""

    station: Any
    everything: bool
    handles: Any = ""


Onlooker = Account | Limits


def ordinary(station: str) -> Limits:
    """Return the bounds of what everybody of a station may know: no restricted case, and nothing of another station."""
    return Limits(station, everything=False)


def auditing(account: Account) -> Limits:
    """Return the bounds of the cases of which the audit log may tell this person the number."""
    limits = _limits(account)
    return limits._replace(everything=limits.everything or may(account.role, Action.AUDIT_RESTRICTED))


def _limits(reader: Onlooker) -> Limits:
    if isinstance(reader, Limits):
        return reader
    return Limits("" if reader.everywhere else reader.station, finds_restricted(reader), reader.account)


def finds_restricted(account: Account) -> bool:
    """Tell whether somebody finds restricted cases that others handle."""
    return may(account.role, Action.RESTRICTED)


def finds_all(account: Account) -> bool:
    """Tell whether somebody finds every case that there is, so that counts over all of them tell nothing new."""
    return account.everywhere and finds_restricted(account)


class Reaching:
    """A query within a reader's reach, composed once for each kind of reader; decorates what composes it for one.

    compose: what it decorates.
    """

    def __init__(self, compose: Callable[[Onlooker], Any]) -> None:
        self.compose = compose
        self._composed: dict[tuple[bool, bool, bool], Prepared] = {}

    def run(self, db: Database, reader: Onlooker, **values: Any) -> Any:
        """Run it for a reader, with a value for each other place in it, and return the cursor; see `Prepared`."""
        limits = _limits(reader)
        kind = (bool(limits.station), limits.everything, bool(limits.handles))
        if kind not in self._composed:
            here, every, own = kind
            places = Limits(at("reader_station") if here else "", every, at("reader_account") if own else "")
            self._composed[kind] = Prepared(partial(self.compose, places))
        return self._composed[kind].run(db, reader_station=limits.station, reader_account=limits.handles, **values)


# Cases


def within(query: Any, reader: Onlooker) -> Any:
    """Narrow a query on case rows to what this reader may see."""
    query, limits = query.where(whole()), _limits(reader)
    query = of_station(query, limits.station) if limits.station else query
    if limits.everything:
        return query
    return open_to(query, limits.handles) if limits.handles else query.where(CaseRow.restricted == 0)


def whole() -> Any:
    """Return the condition by which a case row is seen: not while the import that brings it is not whole.

    In the words of the indexes, which hold such rows for a moment only.
    """
    return (CaseRow.batch <= SQL("0")) & NodeList((SQL("ABS("), CaseRow.batch, SQL(f") NOT IN {WAITING}")))


def of_station(query: Any, station: Any) -> Any:
    """Narrow a query on case rows to one station."""
    return query.where(CaseRow.station == station)


def open_to(query: Any, account: Any) -> Any:
    """Narrow a query on case rows to those that are not restricted, or that this account handles and are not sealed."""
    handles = (CaseRow.handler == account) | helped_by(CaseRow.helpers, account)
    return query.where((CaseRow.restricted == 0) | ((CaseRow.restricted == 1) & handles))


def check_reach(account: Account, row: Mapping[str, Any]) -> None:
    """Refuse a case that this person may not see, in the same words as one that does not exist (an empty row).

    row: station, restricted, handler and helpers of its case row.
    """
    there = bool(row) and account.sees(row["station"])
    handlers = (row["handler"], *accounts(row["helpers"])) if there else ()
    own = there and row["restricted"] == 1 and account.account in handlers
    if not there or not (row["restricted"] == 0 or own or finds_restricted(account)):
        raise refuse("unknown_case", say("没有这件案件，或不在您的站点范围内；请核对案号"))


def numbers(store: Store, reader: Onlooker, asked: Iterable[str]) -> frozenset[str]:
    """Return which of these case numbers belong to cases within reach."""
    return frozenset(number for (number,) in _numbers.run(store.db, reader, asked=list(asked)))


@Reaching
def _numbers(reader: Onlooker) -> Any:
    return within(CaseRow.select(CaseRow.number).where(CaseRow.number.in_(among("asked"))), reader)


def finds(store: Store, reader: Onlooker, asked: Iterable[int]) -> frozenset[int]:
    """Return which of these cases are within reach."""
    return frozenset(case_id for (case_id,) in _found.run(store.db, reader, asked=list(asked)))


@Reaching
def _found(reader: Onlooker) -> Any:
    return within(CaseRow.select(CaseRow.id).where(CaseRow.id.in_(among("asked"))), reader)


# People and employers


def known(query: Any, reader: Onlooker) -> Any:
    """Narrow a query on records to those that stand in a case within reach, or in none and belong to the station.

    A record that was merged into another is known as that one is: ask about the one that leads.
    """
    mine = PartRow.select(PartRow.case).join(CaseRow, JOIN.INNER, on=CaseRow.id == PartRow.case)
    mine = within(mine.where(PartRow.record == RecordRow.id), reader)
    any_ = PartRow.select(PartRow.case).join(CaseRow, JOIN.INNER, on=CaseRow.id == PartRow.case)
    lonely = ~fn.EXISTS(any_.where(PartRow.record == RecordRow.id, whole()))
    if station := _limits(reader).station:
        lonely &= RecordRow.station == station
    return query.where(_shown(), fn.EXISTS(mine) | lonely)


def _shown() -> Any:
    """Return the condition by which a record is seen."""
    return NodeList((RecordRow.batch, SQL(f"NOT IN {WAITING}")))


def knows(store: Store, reader: Onlooker, record: int) -> bool:
    """Tell whether a reader knows a record that leads."""
    return _known.run(store.db, reader, record=record).fetchone() is not None


@Reaching
def _known(reader: Onlooker) -> Any:
    return known(RecordRow.select(RecordRow.id).where(RecordRow.id == at("record")), reader)


_LEAD = "SELECT lead FROM record WHERE id = ?"


def knows_led(store: Store, reader: Onlooker, record: int) -> bool:
    """Tell whether a reader knows a record, or the one that it was merged into; nobody knows one that is gone."""
    found = store.run(_LEAD, (record,)).fetchone()
    while found and found[0]:
        record, found = found[0], store.run(_LEAD, found).fetchone()
    return bool(found) and knows(store, reader, record)


# What was read before


def check_still(store: Store, reader: Onlooker, cases: Iterable[int], records: Iterable[int] = ()) -> None:
    """Refuse what somebody read a while ago and now hands over by number, where any of it is out of reach meanwhile.

    Whatever shows names or writes files asks this at that moment, whoever asked for it with whatever on their screen.
    Raises `Refused`: `unknown_case` or `unknown_record`, one sentence in either case.
    """
    asked, people = set(cases), set(records)
    if lost := len(asked) - sum(len(finds(store, reader, some)) for some in in_parts(asked)):
        told = say("其中 {n} 件案件现在不在您的查看范围内，没有显示也没有导出；请刷新后再试", n=lost)
        raise refuse("unknown_case", told)
    for some in in_parts(tuple(people)):
        people -= {id_ for (id_,) in _known_of.run(store.db, reader, records=some)}
    if lost := sum(not knows_led(store, reader, each) for each in people):  # merged since, or out of reach
        told = say("其中 {n} 条人员或单位资料现在不在您的查看范围内，没有显示也没有导出；请刷新后再试", n=lost)
        raise refuse("unknown_record", told)


@Reaching
def _known_of(reader: Onlooker) -> Any:
    leads = RecordRow.select(RecordRow.id).where(RecordRow.id.in_(among("records")), RecordRow.lead == 0)
    return known(leads, reader)


_STANDS = f"""SELECT DISTINCT part.record_id, case_row.station FROM part JOIN case_row ON case_row.id = part.case_id
WHERE part.record_id IN ({{places}}) AND ABS(case_row.batch) NOT IN {WAITING}
UNION ALL SELECT id, station FROM record WHERE id IN ({{places}}) AND batch NOT IN {WAITING}
AND NOT EXISTS (SELECT 1 FROM part JOIN case_row ON case_row.id = part.case_id
    WHERE part.record_id = record.id AND ABS(case_row.batch) NOT IN {WAITING})"""  # noqa: S608 - our own words
_AT_ONCE = 5000


def reaching(store: Store, records: Iterable[int]) -> dict[int, set[str]]:
    """Return for each of these records the stations whose supervisors know it: of the cases where it stands."""
    asked = list(records)
    found: dict[int, set[str]] = {each: set() for each in asked}
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE]
        query = _STANDS.format(places=",".join("?" * len(some)))
        for record, station in store.run(query, (*some, *some)).fetchall():
            found[record].add(station)
    return found
