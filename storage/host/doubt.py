"""Whether the clock of the host may be believed.

It is believed while it goes on from the latest moment of the audit log that was written under a clock that was
believed. Where it stands before that, or long after it, reading goes on, its lines are marked, and recording waits
until somebody who may has said which day it is.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from cases.staff.audit import AuditAction
from cases.values.refusal import Refused, refuse
from cases.values.text import Sentence, say
from cases.values.zones import shown_at
from storage.engine.sqlite import Database
from storage.engine.statements.prepared import Prepared
from storage.engine.statements.values import holds, named
from storage.engine.tables import AuditRow

BACK = timedelta(minutes=2)
"""How far a clock that is set right may go back unasked; the line then says how far it is behind the latest moment."""
AHEAD = timedelta(days=31)
"""After how long without a line the day is asked for."""
BEHIND = "back"
"""The detail of a line that says by how many seconds its moment is behind the latest one before it."""
MARK = "clock"
"""What a line is marked with that was written under a clock in doubt: a `ClockDoubt`."""


class ClockDoubt(StrEnum):
    """Why a clock is not believed."""

    BACK = "back"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Doubtful:
    """A clock that is not believed. shown: what it shows. last: the latest moment that is."""

    shown: datetime
    last: datetime
    why: ClockDoubt

    @property
    def sentence(self) -> Sentence:
        """What is said to who wants to record."""
        shown, last = _minute(self.shown), _minute(self.last)
        if self.why is ClockDoubt.BACK:
            told = say("电脑显示 {shown}，比最后一条记录（{last}）还早", shown=shown, last=last)
        else:
            told = say("电脑显示 {shown}，距最后一条记录（{last}）过久", shown=shown, last=last)
        way = say(
            "请核对电脑的日期；对了就由主管或管理员在菜单“确认日期”里确认，或运行 bangfu confirm-day {day}",
            day=self.shown.date(),
        )
        return say("{told}，暂停登记，可以查看。{way}", told=told, way=way)


UNDATED = "1970-01-01T00:00:00"
"""The moment of a line where nobody told one and no line stands before it."""


OFFSET = "utc"
"""The detail of a line that says how far the clock was from UTC that showed its moment, such as +08:00."""


def last_believed(db: Database, utc: str) -> datetime | None:
    """Return the latest moment of the log that was not written under a clock in doubt, if there is one.

    Whoever says which day it is begins anew; between two of those no line takes it back. utc: how far the clock is from
    UTC by which it is told, empty where nobody knows; so may that of the line be.
    """
    row = _believed.run(db).fetchone()
    with suppress(ValueError, TypeError, OverflowError):  # what somebody else has written there is for checking to find
        if row and row[0] != UNDATED:
            last = datetime.fromisoformat(row[0]) + timedelta(seconds=float(row[2] or 0))
            return shown_at(last, row[1], utc) if row[1] and utc else last
    return None


@Prepared
def _believed() -> Any:
    query = AuditRow.select(AuditRow.at, named(AuditRow.detail, OFFSET), named(AuditRow.detail, BEHIND))
    told = AuditRow.deed != AuditAction.CHANGED.value  # which only repeats the moment of the line before
    query = query.where(~holds(AuditRow.detail, f'"{MARK}":'), told)
    return query.order_by(AuditRow.seq.desc()).limit(1)


def doubted(shown: datetime, last: datetime | None) -> Doubtful | None:
    """Return what is in doubt of a clock that shows this after a moment; None where nothing is."""
    if last is None:
        return None
    if shown < last - BACK:
        return Doubtful(shown, last, ClockDoubt.BACK)
    return Doubtful(shown, last, ClockDoubt.AHEAD) if shown > last + AHEAD else None


def doubtful(doubt: Doubtful) -> Refused:
    """Return the refusal (rule `clock`) of whatever changes something while the clock is in doubt."""
    return refuse("clock", doubt.sentence)


def marks(when: datetime, action: AuditAction, last: datetime | None) -> dict[str, str | int]:
    """Return what a line says of its moment where that does not simply follow the last one that is believed.

    Raises `Refused` (rule `clock`) where the clock is in doubt and the line tells of more than reading.
    """
    if action.says_when or last is None:
        return {}
    if doubt := doubted(when, last):
        if not action.only_reads:
            raise doubtful(doubt)
        return {MARK: doubt.why.value}
    back = last.replace(microsecond=0) - when.replace(microsecond=0)
    return {BEHIND: round(back.total_seconds())} if back > timedelta() else {}


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
