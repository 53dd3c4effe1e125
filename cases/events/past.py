"""How earlier versions of events are read: each function returns what was kept as the next version keeps it.

They refuse nothing and do not change: what they rest on (the lists of codes and the fields of the intake, as both were
then) is kept with them, whatever lists and forms say now.
"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from functools import cache
from typing import Any

from cases.kinds import Kind
from cases.values.codes import CodeList, load_codes
from cases.values.refusal import Refused
from cases.values.tables import packaged
from cases.values.text import clean

TYPED = "typed"
"""Marks a correction whose new value is kept as it was typed, with the day of that in ISO form."""


def corrected_1(kept: Mapping[str, Any], at: datetime) -> Mapping[str, Any]:
    """Return a correction whose field may be told by its label, and whose new value is kept as it was typed."""
    field = kept["field"]
    return {**kept, "field": _FIELDS.get(field, field), "now": {TYPED: at.date().isoformat()}}


def typed_1(kind: Kind[Any], text: str, opened_on: date, day: date) -> Any:
    """Return the value that was typed on a day for a field of the intake, by the lists of the day of intake.

    Text that cannot be read any more stays as it is where the field holds text, and else tells nothing.
    """
    kind = kind.by_lists(_lists())
    with suppress(Refused):
        return kind.read(text, opened_on if kind.by_event_day else day) if text.strip() else kind.empty
    return clean(text) if kind.empty == "" else kind.empty


@cache
def _lists() -> dict[str, CodeList]:
    """Return the lists of the intake as they were when corrections kept what was typed."""
    return load_codes(packaged("past/codes-1.csv"), "codes-1.csv")


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
