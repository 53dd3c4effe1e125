"""What lies ahead as lines of a list, and one of them explained."""

from collections.abc import Iterable
from datetime import date

from cases.agenda import Duty
from cases.calendar import Calendar
from cases.dates import WEEKDAYS, distance, with_weekday
from cases.rulebook import RuleBook
from cases.text import Sentence, say
from cases.views import Ahead, CaseFile
from tui.casefile.clockwords import explain
from tui.casefile.entries import full
from tui.casefile.reading import Reading
from tui.days import day_tag
from tui.language import _, show_line
from tui.widgets.fit import Column
from tui.widgets.rows import Line
from tui.widgets.sheet import Pair

SOON = 3
"""Days ahead in which something is near."""


def columns() -> list[Column]:
    """Return the columns of a list of what lies ahead."""
    return [
        Column("day", _("日期"), 12, 18),
        Column("what", _("事项"), 12, 40),
        Column("left", _("现状"), 10, 11, right=True),
        Column("number", _("案号"), 16, 20),
        Column("applicant", _("申请人"), 8, 14, rank=1),
        Column("who", _("由谁"), 8, 10, rank=2),
    ]


def lines(items: Iterable[Ahead], today: date, book: RuleBook) -> list[Line]:
    """Return a line for each thing, as `cases.shown.hide_ahead` shows it; the day stands on the first of each day."""
    found: list[Line] = []
    before = date.min
    for place, item in enumerate(items):
        found.append(_line(str(place), item, today, book, first=item.on != before))
        before = item.on
    return found


def _line(key: str, item: Ahead, today: date, book: RuleBook, *, first: bool) -> Line:
    days = item.days_left(today)
    tone = "late" if days < 0 else "soon" if days <= SOON else ""
    day = _day(item.on, book.calendar) if first else ""
    left = say("!{late}", late=distance(days)) if days < 0 else distance(days)
    cells = (day, _what(item, book), left, item.case.number, _whose(item), _who(item))
    return Line(key, tuple(map(show_line, cells)), {"left": tone, "day": tone} if tone else {})


def _day(day: date, calendar: Calendar) -> Sentence:
    told = say("{day} {weekday}", day=f"{day:%m-%d}", weekday=WEEKDAYS[day.weekday()])
    tag = day_tag(day, calendar)
    return say("{day} {tag}", day=told, tag=tag) if tag else told


def _what(item: Ahead, book: RuleBook) -> object:
    if item.text:
        return item.text
    versions = book.by_id.get(item.rule, ())
    return versions[-1].label if versions else item.sort.label


def _whose(item: Ahead) -> object:
    case = item.case
    return say("{name}等{n}人", name=case.applicant, n=case.people) if case.people > 1 else case.applicant


def _who(item: Ahead) -> object:
    """Return who must see to it: a person, or where none is named whoever acts next on the case."""
    return item.who_name or item.case.next_actor.label


def explained(item: Ahead, file: CaseFile, today: date, *, masked: bool) -> list[Pair]:
    """Return what there is to say of one thing: its calculation, or the entry that tells of it; none if it is gone."""
    reading = Reading(file, today, masked=masked)
    duty = next((each for each in file.agenda if _is(each, item)), None)
    if duty is None:
        return []
    case = say("{number} {who}", number=item.case.number, who=reading.applicant)
    pairs = [Pair(say("案件"), case), Pair(say("由谁"), _who(item))]
    if duty.clock:
        entered = Pair(say("登记"), say("第 {n} 条，{day}", n=item.entry, day=item.entered_on))
        return [*pairs, *explain(duty.clock, reading), entered]
    told = say("{day}，{left}", day=with_weekday(item.on), left=distance(item.days_left(today)))
    return [*pairs, Pair(duty.label, told), *full(reading, str(item.entry))]


def _is(duty: Duty, item: Ahead) -> bool:
    rule = duty.clock.rule.id if duty.clock else ""
    return (duty.on, duty.sort, duty.entry, rule, duty.text) == (item.on, item.sort, item.entry, item.rule, item.text)
