"""What the hand-edited tables share: code lists, clock rules, holidays. A bad line is refused by its number."""

from datetime import date
from importlib.resources import files

from cases.values.refusal import Problem, Refused, refuse
from cases.values.text import Sentence, say

STATUSES = {
    "S": say("已核对法条原文"),
    "P": say("见于网页，未核对原文"),
    "C": say("见于公开源代码，未核对原文"),
    "M": say("凭记忆，未核实"),
    "D": say("由资料推定，未核实"),
    "O": say("本系统的工作用语"),
}
"""How sure each line of a table is, by its mark. O is for plain words of work, which claim nothing of any law."""

UNCONFIRMED = frozenset("MD")


def packaged(name: str) -> str:
    """Return the text of a data file that comes with the program."""
    return files("cases").joinpath("data", name).read_text(encoding="utf-8")


def at_line(file: str, line: int, refused: Refused) -> list[Problem]:
    """Return the problems of a refusal with the file and line where they stand."""
    return [Problem("table", located(file, line, each.sentence), each.field) for each in refused.problems]


def located(file: str, line: int, why: Sentence) -> Sentence:
    """Say in which file and line something is wrong."""
    return say("{file} 第 {line} 行：{why}", file=file, line=line, why=why)


def read_day(text: str, field: str) -> date | None:
    """Read a day like 2026-01-01, or None from an empty cell. Raises `Refused` for anything else."""
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise refuse("table", say("{field} 不是日期，请写成 2026-01-01 的样子或留空", field=field), field)
    return day


def check_effect(since: date | None, until: date | None, status: str) -> None:
    """Raise `Refused` where something ends before it begins, or its status mark is unknown."""
    if since and until and until < since:
        sentence = say("until（{until}）早于 since（{since}），请核对起止日期", until=until, since=since)
        raise refuse("table", sentence, "until")
    if status not in STATUSES:
        raise refuse("table", say("status 不认识，请填 {marks} 之一", marks=tuple(STATUSES)), "status")


def in_force(day: date, since: date | None, until: date | None) -> bool:
    """Tell whether a day lies between two days, both included; an open end is None."""
    return (since is None or since <= day) and (until is None or day <= until)
