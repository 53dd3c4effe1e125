"""The calendar as an .ics file, for a phone or a mail program: a whole day for each thing, with its reminders."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from icalendar import Alarm, Calendar, Event

from cases.refusal import refuse
from cases.rulebook import RuleBook
from cases.text import say
from cases.views import Ahead
from exports.ahead import basis, what, whose
from exports.atomic import write_whole


def write_ics(
    path: Path, items: Sequence[Ahead], book: RuleBook, *, centre: str, masked: bool, stamp: datetime
) -> None:
    """Write what lies ahead as a calendar file. stamp: the moment at which it is written, in the centre's time.

    Written again, the same thing keeps its identity, so that a calendar that reads the file anew has it once.
    Raises `Refused` (rule `file`) where the file cannot be written.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//bangfu//zh-CN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", centre)
    seen: Counter[str] = Counter()
    for item in items:
        name = f"{item.case.id}-{item.entry}-{item.rule or item.sort}"
        seen[name] += 1
        event = _event(item, book, stamp, masked=masked)
        event.add("uid", f"{name}-{seen[name]}@bangfu")
        calendar.add_component(event)
    text: bytes = calendar.to_ical()
    write_whole(path, lambda out: out.write(text), check)


def check(path: Path) -> None:
    """Read a calendar file again and raise `Refused` (rule `file`) if it is not whole."""
    try:
        Calendar.from_ical(path.read_bytes())
    except (ValueError, OSError) as broken:
        sentence = say("写出的文件读回来不完整，原有文件没有改动；磁盘可能有问题，请换一个位置再导出")
        raise refuse("file", sentence) from broken


def _event(item: Ahead, book: RuleBook, stamp: datetime, *, masked: bool) -> Event:
    summary = f"{what(item, book, masked=masked)} {item.case.number} {whose(item.case, masked=masked)}"
    event = Event()
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("dtstart", item.on)
    event.add("dtend", item.on + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", basis(item, book)[0])
    for days in item.remind:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", -timedelta(days=days))
        event.add_component(alarm)
    return event
