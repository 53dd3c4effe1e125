"""Records of the directory as they are kept: added, changed with every edit kept, found by number or name."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from peewee import SQL, NodeList

from cases.directory.records import RECORDS, Record, same_name
from cases.staff.audit import AuditAction
from storage.engine.statements.lists import found_of
from storage.engine.statements.prepared import Prepared, at
from storage.engine.tables import WAITING, EditRow, RecordRow
from storage.engine.text.texts import RECORD_INDEX, RECORD_TEXT, add, drop, drop_all
from storage.search.words import digit_words, heard, words
from storage.store import audit
from storage.store.seals import added, moving
from storage.store.store import Store

_MOST = 1000
"""Records of one name or number that are looked at."""


@dataclass(frozen=True)
class KeptRecord:
    """A record as it is kept. lead: the id of the one it was merged into, 0 for none. version: how many edits.

    batch: the mark of the import that brought it, or 0.
    """

    id: int
    record: Record
    station: str
    version: int
    lead: int
    batch: int


@dataclass(frozen=True)
class Editor:
    """Who changes the directory, and when. batch: the mark of an import that does, of which nothing is seen yet."""

    account: str
    at: datetime
    batch: int = 0


COLUMNS = (
    RecordRow.id,
    RecordRow.kind,
    RecordRow.station,
    RecordRow.fields,
    RecordRow.version,
    RecordRow.lead,
    RecordRow.batch,
)

_OWN = (SQL("(+"), RecordRow.batch, SQL("="), at("batch"))
_SEEN = NodeList((*_OWN, SQL("OR"), RecordRow.batch, SQL(f"NOT IN {WAITING})")))
"""Those of one's own import, and those that everybody sees; by a plus, so that no index of the mark leads to them."""


_ADDED = ("kind", "same", "number", "station", "fields", "version", "lead", "batch")


@Prepared
def _one() -> Any:
    return RecordRow.select(*COLUMNS).where(RecordRow.id == at("id"))


@Prepared
def _by_number() -> Any:
    mine = (RecordRow.number == at("number")) & (RecordRow.number != "") & (RecordRow.kind == at("kind"))
    return RecordRow.select(*COLUMNS).where(mine, RecordRow.lead == 0, _SEEN).order_by(RecordRow.id).limit(_MOST)


@Prepared
def _by_name() -> Any:
    mine = (RecordRow.same == at("same")) & (RecordRow.kind == at("kind"))
    return RecordRow.select(*COLUMNS).where(mine, _SEEN).order_by(RecordRow.id).limit(_MOST)


@Prepared
def _added() -> Any:
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


def unpacked(row: Iterable[Any]) -> KeptRecord:
    """Return a record from the values of `COLUMNS`."""
    id_, kind, station, fields, version, lead, batch = row
    return KeptRecord(id_, RECORDS[kind].load(json.loads(fields)), station, version, lead, batch)


def written(record: Record) -> str:
    """Return a record's fields as the table keeps them."""
    return json.dumps(record.dump(), ensure_ascii=False, separators=(",", ":"))


def read_record(store: Store, id_: int) -> KeptRecord | None:
    """Return a record, None where there is none."""
    row = _one.run(store.db, id=id_).fetchone()
    return unpacked(row) if row else None


def leading(store: Store, kept: KeptRecord) -> KeptRecord:
    """Return the record that this one was merged into, itself where it was not."""
    while kept.lead and (lead := read_record(store, kept.lead)):
        kept = lead
    return kept


LED = """WITH RECURSIVE led (top, id) AS (
    SELECT id, id FROM record WHERE id IN ({places})
    UNION SELECT led.top, record.id FROM led JOIN record ON record.lead = led.id AND record.lead > 0)"""
"""Opens a query on some records and all that were merged into them: each by the one it came from; see `trees`."""
_TREES = f"""{LED} SELECT top, record.id, kind, station, fields, version, lead, batch
FROM led JOIN record ON record.id = led.id"""  # noqa: S608 - our own words


