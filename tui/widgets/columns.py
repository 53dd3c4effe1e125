"""The columns of every list: the order in which they stand, how narrow each may get, and which give way first.

`least` is the width in which a column still tells what it is there for; where something shorter stands in it, it takes
less. Columns of rank 0 are those that the work with the list needs: they stand in every window of 60 columns or more.
"""

from collections.abc import Mapping
from dataclasses import replace

from cases.values.text import say
from cases.views.rows import View
from cases.views.wording import CASE_SUMS
from tui.widgets.fit import Column

_CASE = (
    Column("number", say("案号"), 14, 18),
    Column("applicant", say("申请人"), 9, 20, good=12),
    Column("groups", say("群体"), 8, 20, rank=5, spare=True),
    Column("cause", say("案由"), 10, 24, rank=2, spare=True, good=12),
    Column("stage", say("阶段"), 8, 10, rank=4, spare=True),
    Column("handler", say("承办人"), 8, 8),
    Column("who", say("由谁"), 8, 12, rank=6, spare=True),
    Column("what", say("下一步"), 12, 30, good=18),
    Column("left", say("期限"), 10, 13, right=True),
    Column("right", say("权利"), 8, 24, rank=3, spare=True, good=12),
    Column("ends", say("届满"), 8, 13, rank=1, right=True),
    Column("due", say("到期日"), 10, 10, rank=7, spare=True),
    Column("held", say("暂停到"), 10, 11),
    Column("limit", say("时效届满"), 10, 10),
    Column("closed", say("结案日"), 10, 10),
)

_DAYS = ("held", "limit", "closed")
"""Days that stand only in the queue that goes by them."""

_UNASSIGNED = {"handler": 3, "right": 4}
_WITHOUT: Mapping[View, tuple[str, ...]] = {
    View.MINE: ("handler",),
    View.INTAKE: ("stage",),
    View.ASSIGNMENT: ("stage",),
    View.FOLLOW_UP: ("stage",),
    View.CLOSURE: ("stage",),
    View.SUSPENDED: ("due",),
    View.LIMITATION: ("due",),
    View.CLOSED: ("stage", "who", "what", "left", "due"),
}
"""What goes without saying in a queue: its stage, and in one's own cases who handles them."""

_RANKS: Mapping[View, Mapping[str, int]] = {
    View.INTAKE: _UNASSIGNED,
    View.ASSIGNMENT: _UNASSIGNED,
    View.SUSPENDED: {"held": 0, "what": 1, "left": 3, "ends": 3},
    View.LIMITATION: {"limit": 0, "left": 1, "ends": 3},
    View.CLOSED: {"closed": 0, "cause": 1, "ends": 2},
}
"""What is needed more or less in a queue than elsewhere."""


def of_queue(view: View) -> list[Column]:
    """Return the columns of a queue, or of the cases of one colleague (`View.MINE`)."""
    ranks = _RANKS.get(view, {})
    without = {*_WITHOUT.get(view, ()), *(each for each in _DAYS if each not in ranks)}
    return [replace(each, rank=ranks.get(each.id, each.rank)) for each in _CASE if each.id not in without]


CASES = tuple(
    replace(
        each, rank={"cause": 1, "stage": 2, "ends": 3, "right": 4}.get(each.id, each.rank), spare=each.id == "groups"
    )
    for each in _CASE
    if each.id not in (*_DAYS, "who", "due")
)
"""Cases that a search found: what is found may stand anywhere."""

OF_RECORD = (
    Column("number", say("案号"), 14, 18),
    Column("role", say("身份"), 6, 12),
    Column("applicant", say("申请人"), 9, 20, rank=2),
    Column("cause", say("案由"), 8, 24, rank=3),
    Column("stage", say("阶段"), 8, 10),
    Column("handler", say("承办人"), 8, 8),
    Column("left", say("期限"), 10, 14, rank=1, right=True),
)
"""The cases of a person or an employer."""

