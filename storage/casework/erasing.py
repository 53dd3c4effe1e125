"""Erasing what a file says of people: its history gives way to one that names nobody, and the log says so."""

from dataclasses import replace
from pathlib import PurePath
from typing import Any

from cases.events import Entry
from cases.hiding.known.people import Known
from cases.personal.erasure import nameless
from cases.personal.gathered import known_told
from cases.staff.audit import AuditAction
from cases.values.masking import GONE
from storage.casefile import duties
from storage.casefile.drafts import forget_drafts
from storage.casefile.files import Told, told
from storage.casefile.history import add_entry, read_history
from storage.casefile.rows import change_row
from storage.casefile.tallies import move
from storage.engine.tables import CaseRow
from storage.engine.text.texts import forget_for_good
from storage.records.forgetting import erasing
from storage.records.parts import unlink
from storage.records.records import Editor
from storage.records.repeats import file_repeats
from storage.search.indexing import index_again
from storage.staff.scope import whole
from storage.store import audit
from storage.store.seals import moving
from storage.store.store import Store


def erase(store: Store, row: dict[str, Any], before: Told, entry: Entry) -> Told:
    """Put a nameless history in the place of that of a case, within a write, and return what is told of it now."""
    case_id = row["id"]
    history = (*nameless(before.history), entry)
    after = told(row["number"], row["station"], history, before.book)
    forget_for_good(store.db)
    file_repeats(store, row, before.case.accepted_on)
    unlink(store, case_id, before.case, Editor(entry.by, entry.at))
    with erasing(store, case_id):
        store.run("DELETE FROM history WHERE case_id = ?", (case_id,))
    forget_drafts(store, case=case_id)
    audit.add(store, entry.at, entry.by, AuditAction.ERASED, case=case_id, detail={"entries": len(before.history)})
    for each in history:
        add_entry(store, case_id, each, entry.at)
    change_row(store, case_id, row["version"], after.row)
    move(store, row, after.row | {"station": row["station"]})
    duties.put(store, case_id, after)
    index_again(store, case_id, after.case, row["serial"], after.history)
    _forget_file_names(store, known_told([each.event for each in before.history]))
    tied = (each.event.other_cases for each in before.history if each.event.spec.ties)
    for number in sorted(set().union(*tied)):
        _forget_notes(store, number, row["number"], entry)
    return after


def _forget_file_names(store: Store, known: Known) -> None:
    """Erase the names of files that were imported where they name somebody who is erased, within that write."""
    for batch, name in store.run("SELECT id, name FROM batch").fetchall():
        if any(True for _ in known.find(name)):
            with moving(store, "batch", "id = ?", (batch,)):
                store.run("UPDATE batch SET name = ? WHERE id = ?", (f"{GONE}{PurePath(name).suffix}", batch))


def _forget_notes(store: Store, tied: str, number: str, by: Entry) -> None:
    """Erase what another case notes of one that is erased, within that write. tied: its number; number: of the erased.

    Its history is laid down anew without these words, and sealed as it is then.
    """
    rows = CaseRow.select(CaseRow.id).where(CaseRow.number == tied, whole()).tuples().execute(store.db)
    for (case_id,) in rows:
        history = read_history(store, case_id)
        left = [_without_note(entry, number) for entry in history]
        changed = sum(one != other for one, other in zip(history, left, strict=True))
        if not changed:
            continue
        with erasing(store, case_id):
            store.run("DELETE FROM history WHERE case_id = ?", (case_id,))
        audit.add(store, by.at, by.by, AuditAction.ERASED, case=case_id, detail={"entries": changed, "what": "tie"})
        for entry in left:
            add_entry(store, case_id, entry, by.at)


def _without_note(entry: Entry, number: str) -> Entry:
    event = entry.event.forgetting(number)
    return entry if event is entry.event else replace(entry, event=event)
