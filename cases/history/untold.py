"""What is asked before something is recorded: whether it is meant, or whether a paper is all that is to be told.

A document moves no clock and fixes no sum by its name alone: an award is recorded as a ruling, a statement of claim as
what was filed. As what each is recorded stands in data/told_as.csv.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from cases.events import CATALOGUE, Entry, Event
from cases.events.spec import Question
from cases.history.lifecycle import standing
from cases.values.codes import codes
from cases.values.refusal import refuse
from cases.values.tables import load_lines, packaged
from cases.values.text import Sentence, say

COLUMNS = ("direction", "sort", "event", "field", "codes")
_PAPER = "document"


class _Told(NamedTuple):
    """As what it is recorded: the event, the field that tells of which sort, and the codes of these; any where none."""

    event: str
    field: str
    codes: tuple[str, ...]


def load_told_as(text: str, name: str) -> Mapping[tuple[str, str], _Told]:
    """Read as what papers are recorded, by direction and sort, from CSV with the header `COLUMNS`.

    name: the file's, for the refusal. Raises `Refused` (rule `table`) with every bad line.
    """
    found: dict[tuple[str, str], _Told] = {}

    def take(line: Mapping[str, str]) -> None:
        _check_listed(CATALOGUE[_PAPER], "direction", line["direction"])
        _check_listed(CATALOGUE[_PAPER], "sort", line["sort"])
        kind = CATALOGUE.get(line["event"])
        if kind is None or kind.ask(line["field"]) is None:
            sentence = say("没有“{code}”这种事项，或它没有这个字段", code=f"{line['event']}.{line['field']}")
            raise refuse("table", sentence, "event")
        told = _Told(line["event"], line["field"], tuple(line["codes"].split()))
        for code in told.codes:
            _check_listed(kind, told.field, code)
        found[line["direction"], line["sort"]] = told

    load_lines(text, name, COLUMNS, take)
    return found


def _check_listed(kind: type[Event], field: str, code: str) -> None:
    """Raise `Refused` where a field of an event does not offer a code."""
    ask = kind.ask(field)
    choices = ask.kind.choices if ask else None
    if choices is None or not choices.had(code):
        listed = choices.name if choices else field
        raise refuse("table", say("清单 {list} 里没有代码 {code}，请改正", list=listed, code=code), field)


@cache
def _told_as() -> Mapping[tuple[str, str], _Told]:
    return load_told_as(packaged("told_as.csv"), "told_as.csv")


def asked_before(event: Event, history: Sequence[Entry]) -> Question | None:
    """Return what is asked before an event is recorded, by whatever way; None where nothing is.

    history: what is recorded by now.
    """
    return event.question or untold(event, history)


def untold(event: Event, history: Sequence[Entry]) -> Question | None:
    """Return what is asked before a paper is recorded as a document alone; None where nothing else is to be told.

    history: what is recorded by now.
    """
    if event.spec.code != _PAPER:
        return None
    told = _told_as().get((getattr(event, "direction", ""), getattr(event, "sort", "")))
    if told is None or any(_tells(entry.event, told) for entry in standing(history)):
        return None
    return Question(_way(event, told), say("只登记文书"))


def _way(event: Event, told: _Told) -> Sentence:
    """Say as what the paper is recorded, by which key."""
    kind = CATALOGUE[told.event].spec
    return say(
        "只登记“{paper}”不起算、不结束任何期限，也不确定金额：请另外登记“{event}”（按 {key}）",
        paper=codes("document_kind").label(getattr(event, "sort", "")),
        event=kind.label,
        key=kind.key,
    )


def _tells(event: Event, told: _Told) -> bool:
    code = getattr(event, told.field, "") if event.spec.code == told.event else None
    return code is not None and (code in told.codes or not told.codes)
