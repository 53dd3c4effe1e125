"""What a sum is made of (项目): each item with its sum, of whom it is, against whom, and for what time."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from cases.kinds import Hide, Kind, RoughDay, Spelling, StandIn, Way, firms_in, somebody_gone
from cases.money.called.names import TOGETHER, of_either, of_worker, sides_in
from cases.money.called.naming import CLAIM_ITEM, gone_back, item_named, like_items, some_items
from cases.values.codes import codes, name_told, renamed
from cases.values.identity import check_name
from cases.values.money import read_sum, say_sum, write_sum
from cases.values.numerals import AFTER, BEFORE, NUMERALS
from cases.values.refusal import Refused, refuse
from cases.values.spans import Dated, first_day, last_day, pack_day, say_day, told_day, unpack_day, write_day
from cases.values.sums import About, NoMoney, Sum, Uncounted, dump_sum, in_all, in_money, load_sum
from cases.values.text import clean, half_width, one_line, say


class Item(NamedTuple):
    """One item. code: of the list `claim_item`, maybe with what it is called, empty where only the sum is told.

    amount: None where none is told.
    worker, against: as the case names them, empty where the case says it; of several sides see `sides`. since, until:
    the time it is about, as exactly as it is known.
    """

    code: str = ""
    amount: Sum | None = None
    worker: str = ""
    against: str = ""
    since: Dated | None = None
    until: Dated | None = None

    @property
    def sides(self) -> tuple[str, ...]:
        """Against whom it is: several owe it together (连带), nobody where the case says it."""
        return sides_in(self.against) if self.against else ()

    def may_be_of(self, sides: Collection[str]) -> bool:
        """Tell whether it may be owed by any of these sides; nobody stands for all."""
        mine = self.sides
        return not mine or not sides or not set(mine).isdisjoint(sides)


def with_unknown(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return items with what is named and has no sum as not known.

    Unless a sum of no item is told beside them, of the same worker or of all: that is what they come to together.
    """
    if all(item.amount is not None or not item.code for item in items):
        return items
    wholes = {item.worker for item in items if not item.code and item.amount is not None}
    return tuple(
        item._replace(amount=About()) if item.code and item.amount is None and not wholes & {item.worker, ""} else item
        for item in items
    )


def total(items: Iterable[Item]) -> Sum | None:
    """Return what items come to in all; None where nothing is told. What the worker is to pay is none of it."""
    return in_all(NoMoney() if by_worker(item) else item.amount for item in with_unknown(tuple(items)))


def by_worker(item: Item) -> bool:
    """Tell whether an item is what the worker is to pay to the other side."""
    return isinstance(item.amount, Uncounted) and item.amount.by_worker


def monthly(item: Item) -> bool:
    """Tell whether an item is a sum of each month that the worker is to get."""
    return isinstance(item.amount, Uncounted) and item.amount.monthly and not item.amount.by_worker


