"""The centre's own rules and days, and reckoning all that lies ahead anew where the rules have changed (期限重算)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from cases.audit import Deed
from cases.calendar import load_overrides
from cases.clockfile import load_rules
from cases.events import CATALOGUE
from cases.kinds import Pick, PickMany
from cases.people import Account
from cases.permissions import Action, check
from cases.rulebook import RuleBook
from storage import agenda
from storage.clock import check_clock
from storage.files import Told, told
from storage.history import ENTRY_COLUMNS, unpacked
from storage.rows import ALL, change_row
from storage.rules import DAYS, RECKONED, RULES, STAMP, print_of, rules_of, stamp
from storage.scope import whole
from storage.store import Store
from storage.tables import CaseRow, HistoryRow
from storage.tallies import move
from storage.trail import Trail

Progress = Callable[[int, int], object]
BATCH = 500
"""Cases that are reckoned within one write: others get their turn in between."""

_NAMES = tuple(column.name for column in ALL)


class Rules:
    """The rules that the centre goes by."""

    def __init__(self, store: Store, account: Account, now: Callable[[], datetime]) -> None:
        self._store = store
        self._account = account
        self._now = now
        self._trail = Trail(store, account, now)

    @property
    def book(self) -> RuleBook:
        """The rules in force, the centre's own over those that ship."""
        return rules_of(self._store)

    @property
    def own(self) -> str:
        """The centre's own rules, as they were handed in."""
        return self._store.get(RULES)

    @property
    def own_days(self) -> str:
        """The centre's own table of days, as it was handed in."""
        return self._store.get(DAYS)

    def take(self, text: str, name: str) -> int:
        """Take the centre's own rules in place of those it had; return how many. Raises `Refused` (rule `table`)."""
        check(self._account.role, Action.RULES)
        found = load_rules(text, name, event_fields(), own=True)
        self._keep(RULES, text, rules=len(found))
        return len(found)

    def take_days(self, text: str, name: str) -> int:
        """Take the centre's own table of days in place of the one it had; return how many days and years."""
        check(self._account.role, Action.RULES)
        found = load_overrides(text, name)
        self._keep(DAYS, text, days=len(found.days), years=len(found.years))
        return len(found.days) + len(found.years)

    def _keep(self, what: str, text: str, **told: int) -> None:
        with self._store.writing():
            self._store.set(what, text)
            self._store.set(STAMP, stamp(self._store.get(RULES), self._store.get(DAYS)))
            self._trail.note(Deed.SET, what=what, **told)

    @property
    def changed(self) -> bool:
        """Whether the rules, or what is known of the calendar, have changed since all was last reckoned."""
        return self._store.get(RECKONED) != print_of(self._store)

    def reckon(self, progress: Progress | None = None, cancelled: Callable[[], bool] = lambda: False) -> int | None:
        """Reckon all that lies ahead of the open cases by the rules of now; return how many cases changed by it.

        In many small writes, so that others can work meanwhile. None where it was cancelled: it begins again next time.
        """
        check_clock(self._store, self._now())
        mark = print_of(self._store)
        total = CaseRow.select().where(CaseRow.is_open == 1, whole()).count(self._store.db)
        done = changed = last = 0
        while not cancelled():
            with self._store.writing():
                batch = list(_open_cases(self._store, last))
                changed += sum(_reckoned(self._store, row, whole) for row, whole in batch)
                if not batch:
                    self._store.set(RECKONED, mark)
                    self._trail.note(Deed.SET, what=RECKONED, cases=changed)
                    return changed
            last, done = batch[-1][0]["id"], done + len(batch)
            if progress:
                progress(min(done, total), total)
        return None


def _open_cases(store: Store, after: int) -> Iterator[tuple[dict[str, Any], Told]]:
    """Yield the next open cases with what their histories tell."""
    query = CaseRow.select(*ALL).where(CaseRow.is_open == 1, CaseRow.id > after, whole())
    query = query.order_by(CaseRow.id).limit(BATCH)
    rows = [dict(zip(_NAMES, columns, strict=True)) for columns in query.tuples().execute(store.db)]
    if not rows:
        return
    histories, book = _histories(store, [row["id"] for row in rows]), rules_of(store)
    for row in rows:
        yield row, told(row["number"], row["station"], histories[row["id"]], book)


def _histories(store: Store, case_ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    entries = HistoryRow.select(HistoryRow.case, *ENTRY_COLUMNS).where(HistoryRow.case.in_(case_ids))
    found = entries.order_by(HistoryRow.case, HistoryRow.seq).tuples().execute(store.db)
    by_case = groupby(found, key=lambda each: each[0])
    return {case_id: tuple(unpacked(each[1:]) for each in group) for case_id, group in by_case}


def _reckoned(store: Store, row: dict[str, Any], whole: Told) -> bool:
    """Keep what follows from a history now; tell whether anything of it differs."""
    moved = {name: value for name, value in whole.row.items() if row[name] != value}
    if moved:
        change_row(store, row["id"], row["version"], whole.row)
        move(store, row, row | whole.row)
    return agenda.put(store, row["id"], whole) or bool(moved)


def event_fields() -> dict[str, dict[str, str]]:
    """Return the fields of each event with their code lists, by which rules are checked."""
    return {
        code: {ask.name: ask.kind.list_name if isinstance(ask.kind, Pick | PickMany) else "" for ask in event.spec.asks}
        for code, event in CATALOGUE.items()
    }