AHEAD = (
    Column("day", say("日期"), 12, 18),
    Column("what", say("事项"), 12, 40),
    Column("left", say("状态"), 10, 13, right=True),
    Column("number", say("案号"), 14, 18),
    Column("applicant", say("申请人"), 9, 20, rank=2),
    Column("who", say("由谁"), 8, 12, rank=1),
)
"""What lies ahead, by day."""

DIRECTORY = (
    Column("name", say("名称"), 10, 36),
    Column("number", say("号码"), 18, 18, rank=2),
    Column("phone", say("电话"), 11, 24, rank=3),
    Column("open", say("在办"), 4, 6, right=True),
    Column("all", say("共"), 4, 6, rank=1, right=True),
    Column("people", say("涉及人数"), 8, 13, rank=1, right=True),
)
"""People, employers, helpers from outside."""

TWINS = (
    Column("why", say("相同的"), 8, 22),
    Column("one", say("较早的一条"), 22, 40),
    Column("other", say("较晚的一条"), 22, 40),
)
"""Pairs of records that may be the same."""

ACCOUNTS = (
    Column("account", say("账号"), 8, 16),
    Column("name", say("姓名"), 8, 14),
    Column("role", say("角色"), 8, 14),
    Column("station", say("站点"), 8, 24, rank=1),
    Column("reach", say("可办站点"), 4, 10, rank=2),
    Column("state", say("状态"), 4, 8),
)
"""Who works here."""

RULES = (
    Column("id", say("编号"), 6, 16),
    Column("label", say("名称"), 16, 34),
    Column("length", say("长度"), 8, 12, right=True),
    Column("basis", say("依据"), 12, 48, rank=1),
    Column("sure", say("核实"), 8, 24, rank=2),
)
"""The clock rules."""

AUDIT = (
    Column("seq", say("序号"), 6, 10, right=True),
    Column("at", say("时间"), 16, 25),
    Column("by", say("账号"), 8, 16),
    Column("deed", say("事项"), 10, 24),
    Column("case", say("案号"), 14, 20, rank=1),
    Column("detail", say("细节"), 10, 60, rank=2),
)
"""Who did what."""

LEDGER = (
    Column("row", say("行"), 4, 7, right=True),
    Column("status", say("结果"), 6, 8),
    Column("name", say("名称"), 8, 24),
    Column("why", say("原因"), 12, 200),
)
"""The rows of a ledger before it is brought in."""

FILES = (
    Column("side", say("方向"), 4, 8),
    Column("name", say("文件"), 16, 60),
    Column("size", say("大小"), 7, 9, right=True),
    Column("until", say("删除"), 10, 14),
)
"""One's own files on the host."""

_ENTRY = (
    Column("n", say("序号"), 4, 6, right=True),
    Column("on", say("日期"), 10, 16),
    Column("event", say("事项"), 8, 12),
    Column("mark", "", 4, 8),
)
"""What every list of entries begins with."""

HISTORY = (*_ENTRY, Column("by", say("登记人"), 8, 10, rank=2), Column("text", say("内容"), 10, 400, rank=1))
"""What happened in a case."""

CLOCKS = (
    Column("rule", say("事项"), 12, 40),
    Column("who", say("由谁"), 8, 12, rank=2),
    Column("due", say("到期日"), 10, 10),
    Column("left", say("状态"), 11, 13, right=True),
    Column("basis", say("依据"), 10, 60, rank=1),
)
"""What lies ahead of one case."""

_SUMS = {"claimed": 2, "awarded": 0, "received": 0}

MONEY = (
    replace(_ENTRY[0], rank=3),
    Column("on", say("日期或工人"), 10, 16),
    Column("event", say("事项或项目"), 10, 26),
    _ENTRY[3],
    *(Column(each, say("{sum}（元）", sum=CASE_SUMS[each]), 13, 24, rank, right=True) for each, rank in _SUMS.items()),
    Column("text", say("内容"), 0, 400, rank=1),
)
"""The money of a case; a sum is never cut."""

PAPERS = (
    *_ENTRY,
    Column("sort", say("种类"), 8, 20),
    Column("title", say("名称、字号"), 8, 40, rank=1),
    Column("text", say("内容"), 10, 400, rank=2),
)
"""What a case has on paper."""
