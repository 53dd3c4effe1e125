"""A case as one line of a list: what stands in each column, and how urgent it is."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from cases.hiding.known.people import Known
from cases.hiding.mask import Mask
from cases.law.rulebook import RulesByKey
from cases.standing.stages import Stage
from cases.values.codes import codes
from cases.values.spans import say_day
from cases.values.text import say
from cases.views.rows import Row
from cases.views.shown import hide_row
from cases.views.wording import Tone, applicant, marked, step_of_row
from tui.widgets.rows import ListLine
from tui.words.language import show_line


def case_lines(rows: Iterable[Row], shown: Collection[str], today: date, rules: RulesByKey) -> list[ListLine]:
    """Return a line for each case, with the texts of these columns. rows: as they may be seen."""
    return [_line(row, shown, today, rules) for row in rows]


def seen(rows: Iterable[Row], known: Mapping[int, Known], *, masked: bool) -> list[Row]:
    """Return rows as whoever is at the desk may see them. known: see `hide_row`."""
    mask = Mask(on=masked)
    return [hide_row(row, mask, known) for row in rows]


def _line(row: Row, shown: Collection[str], today: date, rules: RulesByKey) -> ListLine:
    step = step_of_row(row, today, rules)
    texts = {
        "number": marked(row, today.year),
        "applicant": applicant(row.applicant, row.people),
        "groups": tuple(codes("group").label(each) for each in row.groups) if "groups" in shown else "",
        "cause": codes("cause").label(row.cause) if "cause" in shown else "",
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
