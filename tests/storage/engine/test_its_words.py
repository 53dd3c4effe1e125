"""What only SQLite knows stands in the engine's room: neither its words nor its file are known anywhere else."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.store.datafile import DataFile
from tests.centre import Centre

ROOT = Path(__file__).parents[3]
ROOM = ROOT / "storage" / "engine"
FLOORS = ("cases", "exports", "storage", "tui")

IN_TEXT = re.compile(
    r"""\b(PRAGMA|MATCH|GLOB|INSERT\ OR|OR\ (REPLACE|IGNORE)|TRIGGER|VACUUM|ATTACH|IMMEDIATE|COLLATE|WITHOUT\ ROWID)\b
    |\b(rowid|fts5|sqlite_\w+|(?i:instr)|json_\w+\(|application_id|user_version|(case|record)_text(_\w+)?|secure-delete)\b
    |\b(?:MAX|MIN)\((?:[^(),]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*,  # of several values: GREATEST elsewhere
    |(?<=[ (,=])\?\d+(?=[\s,)]|$)|bangfu\.db|-(wal|shm|journal)\b|\bmode=ro\b""",
    re.VERBOSE,
)
"""Words of its language and of its files, in the texts of a program."""

AS_NAME = frozenset(
    ("lastrowid", "pragma", "json_extract", "json_each", "open_raw", "at_rest", "execute_sql", "executemany")
)
"""Names of what only its driver, or only this room, has."""

DRIVERS = frozenset(("sqlite3", "sqlcipher3", "apsw", "playhouse"))
INWARD = frozenset(("FILE", "BESIDE"))
"""What the room tells nobody but those who must know its files from others."""
MAY_KNOW = frozenset((ROOT / "storage" / "host" / "guard.py",))
"""Who must: nothing is ever written over them."""


def said(code: str) -> Iterator[str]:
    """Yield what of the engine's own a module says, docstrings aside."""
    tree = ast.parse(code)
    docs = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield from (found[0] for found in IN_TEXT.finditer(node.value))
        elif isinstance(node, ast.Attribute):
            yield from {node.attr} & AS_NAME
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield from {f".{node.func.attr}("} & {".backup("}
        elif isinstance(node, ast.Import):
            yield from {each.name.partition(".")[0] for each in node.names} & DRIVERS
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from {node.module.partition(".")[0]} & DRIVERS
            if node.module.startswith("storage.engine"):
                yield from {each.name for each in node.names} & (INWARD | AS_NAME)


MODULES = [path for floor in FLOORS for path in sorted((ROOT / floor).rglob("*.py")) if not path.is_relative_to(ROOM)]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nobody_else_says_a_word_of_it(path: Path) -> None:
    found = set(said(path.read_text(encoding="utf-8")))
    assert found <= (INWARD if path in MAY_KNOW else set())


@pytest.mark.parametrize(
    "code",
    [
        "run('PRAGMA synchronous = OFF')",
        "run(f'SELECT {x} FROM record_text WHERE record_text MATCH ?')",
        "run('SELECT rowid FROM record')",
        "run('SELECT MAX(COALESCE((SELECT MAX(id) FROM record), 0), 7)')",
        "run('INSERT OR REPLACE INTO setting VALUES (?, ?)')",
        "run('SELECT json_extract(more, ?)')",
        "run('DELETE FROM part WHERE case_id = ?1')",
        "fn.json_extract(column, '$.name')",
        "where = 'name GLOB ?'",
        "kept = run('INSERT').lastrowid",
        "source.backup(target)",
        "store.db.pragma('synchronous')",
        "with db.atomic('IMMEDIATE'): pass",
        "path = folder / 'bangfu.db'",
        "import sqlite3",
        "from sqlcipher3 import dbapi2",
        "from playhouse.sqlite_ext import FTS5Model",
        "def f():\n    from storage.engine.file.data import FILE",
        "from storage.engine.sqlite import open_raw",
    ],
)
def test_whoever_does_is_found(code: str) -> None:
    assert list(said(code))


@pytest.mark.parametrize(
    "code",
    [
        '"""Opens it with a PRAGMA, see rowid."""',
        "say('请用 backup 备份')",
        "from storage.engine.file.data import there",
        "match = re.match('a', text)",
        "desk.backup",
    ],
)
def test_what_people_read_and_what_explains_does_not_count(code: str) -> None:
    assert not list(said(code))


def test_an_open_store_knows_its_folder_and_no_file_in_it(centre: Centre, data: Path) -> None:
    paths = {name: value for name, value in vars(centre.store).items() if isinstance(value, Path)}
    assert isinstance(centre.store, DataFile)
    assert paths == {"folder": data}
