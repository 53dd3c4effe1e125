"""What the tests of the command line stand on: a centre on disk, a clock that stands still, and the line itself."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from cases.staff.people import Account, Role, Station
from tests.unlocked import found, give_passwords
from tui.cli import main

NOON = datetime(2026, 11, 23, 12)

INTAKE = (
    "applicant=张三丰",
    "id_number=11010519491231002X",
    "phone=13800138000",
    "address=北京市朝阳区幸福路1号",
    "kind=rights",
    "channel=visit",
    "groups=migrant",
    "people=12",
    "cause=追索劳动报酬纠纷",
    "claimed=1.2万",
    "facts=某工地欠薪，电话13800138000",
    "request=支付工资",
    "respondents=总包单位：远山建设公司;包工头：王五",
)
"""Words that open a case."""


@dataclass(frozen=True)
class Ended:
    """How a call ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class Line:
    """The command line on one data folder. who: the account at it; now: its clock."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    who: str = "li"
    now: Callable[[], datetime] = lambda: NOON

    def __call__(self, *words: str, who: str | None = None) -> Ended:
        self.capsys.readouterr()
        name = self.who if who is None else who
        code = main(["--data", str(self.folder), *(["--as", name] if name else []), *words], self.now)
        return Ended(code, *self.capsys.readouterr())

    def done(self, *words: str, who: str | None = None) -> Ended:
        """Make a call that must succeed without a complaint."""
        ended = self(*words, who=who)
        assert (ended.code, ended.err) == (0, ""), ended
        return ended

    def opened(self, *fields: str) -> str:
        """Open a case and return its number; one of the same person again, as another matter of theirs."""
        given = {word.partition("=")[0]: word for word in (*INTAKE, *fields)}
        ended = self("new", *given.values())
        if ended.err.startswith("decision："):
            ended = self.done("new", *given.values(), "decision=same_new")
        assert (ended.code, ended.err) == (0, ""), ended
        return ended.out.strip()


def make_centre(folder: Path) -> None:
    """Make a centre with two stations, a supervisor, two members of staff and an auditor."""
    store = found(folder, centre="示范区帮扶中心", station="YT", account="zhu", name="朱主任")
    with store.writing():
        store.add_station(Station("ZQ", "周桥站", "station"))
        store.add_account(Account("li", "李经办", Role.STAFF, "YT"))
        store.add_account(Account("qian", "钱经办", Role.STAFF, "ZQ"))
        store.add_account(Account("shen", "申审计", Role.AUDITOR, "YT", everywhere=True))
    give_passwords(store, "li", "qian", "shen")
    store.close()
