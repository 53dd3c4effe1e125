"""Forgetting records of the directory, with all that was ever written of them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from storage.casefile.drafts import forget_drafts
from storage.engine.text.texts import RECORD_INDEX, RECORD_TEXT, drop
from storage.records.edits import KeptEdit
from storage.records.records import Editor, keep_edit, keep_number
from storage.records.uses import by_case_alone, has_part, in_case
from storage.store.seals import moving
from storage.store.store import Store

_PAIRED = "? IN (one_id, other_id)"
_GONE = (
    f"DELETE FROM twin WHERE {_PAIRED}",  # noqa: S608 - the words above
    "DELETE FROM edit WHERE record_id = ?",
    "DELETE FROM record WHERE id = ?",
)
_ONE_EDIT = "record_id = ? AND seq = ?"
_NO_CASE = 0
"""Stands among the cases that are being erased while edits of a record are."""


@contextmanager
def erasing(store: Store, case_id: int) -> Iterator[None]:
    """Let what is otherwise only ever added to be removed, within a write. case_id: whose history."""
    store.run("INSERT INTO erasing (case_id) VALUES (?)", (case_id,))
    yield
    store.run("DELETE FROM erasing WHERE case_id = ?", (case_id,))


def forget_whole(store: Store, record: int) -> None:
    """Forget a record with all that were merged into it, within a write."""
    with erasing(store, _NO_CASE):
        _forget_tree(store, record)


def _forget_tree(store: Store, record: int) -> None:
    for (merged,) in store.run("SELECT id FROM record WHERE lead = ? AND lead > 0", (record,)).fetchall():
        _forget_tree(store, merged)
    keep_number(store, record)
    forget_drafts(store, records=[record])
    with (
        moving(store, "twin", _PAIRED, (record,)),
        moving(store, "edit", "record_id = ?", (record,)),
        moving(store, "record", "id = ?", (record,)),
        moving(store, RECORD_TEXT, "id = ?", (record,)),
    ):
        drop(store.db, RECORD_INDEX, record, record)
        for statement in _GONE:
            store.run(statement, (record,))


def lay_anew(store: Store, record: int, done: KeptEdit, fields: str, more: str, by: Editor) -> None:
    """Put an edit that tells less in the place of one, within a write, sealed as it is then."""
    edit = {"record": record, "seq": done.seq, "at": done.at, "by": done.by, "what": done.what}
    with erasing(store, _NO_CASE), moving(store, "edit", _ONE_EDIT, (record, done.seq)):
        store.run(f"DELETE FROM edit WHERE {_ONE_EDIT}", (record, done.seq))  # noqa: S608 - the words above
    keep_edit(store, {**edit, "fields": fields, "more": more}, by)


def tidy(store: Store, records: Iterable[int]) -> None:
    """Forget those of these records that only cases told of, and no case tells of any more, within a write."""
    for record in records:
        if not has_part(store, record) and by_case_alone(store, record):
            forget_whole(store, record)


def forget_unused(store: Store, records: Iterable[int]) -> None:
    """Forget those of these records that stand in no case, whoever wrote in them, within a write."""
    for record in records:
        if not in_case(store, record):
            forget_whole(store, record)
