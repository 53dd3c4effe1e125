"""What lies ahead as lines of a list, and one of them explained."""

from collections.abc import Iterable, Iterator
from datetime import date

from cases.dates import WEEKDAYS, distance
from cases.masking import mask_name, mask_text
from cases.rulebook import RuleBook
from cases.text import say
from cases.views import Ahead
from tui.language import _, show_line
from tui.widgets.fit import Column
from tui.widgets.rows import Line
from tui.widgets.sheet import Pair

SOON = 3
"""Days ahead in which something is near."""


def columns() -> list[Column]:
    """Return the columns of a list of what lies ahead."""
    return [
        Column("day", _("日期"), 12, 13),
        Column("what", _("事项"), 12, 40),
        Column("left", _("现状"), 10, 11, right=True),
        Column("number", _("案号"), 16, 20),
        Column("applicant", _("申请人"), 8, 14, rank=1),
        Column("who", _("由谁"), 6, 10, rank=2),
    ]


def lines(items: Iterable[Ahead], today: date, book: RuleBook, *, masked: bool) -> list[Line]:
    """Return a line for each thing; the day stands on the first of each day."""
    found: list[Line] = []
    before = date.min
    for place, item in enumerate(items):
        found.append(_line(str(place), item, today, book, first=item.on != before, masked=masked))
        before = item.on
    return found


def _line(key: str, item: Ahead, today: date, book: RuleBook, *, first: bool, masked: bool) -> Line:
    days = item.days_left(today)
    tone = "late" if days < 0 else "soon" if days <= SOON else ""
    day = say("{day} {weekday}", day=f"{item.on:%m-%d}", weekday=WEEKDAYS[item.on.weekday()]) if first else ""
    left = say("!{late}", late=distance(days)) if days < 0 else distance(days)
    cells = (day, _what(item, book, masked=masked), left, item.case.number, _whose(item, masked=masked), item.who_name)
    return Line(key, tuple(map(show_line, cells)), {"left": tone, "day": tone} if tone else {})


def _what(item: Ahead, book: RuleBook, *, masked: bool) -> object:
    if item.text:
        return mask_text(item.text, [item.case.applicant]) if masked else item.text
    versions = book.by_id.get(item.rule, ())
    return versions[-1].label if versions else item.sort.label


def _whose(item: Ahead, *, masked: bool) -> object:
    case = item.case
    name = mask_name(case.applicant) if masked else case.applicant
    return say("{name}等{n}人", name=name, n=case.people) if case.people > 1 else name


def explained(item: Ahead, book: RuleBook, *, masked: bool) -> Iterator[Pair]:
    """Yield all there is to say of one thing without opening its case."""
    versions = book.by_id.get(item.rule, ())
    yield Pair(item.sort.label, _what(item, book, masked=masked))
    yield Pair(say("日期"), say("{day} {weekday}", day=item.on, weekday=WEEKDAYS[item.on.weekday()]))
    yield Pair(say("案件"), say("{number} {who}", number=item.case.number, who=_whose(item, masked=masked)))
    if item.who_name:
        yield Pair(say("由谁"), item.who_name)
    if versions:
        rule = versions[-1]
        yield Pair(say("长度"), rule.length_said)
        yield Pair(say("依据"), say("{basis}（未核实）", basis=rule.basis) if rule.unconfirmed else rule.basis)
        yield Pair(say("期满"), rule.lapses)
    yield Pair(say("登记"), say("第 {n} 条，{day}", n=item.entry, day=item.entered_on))
