"""The centre's own rules and days, and reckoning all that lies ahead anew where the rules have changed (期限重算)."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from cases.events import CATALOGUE, Ask
from cases.kinds import Spelling
from cases.law.rulebook import RuleBook, RulesByKey
from cases.law.rulefile.reading import A_DAY, load_rules
from cases.staff.audit import AuditAction
from cases.staff.permissions import Action, check
from cases.values.calendar import load_overrides
from storage.casefile import duties
from storage.casefile.files import Told, told
from storage.casefile.history import ENTRY_COLUMNS, whole_history
from storage.casefile.rows import ALL, change_row, read_row
from storage.casefile.rules import (
    DAYS,
    FROM_START,
    REACHED,
    RECKONED,
    RULES,
    STAMP,
    in_the_way_of_now,
    names_of,
    print_of,
    rules_of,
    stamp,
)
from storage.casefile.tallies import move
from storage.engine.tables import NO_DUE, CaseRow, HistoryRow
from storage.host.progress import Report
from storage.seat import Seat
from storage.staff.scope import finds, whole, within
from storage.store.clock import check_clock
from storage.store.store import Store
from storage.store.turns import in_turns

_AT_ONCE = 50
"""Cases that are read at once."""
_STONE = 1000
"""After so many cases it is noted how far it is."""
_ALL = 2**62

_NAMES = tuple(column.name for column in ALL)


class _SoFar(NamedTuple):
    """How far it is: up to which case, how many changed by it, and how many of these whoever reckons may know."""

    last: int = 0
    changed: int = 0
    mine: int = 0


class Rules:
    """The rules that the centre goes by."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store = seat, seat.store

    @property
    def book(self) -> RuleBook:
        """The rules in force, the centre's own over those that ship."""
        return rules_of(self._store)

    @property
    def named(self) -> RulesByKey:
        """The same for a list, which names a few of them: those that ship are not read as a whole for it."""
        return names_of(self._store)

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
        check(self._seat.account.role, Action.RULES)
        found = load_rules(text, name, event_fields(), own=True)
        self._keep(RULES, text, rules=len(found))
        return len(found)

    def take_days(self, text: str, name: str) -> int:
        """Take the centre's own table of days in place of the one it had; return how many days and years."""
        check(self._seat.account.role, Action.RULES)
        found = load_overrides(text, name)
        self._keep(DAYS, text, days=len(found.days), years=len(found.years))
        return len(found.days) + len(found.years)

    def _keep(self, what: str, text: str, **told: int) -> None:
        with self._store.writing():
            self._store.set(what, text)
            self._store.set(STAMP, stamp(self._store.get(RULES), self._store.get(DAYS)))
            self._seat.note(AuditAction.SET, what=what, **told)

    @property
    def changed(self) -> bool:
        """Whether the rules, or what is known of the calendar, have changed since all was last reckoned."""
        return self._store.get(RECKONED) != print_of(self._store)

    def reckon(self, progress: Report | None = None, cancelled: Callable[[], bool] = lambda: False) -> int | None:
        """Reckon all that lies ahead of cases by the rules of now; return how many cases changed by it.

        In many short writes, so that others can work meanwhile; what of it is done stays done. Where it was cancelled
        (then None is returned) or killed, it goes on from there next time. Cases beyond the reach of whoever has it
        reckoned are reckoned like all others, and counted neither in what is returned nor in the progress.
        """
        check_clock(self._store, self._seat.now())
        mark = print_of(self._store)
        so_far = self._reached(mark)
        done, total = (self._many_until(case_id) for case_id in (so_far.last, _ALL))
        while not cancelled():
            batch = list(_next_cases(self._store, so_far.last))
            if not batch and self._finish(mark, so_far.changed):
                return so_far.mine
            mine = finds(self._store, self._seat.account, (row["id"] for row, _ in batch))
            changed = _keep_all(self._store, batch)
            before, last, done = so_far.last, batch[-1][0]["id"] if batch else 0, done + len(mine)
            so_far = _SoFar(last, so_far.changed + len(changed), so_far.mine + len(mine & changed))
            if last // _STONE != before // _STONE:
                self._note(f"{mark} {last} {so_far.changed} {so_far.mine} {self._seat.account.account}")
            if progress:
                progress(min(done, total), total)
        return None

    def _note(self, reached: str) -> None:
        with self._store.writing():
            if self._store.get(REACHED) != FROM_START:
                self._store.set(REACHED, reached)

    def _reached(self, mark: str) -> _SoFar:
        """Return how far these rules were reckoned by; what another person was told of it is counted anew."""
        kept = self._store.get(REACHED).split(maxsplit=4)
        if len(kept) != 5 or kept[0] != mark:
            return _SoFar()
        last, changed, mine = map(int, kept[1:4])
        return _SoFar(last, changed, mine if kept[4] == self._seat.account.account else 0)

    def _many_until(self, case_id: int) -> int:
        these = CaseRow.select(CaseRow.id).where(_reckoned(self._store), CaseRow.id <= case_id)
        return int(within(these, self._seat.account).count(self._store.db))

    def _finish(self, mark: str, changed: int) -> bool:
        """Note that all is reckoned; False where an import has brought cases since that rest on other rules."""
        with self._store.writing():
            again = self._store.get(REACHED) == FROM_START
            self._store.set(REACHED, "")
            if not again:
                self._store.set(RECKONED, mark)
                self._seat.note(AuditAction.SET, what=RECKONED, cases=changed)
        return not again