def trees(store: Store, ids: Iterable[int]) -> Iterator[tuple[int, KeptRecord]]:
    """Yield these records and all that were merged into them, and into those in turn, each with the one it came from.

    Whoever asks by which names somebody is known, or what was ever told of them, asks this: no merge is the last one.
    """
    for top, *row in found_of(store.run, _TREES, ids):
        yield top, unpacked(row)


def tree(store: Store, kept: KeptRecord) -> Iterator[KeptRecord]:
    """Yield a record and all that were merged into it, and into those in turn."""
    yield kept
    yield from (each for _, each in trees(store, [kept.id]) if each.id != kept.id)


def names_of(store: Store, kept: KeptRecord) -> list[str]:
    """Return the names by which a record is known: its own, then those of all that were merged into it."""
    return list(dict.fromkeys(each.record.called for each in tree(store, kept)))


def by_number(store: Store, kind: str, number: str, batch: int = 0) -> Iterator[KeptRecord]:
    """Yield the records of this number, the oldest first: one, and those of whom not everybody may know.

    batch: an import that finds what it brings itself, too.
    """
    found = _by_number.run(store.db, kind=kind, number=number, batch=batch).fetchall() if number else ()
    return (unpacked(row) for row in found)


def by_name(store: Store, kind: str, name: str, batch: int = 0) -> Iterator[KeptRecord]:
    """Yield records of this name, the oldest first, those that were merged into others too. batch: see `by_number`."""
    found = _by_name.run(store.db, kind=kind, same=same_name(name), batch=batch).fetchall()
    return (unpacked(row) for row in found)


FORGOTTEN = "last_record"
"""The setting that has the highest number of a record that was forgotten."""

_LAST = """SELECT COALESCE(MAX(last), 0) FROM (SELECT MAX(id) AS last FROM record
    UNION ALL SELECT CAST(value AS INTEGER) FROM setting WHERE name = ?) AS given"""


def last_number(store: Store) -> int:
    """Return the highest number that a record ever had: whoever counts people never counts two as one."""
    last: int = store.run(_LAST, (FORGOTTEN,)).fetchone()[0]
    return last


def keep_number(store: Store, record: int) -> None:
    """Remember the number of a record that is forgotten within this write, so that it is never given again."""
    if record == last_number(store):
        store.set(FORGOTTEN, str(record))


def add_record(store: Store, record: Record, station: str, batch: int = 0) -> int:
    """Add a record, within a write, and return its id. batch: the mark of the import that brings it."""
    row, id_ = _new(record, station, batch), last_number(store) + 1
    _added.run(store.db, id=id_, **row)
    added(store, "record", [(id_, *(row[name] for name in _ADDED))])
    with moving(store, RECORD_TEXT, "id = ?", (id_,)):
        _index(store, id_, record)
    return id_


class ReadyRecord(NamedTuple):
    """A record as it is written: the columns of its row but for the id, and what of it can be searched."""

    row: dict[str, Any]
    text: tuple[str, str, str, str]


def ready(record: Record, station: str, batch: int) -> ReadyRecord:
    """Return what is written of a record that an import brings: making it takes longer than writing it."""
    return ReadyRecord(_new(record, station, batch), index_words(record))


def add_records(store: Store, some: Sequence[ReadyRecord]) -> list[int]:
    """Add records, within a write, and return their ids."""
    first = last_number(store) + 1
    ids = list(range(first, first + len(some)))
    rows = [{"id": id_, **each.row} for id_, each in zip(ids, some, strict=True)]
    _added.run_many(store.db, rows)
    added(store, "record", (tuple(row[name] for name in ("id", *_ADDED)) for row in rows))
    texts = [(id_, *each.text) for id_, each in zip(ids, some, strict=True)]
    add(store.db, RECORD_INDEX, texts)
    added(store, RECORD_TEXT, texts)
    return ids


