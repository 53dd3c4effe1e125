"""A ledger of people from its file into the directory, against the bare insert of the same rows."""

import csv
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from peewee import Model, TextField

from storage.desk import Desk
from storage.store.store import Store
from tests.benchmarks.bench import NOW, Bench
from tests.benchmarks.table import Measure
from tests.benchmarks.timing import timed
from tui.demo.people import invent

ROWS = 100_000
_HEADER = ("姓名", "身份证号", "联系电话", "家庭住址", "户口类型", "文化程度", "健康状况", "工会", "会员", "备注")


class Bare(Model):
    """The same ten columns as plain text, with the two indexes that finding somebody needs."""

    name = TextField(index=True)
    number = TextField(index=True)
    phone = TextField()
    address = TextField()
    household = TextField()
    education = TextField()
    health = TextField()
    union = TextField()
    member = TextField()
    note = TextField()


def importing(bench: Bench) -> Iterator[Measure]:
    """Measure reading, looking at and importing a file of people, against inserting its rows with plain peewee."""
    count = min(ROWS, bench.cases)
    folder = bench.copy(bench.small, "importing")
    desk = _desk(folder)
    rows = list(_rows(count))
    with TemporaryDirectory() as there:
        path = Path(there, "花名册.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([_HEADER, *rows])
        ours = timed(lambda: _import(desk, path))()
    bare = timed(lambda: _insert(desk.store, rows))()
    desk.store.close()
    yield Measure(f"a ledger of {count} people against their bare insert", ours, bare, 10)


def _desk(folder: Path) -> Desk:
    from storage.opening.door import sign_in
    from tui.demo.centre import PASSWORD

    store, account = sign_in(folder, "supervisor", PASSWORD, NOW)
    return Desk(store, account, lambda: NOW)


def _rows(count: int) -> Iterator[tuple[str, ...]]:
    dice = Random("importing")
    for at in range(count):
        each = invent(dice, NOW.date(), 18, 59)
        rest = ("农业", "初中", "良好", "云汀纺织厂工会", "是", f"第{at}人")
        yield (each.name, each.id_number, each.phone, each.address, *rest)


def _import(desk: Desk, path: Path) -> None:
    preview = desk.previewing.preview(desk.previewing.sheets(path), "people")
    desk.importing.apply(preview, path.name, good_rows=True, doubtful=True)


def _insert(store: Store, rows: list[tuple[str, ...]]) -> None:
    with store.db.bind_ctx([Bare]), store.db.atomic("IMMEDIATE"):
        store.db.create_tables([Bare])
        fields = [Bare.name, Bare.number, Bare.phone, Bare.address, Bare.household, Bare.education, Bare.health]
        fields += [Bare.union, Bare.member, Bare.note]
        for start in range(0, len(rows), 1000):
            Bare.insert_many(rows[start : start + 1000], fields).execute()
