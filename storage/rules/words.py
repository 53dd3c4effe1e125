"""The centre's own words for codes (本中心的说法), over those that ship; and what it chose and was told of late."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from peewee import JOIN, fn

from cases.directory.beforehand import REMEMBERED, Earlier
from cases.events import CATALOGUE, Opened
from cases.kinds import Spelling
from cases.staff.audit import AuditAction
from cases.staff.permissions import Action, check
from cases.values.codes import SaidWords, codes, hear, load_spoken
from cases.values.refusal import refuse
from cases.values.text import say
from storage.engine.statements.prepared import at
from storage.engine.tables import CaseRow, HistoryRow
from storage.seat import OWN_WORDS, Seat
from storage.staff.scope import Onlooker, Reaching, within

LATELY = 500
"""Of how many of the newest cases it is looked which codes were chosen."""

EARLIER = 100
"""Of how many of the newest cases it is remembered what their intake told."""

Used = Mapping[str, Mapping[str, int]]
"""Of each list, how often each of its codes was chosen."""


class OwnWords:
    """The words by which people of this centre mean codes."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store = seat, seat.store

    @property
    def own(self) -> str:
        """The centre's own words, as they were handed in."""
        return self._store.get(OWN_WORDS)

    def take(self, text: str, name: str) -> int:
        """Take the centre's own words in place of those it had; return how many.

        Raises `Refused`: `role`, or `table` with every bad line.
        """
        check(self._seat.account.role, Action.RULES)
        found = load_spoken(text, name, headed=False)
        _check(found)
        many = sum(map(len, found.values()))
        with self._store.writing():
            self._store.set(OWN_WORDS, text)
            self._seat.note(AuditAction.SET, what=OWN_WORDS, words=many)
        hear(text)
        return many

    def used(self) -> Used:
        """Return how often each code was chosen in the newest cases within one's reach, by list."""
        return _counted(_chosen.run(self._store.db, self._seat.account, after=self._newest - LATELY))

    def earlier(self) -> tuple[Earlier, ...]:
        """Return what the newest intakes within one's reach told, the latest first."""
        rows = _opened.run(self._store.db, self._seat.account, after=self._newest - EARLIER)
        return tuple(Earlier(number, _remembered(fields, moment)) for number, fields, moment in rows)

    @property
    def _newest(self) -> int:
        return int(CaseRow.select(fn.MAX(CaseRow.id)).scalar(self._store.db) or 0)


@Reaching
def _chosen(reader: Onlooker) -> Any:
    query = HistoryRow.select(HistoryRow.code, HistoryRow.fields)
    query = query.join(CaseRow, JOIN.INNER, on=CaseRow.id == HistoryRow.case)
    return within(query.where(HistoryRow.case > at("after")), reader)


@Reaching
def _opened(reader: Onlooker) -> Any:
    query = HistoryRow.select(CaseRow.number, HistoryRow.fields, HistoryRow.at)
    query = query.join(CaseRow, JOIN.INNER, on=CaseRow.id == HistoryRow.case)
    query = query.where(HistoryRow.case > at("after"), HistoryRow.seq == 1)
    return within(query, reader).order_by(HistoryRow.case.desc())


def _remembered(fields: str, moment: str) -> dict[str, str]:
    """Return what the next intake is filled in by, as it is typed."""
    kept = Opened.unpack(json.loads(fields), datetime.fromisoformat(moment))
    said = ((ask, getattr(kept, ask.name)) for ask in Opened.spec.asks if ask.name in REMEMBERED)
    return {ask.name: ask.kind.write(value) for ask, value in said if value != ask.kind.empty}


def _counted(rows: Iterable[tuple[str, str]]) -> Used:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for code, fields in rows:
        kept = json.loads(fields)
        for name, list_name in _picked(code).items():
            value = kept.get(name, ())
            found[list_name].update([value] if isinstance(value, str) else value)
    return found


@cache
def _picked(code: str) -> Mapping[str, str]:
    """Return the fields of an event that pick codes, each with its list."""
    asks = CATALOGUE[code].asks if code in CATALOGUE else ()
    return {ask.name: ask.kind.spelled_by for ask in asks if ask.kind.spelling in (Spelling.CODE, Spelling.CODES)}


def _check(found: SaidWords) -> None:
    """Refuse words for lists that there are not, and for codes that a list declared in the code does not have."""
    for list_name, words in found.items():
        try:
            known = codes(list_name)
        except KeyError:
            raise refuse("table", say("没有“{list}”这个清单，请改正", list=list_name), "list") from None
        for word, meant in words.items():
            if unknown := [each for each in meant if each not in known]:
                code = unknown[0]
                sentence = say("“{word}”：清单 {list} 里没有代码 {code}，请改正", word=word, list=list_name, code=code)
                raise refuse("table", sentence, "codes")
