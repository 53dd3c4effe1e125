"""Asking for a day: typed as people write one, and the calendar goes there."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from cases.values.dates import read_date
from cases.values.refusal import Problem, Refused
from cases.values.text import say
from tui.screens.small import LEAVE, Blank, Small
from tui.words.keys import bindings


class WhichDay(Small[date]):
    """One day."""

    BINDINGS = bindings(LEAVE)
    ASKS = (Blank("day", say("日期"), say("如 2026-05-06、5-6、明天")),)
    BUTTON = say("去（F2）")

    def heading(self) -> object:
        return say("到哪一天")

    def problems(self, typed: Mapping[str, str]) -> list[Problem]:
        if not typed["day"]:
            return []
        try:
            read_date(typed["day"], self.desk.today)
        except Refused as refused:
            return [Problem(each.rule, each.sentence, "day") for each in refused.problems]
        return []

    def work(self, typed: Mapping[str, str]) -> Callable[[], Any]:
        return lambda: read_date(typed["day"], self.desk.today)

    def action_back(self) -> None:
        self.dismiss(None)
