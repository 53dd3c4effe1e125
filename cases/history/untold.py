"""What is asked before something is recorded: whether it is meant, or whether a paper is all that is to be told.

A document moves no clock and fixes no sum by its name alone: an award is recorded as a ruling, a statement of claim as
what was filed. As what each is recorded stands in data/told_as.csv.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from cases.events import CATALOGUE, Entry, Event
from cases.events.spec import Question
from cases.history.lifecycle import standing
from cases.values.codes import codes
from cases.values.refusal import refuse
from cases.values.spans import last_day
from cases.values.tables import load_lines, packaged
from cases.values.text import Sentence, say

COLUMNS = ("direction", "sort", "event", "field", "codes")
_PAPER, _FILED = "document", "filed"


class ToldAs(NamedTuple):
    """As what a paper is recorded: the event, the field that tells of which sort, and the codes of these."""

    event: str
    field: str
    codes: tuple[str, ...]


def load_told_as(text: str, name: str) -> Mapping[tuple[str, str], ToldAs]:
    """Read as what papers are recorded, by direction and sort, from CSV with the header `COLUMNS`.

    name: the file's, for the refusal. Raises `Refused` (rule `table`) with every bad line.
    """
    found: dict[tuple[str, str], ToldAs] = {}

    def take(line: Mapping[str, str]) -> None:
        _check_listed(CATALOGUE[_PAPER], "direction", line["direction"])
        _check_listed(CATALOGUE[_PAPER], "sort", line["sort"])
        kind = CATALOGUE.get(line["event"])
        if kind is None or kind.ask(line["field"]) is None:
            sentence = say("没有“{code}”这种事项，或它没有这个字段", code=f"{line['event']}.{line['field']}")
            raise refuse("table", sentence, "event")
        told = ToldAs(line["event"], line["field"], tuple(line["codes"].split()))
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
def _told_as() -> Mapping[tuple[str, str], ToldAs]:
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
    told = _telling(event)
    if told is None or any(_tells(entry.event, told) for entry in standing(history)):
        return None
    return Question(_way(event, told), say("只登记文书"))


def untold_papers(entries: Iterable[Entry]) -> Iterator[tuple[Entry, ToldAs]]:
    """Yield the papers of which no entry says what they decide or begin, each with as what it is to be recorded.

    What is told tells of one paper, of however many copies on a day: of that served on its day, else of the first that
    came since and before one went to another body, else of the last before. entries: those that count.
    """
    found, counted = dict[ToldAs, dict[date, list[Entry]]](), [*entries]
    for entry in counted:
        if told := _telling(entry.event):
            found.setdefault(told, {}).setdefault(entry.latest, []).append(entry)
    went = sorted(each.latest for each in counted if _goes_on(each.event)) if found else []
    for told, papers in found.items():
        for entry in sorted((each for each in counted if _tells(each.event, told)), key=lambda each: each.on):
            goes_on = next((day for day in went if day > entry.latest), date.max) if told.event != _FILED else date.max
            if (day := _told_of(entry, sorted(papers), goes_on)) is not None:
                papers.pop(day)
        yield from ((entry, told) for same in papers.values() for entry in same)


def _goes_on(event: Event) -> bool:
    """Tell whether with an event, or the paper that it is, one goes to a body."""
    told = _telling(event)
    return event.spec.code == _FILED or (told is not None and told.event == _FILED)


def _told_of(entry: Entry, papers: Sequence[date], until: date) -> date | None:
    """Return the day of the paper that an entry tells of; None for none. until: when one went on to another body."""
    served = getattr(entry.event, "served_on", None)
    if served and last_day(served) in papers:
        return last_day(served)
    since = next((day for day in papers if entry.on <= day <= until), None)
    return since or max((day for day in papers if day < entry.on), default=None)


def is_told(event: Event) -> bool:
    """Tell whether an event is a paper of which more is to be told."""
    return _telling(event) is not None


def _telling(event: Event) -> ToldAs | None:
    if event.spec.code != _PAPER:
        return None
    return _told_as().get((getattr(event, "direction", ""), getattr(event, "sort", "")))


def _way(event: Event, told: ToldAs) -> Sentence:
    """Say as what the paper is recorded, by which key."""
    kind = CATALOGUE[told.event].spec
    return say(
        "只登记“{paper}”不起算、不结束任何期限，也不确定金额：请另外登记“{event}”（按 {key}）",
        paper=codes("document_kind").label(getattr(event, "sort", "")),
        event=kind.label,
        key=kind.key,
    )


def _tells(event: Event, told: ToldAs) -> bool:
    code = getattr(event, told.field, "") if event.spec.code == told.event else None
    return code is not None and code in told.codes
