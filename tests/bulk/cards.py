"""The directory of a store with very many cases: a record for everybody, one for a station's cases of an employer."""

from collections.abc import Iterable, Iterator
from typing import Any

from cases.directory.records import Employer, Record, same_name
from cases.file.parts import Part
from storage.engine.statements.prepared import Prepared, at
from storage.engine.tables import PartRow, RecordRow
from storage.engine.text.texts import RECORD_INDEX, add
from storage.records.linking import told_of
from storage.records.records import index_words, written
from storage.store.store import Store
from tests.bulk.pattern import Stamped


@Prepared
def _record() -> Any:
    names = ("id", "kind", "same", "number", "station", "fields", "version", "lead")
    return RecordRow.insert({name: at(name) for name in names})


@Prepared
def _part() -> Any:
    return PartRow.insert({name: at(name) for name in ("case", "place", "role", "name", "record")})


class Cards:
    """Gives everybody in the cases of a bulk their record, in the order of the cases."""

    def __init__(self) -> None:
        self._last = 0
        self._employers: dict[tuple[str, str], int] = {}
        self._new: list[tuple[int, Record, str]] = []

    def insert(self, store: Store, batch: Iterable[Stamped]) -> None:
        """Put the parts of these cases into the store, and the records of whoever is new."""
        parts = list(self._parts(batch))
        with store.db.writing():
            _record.run_many(store.db, (_row(*each) for each in self._new))
            _part.run_many(store.db, parts)
            add(store.db, RECORD_INDEX, ((id_, *index_words(record)) for id_, record, _ in self._new))
        self._new.clear()

    def _parts(self, batch: Iterable[Stamped]) -> Iterator[dict[str, Any]]:
        for each in batch:
            for part in each.parts:
                place = {"case": each.row["id"], "place": part.place, "role": part.role, "name": part.name}
                yield place | {"record": self._card(part, each)}

    def _card(self, part: Part, stamped: Stamped) -> int:
        place = (stamped.told.station, same_name(part.name))
        known = self._employers.get(place) if part.kind == Employer.kind else None
        if known:
            return known
        self._last += 1
        self._new.append((self._last, told_of(part, stamped.told), stamped.told.station))
        if part.kind == Employer.kind:
            self._employers[place] = self._last
        return self._last


def _row(id_: int, record: Record, station: str) -> dict[str, Any]:
    named = {"kind": record.kind, "same": same_name(record.called), "number": record.number, "fields": written(record)}
    return named | {"id": id_, "station": station, "version": 0, "lead": 0}