FOLLOWED = (CaseRow.is_open == 1) | (CaseRow.due < NO_DUE) | (CaseRow.rights != "")
"""Open cases, and of closed ones those that are followed: what is still owed in them follows from the law as well, and
so do the rights that live on."""


def _reckoned(store: Store) -> Any:
    """Return which cases are reckoned: all where that was last done in another way, for rights may live on in any."""
    return FOLLOWED if in_the_way_of_now(store.get(RECKONED)) else CaseRow.id > 0


def _next_cases(store: Store, after: int) -> Iterator[tuple[dict[str, Any], Told]]:
    """Yield the next cases that are reckoned, with what their histories tell."""
    query = CaseRow.select(*ALL).where(_reckoned(store), CaseRow.id > after, whole())
    query = query.order_by(CaseRow.id).limit(_AT_ONCE)
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
    return {case_id: whole_history(each[1:] for each in group) for case_id, group in by_case}


def _keep_all(store: Store, batch: Sequence[tuple[dict[str, Any], Told]]) -> set[int]:
    """Keep what follows from histories now where it differs; return the cases of which it does."""
    moved = [(row, whole) for row, whole in batch if _differs(store, row, whole)]

    def keep(some: list[tuple[dict[str, Any], Told]]) -> None:
        for row, told_now in some:
            now = read_row(store, row["id"])
            if now.get("version") == row["version"]:  # else somebody has recorded on it, by the rules of now
                change_row(store, row["id"], row["version"], told_now.row)
                move(store, now, now | told_now.row)
                duties.put(store, row["id"], told_now)

    in_turns(store, moved, keep, lambda each: each)
    return {row["id"] for row, _ in moved}


def _differs(store: Store, row: dict[str, Any], whole: Told) -> bool:
    """Tell whether anything that is kept is other than what follows from the history."""
    return any(row[name] != value for name, value in whole.row.items()) or duties.differs(store, row["id"], whole)


def event_fields() -> dict[str, dict[str, str]]:
    """Return the fields of each event with their code lists, by which rules are checked; see `EventFields`."""
    return {code: {ask.name: _list_of(ask) for ask in event.spec.asks} for code, event in CATALOGUE.items()}


def _list_of(ask: Ask) -> str:
    if ask.kind.spelling is Spelling.DAY:
        return A_DAY
    return choices.name if (choices := ask.kind.choices) else ""
