"""What frozen data tells: every case as it folds, every entry as a reader sees it.

`python -m tests.storage.frozen_told 13-at-last` freezes a small demo centre of the shape of now under that name, and
writes what it tells; what is written is never written anew, since every later version must tell the same.
"""

import json
import sys
import tempfile
import zipfile
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from cases.file.accounts import accounts
from cases.file.case import WAYS, Case
from cases.file.members import SUMS
from cases.standing.dues import Sort
from cases.standing.stages import Stage
from cases.values.spans import pack_day
from cases.values.sums import About
from cases.values.text import CHINESE
from cases.views.casefile import CaseFile
from storage.desk import Desk
from storage.engine.file.data import FILE
from storage.keys.keyring import KEYS
from storage.opening.founding import found_centre
from storage.store.store import Store
from tui.demo import centre
from tui.demo.centre import FIRST
from tui.demo.make import make

FOLDER = Path(__file__).parent.parent / "frozen"
NOW = datetime(2026, 3, 3, 9)


def told(store: Store) -> dict[str, Any]:
    """Return all that a store tells of its cases, by number."""
    desk = Desk(store, store.account(FIRST.account), lambda: NOW)
    files = [desk.cases.file(case) for (case,) in store.run("SELECT id FROM case_row ORDER BY id").fetchall()]
    return {file.case.number: {"case": _case(file.case), "history": _history(file)} for file in files}


def kept(name: str) -> Any:
    """Return what data of this name told when it was frozen."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


class Task(NamedTuple):
    """A task as it was told first."""

    entry: int
    what: str
    on: date | None
    who: str
    until: str


LEDGER = ("claims", "instruments", "contests", "payments", "rolls", "reported")
"""What the wholes of the first are taken from since."""

_TOLD_SINCE = frozenset(
    (
        "dues",
        "sent",
        "findings",
        "causes",
        "assessed_on",
        "worked_by",
        "listed_on",
        "satisfied_on",
        "said_on",
        *LEDGER,
        "asked_on",
    )
)
"""Fields in which a case came to say later what entries had told before: of the entries it is told below."""


_FILLED_SINCE = frozenset(("injury_recognition", "injury_level", "successions"))
"""What papers came to fill, and who went on for whom: where frozen data is silent, more is told by now."""


def as_then(told: dict[str, Any], kept: dict[str, Any]) -> dict[str, Any]:
    """Return what is told without what nobody could tell when it was frozen. kept: what was told then."""
    return {number: {**each, "case": _less(each["case"], kept[number]["case"])} for number, each in told.items()}


def _less(told: dict[str, str], kept: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in told.items() if name in kept or name not in _FILLED_SINCE}


def _case(case: Case) -> dict[str, str]:
    """Return what a case says, in the words of the first that were frozen."""
    said = {name: case.said(name) for name in WAYS if name not in _TOLD_SINCE}
    said |= {name: accounts(case).of(name) for name in SUMS}
    rough = tuple(sorted(name for name, value in said.items() if isinstance(value, About)))
    figures = {name: said[name].fen for name in rough}
    members = tuple(map(_member, case.parties.members))
    told = said | figures | {"rough": rough, "members": members} | _promised(case)
    return {name: str(value) for name, value in told.items() if value not in (None, "", (), False)}


def _member(member: Any) -> object:
    """Return a member whose time is text, as it was first."""
    return member._replace(
        **{name: pack_day(day) if (day := getattr(member, name)) else "" for name in ("since", "until")}
    )


def _promised(case: Case) -> dict[str, object]:
    plan, hold = case.due(Sort.PLAN), case.due(Sort.SUSPENSION)
    tasks, owed = case.dues_of(Sort.TASK), accounts(case).owed
    return {
        "plan": plan and plan.text,
        "plan_on": plan and plan.on,
        "hearing_on": case.day_of(Sort.HEARING),
        "pay_by": owed[0].promised.on if owed and case.stage is not Stage.CLOSED else None,
        "paused_until": hold and hold.on,
        "paused_by": hold and hold.entry,
        "tasks": tuple(Task(each.entry, each.text, each.on, each.who, each.until) for each in tasks),
    }


def _history(file: CaseFile) -> list[str]:
    lines = []
    for line in file.history:
        fields = line.entry.event.shown(masked=False, on=line.entry.on)
        shown = "；".join(f"{label.zh} {CHINESE(parts)}" for label, parts in fields)
        voided = f"（第 {line.voided_by} 条作废）" if line.voided_by else ""
        lines.append(f"{line.entry.on} {line.entry.event.spec.code} {line.entry.by}{voided}：{shown}")
    return lines


def freeze(name: str, folder: Path = FOLDER) -> None:
    """Keep a small demo centre as this program makes it, not enciphered so that it packs well, and what it tells."""
    packed, target = folder / f"{name}.zip", folder / f"{name}.json"
    if packed.exists() or target.exists():
        raise FileExistsError(name)
    with tempfile.TemporaryDirectory() as made, patch.object(centre, "found_centre", partial(found_centre, plain=True)):
        store = make(Path(made, "data"), cases=20, now=NOW)
        text = json.dumps(told(store), ensure_ascii=False, indent=1)
        store.close()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for each in (FILE, KEYS):
                archive.write(store.folder / each, each)
    target.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    freeze(sys.argv[1])
