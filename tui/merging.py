"""Asking before two records become one: which leads, what it takes over, and what of the other is given up."""

from collections.abc import Callable, Iterator
from typing import Any

from cases.directory.listed import Change, RecordFile, changes, joined, lost
from cases.directory.records import Record
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
        choices = [Choice(str(at), _named(file), _counted(file)) for at, file in enumerate(files)]

        def chosen(key: str | None) -> None:
            if key is not None:
                lead, goes = files if key == "0" else files[::-1]
                _confirm(screen, lead, goes, then)

        screen.app.push_screen(Menu(say("以哪一条为主？另一条并入它"), choices), chosen)

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
    n, other, whole = goes.all_cases, _named(goes), joined(lead.record, goes.record)
    yield say("“{other}”并入“{lead}”，它的 {n} 件案件都跟过来。", other=other, lead=_named(lead), n=n)
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


def _counted(file: RecordFile) -> Sentence:
    return say("{n} 件", n=file.all_cases)
