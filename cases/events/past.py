"""How earlier versions of events are read: each function returns what was kept as the next version keeps it.

They refuse nothing and do not change, whatever lists, limits and forms say now: what they rest on is kept with them,
the lists of codes, the fields of the intake and how each was read from what people typed.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cache
from typing import Any

from cases.values.codes import Code, CodeList, load_codes
from cases.values.tables import packaged
from cases.values.text import clean, half_width, one_line

TYPED = "typed"
"""Marks a correction whose new value is kept as it was typed, with the day of that in ISO form."""


def corrected_1(kept: Mapping[str, Any], at: datetime) -> Mapping[str, Any]:
    """Return a correction whose field may be told by its label, and whose new value is kept as it was typed."""
    field = kept["field"]
    return {**kept, "field": _FIELDS.get(field, field), "now": {TYPED: at.date().isoformat()}}


def typed_1(field: str, text: str, opened_on: date, day: date) -> Any:
    """Return what was typed on a day for a field of the first intake, as that kept it; None where it tells nothing.

    opened_on: the day of intake, by whose lists codes are read.
    """
    if not text.strip():
        return None
    if field in _LISTS:
        return _code(_LISTS[field], one_line(text), opened_on)
    return _READ[field](text, day) if field in _READ else one_line(text)


def _texts(text: str, _day: date) -> str:
    return clean(text)


def _document(text: str, _day: date) -> str:
    return half_width(one_line(text)).replace(" ", "").upper()


_PHONE = re.compile(r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(?:-\d{1,6})?|\d{7,8}|[48]00-?\d{3}-?\d{4}|\+\d{6,15}")


def _phones(text: str, _day: date) -> str:
    parts = [part.strip() for part in re.split(r"[,、;/|\n]+", half_width(one_line(text))) if part.strip()]
    joined = [re.sub(r"[\s-]", "", part) for part in parts]
    return "、".join(one if _PHONE.fullmatch(one) else part for one, part in zip(joined, parts, strict=True))


def _number(text: str, _day: date) -> int | None:
    found = re.fullmatch(r"(\d{1,9})\s*[人件份次个]?", half_width(one_line(text)))
    return int(found[1]) if found else None


_WORDS = {"今天": 0, "今日": 0, "today": 0, "昨天": -1, "昨日": -1, "前天": -2, "明天": 1, "后天": 2}
_FULL = re.compile(r"(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})日?|(\d{4})(\d{2})(\d{2})")
_SHORT = re.compile(r"(\d{1,2})(?:月|[-./])(\d{1,2})日?")


def _day(text: str, day: date) -> str | None:
    folded = half_width(one_line(text)).replace(" ", "").lower()
    if folded in _WORDS:
        return (day + timedelta(days=_WORDS[folded])).isoformat()
    if full := _FULL.fullmatch(folded):
        return _iso(int(each) for each in full.groups() if each)
    short = _SHORT.fullmatch(folded)
    return _iso((day.year, int(short[1]), int(short[2]))) if short else None


def _iso(parts: Iterable[int]) -> str | None:
    try:
        return date(*parts).isoformat()
    except ValueError:
        return None


_AMOUNT = re.compile(
    r"(?P<about>大?约|将?近)?\s*(?:RMB|CNY|¥)?\s*(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?\s*"
    r"(?P<over>[余多])?\s*(?P<scale>[亿万千百])?\s*(?P<more>[余多])?\s*元?整?(?P<or_so>左右|上下|以上)?",
    re.IGNORECASE,
)
_SCALE = {None: 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def _amount(text: str, _day: date) -> int | dict[str, int | None] | None:
    folded = half_width(one_line(text)).strip()
    if folded in ("无", "没有", "零"):
        return 0
    if folded in ("不详", "未知", "不明"):
        return {"about": None}
    found = _AMOUNT.fullmatch(folded)
    if not found:
        return None
    fen = int(Fraction(found["whole"].replace(",", "") + (found["part"] or "")) * _SCALE[found["scale"]] * 100)
    return {"about": fen} if any(found[word] for word in ("about", "over", "more", "or_so")) else fen


def _groups(text: str, day: date) -> list[str]:
    parts = [part for part in re.split(r"[,，、;；\s]+", one_line(text)) if part]
    found = {_code("group", part, day) for part in parts}
    return [each.code for each in _lists()["group"] if each.code in found]


def _parties(list_name: str, usual: str) -> "_Read":
    def read(text: str, day: date) -> list[list[str]]:
        lines = (one_line(line) for line in re.split(r"[\n;；]", clean(text)))
        return [list(_party(line, list_name, usual, day)) for line in lines if line]

    return read


def _party(line: str, list_name: str, usual: str, day: date) -> tuple[str, str]:
    role, _colon, name = (part.strip() for part in line.replace("：", ":").partition(":"))
    code = _code(list_name, role, day) if name else None
    return (code, name) if code else (usual, line if name else role)


def _code(list_name: str, text: str, day: date) -> str | None:
    """Return a code by itself, by its label or by a part of that, of those in force on a day."""
    codes, folded = _lists()[list_name], half_width(text).lower()
    if folded in codes:
        return folded
    now = [code for code in codes if (code.since or day) <= day <= (code.until or day)]
    full = (folded, f"{folded}纠纷")
    same = [code for code in now if any(half_width(each).lower() in full for each in code.label)]
    near = [code for code in now if folded and folded in half_width(code.label.zh).lower()]
    return _only(same) or _only(near)


def _only(found: list[Code]) -> str | None:
    return found[0].code if len(found) == 1 else None


@cache
def _lists() -> dict[str, CodeList]:
    """Return the lists of the intake as they were when corrections kept what was typed."""
    return load_codes(packaged("past/codes-1.csv"), "codes-1.csv")


_Read = Callable[[str, date], Any]

_READ: Mapping[str, _Read] = {
    "id_number": _document,
    "phone": _phones,
    "groups": _groups,
    "people": _number,
    "others": _parties("own_role", "representative"),
    "respondents": _parties("party_role", "employer"),
    "agreement_until": _day,
    "sent_back": _texts,
    "taxi_fee": _amount,
    "deposit": _amount,
    "licence_until": _day,
    "wronged_on": _day,
    "ended_on": _day,
    "injured_on": _day,
    "claimed": _amount,
    "facts": _texts,
    "request": _texts,
}
"""How each field was read that is neither a line nor one code."""

_LISTS = {
    "kind": "kind",
    "channel": "channel",
    "employment": "employment",
    "real_name": "yes_no",
    "wage_account": "yes_no",
    "wage_note": "yes_no",
    "post_nature": "post_nature",
    "equal_pay": "yes_no",
    "taxi_model": "taxi_model",
    "taxi_contract": "taxi_contract",
    "taxi_licence": "taxi_licence",
    "insured": "yes_no",
    "cause": "cause",
}
"""The list of each field that was one code."""

_FIELDS = {
    "申请人": "applicant",
    "Applicant": "applicant",
    "证件号码": "id_number",
    "ID number": "id_number",
    "电话": "phone",
    "Phone": "phone",
    "住址": "address",
    "Address": "address",
    "类别": "kind",
    "Kind": "kind",
    "来源": "channel",
    "Channel": "channel",
    "群体": "groups",
    "Groups": "groups",
    "涉及人数": "people",
    "Workers": "people",
    "代表人和代理人": "others",
    "Representatives": "others",
    "用工形式": "employment",
    "Employment": "employment",
    "对方当事人": "respondents",
    "Respondents": "respondents",
    "工程项目": "project",
    "Project": "project",
    "实名制登记": "real_name",
    "On the real-name register": "real_name",
    "工资专用账户": "wage_account",
    "Wage account of the site": "wage_account",
    "工资欠条或结算单": "wage_note",
    "Wage note or settlement": "wage_note",
    "派遣岗位性质": "post_nature",
    "Nature of the post": "post_nature",
    "派遣许可证": "licence",
    "Dispatch licence": "licence",
    "派遣协议到期日": "agreement_until",
    "Agreement ends": "agreement_until",
    "同工同酬": "equal_pay",
    "Equal pay": "equal_pay",
    "退回原因": "sent_back",
    "Why sent back": "sent_back",
    "社保缴纳地": "insured_at",
    "Insured at": "insured_at",
    "车辆经营模式": "taxi_model",
    "Taxi business model": "taxi_model",
    "合同性质": "taxi_contract",
    "Nature of the contract": "taxi_contract",
    "承包费": "taxi_fee",
    "Monthly fee": "taxi_fee",
    "押金、保证金": "deposit",
    "Deposit": "deposit",
    "从业资格证": "taxi_licence",
    "Driver's licence": "taxi_licence",
    "注册有效期至": "licence_until",
    "Registered to": "licence_until",
    "参加社会保险": "insured",
    "Insured": "insured",
    "案由": "cause",
    "Cause": "cause",
    "知道受侵害之日": "wronged_on",
    "Knew of the wrong on": "wronged_on",
    "劳动关系终止之日": "ended_on",
    "Employment ended on": "ended_on",
    "事故或诊断之日": "injured_on",
    "Injured or diagnosed on": "injured_on",
    "诉求金额": "claimed",
    "Amount sought": "claimed",
    "事实经过": "facts",
    "Facts": "facts",
    "诉求": "request",
    "Request": "request",
}
"""What the fields of the intake were called then."""