def mend_record(store: Store, kept: KeptRecord, record: Record) -> None:
    """Change a record that an import brings, within a write: nobody has seen it as it was, so there is no edit."""
    with moving(store, "record", "id = ?", (kept.id,)):
        RecordRow.update(_projected(record)).where(RecordRow.id == kept.id).execute(store.db)
    _index_again(store, kept.id, record)


def change_record(
    store: Store,
    kept: KeptRecord,
    record: Record,
    what: str,
    by: Editor,
    *,
    lead: int = 0,
    more: Mapping[str, Any] | None = None,
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
    keep_edit(store, edit, by)
    _index_again(store, kept.id, None if lead else record)
    _index_lead(store, lead)
    return True


def keep_edit(store: Store, edit: Mapping[str, Any], by: Editor) -> None:
    """Keep an edit, and the line of the audit log that seals it, within a write. edit: its columns in their order."""
    edit = {**edit, "more": json.dumps({**json.loads(edit["more"]), **audit.blinded()})}
    _edited.run(store.db, **edit)
    added(store, "edit", [tuple(edit.values())])
    action = AuditAction.MERGED if edit["what"] in ("merged", "parted") else AuditAction.EDITED
    detail: dict[str, str | int] = {"record": edit["record"], "edit": edit["seq"], "what": edit["what"]}
    audit.add(store, by.at, by.account, action, digest=audit.entry_digest(tuple(edit.values())), detail=detail)


def _new(record: Record, station: str, batch: int) -> dict[str, Any]:
    return {"kind": record.kind, "station": station, "version": 0, "lead": 0, "batch": batch, **_projected(record)}


def _projected(record: Record) -> dict[str, Any]:
    return {"same": same_name(record.called), "number": record.number, "fields": written(record)}


def index_words(record: Record, also: Iterable[str] = ()) -> tuple[str, str, str, str]:
    """Return what of a record can be searched: scope, words, pinyin and digits. also: other names of it."""
    names = (record.called, *also)
    cut, letters = (" ".join(" ".join(read(name)) for name in names) for read in (words, heard))
    return record.kind, cut, letters, " ".join(digit_words(record.phone, record.number))


def _index(store: Store, id_: int, record: Record) -> None:
    """Make a record searchable by its name, and by the names of those that were merged into it."""
    add(store.db, RECORD_INDEX, [(id_, *index_words(record, also_called(store, [id_]).get(id_, ())))])


def _index_again(store: Store, id_: int, record: Record | None) -> None:
    """Make a record searchable as it is now, one that was merged into another no more."""
    with moving(store, RECORD_TEXT, "id = ?", (id_,)):
        drop(store.db, RECORD_INDEX, id_, id_)
        if record:
            _index(store, id_, record)


def _index_lead(store: Store, lead: int) -> None:
    """Make the record that leads in the end searchable by the names that all merged into it have now."""
    if kept := read_record(store, lead) if lead else None:
        top = leading(store, kept)
        _index_again(store, top.id, top.record)


def index_all(store: Store, done: Callable[[int], object]) -> None:
    """Make every record searchable anew, within a write. done: told of how many, some at a time."""
    rows = store.run("SELECT id, kind, fields FROM record WHERE lead = 0 ORDER BY id").fetchall()
    with moving(store, RECORD_TEXT):
        drop_all(store.db, RECORD_INDEX)
        for start in range(0, len(rows), _SOME):
            some = {id_: RECORDS[kind].load(json.loads(fields)) for id_, kind, fields in rows[start : start + _SOME]}
            also = also_called(store, [*some])
            documents = ((id_, *index_words(record, also.get(id_, ()))) for id_, record in some.items())
            add(store.db, RECORD_INDEX, documents)
            done(len(some))


_SOME = 200
"""Records made searchable together."""


def also_called(store: Store, ids: Collection[int]) -> dict[int, list[str]]:
    """Return the names of all that were merged into these records, the oldest first, by the one asked about."""
    found: dict[int, list[str]] = {}
    for top, each in sorted(trees(store, ids), key=lambda led: led[1].id):
        if each.id != top:
            found.setdefault(top, []).append(each.record.called)
    return found
