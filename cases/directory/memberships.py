"""Groups that somebody belongs to, with the time: a migrant worker from 2019 on, a dispatched worker until last May."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from cases.kinds import Kind, RoughDay, Spelling, find_code
from cases.values.codes import codes
from cases.values.refusal import refuse
from cases.values.spans import Dated, first_day, last_day, pack_day, say_day, unpack_day, write_day
from cases.values.text import clean, half_width, one_line, say

GROUPS = "group"


class MembershipPeriod(NamedTuple):
    """A group, a code of its list, from a day to a day, each as exactly as it is known; None for an open end."""

    group: str
    since: Dated | None = None
    until: Dated | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether it holds on a day; of a month or year that is known no better, on each of its days."""
        begun = self.since is None or first_day(self.since) <= day
        return begun and (self.until is None or day <= last_day(self.until))


_TIMES = re.compile(r"(?P<group>\D+?)\s*(?P<since>\d[^\s至到~—]*)?\s*(?:[至到~—]+\s*(?P<until>\d.*)?)?")


@dataclass(frozen=True)
class MembershipPeriods(Kind["tuple[MembershipPeriod, ...]"]):
    """Groups with their times, one on a line or with commas between: `农民工 2019-03 至 2025-12`."""

    empty = ()
    called = say("每行一个群体")
    spelling = Spelling.CODES
    spelled_by = GROUPS

    def read(self, text: str, today: date) -> tuple[MembershipPeriod, ...]:
        parts = (one_line(part) for part in re.split(r"[\n;；、,，]", clean(text)))
        return tuple(dict.fromkeys(self._period(part, today) for part in parts if part))

    @staticmethod
    def _period(text: str, today: date) -> MembershipPeriod:
        found = _TIMES.fullmatch(half_width(text).removesuffix("起").strip())
        if not found:
            sentence = say("看不懂“{text}”，请写成“农民工 2019-03 至 2025-12”的样子，时间可不写", text=text[:20])
            raise refuse("spell", sentence)
        since, until = (RoughDay().read(found[name], today) if found[name] else None for name in ("since", "until"))
        if since and until and last_day(until) < first_day(since):
            raise refuse("spell", say("“{text}”的截止早于开始，请核对", text=text[:20]))
        return MembershipPeriod(find_code(codes(GROUPS), found["group"].strip(), today), since, until)

    def write(self, value: tuple[MembershipPeriod, ...]) -> str:
        return "\n".join(_written(period) for period in value)

    def show(self, value: tuple[MembershipPeriod, ...]) -> tuple[object, ...]:
        return tuple(_shown(period) for period in value)

    def dump(self, value: tuple[MembershipPeriod, ...]) -> Any:
        return [[each.group, *(pack_day(day) if day else "" for day in each[1:])] for each in value]

    def load(self, kept: Any) -> tuple[MembershipPeriod, ...]:
        return tuple(
            MembershipPeriod(group, *(unpack_day(day) if day else None for day in days)) for group, *days in kept
        )


def _written(period: MembershipPeriod) -> str:
    times = [write_day(period.since)] if period.since else []
    times += [f"至 {write_day(period.until)}"] if period.until else []
    return " ".join([codes(GROUPS).label(period.group).zh, *times])


def _shown(period: MembershipPeriod) -> object:
    group = codes(GROUPS).label(period.group)
    since, until = (say_day(day) if day else "" for day in period[1:])
    if since and until:
        return say("{group}（{since} 至 {until}）", group=group, since=since, until=until)
    if since:
        return say("{group}（{since} 起）", group=group, since=since)
    if until:
        return say("{group}（至 {until}）", group=group, until=until)
    return group
