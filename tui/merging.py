"""Asking before two records become one: which leads, what it takes over, and what of the other is given up."""

from collections.abc import Callable, Iterator
from typing import Any

from cases.directory.listed import Change, RecordFile, changes, joined, lost
from cases.directory.records import Record
from cases.hiding.mask import FULL, Mask
from cases.personal.apart import apart
from cases.standing.numbers import short_number
from cases.values.text import Sentence, say
from tui.dialogs.confirm import Confirm
from tui.dialogs.menu import Menu
from tui.frame.frame import Frame
from tui.words.choices import Choice
from tui.words.language import show, show_line

_Then = Callable[[RecordFile], object]


def ask_to_merge(screen: Frame[Any], one: int, other: int, then: _Then) -> None:
    """Ask which of two records leads, show what changes, and merge them; `then` is told of the lead as it is now."""
    directory = screen.desk.directory

    def read(files: tuple[RecordFile, RecordFile]) -> None:
        choices = [_choice(at, files, screen.desk.today.year) for at in range(2)]

        def chosen(key: str | None) -> None:
            if key is not None:
                lead, goes = files if key == "0" else files[::-1]
                _confirm(screen, lead, goes, then)

        screen.app.push_screen(Menu(say("保留哪一条？另一条将并入"), choices), chosen)

    screen.fetch("merge", lambda: (directory.file(one), directory.file(other)), read)


def _confirm(screen: Frame[Any], lead: RecordFile, goes: RecordFile, then: _Then) -> None:
    def sure(yes: bool | None) -> None:
        if yes:
            seen = (lead.version, goes.version)
            screen.fetch("merge", lambda: screen.desk.merging.merge(lead.id, goes.id, seen), then)

    told = "\n".join(show(part) for part in effect(lead, goes))
    screen.app.push_screen(Confirm(say("合并"), told, say("合并")), sure)


def effect(lead: RecordFile, goes: RecordFile) -> Iterator[Sentence]:
    """Yield what merging does, a sentence each; values that are personal are masked."""
    yield from told_apart(lead, goes)
    n, other, whole = goes.all_cases, _named(goes), joined(lead.record, goes.record)
    yield say("“{other}”将并入“{lead}”，其 {n} 件案件一并转入。", other=other, lead=_named(lead), n=n)
    if taken := tuple(change.ask.label for change in changes(lead.record, whole)):
        yield say("补入：{fields}。", fields=taken)
    for change in lost(lead.record, goes.record):
        yield say("{field}以“{mine}”为准，舍去“{theirs}”。", field=change.ask.label, **_values(change))
    yield say("以后可以撤销。")


def _values(change: Change) -> dict[str, object]:
    kind = change.ask.kind
    return {"mine": kind.mask(change.before), "theirs": kind.mask(change.after)}


def _named(file: RecordFile) -> str:
    return name_of(file.record, masked=True)


def name_of(record: Record, *, masked: bool) -> str:
    """Return the name of a record as it may be shown: a firm's is no secret."""
    return show_line(record.said("name", masked=masked))


def told_apart(one: RecordFile, other: RecordFile, *, masked: bool = True) -> Iterator[Sentence]:
    """Yield in which fields two records differ, what the first says before what the second does."""
    found = apart(one.record, other.record, Mask() if masked else FULL, show)
    if not found:
        yield say("两条记录的各项内容都一样。")
    for each in found:
        yield each.told


def _choice(at: int, files: tuple[RecordFile, RecordFile], year: int) -> Choice:
    """Offer one of two records: what it says otherwise stands below the list, and its latest case beside it."""
    file, other = files[at], files[1 - at]
    differ = apart(file.record, other.record, Mask(), show)
    says = tuple(say("{label}：{value}", label=each.field, value=each.one or say("没有")) for each in differ)
    numbers = [short_number(part.row.number, year) for part in file.cases]
    beside = say("{number}等 {n} 件", number=numbers[0], n=file.all_cases) if numbers else say("无案件")
    return Choice(str(at), _named(file), beside, says or say("两条记录的各项内容都一样。"))
