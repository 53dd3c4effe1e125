"""What lies ahead as lines of a list, and one of them explained."""

from collections.abc import Iterable
from datetime import date

from cases.due.agenda import Duty
from cases.law.rulebook import RuleBook, id_of
from cases.values.calendar import Calendar
from cases.values.dates import WEEKDAYS, with_weekday
from cases.values.text import Sentence, say
from cases.views.casefile import CaseFile
from cases.views.rows import Ahead
from cases.views.wording import applicant, item_far_off, marked, what_of, who_of
from tui.casefile.clockwords import explain
from tui.casefile.entries import full
from tui.casefile.reading import OnScreen
from tui.widgets.rows import ListLine
from tui.widgets.sheet import Labelled
from tui.words.days import day_tag
from tui.words.language import show_line


def lines(items: Iterable[Ahead], today: date, book: RuleBook) -> list[ListLine]:
    """Return a line for each thing, as `cases.views.shown.hide_ahead` shows it; the first of a day has it."""
    found: list[ListLine] = []
    before = date.min
    for place, item in enumerate(items):
        found.append(_line(str(place), item, today, book, first=item.on != before))
        before = item.on
    return found


def _line(key: str, item: Ahead, today: date, book: RuleBook, *, first: bool) -> ListLine:
    far = item_far_off(item, today, book)
    looks = far.tone
    day = _day(item.on, book.calendar) if first else ""
    case = item.case
    cells = (
        day,
        what_of(item, book),
        far.marked,
        marked(case, today.year),
        applicant(case.applicant, case.people),
        who_of(item, book),
    )
    return ListLine(key, tuple(map(show_line, cells)), {"left": looks, "day": looks} if looks else {})


def _day(day: date, calendar: Calendar) -> Sentence:
    told = say("{day} {weekday}", day=f"{day:%m-%d}", weekday=WEEKDAYS[day.weekday()])
    tag = day_tag(day, calendar)
    return say("{day} {tag}", day=told, tag=tag) if tag else told


def explained(item: Ahead, file: CaseFile, today: date, book: RuleBook, *, masked: bool) -> list[Labelled]:
    """Return what there is to say of one thing: its calculation, or the entry that tells of it; none if it is gone."""
    reading = OnScreen(file, today, masked=masked)
    duty = next((each for each in file.ahead(today) if _is(each, item)), None)
    if duty is None:
        return []
    case = say("{number} {who}", number=marked(item.case), who=reading.applicant)
    pairs = [Labelled(say("案件"), case), Labelled(say("由谁"), who_of(item, book))]
    if duty.clock:
        entered = Labelled(say("登记"), say("第 {n} 条，{day}", n=item.entry, day=item.entered_on))
        return [*pairs, *explain(duty.clock, reading), entered]
    told = say("{day}，{left}", day=with_weekday(item.on), left=item_far_off(item, today, book).told)
    return [*pairs, Labelled(duty.label, told), *full(reading, str(item.entry))]


def _is(duty: Duty, item: Ahead) -> bool:
    rule = duty.clock.rule.id if duty.clock else ""
    told = (item.on, item.sort, item.entry, id_of(item.rule), item.text)
    return (duty.on, duty.sort, duty.entry, rule, duty.text) == told
