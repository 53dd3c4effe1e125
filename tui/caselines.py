"""A case as one line of a list: what stands in each column, and how urgent it is."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from cases.clockrules import ClockRule
from cases.codes import codes
from cases.dates import distance
from cases.dues import Sort
from cases.masking import mask_name
from cases.rulebook import RuleBook
from cases.stages import Stage
from cases.text import say
from cases.views import Row, View
from tui.language import _, show_line
from tui.widgets.fit import Column
from tui.widgets.rows import Line

SOON = 3
"""Days before a deadline from which on it is shown as near."""

_ONE_STAGE = (View.INTAKE, View.ASSIGNMENT, View.FOLLOW_UP, View.CLOSURE, View.CLOSED)
"""Queues whose name says the stage of all that is in them."""


def columns(view: View | None = None) -> list[Column]:
    """Return the columns of a queue, or of what a search found."""
    found = [
        Column("number", _("案号"), 18, 20),
        Column("applicant", _("申请人"), 8, 20),
        Column("groups", _("群体"), 8, 20, rank=3),
        Column("cause", _("案由"), 8, 24, rank=1),
        Column("stage", _("阶段"), 8, 10, rank=2),
        Column("handler", _("承办人"), 6, 8, rank=6),
        Column("who", _("轮到"), 8, 12),
        Column("what", _("下一步"), 14, 30, rank=4),
        Column("left", _("期限"), 14, 14, right=True),
        Column("due", _("到期日"), 10, 10, rank=5),
    ]
    without = {"stage"} if view in _ONE_STAGE else set()
    if view is View.MINE:
        return _mine(found)
    if view in _INSTEAD:
        found = [each for each in found if each.id not in ("left", "due")]
        return [*found, _INSTEAD[view](), Column("left", _("期限"), 11, 14, right=True)]
    if view is View.CLOSED:
        found.append(Column("closed", _("结案日"), 10, 10, rank=2))
        without |= {"who", "what", "left", "due"}
    return [each for each in found if each.id not in without]


_INSTEAD = {
    View.ON_HOLD: lambda: Column("held", _("挂起到"), 10, 10),
    View.LIMITATION: lambda: Column("limit", _("时效届满"), 10, 10),
}
"""The day that a queue is ordered by, where it is another than the next deadline."""


def _mine(columns: list[Column]) -> list[Column]:
    """Put what is to be done before where the case stands and whose turn it is: both are nearly always the same."""
    ranks = {"what": 1, "stage": 5, "who": 4}
    return [replace(each, rank=ranks.get(each.id, each.rank)) for each in columns if each.id != "handler"]


def case_lines(
    rows: Iterable[Row], shown: Collection[str], today: date, book: RuleBook, *, masked: bool
) -> list[Line]:
    """Return a line for each case, with the texts of these columns."""
    return [_line(row, shown, today, book, masked=masked) for row in rows]


def _line(row: Row, shown: Collection[str], today: date, book: RuleBook, *, masked: bool) -> Line:
    texts = {
        "number": say("*限 {number}", number=row.number) if row.restricted else row.number,
        "applicant": applicant(row, masked=masked),
        "groups": tuple(codes("group").label(each) for each in row.groups),
        "cause": codes("cause").label(row.cause),
        "stage": row.stage.label,
        "handler": row.handler_name,
        "who": row.next_actor.label if row.stage is not Stage.CLOSED else "",
        "what": next_step(row, book),
        "left": left(row, today),
        "due": row.next_due or "",
        "closed": row.closed_on or "",
        "held": row.held_until or "",
        "limit": row.limit_on or "",
    }
    tone = urgency(row, today)
    tones = {"left": tone, "due": tone} if tone else {}
    for name, day in (("held", row.held_until), ("limit", row.limit_on)):
        if day and day < today:
            texts[name], tones[name] = say("!{day}", day=day), "late"
    return Line(str(row.id), tuple(show_line(texts[each]) for each in shown), tones)


def applicant(row: Row, *, masked: bool) -> object:
    """Return who the case is for; of several people the first one and how many."""
    name = mask_name(row.applicant) if masked else row.applicant
    return say("{name}等{n}人", name=name, n=row.people) if row.people > 1 else name


def rule_of(row: Row, book: RuleBook) -> ClockRule | None:
    """Return the rule behind the next deadline of a case, in its newest version."""
    return next(reversed(book.by_id.get(row.next_rule, ())), None)


def next_step(row: Row, book: RuleBook) -> object:
    """Return what must be done next by the deadline, empty where none is running."""
    if row.next_due is None:
        return ""
    rule = rule_of(row, book)
    if rule:
        return rule.label
    return Sort(row.next_rule).label if row.next_rule in _SORTS else Sort.PLAN.label


_SORTS = frozenset(Sort)


def left(row: Row, today: date) -> object:
    """Return how long there is still, with a sign before what is overdue."""
    days = row.days_left(today)
    if days is None:
        return ""
    return say("!{late}", late=distance(days)) if days < 0 else distance(days)


def urgency(row: Row, today: date) -> str:
    """Return `late`, `soon` or nothing."""
    days = row.days_left(today)
    if days is None or days > SOON:
        return ""
    return "late" if days < 0 else "soon"


def deadline(row: Row, today: date, book: RuleBook) -> object:
    """Say in one sentence who must act by when, by which article, and how long there is still."""
    if row.stage is Stage.CLOSED:
        return say("{day} 结案", day=row.closed_on)
    days, rule = row.days_left(today), rule_of(row, book)
    if days is None:
        return say("下一步：{who}；没有下一步的日期", who=row.next_actor.label)
    if rule is None:
        return say(
            "下一步：{who}；{day}，{left}：{what}",
            who=row.next_actor.label,
            day=row.next_due,
            left=distance(days),
            what=next_step(row, book),
        )
    return say(
        "下一步：{who}；{day} 到期，{left}：{what}（{basis}）",
        who=row.next_actor.label,
        what=rule.label,
        day=row.next_due,
        left=distance(days),
        basis=rule.basis,
    )
