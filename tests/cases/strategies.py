"""What people may type, as hypothesis draws it: for every kind of field, and so for every event."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from cases.events import Opened
from cases.events.declare import Event
from cases.file.members import Members
from cases.file.parties import Parties
from cases.kinds import (
    Amount,
    Colleague,
    Day,
    EntryNumber,
    FieldName,
    HeadCount,
    Kind,
    Line,
    Lines,
    People,
    Pick,
    PickMany,
    PromisedDay,
    Prose,
    RoughDay,
    Someone,
    Whole,
    YesNo,
)
from cases.money.items import Items
from cases.money.plans import Instalments
from cases.money.terms import TermsKind
from cases.values.identity import check_document, check_name, check_phones
from cases.values.refusal import Refused
from cases.values.text import one_line
from tests.cases.making import DAY, ROLES

HOSTILE = (
    "\x00\x1b\x07\x7f\x85\u200e\u202e\u2066\ud800\ufeff\uffff\u2028\x0b"
    "[/b]{x}%s<&>'\"\\：；、，¥１２３ａ\n\t 𠮷㛃👨\u200d👩"
)
TEXT = st.text(st.one_of(st.sampled_from(HOSTILE), st.characters()), max_size=40)
WORDS = st.builds("{}字{}".format, TEXT, TEXT)
DAYS = st.dates(date(1950, 1, 1), DAY)
AHEAD = st.dates(date(1950, 1, 1), DAY + timedelta(3000))
NUMBERS = st.sampled_from(
    ("11010519491231002X", "110105 19491231 002x", "110105491231002", "E12345678", "Ｈ１２３４５")
)
PHONES = st.sampled_from(
    ("13800000000", "138-0000-0000", "0535-6212345", "0535-6212345-801，１３９００００００００", "+86 13800000000")
)


def _is_name(text: str) -> bool:
    """Tell whether this can stand as a name: without a number in it."""
    try:
        return bool(check_name(one_line(text)))
    except Refused:
        return False


NAMES = WORDS.filter(_is_name)


def day_text(day: date) -> st.SearchStrategy[str]:
    """Return ways to write a day."""
    return st.sampled_from(
        (day.isoformat(), f"{day:%Y.%m.%d}", f"{day.year}年{day.month}月{day.day}日", f"{day:%Y%m%d}")
    )


def line_text(kind: Line) -> st.SearchStrategy[str]:
    if kind.check is check_document:
        return NUMBERS
    if kind.check is check_phones:
        return PHONES
    words = NAMES if kind.check is check_name else WORDS
    return words.filter(lambda text: len(one_line(text)) <= kind.most)


def code_text(kind: Pick | PickMany) -> st.SearchStrategy[str]:
    choices = kind.list.on(DAY)
    one = st.sampled_from([code.code for code in choices])
    return one if isinstance(kind, Pick) else st.lists(one, min_size=1).map("、".join)


def party_text(kind: Parties) -> st.SearchStrategy[str]:
    named = WORDS.map(lambda text: "甲" + text.replace(":", "").replace("：", "")).filter(_is_name)
    roles = [role for code in kind.list for role in (f"{code.code}:", f"{code.label.zh}：")]
    said = st.tuples(st.sampled_from(roles), named).map("".join)
    return st.lists(st.one_of(named, said), min_size=1).map("\n".join)


ROSTERS = (
    "张伟",
    "张伟 | 11010519491231002X | 13800000000 | 2024-03 | 2025-01 | 12000 | 9000 | 300\n李静 | | | | | 约20",
    "姓名\t到账金额\t备注\n李静\t1.2万\t无\n王强",
)

ROUGH = ("{:%Y-%m}", "{0.year}年", "{0.year}年{0.month}月初")
ITEMS = (
    "38000",
    "约3万",
    "不详",
    "不涉及",
    "工资 38000",
    "工资 5千到1万；押金 不详",
    "加班工资3000 | 张三 | 北海公司 | 2024-03 | 2025-01\n经济补偿",
)

TYPED: dict[type, Callable[[Any], st.SearchStrategy[str]]] = {
    Line: line_text,
    Prose: lambda _: WORDS,
    Lines: lambda _: st.lists(WORDS, min_size=1).map("\n".join),
    People: lambda _: st.lists(WORDS, min_size=1).map("\n".join),
    Someone: line_text,
    Parties: party_text,
    Members: lambda _: st.sampled_from(ROSTERS),
    Day: lambda kind: (AHEAD if kind.ahead else DAYS).flatmap(day_text),
    PromisedDay: lambda _: st.one_of(AHEAD.flatmap(day_text), AHEAD.map("{:%Y-%m}".format)),
    RoughDay: lambda _: st.one_of(DAYS.flatmap(day_text), *(DAYS.map(each.format) for each in ROUGH)),
    Amount: lambda _: st.one_of(
        st.integers(0, 10**10).map(str),
        st.sampled_from(("1.2万", "12,000.50", "￥３００", "无", "不详", "3万多", "约20", "近6000元")),
    ),
    Items: lambda _: st.sampled_from(ITEMS),
    Instalments: lambda _: st.sampled_from(("2026-06-30", "2026-06-30 5000\n2026-7-31 约3千 北海公司", "6月30日 不详")),
    TermsKind: lambda _: st.sampled_from(("1", "2、3", "全部")),
    HeadCount: lambda _: st.one_of(
        st.integers(1, 100_000).map(str),
        st.sampled_from(("约30人", "三十多人", "近20", "20到30人", "不到30人", "人数不详")),
    ),
    Whole: lambda kind: st.integers(kind.least, min(kind.most, 10**6)).map(str),
    YesNo: lambda _: st.sampled_from(("是", "y", "√")),
    Pick: code_text,
    PickMany: code_text,
    Colleague: lambda _: st.sampled_from(sorted(ROLES)),
    EntryNumber: lambda _: st.integers(1, 12).map("第{}条".format),
    FieldName: lambda _: st.sampled_from([name for ask in Opened.told() for name in (ask.name, *ask.label)]),
}


def typed_for(kind: Kind[Any]) -> st.SearchStrategy[str]:
    """Return texts that a kind of field reads."""
    return TYPED[type(kind)](kind)


def fields_of(event: type[Event], **fixed: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, str]]:
    """Return typed fields of an event: all that are needed, and any of the others."""
    asks = [ask for ask in event.spec.asks if not ask.automatic]

    def some(wanted: bool) -> dict[str, st.SearchStrategy[str]]:
        return {ask.name: fixed.get(ask.name) or typed_for(ask.kind) for ask in asks if ask.needed == wanted}

    return st.fixed_dictionaries(some(wanted=True), optional=some(wanted=False))
