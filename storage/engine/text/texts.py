"""The full-text indexes of cases and of the directory: documents added, dropped and found, in the words of FTS5.

A case has one document for its intake and one for each later entry, a record has one. The number of a case's document
holds both, so that what is read by it comes case by case, the newest first when read backwards.
"""

from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from string import ascii_lowercase
from typing import Any

from peewee import SQL

from storage.engine.sqlite import Database, driver
from storage.engine.statements.prepared import Hole
from storage.engine.tables import WAITING
from storage.engine.text.matching import All, Phrase, SearchTree

CASE_INDEX, RECORD_INDEX = INDEXES = ("case_text", "record_text")
"""The indexes."""

CASE_TEXT, RECORD_TEXT = "case_text_content", "record_text_content"
"""The tables in which they keep their documents, each under its number as `id`."""

DOCUMENT = "id, c0, c1, c2, c3"
"""The columns of these tables that make a `SearchText`."""

SearchText = tuple[int, str, str, str, str]
"""Its number, and what is searched: scope, words, pinyin and digits."""

_SHIFT = 20
"""Bits of the number of a case's document that hold the entry; the case stands above them."""
_ENTRY = (1 << _SHIFT) - 1
CASE_OF = f"{CASE_TEXT}.id >> {_SHIFT}"
"""The case of a document, in a query on `CASE_TEXT`."""


def number_of(case_id: int, entry: int) -> int:
    """Return the number of the document of a case's entry; 0 stands for its intake."""
    return (case_id << _SHIFT) + entry


def case_of(number: int) -> int:
    """Return the case of a document."""
    return number >> _SHIFT


def numbers_of(case_id: int) -> tuple[int, int]:
    """Return the numbers of the first and the last document that a case may have."""
    return number_of(case_id, 0), number_of(case_id + 1, 0) - 1


# Keeping


def add(db: Database, index: str, documents: Iterable[SearchText]) -> None:
    """Add documents to an index, within a write."""
    db.run_many(f"INSERT INTO {index} (rowid, scope, words, pinyin, digits) VALUES (?, ?, ?, ?, ?)", documents)  # noqa: S608


def drop(db: Database, index: str, first: int, last: int) -> None:
    """Take the documents from one number to another out of an index, within a write."""
    db.run(f"DELETE FROM {index} WHERE rowid BETWEEN ? AND ?", (first, last))  # noqa: S608 - our words


def drop_all(db: Database, index: str) -> None:
    """Empty an index, within a write."""
    db.run(f"DELETE FROM {index}")  # noqa: S608 - our words


def forget_for_good(db: Database) -> None:
    """Leave no trace in the indexes of what is dropped from now on; older engines forget it with time."""
    if driver().sqlite_version_info >= (3, 42):
        for index in INDEXES:
            db.run(f"INSERT INTO {index} ({index}, rank) VALUES ('secure-delete', 1)")  # noqa: S608 - our words


def laid_down(db: Database, index: str) -> Any:
    """Return a cursor over all documents of an index, in their order, each with the case or record before it."""
    table, of = (CASE_TEXT, CASE_OF) if index == CASE_INDEX else (RECORD_TEXT, "id")
    return db.run(f"SELECT {of}, {DOCUMENT} FROM {table} ORDER BY id")  # noqa: S608 - our words


# Finding

_FIND = f"""SELECT rowid FROM case_text WHERE case_text MATCH ?
AND NOT EXISTS (SELECT 1 FROM case_row WHERE id = case_text.rowid >> {_SHIFT} AND ABS(batch) IN {WAITING})
ORDER BY rowid DESC"""  # noqa: S608 - our words
_RECORDS = "(SELECT rowid FROM record_text WHERE record_text MATCH ?)"
_WITHIN = "SELECT rowid FROM case_text WHERE case_text MATCH ? AND rowid BETWEEN ? AND ?"


def find_documents(db: Database, search: SearchTree, within: int = 0) -> Generator[tuple[int, int], None, None]:
    """Yield the documents with what is looked for as they are read: the case and the entry, the newest case first.

    Those of an import of which nothing is seen are left out. within: the only case that is looked at, 0 for all.
    """
    sql, bounds = (_WITHIN, numbers_of(within)) if within else (_FIND, ())
    cursor = db.run(sql, (written(search), *bounds))
    try:
        for (number,) in cursor:
            yield case_of(number), number & _ENTRY
    finally:
        cursor.close()


def records_found(name: str) -> Any:
    """Return a place in a query, behind IN, for the records that a search of this name finds."""
    return SQL(_RECORDS, [_Searched(name)])


class _Searched(Hole):
    """Where a search is put in, as this engine reads it."""

    def values(self, given: Mapping[str, Any]) -> Collection[object]:
        return (written(given[self.name]),)


def written(search: SearchTree) -> str:
    """Return a search as FTS5 reads it."""
    if isinstance(search, Phrase):
        return _phrase(search)
    word = " AND " if isinstance(search, All) else " OR "
    return word.join(f"({written(each)})" for each in search.parts)


def _phrase(phrase: Phrase) -> str:
    quoted, beginning = _quoted(phrase.words), phrase.words[-1]
    if not phrase.begins:
        return f"{phrase.column} : {quoted}"
    if len(beginning) == 1 and beginning in ascii_lowercase:  # the index has the beginnings of two and three at hand
        longer = (_quoted((*phrase.words[:-1], beginning + each)) for each in ascii_lowercase)
        return f"{phrase.column} : ({quoted} OR {' OR '.join(f'{each}*' for each in longer)})"
    return f"{phrase.column} : {quoted}*"


def _quoted(words: Sequence[str]) -> str:
    return '"{}"'.format(" ".join(words).replace('"', '""'))