def uncounted(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items whose sums are a part of no whole: of each month, or the worker's to pay."""
    return tuple(item for item in items if isinstance(item.amount, Uncounted))


def workers_of(items: Iterable[Item]) -> frozenset[str]:
    """Return the workers whose sums these are, nobody where one is not told whose it is."""
    workers = frozenset(item.worker for item in items)
    return frozenset() if "" in workers else workers


def just(amount: Sum | None) -> tuple[Item, ...]:
    """Return a sum of which nothing else is told as items; none for none."""
    return () if amount is None else (Item(amount=amount),)


_CELLS = re.compile(r"[\t|｜]")
_HEAD = re.compile(
    r"(?P<what>其[他它]\s*\([^()]*\)|[^\d¥￥]*?)[\s:：]*"
    rf"(?P<sum>{BEFORE}*(?:RMB|CNY|¥|￥|\d|十?好?几[十百千万亿]|数[十百千万亿]|上[十百千万亿]).*"
    rf"|{BEFORE}*[{NUMERALS}][{NUMERALS}\d余多几来元圆块钱整正到至~{AFTER}\s-]*"
    r"|不详|未知|不明|不涉及|无|没有|零)?",
    re.IGNORECASE,
)
_MARKED = r"(?P<before>(?:[^()]|\([^()]*\))*?)(?:{0})\s*:?\s*(?P<after>.*)"
"""What holds a mark, outside of brackets: what is called so is no mark."""
_BY_WORKER = re.compile(
    _MARKED.format(
        r"(?<!\S)(?:工人|劳动者|员工|职工)(?:一方|本人)?"
        r"(?:(?:应当?|须|需)?(?:支付|给付|付|返还|退还|偿还|归还)|(?:应当?|须|需)(?:赔偿|赔))给?(?:单位|公司|对方)?"
    )
)
"""That the worker is to pay it: 工人应付 违约金 4000, 违约金 劳动者返还4000."""
_EACH_MONTH = re.compile(_MARKED.format(r"每个?月(?:支?付|领取?)?|按月(?:支?付|领取?)|月付"))
_A_MONTH = re.compile(r"(?P<before>.*\d.*?)\s*(?:/\s*月|每月|[一每]个月)(?P<after>)")
"""That it is a sum of each month: 伤残津贴 每月3000, 伤残津贴 3000元/月."""
_SIGN = re.compile(r"^\W+$|[-−]$")
"""What stands between an item and its sum: a minus, or a mark that nobody can read."""
_MOST = 2000


@dataclass(frozen=True)
class Items(Kind["tuple[Item, ...]"]):
    """Items, one on a line or with ； between: 工资 38000；加班工资 5000. A sum alone is told of nothing else.

    After the sum, with | between, may stand the worker, the other side, and the time from and to.
    """

    empty = ()
    called = say("金额，或每行一项")
    control = Way.LINE
    money = True
    personal = True
    echoes = True
    spelling = Spelling.ITEMS
    no_says_something = True
    joint = "；"

    def read(self, text: str, today: date) -> tuple[Item, ...]:
        lines = [line for line in re.split(r"[\n;；]", clean(text)) if line.strip()]
        if len(lines) > _MOST:
            raise refuse("items", say("项目太多，最多 {n} 项", n=_MOST))
        return tuple(_item(line, at if len(lines) > 1 else 0, today) for at, line in enumerate(lines, 1))

    def write(self, value: tuple[Item, ...]) -> str:
        return "；".join(" | ".join(_cells(item)).rstrip(" |") for item in value)

    def show(self, value: tuple[Item, ...]) -> tuple[object, ...]:
        shown = tuple(_shown(item) for item in value)
        whole = total(value)
        if len(value) < 2 or whole is None or (uncounted(value) and whole == NoMoney()):
            return shown
        return (*shown, say("共 {sum}", sum=say_sum(whole)))

    def hidden(self, value: tuple[Item, ...], hide: Hide) -> tuple[Item, ...]:
        worker, against = of_worker(hide), of_either(hide)
        return tuple(each._replace(worker=worker(each.worker), against=against(each.against)) for each in value)

    def firms(self, value: tuple[Item, ...]) -> Iterable[str]:
        return (firm for item in value for name in item.sides for firm in firms_in(name))

    def reworded(self, value: tuple[Item, ...], change: Callable[[str], str]) -> tuple[Item, ...]:
        return tuple(_reworded(each, change) for each in value)

    def nameless(self, value: tuple[Item, ...], stand_in: StandIn) -> tuple[Item, ...]:
        return tuple(
            each._replace(
                code=renamed(each.code, lambda name: stand_in(name) or name),
                worker=_if(each.worker, stand_in),
                against=somebody_gone(each.against, stand_in),
            )
            for each in value
        )

    def searched(self, value: tuple[Item, ...]) -> Iterable[str]:
        return (*self.names(value), *filter(None, (name_told(item.code) for item in value)))

    def names(self, value: tuple[Item, ...]) -> Iterable[str]:
        return (each for item in value for each in (item.worker, *item.sides) if each)

    def workers(self, value: tuple[Item, ...]) -> Iterable[str]:
        return (item.worker for item in value if item.worker)

    def sides(self, value: tuple[Item, ...]) -> Iterable[str]:
        return (name for item in value for name in item.sides)

    def dump(self, value: tuple[Item, ...]) -> Any:
        return _dumped(value, pack_day)

    def told(self, value: tuple[Item, ...]) -> Any:
        return _dumped(value, told_day)

    def load(self, kept: Any) -> tuple[Item, ...]:
        if not isinstance(kept, list):
            return just(load_sum(kept))
        return tuple(_loaded(*row) for row in kept)


def with_sums(text: str, change: Callable[[str], str]) -> str:
    """Return items as they are typed, the sum of each as something makes it: what a ledger writes is in 万元, say."""
    return "\n".join(_with_sum(line, change) for line in re.split(r"[\n;；]", clean(text)) if line.strip())


def _with_sum(line: str, change: Callable[[str], str]) -> str:
    head, bar, rest = line.partition("|") if "|" in line else line.partition("｜")
    found = _HEAD.fullmatch(half_width(one_line(head)).strip())
    if found is None or not re.search(r"\w", found["what"]):
        return f"{change(head)}{bar}{rest}"
    amount = f" {change(found['sum'])}" if found["sum"] else ""
    return f"{found['what']}{amount}{bar}{rest}"


def _dumped(items: tuple[Item, ...], day: Callable[[Dated], str]) -> Any:
    """Return items as JSON has them: a sum alone as one. day: gives the text of a day."""
    if items == just(total(items)):
        return dump_sum(total(items))
    return [
        [item.code, dump_sum(item.amount), item.worker, item.against]
        + [day(each) if each else "" for each in (item.since, item.until)]
        for item in items
    ]


def _loaded(code: str, amount: Any, worker: str, against: str, *days: str) -> Item:
    since, until = (unpack_day(day) if day else None for day in days)
    return Item(code, load_sum(amount), worker, against, since, until)


def _reworded(item: Item, change: Callable[[str], str]) -> Item:
    return item._replace(
        code=renamed(item.code, change), worker=_if(item.worker, change), against=_if(item.against, change)
    )


def _if(name: str, change: Callable[[str], str]) -> str:
    return change(name) if name else ""


def _item(line: str, at: int, today: date) -> Item:
    """Read one item. at: its line, 0 for the only one."""
    try:
        head, *rest = (one_line(cell).strip() for cell in _CELLS.split(line))
        return _read(half_width(head), rest, today)
    except Refused as refused:
        if not at:
            raise
        (problem, *_) = refused.problems
        raise refuse(problem.rule, say("第 {n} 项：{why}", n=at, why=problem.sentence)) from None


def _read(head: str, rest: list[str], today: date) -> Item:
    head, by_worker = _without(head, _BY_WORKER)
    head, monthly = _without(head, _EACH_MONTH, _A_MONTH)
    found = _HEAD.fullmatch(head)
    what, amount = (found["what"].strip(), found["sum"]) if found else (head, None)
    if amount and _SIGN.search(what):
        raise gone_back()
    if not amount and not what:
        raise refuse("items", say("缺项目和金额，请写成“工资 38000”的样子"))
    if len(rest) > len(Item._fields) - 2:
        raise refuse("items", say("列太多，请按“项目 金额 | 工人 | 对方 | 起 | 止”填写"))
    told = {name: _cell(name, cell, today) for name, cell in zip(Item._fields[2:], rest, strict=False) if cell}
    if (since := told.get("since")) and (until := told.get("until")) and last_day(until) < first_day(since):
        raise refuse("items", say("止于 {until}，早于起于 {since}；请核对“起”和“止”", since=since, until=until))
    code = _code(what, today, alone=not amount) if what else ""
    known = read_sum(amount) if amount else None
    if by_worker or monthly:
        known = Uncounted(known if in_money(known) else About(), monthly, by_worker)
    return Item(code, known, **told)


def _without(head: str, *marks: re.Pattern[str]) -> tuple[str, bool]:
    """Return what names an item and its sum without a mark, and whether there was one."""
    found = next(filter(None, (mark.fullmatch(head) for mark in marks)), None)
    return (f"{found['before'].strip()} {found['after'].strip()}".strip(), True) if found else (head, False)


def _code(what: str, today: date, *, alone: bool) -> str:
    """Return the item that is named. alone: whether no sum stands beside it, so that a sum may have been meant."""
    try:
        return item_named(what, today)
    except Refused:
        if not alone or like_items(what, today):
            raise
        why = say(
            "看不懂“{text}”，请写成 12000、1.2万、不详，或“工资 38000”的样子（单位：元）；项目有：{choices}",
            text=what[:30],
            choices=some_items(codes(CLAIM_ITEM).on(today)),
        )
        raise refuse("amount", why) from None


def _cell(name: str, cell: str, today: date) -> Any:
    if name == "against":
        return TOGETHER.join(map(check_name, sides_in(cell)))
    return check_name(cell) if name == "worker" else RoughDay().read(cell, today)


def _cells(item: Item) -> list[str]:
    what = codes(CLAIM_ITEM).written(item.code) if item.code else ""
    amount = "" if item.amount is None else write_sum(item.amount)
    days = ("" if day is None else write_day(day) for day in (item.since, item.until))
    return [" ".join(filter(None, (what, amount))), item.worker, item.against, *days]


def _time(item: Item) -> object:
    """Say for what time an item is: from when, until when, or both."""
    since, until = ("" if day is None else say_day(day) for day in (item.since, item.until))
    if since and until:
        return say("{since} 至 {until}", since=since, until=until)
    return say("{since} 起", since=since) if since else say("至 {until} 止", until=until)


def _shown(item: Item) -> object:
    told: list[object] = [codes(CLAIM_ITEM).label(item.code)] if item.code else []
    told += [] if item.amount is None else [say_sum(item.amount)]
    more: list[object] = [each for each in (item.worker, item.against) if each]
    if item.since or item.until:
        more.append(_time(item))
    what = say("{what} {sum}", what=told[0], sum=told[1]) if len(told) > 1 else told[0]
    return say("{what}（{more}）", what=what, more=tuple(more)) if more else what
