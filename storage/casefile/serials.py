"""Case numbers: given gap-free for each station and year, and found again by any unique part."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import Any

from peewee import fn

from cases.staff.audit import AuditAction
from cases.standing.numbers import NumberPart, read_fragment, read_whole, write_number
from cases.values.refusal import Refused, refuse
from cases.values.text import Sentence, half_width, one_line, say
from storage.engine.statements.prepared import at
from storage.engine.statements.values import holds
from storage.engine.tables import AuditRow, CaseRow, SerialRow
from storage.staff.scope import Onlooker, Reaching, within
from storage.store.replaced import looked_at, replacement
from storage.store.seals import moving
from storage.store.store import Store

_GIVE = """INSERT INTO serial (station, year, last) VALUES (?, ?, ?)
ON CONFLICT (station, year) DO UPDATE SET last = serial.last + excluded.last RETURNING last"""


def next_number(store: Store, station: str, year: int) -> tuple[int, str]:
    """Give the next serial and number of a station and year; undone with the write that it is part of."""
    serial = give_numbers(store, station, year, 1)
    return serial, write_number(store.get("number_form"), year, station, serial)


def give_numbers(store: Store, station: str, year: int, many: int) -> int:
    """Give so many serials of a station and year, one after the other, and return the first; see `next_number`.

    Raises `Refused` (rule `replaced`) for data that was replaced: what stands in its place may give the same.
    """
    check_giving(store)
    return _give(store, station, year, many)


def check_giving(store: Store) -> None:
    """Refuse (rule `replaced`) what would be refused once it takes its numbers, in data that was replaced."""
    if told := replacement(store):
        raise refuse("replaced", looked_at(told))


def _give(store: Store, station: str, year: int, many: int) -> int:
    with moving(store, "serial", "station = ? AND year = ?", (station, year)):
        ((last,),) = store.run(_GIVE, (station, year, many)).fetchall()
    return int(last) - many + 1


def last_serial(store: Store, station: str, year: int) -> int:
    """Return the last serial given, 0 before the first."""
    row = SerialRow.select(SerialRow.last).where((SerialRow.station == station) & (SerialRow.year == year))
    return next((last for (last,) in row.tuples().execute(store.db)), 0)


SerialGiven = Mapping[tuple[str, int], int]
"""The last serial that was given, by station and year."""

SKIPPED = "skipped"
"""The detail of a restore that tells the numbers which were given by what it replaced: `2026YT73-75 2026PQ9-9`."""

MOST = 99_999
"""The highest serial that a last number on paper may tell."""

_GAP = re.compile(r"(\d{4})([A-Z]+)(\d+)-(\d+)")


def given(store: Store) -> SerialGiven:
    """Return the last serials that were given, those of stations that are here no longer too."""
    rows = SerialRow.select(SerialRow.station, SerialRow.year, SerialRow.last).tuples().execute(store.db)
    left_out = {place: max(serials) for place, serials in skipped(store).items()}
    return left_out | {(station, year): last for station, year, last in rows}


def skip_to(store: Store, given: SerialGiven) -> str:
    """Never give again what was given elsewhere, within a write; return what that skips, as `SKIPPED` tells it.

    A station that is not here goes on behind it once it is added: see `go_on_behind`.
    """
    here = {each.code for each in store.stations()}
    gaps = []
    for (station, year), last in sorted(given.items()):
        before = last_serial(store, station, year)
        if last > before:
            if station in here:
                _give(store, station, year, last - before)
            gaps.append(f"{year}{station}{before + 1}-{last}")
    return " ".join(gaps)


def go_on_behind(store: Store, station: str) -> None:
    """Let a station that was just added go on behind what restores tell that it gave, within a write."""
    for (code, year), serials in skipped(store).items():
        if code == station:
            _give(store, code, year, max(serials) - last_serial(store, code, year))


def stations_to_come(store: Store) -> tuple[str, ...]:
    """Return the stations of which restores tell numbers, and which are not here."""
    return tuple(sorted({code for code, _year in skipped(store)} - {each.code for each in store.stations()}))


def skipped(store: Store) -> dict[tuple[str, int], set[int]]:
    """Return the serials that restores have skipped, by station and year."""
    found: dict[tuple[str, int], set[int]] = {}
    rows = (
        AuditRow.select(AuditRow.detail).where(AuditRow.deed == AuditAction.RESTORED.value).tuples().execute(store.db)
    )
    for (detail,) in rows:
        for year, station, first, last in _GAP.findall(str(json.loads(detail).get(SKIPPED, ""))):
            found.setdefault((station, int(year)), set()).update(range(int(first), int(last) + 1))
    return found


def paper_numbers(store: Store, typed: Sequence[str], this_year: int) -> SerialGiven:
    """Read the last numbers that stand on paper, one for each station and year, with 0 where none was given.

    store: a copy from before, which has given none beyond them. Raises `Refused` (rule `last_number`) for what is no
    number, of a year to come, or below the last that the copy gave, and naming the stations of which none is told.
    """
    found: dict[tuple[str, int], int] = {}
    for text in typed:
        whole = read_whole(text)
        if whole is None or whole[2] > MOST:
            raise _not_last(say("看不懂案号“{text}”，请写全，如 2026YT0072", text=one_line(text)[:30]))
        year, station, serial = whole
        if year > this_year:
            raise _not_last(say("“{text}”的年份还没有到；请照纸上最后的案号填写", text=one_line(text)[:30]))
        found[station, year] = max(serial, found.get((station, year), 0))
    told = {code for code, _year in found}
    if missing := tuple(each.code for each in store.stations() if each.code not in told):
        sentence = say(
            "现有数据读不出或已丢失，请用 --last-number 写明 {stations} 纸上最后的案号，没有的写 0 号；"
            "备份之后新设的站点也要写",
            stations=missing,
        )
        raise _not_last(sentence)
    _check_not_below(store, found)
    return found


def _check_not_below(store: Store, found: SerialGiven) -> None:
    """Refuse last numbers beyond which a copy from before has given more."""
    for (station, year), last in given(store).items():
        latest = max((each for code, each in found if code == station), default=year)
        if latest < year or found.get((station, year), last) < last:
            own = write_number(store.get("number_form"), year, station, last)
            raise _not_last(say("备份里已经发到 {own}，写的最后案号比它还小；请照纸上最后的案号填写", own=own))


def _not_last(sentence: Sentence) -> Refused:
    return refuse("last_number", sentence, "last_number")


def id_of(store: Store, number: str) -> int:
    """Return the id of the case of a number in full, whoever reaches it: for what follows from one case in another."""
    ((id_,),) = store.rows(CaseRow.select(CaseRow.id).where(CaseRow.number == number))
    return int(id_)


def find_number(store: Store, reader: Onlooker, typed: str) -> int:
    """Return the id of the one case within reach whose number has this part.

    Raises `Refused`: `unknown_number` where there is none, `several_numbers` with some of them where there are more.
    """
    asked = one_line(typed)
    part = read_fragment(asked)
    found = by_part(store, reader, part, _FEW) if part else []
    found = found or _by_text(store, reader, half_width(asked))
    if len(found) == 1:
        return found[0][0]
    raise _not_one(asked, [number for _, number in found])


def _not_one(asked: str, numbers: list[str]) -> Refused:
    if not numbers:
        return refuse(
            "unknown_number", say("没有找到案号“{asked}”，请核对；也可按姓名或电话搜索", asked=asked[:30]), "number"
        )
    shown = "、".join(numbers[:5]) + ("……" if len(numbers) > 5 else "")
    sentence = say("“{asked}”对应不止一件：{numbers}；请写得更完整些", asked=asked[:30], numbers=shown)
    return refuse("several_numbers", sentence, "number")


_FEW = 6
"""Numbers looked at where there should be one."""


def by_part(store: Store, reader: Onlooker, part: NumberPart, most: int) -> list[tuple[int, str]]:
    """Return the id and number of cases within reach whose number has this part, the newest first."""
    if part.serial is None and (part.station is None or part.year is None):
        return []
    told = {"serial": part.serial, "home": part.station, "year": part.year}
    values = {name: value for name, value in told.items() if value is not None}
    return list(_having(*values).run(store.db, reader, most=most, **values))


@cache
def _having(*parts: str) -> Reaching:
    """Return the query of cases whose numbers have these parts, by the names of their columns."""
    same = [getattr(CaseRow, name) == at(name) for name in parts]
    query = CaseRow.select(CaseRow.id, CaseRow.number).where(*same).order_by(CaseRow.id.desc()).limit(at("most"))
    return Reaching(partial(within, query))


def _by_text(store: Store, reader: Onlooker, text: str) -> list[tuple[int, str]]:
    return list(_holding.run(store.db, reader, text=text.upper())) if len(text) > 1 else []


@Reaching
def _holding(reader: Onlooker) -> Any:
    telling = holds(fn.UPPER(CaseRow.number), at("text"))
    return within(CaseRow.select(CaseRow.id, CaseRow.number).where(telling).limit(_FEW), reader)
