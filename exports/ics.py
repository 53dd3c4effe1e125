"""The calendar as an .ics file, for a phone or a mail program: a whole day for each thing, with its reminders."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import BinaryIO

from icalendar import Alarm, Calendar, Event

from cases.law.rulebook import RuleBook, id_of
from cases.staff.outgoing import Out, not_whole
from cases.standing.dues import Sort
from cases.values.text import CHINESE, one_line
from cases.views.rows import Ahead
from cases.views.wording import applicant, article_of, marked, what_of

REMINDED_AT = timedelta(hours=9)
"""The time of day of a reminder: a day begins at midnight, when no phone should ring."""


def write_ics(out: Out, items: Sequence[Ahead], book: RuleBook, *, centre: str, stamp: datetime) -> None:
    """Write what lies ahead as a calendar file. stamp: the moment at which it is written, in the centre's time.

    Written again, the same thing keeps its identity, so that a calendar that reads the file anew has it once. Raises as
    `Out.write` does.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//bangfu//zh-CN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", one_line(centre))
    seen: Counter[str] = Counter()
    for item in items:
        name = _name(item)
        seen[name] += 1
        event = _event(item, book, stamp)
        event.add("uid", f"{name}-{seen[name]}@bangfu")
        calendar.add_component(event)
    text: bytes = calendar.to_ical()
    out.write(".ics", lambda file, _scratch: file.write(text), check)


def check(file: BinaryIO) -> None:
    """Read a calendar file again and raise `Refused` (rule `file`) if it is not whole."""
    try:
        Calendar.from_ical(file.read())
    except (ValueError, OSError) as broken:
        raise not_whole() from broken


def _name(item: Ahead) -> str:
    made_by = () if item.sort.single else (str(item.entry),)  # of a single one, a new day moves the old
    return "-".join((str(item.case.id), *made_by, id_of(item.rule) or item.sort))


def _event(item: Ahead, book: RuleBook, stamp: datetime) -> Event:
    case = item.case
    summary = one_line(f"{what_of(item, book)} {marked(case)} {applicant(case.applicant, case.people)}")
    event = Event()
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("dtstart", item.on)
    event.add("dtend", item.on + timedelta(days=1))
    event.add("summary", summary)
    if case.restricted:
        event.add("class", "CONFIDENTIAL")
    if article := article_of(item, book):
        event.add("description", one_line(CHINESE(article)))
    if item.sort is not Sort.HEARING:
        event.add("transp", "TRANSPARENT")  # nobody is taken up all day by a deadline
    for days in item.remind:
        event.add_component(_alarm(days, summary))
    return event


def _alarm(days: int, summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", REMINDED_AT - timedelta(days=days))
    return alarm
