"""Records of the directory as they are kept: added, changed with every edit kept, found by number or name."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cases.audit import Deed
from cases.records import RECORDS, Record, same_name
from storage import audit
from storage.prepared import Prepared, at
from storage.seals import added, moving
from storage.store import Store
from storage.tables import EditRow, RecordRow
from storage.words import digit_words, pinyin, words

_REINDEX = "DELETE FROM record_text WHERE rowid = ?"
_INDEX = "INSERT INTO record_text (rowid, scope, words, pinyin, digits) VALUES (?, ?, ?, ?, ?)"
_AT_ONCE = 1000
_MOST = 1000
"""Records of one name or number that are looked at."""


@dataclass(frozen=True)
class Kept:
    """A record as it is kept. lead: the id of the one it was merged into, 0 for none. version: how many edits."""

    id: int
    record: Record
    station: str
    version: int
    lead: int


@dataclass(frozen=True)
class By:
    """Who changes the directory, and when."""

    account: str
    at: datetime


COLUMNS = (RecordRow.id, RecordRow.kind, RecordRow.station, RecordRow.fields, RecordRow.version, RecordRow.lead)


_ADDED = ("kind", "same", "number", "station", "fields", "version", "lead")


@Prepared
def _one() -> Any:
    return RecordRow.select(*COLUMNS).where(RecordRow.id == at("id"))


@Prepared
def _by_number() -> Any:
    mine = (RecordRow.number == at("number")) & (RecordRow.number != "") & (RecordRow.kind == at("kind"))
    return RecordRow.select(*COLUMNS).where(mine, RecordRow.lead == 0).order_by(RecordRow.id).limit(_MOST)


@Prepared
def _by_name() -> Any:
    mine = (RecordRow.same == at("same")) & (RecordRow.kind == at("kind"))
    return RecordRow.select(*COLUMNS).where(mine).order_by(RecordRow.id).limit(_MOST)


@Prepared
def _added() -> Any:
    return RecordRow.insert({name: at(name) for name in _ADDED})


@Prepared
def _added_many() -> Any:
    return RecordRow.insert({name: at(name) for name in ("id", *_ADDED)})


@Prepared
def _changed() -> Any:
    names = ("same", "number", "fields", "version", "lead")
    same = (RecordRow.id == at("id")) & (RecordRow.version == at("seen"))
    return RecordRow.update({name: at(name) for name in names}).where(same)


@Prepared
def _edited() -> Any:
    names = ("record", "seq", "at", "by", "what", "fields", "more")
    return EditRow.insert({name: at(name) for name in names})


def unpacked(row: Iterable[Any]) -> Kept:
    """Return a record from the columns id, kind, station, fields, version and lead."""
    id_, kind, station, fields, version, lead = row
    return Kept(id_, RECORDS[kind].load(json.loads(fields)), station, version, lead)


def written(record: Record) -> str:
    """Return a record's fields as the table keeps them."""
    return json.dumps(record.dump(), ensure_ascii=False, separators=(",", ":"))


def read_record(store: Store, id_: int) -> Kept | None:
    """Return a record, None where there is none."""
    row = _one.run(store.db, id=id_).fetchone()
    return unpacked(row) if row else None


def leading(store: Store, kept: Kept) -> Kept:
    """Return the record that this one was merged into, itself where it was not."""
    while kept.lead and (lead := read_record(store, kept.lead)):
        kept = lead
    return kept


def by_number(store: Store, kind: str, number: str) -> Iterator[Kept]:
    """Yield the records of this number, the oldest first: one, and those of whom not everybody may know."""
    found = _by_number.run(store.db, kind=kind, number=number).fetchall() if number else ()
    return (unpacked(row) for row in found)


def by_name(store: Store, kind: str, name: str) -> Iterator[Kept]:
    """Yield records of this name, the oldest first, those that were merged into others too."""
    return (unpacked(row) for row in _by_name.run(store.db, kind=kind, same=same_name(name)).fetchall())


