"""Changing a data file behind the desk's back, in every table that the file itself says it has."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from cases.directory.records import Person
from cases.ledgers.cells import LedgerSheet
from cases.staff.audit import AuditAction
from storage.casefile.rows import read_row
from storage.engine.file.data import FILE
from storage.engine.sqlite import open_raw
from storage.opening.opening import open_centre
from storage.proof.check import check
from storage.records.repeats import file_repeats
from storage.store import audit
from storage.store.store import Store
from tests.centre import Centre
from tests.unlocked import key_of, open_store

UNIQUE = {"case_row": ("number", "serial"), "schema_migration": ("name",), "twin": ("one_id", "other_id")}
"""What must differ from row to row beside the key."""
SHADOWS = ("data", "idx", "content", "docsize", "config")
"""What a full-text index consists of."""


def working(centre: Centre, trade: str, number: str) -> None:
    """Let the centre do something that leaves a row in every table, and another one in most."""
    file = centre.assigned(respondents=f"云汀北海{trade}有限公司", phone=f"13{number[6:15]}", people="2")
    centre.add(file, "contact", mode="phone", what="问了情况。")
    centre.open("sun", applicant="王五", respondents=f"北海{trade}")
    centre.open("li", applicant="赵六", kind="legal_aid")
    firms = [line.id for line in centre.desk("wang").directory.page("employer") if trade in line.record.called]
    versions = [centre.desk("wang").directory.file(each).version for each in firms]
    centre.desk("wang").merging.merge(firms[0], firms[1], (versions[0], versions[1]))
    roster = LedgerSheet("表", (("序号", "*姓名"), (1, f"孙{trade}"), (2, f"钱{trade}")))
    preview = centre.desk("li").previewing.preview([roster], "people")
    centre.desk("li").importing.apply(preview, "花名册.xlsx")
    for account in ("li", "sun"):
        centre.desk(account).drafts.keep("new", {"applicant": "周七", "facts": account})
        directory = centre.desk(account).directory
        directory.add(Person(name="吴八", phones="13700000000", id_number=number))
    centre.desk("li").trail.reveal("queue", [file.id, file.id + 2])
    centre.desk("wang").retention.set_term("rights", "12")
    _file_repeat(centre, date(2010, 3, len(trade)), date(2010, 4, 1), applicant="郑九", id_number=_REPEATED[trade])


def _file_repeat(centre: Centre, *taken: date, **who: str) -> None:
    """Take two cases of somebody, and file what erasing them from one would, and log that it was.

    They are not erased: the full-text index of who was is proven less strictly.
    """
    one, _other = (_taken(centre, on, **who) for on in taken)
    with centre.store.writing():
        file_repeats(centre.store, read_row(centre.store, one), taken[0])
        audit.add(centre.store, centre.now, "wang", AuditAction.ERASED, detail={"entries": 0})


_REPEATED = {"建筑": "110105195001010039", "餐饮": "110105195101010036"}
"""Numbers of who has two cases."""


def _taken(centre: Centre, on: date, **fields: str) -> int:
    """Record a case that was taken on a day long ago."""
    file = centre.open("wang", on, decision="same_new", **fields)
    return centre.add(file, "accepted", "wang", on, ground="rights_wages").id


def more(centre: Centre) -> None:
    """Let it go on for a while, so that every table has an earlier state."""
    centre.to(3)
    working(centre, "餐饮", "110101199003078072")
    centre.desk("wang").retention.set_term("rights", "15")
    centre.desk("li").drafts.keep("new", {"applicant": "周七", "facts": "改过"})
    centre.desk("admin").staffing.disable("zhou")


@dataclass(frozen=True)
class Tamper:
    """A change of a file. what: of which table, and how."""

    what: str
    do: Callable[[Any], None]


class File:
    """A data file with an earlier state of it, to be changed and put back again and again."""

    def __init__(self, centre: Centre, folder: Path) -> None:
        self._data, self._sound, self._early = centre.store.folder, folder / "sound", folder / "early"
        working(centre, "建筑", "11010519491231002X")
        self._keep(centre.store, self._early)
        centre.store = open_store(self._data, "wang")
        more(centre)
        self._keep(centre.store, self._sound)
        self.key = key_of(self._data, "wang")

    def found(self, tamper: Tamper) -> bool:
        """Change the file, tell whether check finds it, and put the file back."""
        with closing(open_raw(self._data / FILE, self.key)) as connection:
            unguarded(connection, tamper.do)
        store = open_centre(self._data, self.key)
        try:
            return any(check(store))
        except Exception as fault:  # noqa: BLE001 - SQLite itself refuses what is no longer a table
            return "数据文件已损坏" in str(fault)
        finally:
            store.close()
            self._put_back()

    def tampers(self) -> Iterator[Tamper]:
        """Yield changes of every table that the file has: column by column, and row by row."""
        with closing(open_raw(self._data / FILE, self.key)) as connection:
            shape = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
            for (table,) in shape:
                yield from self._of(connection, table)

    def _of(self, connection: Any, table: str) -> Iterator[Tamper]:
        columns = connection.execute(f"PRAGMA table_xinfo({table})").fetchall()
        names = [column[1] for column in columns if not column[6]]
        keys = [column[1] for column in columns if column[5]]
        rows = connection.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall()
        if not rows:
            yield Tamper(f"{table}: a row put in", lambda raw: _put_in(raw, table, [1] * len(names)))
            return
        row = rows[len(rows) // 2]
        for name, value in zip(names, row, strict=True):
            change: dict[str, Any] = {name: _other(value)}
            yield Tamper(f"{table}: {name} edited", partial(_edit, table=table, names=names, row=row, new=change))
        for column, value in zip((each for each in columns if not each[6]), row, strict=True):
            for other in _of_other_types(column, value, alone=keys == [column[1]]):
                what = f"{table}: {column[1]} as {type(other).__name__}"
                yield Tamper(what, partial(_edit, table=table, names=names, row=row, new={column[1]: other}))
            if isinstance(value, str):
                broken = {column[1]: value.encode() + b"\xff"}
                edit = partial(_edit, table=table, names=names, row=row, new=broken, put="CAST(? AS TEXT)")
                yield Tamper(f"{table}: {column[1]} as no text", edit)
        yield Tamper(f"{table}: a row gone", lambda raw: _remove(raw, table, names, row))
        free = {*(keys or names[:1]), *UNIQUE.get(table, ())}
        double = [_free(value) if name in free else value for name, value in zip(names, row, strict=True)]
        yield Tamper(f"{table}: a row doubled", lambda raw: _put_in(raw, table, double))
        rest = [place for place, name in enumerate(names) if name not in keys]
        if pair := _pair(rows, rest):
            yield Tamper(f"{table}: two swapped", partial(_swap, table=table, names=names, pair=pair, rest=rest))
        yield from self._rolled_back(connection, table, rows)

    def _rolled_back(self, connection: Any, table: str, rows: list[Any]) -> Iterator[Tamper]:
        if table.startswith(("case_text_", "record_text_")):
            return  # the parts of an index go back with it, see below
        with closing(open_raw(self._early / FILE, self.key)) as early:
            before = early.execute(f"SELECT * FROM {table}").fetchall()
        if sorted(map(repr, before)) == sorted(map(repr, rows)) and "text" not in table:
            return
        yield Tamper(f"{table}: rolled back", lambda raw: self._roll_back(raw, table))
        yield Tamper(f"{table}: rolled back with its seal", lambda raw: self._roll_back(raw, table, "seal"))

    def _roll_back(self, raw: Any, *tables: str) -> None:
        raw.execute(f"ATTACH '{self._early / FILE}' AS early KEY \"x'{self.key.hex()}'\"")
        for table in tables:
            for name in [f"{table}_{part}" for part in SHADOWS] if table.endswith("_text") else [table]:
                raw.execute(f"DELETE FROM main.{name}")
                raw.execute(f"INSERT INTO main.{name} SELECT * FROM early.{name}")
        raw.execute("DETACH early")

    def _open(self) -> Store:
        return open_centre(self._data, self.key)

    def _keep(self, store: Store, place: Path) -> None:
        store.close()
        shutil.copytree(self._data, place)

    def _keep_sound(self, store: Store) -> None:
        """Let the file as it is now be the one that is put back."""
        shutil.rmtree(self._sound)
        self._keep(store, self._sound)

    def _put_back(self) -> None:
        for each in self._data.glob(f"{FILE}*"):
            each.unlink()
        shutil.copy(self._sound / FILE, self._data / FILE)


def unguarded(connection: Any, do: Callable[[Any], None]) -> None:
    connection.execute("PRAGMA ignore_check_constraints = ON")
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _sql in guards:
        connection.execute(f"DROP TRIGGER {name}")
    do(connection)
    for _name, sql in guards:
        connection.execute(sql)


def _other(value: Any) -> Any:
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1]) if value else b"\x00"
    return value + 1 if isinstance(value, int) else f"{value or ''}2"


def _of_other_types(column: Any, value: Any, *, alone: bool) -> Iterator[Any]:
    """Yield what looks like a value and is of another type, as far as the column keeps it so; NULL where it may be.

    alone: whether the column alone is the key, which as a whole number takes nothing else.
    """
    _place, _name, declared, filled, *_ = column
    if alone and declared == "INTEGER":
        return
    looks = [None, *_looks(value)] if not filled else _looks(value)
    with closing(sqlite3.connect(":memory:")) as probe:
        probe.execute(f"CREATE TABLE probe (kept {declared})")
        for look in looks:
            probe.execute("DELETE FROM probe")
            probe.execute("INSERT INTO probe VALUES (?)", (look,))
            ((kept,),) = probe.execute("SELECT kept FROM probe").fetchall()
            if type(kept) is not type(value):
                yield look


def _looks(value: Any) -> list[Any]:
    """Return values of other types that a careless comparison takes for this one."""
    if isinstance(value, bytes):
        return [value.hex(), value.decode("latin-1")]
    if isinstance(value, str):
        spelt = [bytes.fromhex(value)] if set(value) <= set("0123456789abcdef") and len(value) % 2 == 0 else []
        return [value.encode(), *spelt, *([int(value)] if value.isdecimal() else [])]
    return [] if value is None else [str(value), str(value).encode(), float(value)]


def _free(value: Any) -> Any:
    return value + 10_000 if isinstance(value, int) else _other(value)


def _where(names: list[str], row: Any) -> tuple[str, list[Any]]:
    return " AND ".join(f"{name} IS ?" for name in names), list(row)


def _edit(raw: Any, table: str, names: list[str], row: Any, new: dict[str, Any], put: str = "?") -> None:
    where, values = _where(names, row)
    sets = ", ".join(f"{name} = {put}" for name in new)
    _done(raw.execute(f"UPDATE OR REPLACE {table} SET {sets} WHERE {where}", [*new.values(), *values]))


def _remove(raw: Any, table: str, names: list[str], row: Any) -> None:
    where, values = _where(names, row)
    _done(raw.execute(f"DELETE FROM {table} WHERE {where}", values))


def _done(cursor: Any) -> None:
    assert cursor.rowcount, "the change did not happen"


def _put_in(raw: Any, table: str, row: list[Any]) -> None:
    raw.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def _pair(rows: list[Any], rest: list[int]) -> tuple[Any, Any] | None:
    for row in rows[1:]:
        if any(row[place] != rows[0][place] for place in rest):
            return rows[0], row
    return None


def _swap(raw: Any, table: str, names: list[str], pair: tuple[Any, Any], rest: list[int]) -> None:
    one, other = ({names[place]: row[place] for place in rest} for row in pair)
    free = {name: _other(_other(value)) for name, value in one.items()}
    middle = [free.get(name, value) for name, value in zip(names, pair[0], strict=True)]
    _edit(raw, table, names, pair[0], free)
    _edit(raw, table, names, pair[1], one)
    _edit(raw, table, names, middle, other)
