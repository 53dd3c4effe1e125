"""What lies ahead of a case as it is kept, beside the case and with every write."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from cases.due.agenda import Duty
from cases.law.rulebook import RuleBook
from cases.values.spans import first_day
from storage.casefile.files import Told
from storage.engine.statements.prepared import Prepared, at
from storage.engine.tables import NO_DUE, AgendaRow, columns
from storage.store.store import Store


class KeptDuty(NamedTuple):
    """A duty as the columns of these names hold it.

    place: among those of its case. entered: on which day the entry was recorded that it comes from, the opening for
    none.
    """

    place: int
    on: str
    who: str
    sort: str
    rule: str
    text: str
    entry: int
    entered: str
    remind: str
    from_day: str
    whose: str
    since: str
    until: str


OPENS = "opens"
"""What is kept of whose it is where something may be done from its day on: that ends with no day."""

KEPT = columns(AgendaRow, KeptDuty._fields)
"""The columns from which it is made."""


@Prepared
def _of_case() -> Any:
    return AgendaRow.select(*KEPT).where(AgendaRow.case == at("case")).order_by(AgendaRow.place)


@Prepared
def _gone() -> Any:
    return AgendaRow.delete().where(AgendaRow.case == at("case"), AgendaRow.place >= at("place"))


@Prepared
def added() -> Any:
    """Return the query that adds a row."""
    return AgendaRow.insert({name: at(name) for name in ("case", *KeptDuty._fields)})


def rows(told: Told) -> tuple[KeptDuty, ...]:
    """Return what is kept of what lies ahead of a case, but for the case itself."""
    history, opened = told.history, first_day(told.case.opened_on)
    return tuple(
        _row(place, duty, history[duty.entry - 1].at.date() if duty.entry else opened, told.book)
        for place, duty in enumerate(told.agenda)
    )


def _row(place: int, duty: Duty, entered: date, book: RuleBook) -> KeptDuty:
    return KeptDuty(
        place=place,
        on=duty.on.isoformat(),
        who=duty.who,
        sort=duty.sort.value,
        rule=book.key(duty.clock.rule, duty.latest) if duty.clock else "",
        text=duty.text,
        entry=duty.entry,
        entered=entered.isoformat(),
        remind=",".join(map(str, duty.remind)),
        from_day=duty.from_day.isoformat(),
        whose=OPENS if duty.clock and duty.clock.rule.opens else duty.whose.value,
        since=duty.since.isoformat() if duty.since else "",
        until=duty.until.isoformat() if duty.until else NO_DUE,
    )


def all_rows() -> Any:
    """Return the query of all that is kept: the case, and then a row as `rows` tells it."""
    return AgendaRow.select(AgendaRow.case, *KEPT).order_by(AgendaRow.case, AgendaRow.place)


def put(store: Store, case_id: int, told: Told) -> bool:
    """Keep what lies ahead of a case, as it is now, within a write; tell whether it differs from what was kept."""
    was, now = [KeptDuty(*each) for each in _of_case.run(store.db, case=case_id)], rows(told)
    pairs = enumerate(zip(was, now, strict=False))
    same = next((place for place, (one, other) in pairs if one != other), min(len(was), len(now)))
    if same == len(was) == len(now):
        return False
    _gone.run(store.db, case=case_id, place=same)
    put_first(store, case_id, now[same:])
    return True


def put_first(store: Store, case_id: int, kept: Sequence[KeptDuty]) -> None:
    """Keep what lies ahead of a new case, as `rows` tells it, within a write."""
    added.run_many(store.db, named(case_id, kept))


def differs(store: Store, case_id: int, told: Told) -> bool:
    """Tell whether what lies ahead of a case is other than what is kept."""
    return tuple(_of_case.run(store.db, case=case_id).fetchall()) != rows(told)


def named(case_id: int, kept: Sequence[KeptDuty]) -> list[dict[str, Any]]:
    """Return rows of a case as `added` takes them."""
    return [{"case": case_id} | each._asdict() for each in kept]
