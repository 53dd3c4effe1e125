"""T1 and T20: what a payment, a promise and a demand do to clocks, told at the desk and read on paper."""

from datetime import date

import pytest

from tests.centre import Centre
from tests.journeys.telling import printed, tells, told, values


def test_t01_a_part_payment_leaves_open_what_waits_for_all_of_it(centre: Centre) -> None:
    file = centre.assigned(respondents="北海公司", claimed="工资 12000")
    agreed = {"result": "达成协议", "what": "分两期。", "agreed": "工资 12000", "pay_by": "2026-03-10"}
    file = centre.record(file.id, "mediation", agreed)
    centre.to(date(2026, 3, 12))
    file = centre.add(file, "money", nature="到账", amount="5000", payer="北海公司")
    waiting = [each for each in file.clocks if each.rule.label.zh in ("申请支付令", "核实是否付款")]
    assert waiting
    assert all(each.met_on is None for each in waiting)
    tells(centre, file, *(each.rule.label.zh for each in waiting), "7,000.00 元")
    for text in (told(file, centre.now.date()), printed(file, centre.now.date())):
        lines = [line for line in text.splitlines() if line.strip().startswith(("申请支付令", "核实是否付款"))]
        assert not [line for line in lines if "已办理" in line]
    file = centre.add(file, "money", nature="到账", amount="7000", payer="北海公司")
    assert all(each.ended_by for each in file.clocks if each.rule.label.zh in ("申请支付令", "核实是否付款"))


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("mediation", {"result": "达成协议", "what": "答应付清。", "agreed": "经济补偿 9000"}),
        ("contact", {"mode": "电话", "act": "对方同意履行", "what": "答应月底付。"}),
        ("contact", {"mode": "上门走访", "act": "向对方主张权利", "what": "当面催要。"}),
        ("money", {"nature": "到账", "amount": "2000", "payer": "北海公司"}),
    ],
)
def test_t20_what_the_other_side_does_or_is_asked_interrupts_the_limitation(
    centre: Centre, code: str, fields: dict[str, str]
) -> None:
    file = centre.open(respondents="北海公司", claimed="经济补偿 9000", wronged_on="2025-06-10")
    before = {each.rule.id: each.due for each in file.clocks if each.rule.limitation}
    file = centre.record(file.id, code, fields)
    after = {each.rule.id: each.due for each in file.clocks if each.rule.limitation}
    assert before == {"L01": date(2026, 6, 10)}
    assert after["L01"] == date(2027, 3, 2)
    tells(centre, file, "中断", "劳动争议调解仲裁法 第二十七条第二款", "2027")
    (limit,) = (each for each in values(file, centre.now.date())["clocks"] if each["rule"] == "L01")
    assert [step for step in limit["steps"] if "中断" in step and "第 2 条" in step]
