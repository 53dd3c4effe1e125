"""Groups that somebody belongs to, with the time: a migrant worker from 2019 on, a dispatched worker until last May."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from cases.kinds import Kind, Spelling, find_code
from cases.values.codes import codes
from cases.values.dates import read_rough_date
from cases.values.refusal import refuse
from cases.values.text import clean, half_width, one_line, say

GROUPS = "group"


class MembershipPeriod(NamedTuple):
    """A group, a code of its list, from a day to a day, each as exactly as it is known; empty for an open end."""

    group: str
    since: str = ""
    until: str = ""

    def holds_on(self, day: date) -> bool:
        """Tell whether it holds on a day; of a month or year that is known no better, on each of its days."""
        text = day.isoformat()
        return (not self.since or self.since <= text) and (not self.until or text[: len(self.until)] <= self.until)


_TIMES = re.compile(r"(?P<group>\D+?)\s*(?P<since>\d[\d年月日./-]*)?\s*(?:[至到~—]+\s*(?P<until>\d.*)?)?")


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
        since, until = (read_rough_date(found[name], today) if found[name] else "" for name in ("since", "until"))
        if since and until and until < since[: len(until)]:
            raise refuse("spell", say("“{text}”的截止早于开始，请核对", text=text[:20]))
        return MembershipPeriod(find_code(codes(GROUPS), found["group"].strip(), today), since, until)

    def write(self, value: tuple[MembershipPeriod, ...]) -> str:
        return "\n".join(_written(period) for period in value)

    def show(self, value: tuple[MembershipPeriod, ...]) -> tuple[object, ...]:
        return tuple(_shown(period) for period in value)

    def dump(self, value: tuple[MembershipPeriod, ...]) -> Any:
        return [list(period) for period in value]

    def load(self, kept: Any) -> tuple[MembershipPeriod, ...]:
        return tuple(MembershipPeriod(*period) for period in kept)


def _written(period: MembershipPeriod) -> str:
    times = [period.since] if period.since else []
    times += [f"至 {period.until}"] if period.until else []
    return " ".join([codes(GROUPS).label(period.group).zh, *times])


def _shown(period: MembershipPeriod) -> object:
    group = codes(GROUPS).label(period.group)
    if period.since and period.until:
        return say("{group}（{since} 至 {until}）", group=group, since=period.since, until=period.until)
    if period.since:
        return say("{group}（{since} 起）", group=group, since=period.since)
    if period.until:
        return say("{group}（至 {until}）", group=group, until=period.until)
    return group
