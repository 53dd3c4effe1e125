"""A case as one line of a list: what stands in each column, and how urgent it is."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from cases.hiding.known.people import Known
from cases.hiding.mask import Mask
from cases.law.rulebook import RuleBook
from cases.standing.stages import Stage
from cases.values.codes import codes
from cases.values.spans import say_day
from cases.values.text import say
from cases.views.rows import Row, View
from cases.views.shown import hide_row
from cases.views.wording import Tone, applicant, marked, step_of_row
from tui.widgets.fit import Column
from tui.widgets.rows import ListLine
from tui.words.language import _, show_line

_ONE_STAGE = (View.INTAKE, View.ASSIGNMENT, View.FOLLOW_UP, View.CLOSURE, View.CLOSED)
"""Queues whose name says the stage of all that is in them."""


def columns(view: View | None = None, *, short: bool = False) -> list[Column]:
    """Return the columns of a queue, or of what a search found. short: whether numbers are told without this year."""
    found = [
        Column("number", _("案号"), 10 if short else 18, 20),
        Column("applicant", _("申请人"), 10 if short else 8, 20),
        Column("groups", _("群体"), 8, 20, rank=3),
        Column("cause", _("案由"), 8, 24, rank=1),
        Column("stage", _("阶段"), 8, 10, rank=2),
        Column("handler", _("承办人"), 6, 8, rank=2),
        Column("who", _("由谁"), 6, 12, rank=6),
        Column("what", _("下一步"), 16, 30),
        Column("left", _("期限"), 9, 11, right=True),
        Column("right", _("权利"), 9, 24, rank=1),
        Column("ends", _("届满"), 8, 12, right=True),
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
    View.SUSPENDED: lambda: Column("held", _("挂起到"), 10, 10),
    View.LIMITATION: lambda: Column("limit", _("时效届满"), 10, 10),
}
"""The day that a queue is ordered by, where it is another than the next deadline."""


def _mine(columns: list[Column]) -> list[Column]:
    """Put what is to be done before where the case stands and whose turn it is: both are nearly always the same."""
    ranks = {"what": 1, "stage": 5, "who": 4}
    return [replace(each, rank=ranks.get(each.id, each.rank)) for each in columns if each.id != "handler"]


def case_lines(
    rows: Iterable[Row], shown: Collection[str], today: date, book: RuleBook, *, short: bool = False
) -> list[ListLine]:
    """Return a line for each case, with the texts of these columns. rows: as they may be seen. short: see `columns`."""
    year = today.year if short else 0
    return [_line(row, shown, today, book, year) for row in rows]


def seen(rows: Iterable[Row], known: Mapping[int, Known], *, masked: bool) -> list[Row]:
    """Return rows as whoever is at the desk may see them. known: see `hide_row`."""
    mask = Mask(on=masked)
    return [hide_row(row, mask, known) for row in rows]


def _line(row: Row, shown: Collection[str], today: date, book: RuleBook, year: int) -> ListLine:
    step = step_of_row(row, today, book)
    texts = {
        "number": marked(row, year),
        "applicant": applicant(row.applicant, row.people),
        "groups": tuple(codes("group").label(each) for each in row.groups),
        "cause": codes("cause").label(row.cause),
        "stage": row.stage.label,
        "handler": row.handler_name,
        "who": step.who if row.stage is not Stage.CLOSED else "",
        "what": step.what,
        "right": step.right.what if step.right else "",
        "ends": step.right.far.marked if step.right else "",
        "left": step.left,
        "due": step.due.on if step.due else "",
        "closed": say_day(row.closed_on) if row.closed_on else "",
        "held": row.suspended_until or "",
        "limit": row.limitation_ends or "",
    }
    tones = {"left": step.tone, "due": step.tone} if step.tone else {}
    if step.right and step.right.far.tone:
        tones["ends"] = Tone.SOON
    if row.suspended_until and row.suspended_until < today:
        texts["held"], tones["held"] = say("!{day}", day=row.suspended_until), Tone.LATE
    if row.limitation_ends and row.limitation_ends < today:
        tones["limit"] = Tone.SOON
    return ListLine(str(row.id), tuple(show_line(texts[each]) for each in shown), tones)
