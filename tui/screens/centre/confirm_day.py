"""Saying which day it is, where the clock of the computer is in doubt and recording waits."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from cases.values.dates import read_date
from cases.values.text import Sentence, say
from tui.screens.small import LEAVE, Blank, Small
from tui.words.keys import bindings


class ConfirmDay(Small[bool]):
    """Today, copied from a calendar: what the computer shows is not offered."""

    BINDINGS = bindings(LEAVE)
    ASKS = (Blank("day", say("今天是哪天"), say("照日历填全，例如 2026-05-06")),)

    def heading(self) -> object:
        return say("确认日期")

    def told(self) -> Iterable[Sentence]:
        yield say("电脑的日期早于最后一条记录，或晚了一个月以上时，登记暂停，直到主管或管理员确认今天是哪天。")
        yield say(
            "电脑显示 {shown}。不对就请先把电脑的日期调对，再来确认；确认错了，调对以后可以再确认一次。",
            shown=self.desk.today,
        )

    def work(self, typed: Mapping[str, str]) -> Callable[[], Any]:
        return lambda: self.desk.day.confirm(read_date(typed["day"], date.min))

    def done(self, result: Any) -> None:
        self.bangfu.tell(say("日期已确认，可以登记了"))
        self.dismiss(True)

    def action_back(self) -> None:
        self.dismiss(None)