def add_record(store: Store, record: Record, station: str) -> int:
    """Add a record, within a write, and return its id."""
    row = _new(record, station)
    id_: int = _added.run(store.db, **row).lastrowid
    added(store, "record", [(id_, *(row[name] for name in _ADDED))])
    _index(store, id_, record)
    return id_


def add_records(store: Store, records: Sequence[Record], station: str, done: Callable[[int], None]) -> list[int]:
    """Add many records, within a write, and return their ids. done: told how many there are after each thousand."""
    ((last,),) = store.run("SELECT COALESCE(MAX(id), 0) FROM record").fetchall()
    connection: Any = store.db.connection
    for start in range(0, len(records), _AT_ONCE):
        some = list(enumerate(records[start : start + _AT_ONCE], last + start + 1))
        rows = [{"id": id_, **_new(each, station)} for id_, each in some]
        _added_many.run_many(store.db, rows)
        added(store, "record", (tuple(row[name] for name in ("id", *_ADDED)) for row in rows))
        connection().executemany(_INDEX, ((id_, *index_words(each)) for id_, each in some))
        done(start + len(some))
    return list(range(last + 1, last + 1 + len(records)))


def change_record(
    store: Store, kept: Kept, record: Record, what: str, by: By, *, lead: int = 0, more: Mapping[str, Any] | None = None
) -> bool:
    """Change a record and keep the edit, within a write; False where it no longer has the version that was seen."""
    seq = kept.version + 1
    row = _projected(record) | {"version": seq, "lead": lead}
    with moving(store, "record", "id = ?", (kept.id,)):
        if _changed.run(store.db, id=kept.id, seen=kept.version, **row).rowcount != 1:
            return False
    edit = {
        "record": kept.id,
        "seq": seq,
        "at": by.at.isoformat(timespec="seconds"),
        "by": by.account,
        "what": what,
        "fields": row["fields"],
        "more": json.dumps(more or {}),
    }
    _edited.run(store.db, **edit)
    added(store, "edit", [tuple(edit.values())])
    deed = Deed.MERGED if what in ("merged", "parted") else Deed.EDITED
    detail: dict[str, str | int] = {"record": kept.id, "edit": seq, "what": what}
    audit.add(store, by.at, by.account, deed, digest=audit.entry_digest(tuple(edit.values())), detail=detail)
    store.run(_REINDEX, (kept.id,))
    if not lead:
        _index(store, kept.id, record)
    return True


def _new(record: Record, station: str) -> dict[str, Any]:
    return {"kind": record.kind, "station": station, "version": 0, "lead": 0, **_projected(record)}


def _projected(record: Record) -> dict[str, Any]:
    return {"same": same_name(record.called), "number": record.number, "fields": written(record)}


def index_words(record: Record, also: Iterable[str] = ()) -> tuple[str, str, str, str]:
    """Return what of a record can be searched: scope, words, pinyin and digits. also: other names of it."""
    names = (record.called, *also)
    cut, heard = (" ".join(" ".join(read(name)) for name in names) for read in (words, pinyin))
    return record.kind, cut, heard, " ".join(digit_words(record.phone, record.number))


def _index(store: Store, id_: int, record: Record) -> None:
    """Make a record searchable by its name, and by the names of those that were merged into it."""
    store.run(_INDEX, (id_, *index_words(record, also_called(store, [id_]).get(id_, ()))))


_ALSO = "SELECT lead, json_extract(fields, '$.name') FROM record WHERE lead > 0 AND lead IN ({places}) ORDER BY id"


def also_called(store: Store, ids: Sequence[int]) -> dict[int, list[str]]:
    """Return the names of records that were merged into these, the oldest first, by the one that leads."""
    found: dict[int, list[str]] = {}
    for lead, name in store.run(_ALSO.format(places=",".join("?" * len(ids))), ids).fetchall():
        found.setdefault(lead, []).append(name)
    return found
