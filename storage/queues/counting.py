"""How many cases each queue holds: read in one statement, however many queues there are, nearly all from tallies."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from cases.standing.stages import Stage
from cases.views.rows import LIMIT_AHEAD, STALE_AFTER, WEEK_AHEAD, View
from storage.casefile.tallies import HELPED, KEPT
from storage.engine.statements.helpers import helped_in_words
from storage.engine.tables import NO_DUE, WAITING
from storage.queues.pages import ALONE, STAGES, decides
from storage.seat import Seat
from storage.staff.scope import finds_restricted


class _Span(NamedTuple):
    """What a queue counts: open cases by one of their days, from one to another."""

    what: str
    first: str
    last: str


def _spans(today: date) -> Mapping[View, _Span]:
    def day(ahead: int) -> str:
        return (today + timedelta(days=ahead)).isoformat()

    return {
        View.OVERDUE: _Span("due", "", day(-1)),
        View.LIMITATION: _Span("limit", "", day(LIMIT_AHEAD)),
        View.NO_STEP: _Span("due", NO_DUE, NO_DUE),
        View.SUSPENDED: _Span("held", "", NO_DUE),
        View.STALE: _Span("last", "", day(-STALE_AFTER)),
        View.FOLLOWED: _Span("followed", "", NO_DUE),
    }


NEAR = {View.TODAY: (0, 0), View.WEEK: (1, WEEK_AHEAD)}
"""Queues of what lies ahead within some days, told by how far ahead the first and the last of them are."""


def near(view: View) -> tuple[int, int]:
    """Return between which days ahead something is due in the cases of a queue; for the others it is no matter."""
    return NEAR.get(view, (0, 0))


_STAGE = "stage"
_OWN = "CASE WHEN handler = ? THEN 1 ELSE 0 END"
_ALL_STAGES = f"SELECT '{_STAGE}', slot, {_OWN}, SUM(n) FROM tally WHERE what = ?{{here}} GROUP BY 2, 3"  # noqa: S608
_HIDDEN_STAGES = f"""SELECT '{_STAGE}', slot, 0, -SUM(n) FROM tally
WHERE handler <> ? AND what = ?{{here}} GROUP BY slot"""  # noqa: S608 - our words
_HELPED_STAGES = f"""SELECT '{_STAGE}', slot, 0, SUM(n) FROM tally
WHERE handler = ? AND what = ?{{here}} GROUP BY slot"""  # noqa: S608 - our words
_HELPED = "SELECT '{what}', '', 0, COALESCE(SUM(n), 0) FROM tally WHERE handler = ? AND what = ?{here}"
_ALL_DAYS = """SELECT '{view}', '', 0, COALESCE(SUM(n), 0) FROM tally
WHERE what = ?{here} AND slot BETWEEN ? AND ?"""
_HIDDEN_DAYS = """SELECT '{view}', '', 0, -COALESCE(SUM(n), 0) FROM tally
WHERE handler <> ? AND what = ?{here} AND slot BETWEEN ? AND ?"""
_HELPED_DAYS = """SELECT '{view}', '', 0, COALESCE(SUM(n), 0) FROM tally
WHERE handler = ? AND what = ?{here} AND slot BETWEEN ? AND ?"""

_AHEAD = f"""SELECT '{{view}}', '', 0, COUNT(DISTINCT agenda.case_id) FROM agenda JOIN case_row ON id = agenda.case_id
WHERE agenda.on_day BETWEEN ? AND ? AND ? BETWEEN since_day AND until_day AND is_open = 1
AND ABS(batch) NOT IN {WAITING}{{here}}{{hides}}"""  # noqa: S608
_HIDES = f" AND (restricted = 0 OR (restricted = 1 AND (handler = ? OR {helped_in_words()})))"
"""What lies ahead within a few days: so few things that they are counted one by one, for a case may have several."""


_DECIDE = f"""SELECT '{View.DECIDE.value}', '', 0, COUNT(*) FROM case_row WHERE decide = 1 AND ? = 1
AND (stage <> '{Stage.CLOSURE.value}' OR {ALONE} OR NOT (handler = ? OR {helped_in_words()}))
AND ABS(batch) NOT IN {WAITING}{{here}}"""  # noqa: S608 - our words
"""What waits for a decision: so few cases that they are counted one by one, in an index of their own."""


@cache
def _query(views: tuple[View, ...], *, everywhere: bool, hides: bool) -> str:
    """Return the statement. hides: whether restricted cases are left out but those that one leads or helps with."""
    here = "" if everywhere else " AND station = ?"
    stages = (_ALL_STAGES, _HELPED.replace("{what}", HELPED), *([_HIDDEN_STAGES, _HELPED_STAGES] if hides else []))
    days = (_ALL_DAYS, *([_HIDDEN_DAYS, _HELPED_DAYS] if hides else []))
    of_days = (each.format(view=view.value, here=here) for view in views for each in days)
    ahead = (_AHEAD.format(view=view.value, here=here, hides=_HIDES if hides else "") for view in NEAR)
    return " UNION ALL ".join(
        [*(each.format(here=here) for each in stages), *of_days, *ahead, _DECIDE.format(here=here)]
    )


def counts(seat: Seat) -> dict[View, int]:
    """Return how many cases each queue holds for somebody on a day."""
    reader, today = seat.account, seat.today
    spans, hides = _spans(today), not finds_restricted(reader)
    here = () if reader.everywhere else (reader.station,)
    stage, own = KEPT[_STAGE], reader.account
    values: list[object] = [own, stage.all, *here, own, HELPED, *here]
    values += (own, stage.restricted, *here, own, stage.helped, *here) if hides else ()
    for what, first, last in spans.values():
        key, days = KEPT[what], (*here, first, last)
        values += [key.all, *days]
        values += (own, key.restricted, *days, own, key.helped, *days) if hides else ()
    for days in NEAR.values():
        values += (*((today + timedelta(each)).isoformat() for each in days), today.isoformat())
        values += (*here, *((own, own) if hides else ()))
    values += (decides(reader), own, own, *here)
    mine, others, found = Counter[str](), Counter[str](), Counter[str]()
    query = _query(tuple(spans), everywhere=reader.everywhere, hides=hides)
    for what, slot, is_own, n in seat.store.run(query, values):
        if what == _STAGE:
            (mine if is_own else others)[slot] += n
        else:
            found[what] += n
    held = {view: found[view] for view in (*spans, *NEAR, View.DECIDE)} | _of_stages(mine, others)
    held[View.MINE] += found[HELPED]
    return {view: held[view] for view in View}


def _of_stages(mine: Counter[str], others: Counter[str]) -> dict[View, int]:
    """Return what the queues hold that go by stages: of one's own cases, and those of others, by the stage."""
    staged = {view: mine[stage] + others[stage] for view, stage in STAGES.items()}
    closed, all_open = mine[Stage.CLOSED] + others[Stage.CLOSED], sum(staged.values())
    return staged | {
        View.MINE: mine.total() - mine[Stage.CLOSED],
        View.OPEN: all_open,
        View.CLOSED: closed,
        View.ALL: all_open + closed,
    }
