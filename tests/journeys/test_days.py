"""T7 to T9: what happens before a case and after it, and on days that nobody knows exactly."""

import json
from datetime import date, timedelta

from stdnum.cn import ric

from cases.due.clocks import State
from cases.standing.dues import Sort
from cases.standing.stages import Stage
from cases.values.dates import read_dated
from cases.values.spans import first_day, until
from cases.views.rows import View
from tests.centre import DAY, Centre
from tests.journeys.telling import printed, tells, tells_not, told, values
from tests.journeys.told import CHECKS


def test_t07_a_closed_case_with_money_outstanding_is_followed_without_reopening(centre: Centre) -> None:
    file = centre.assigned(claimed="工资 30000")
    file = centre.add(file, "ruling", sort="二审判决书", result="部分支持", awarded="工资 150000", what="支付。")
    file = centre.add(file, "ruling", sort="终结本次执行程序裁定书", result="不涉及", what="查无其他财产。")
    file = centre.add(file, "money", nature="到账", amount="30000", way="法院执行款")
    closing = {"outcome": "终结本次执行", "summary": "执行到位三万元。", "follow_on": "2026-09-01"}
    file = centre.record(file.id, "closing", closing)
    file = centre.add(file, "closed", "wang", checks=CHECKS)
    assert [(each.sort, each.on) for each in file.agenda if not each.clock] == [(Sort.FOLLOWED, date(2026, 9, 1))]
    rights = {each.clock.rule.id: each.on for each in file.rights if each.clock}
    assert rights == {"C07": date(2026, 9, 2), "C09": date(2028, 3, 2)}, "what is enforced is followed as well"
    row = centre.desk().queues.row(file.id)
    assert (row.next_due, [each.on for each in row.rights]) == (date(2026, 9, 1), [*rights.values()])
    assert [row.id for row in centre.desk().queues.page(View.FOLLOWED).rows] == [file.id]
    tells(centre, file, "终结本次执行", "尚欠", "120,000.00 元", "核实履行", "2026-09-01")
    centre.to(date(2028, 5, 8))
    for code, fields in (
        ("contact", {"mode": "电话", "what": "工人说公司又开工了。"}),
        ("document", {"direction": "发出", "sort": "执行申请书", "what": "申请恢复执行。"}),
        ("ruling", {"sort": "恢复执行裁定书或通知书", "result": "不涉及", "what": "恢复执行。"}),
        ("money", {"nature": "到账", "amount": "120000", "way": "法院执行款"}),
        ("called_back", {"mode": "电话", "satisfaction": "满意", "what": "已全部收到。"}),
    ):
        file = centre.record(file.id, code, fields)
        assert (file.case.stage, file.case.closing.closed_on) == (Stage.CLOSED, DAY)
    tells(centre, file, "申请恢复执行", "150,000.00 元", "已全部收到")
    tells_not(centre, file, "尚欠", "重新办理")
    assert values(file, centre.now.date())["money"]["received"] == 15_000_000


def test_t08_an_award_that_somebody_brings_along_runs_from_the_counter_on(centre: Centre) -> None:
    received = DAY - timedelta(11)
    file = centre.open(claimed="工资 50000", respondents="北海公司")
    for code, on, fields in (
        ("filed", "2025-11", {"forum": "仲裁委", "body": "区仲裁委", "what": "申请仲裁。"}),
        ("money", "2025-12", {"nature": "到账", "amount": "5000", "payer": "北海公司", "what": "预付。"}),
        (
            "ruling",
            str(received),
            {"sort": "非终局裁决书", "result": "部分支持", "awarded": "工资 20000", "what": "裁决。"},
        ),
    ):
        file = centre.record(file.id, code, fields, on=read_dated(on, DAY))
    assert file.case.stage is Stage.INTAKE
    (suit,) = (each for each in file.clocks if each.rule.id == "L20")
    assert (suit.starts, suit.due, suit.running) == (received, date(2026, 3, 6), True)
    head = centre.desk().queues.row(file.id)
    right = head.right_on(DAY)
    assert right is not None
    assert (right.on, right.rule.partition("@")[0]) == (date(2026, 3, 6), "L20")
    assert head.next_rule == "X01", "the notice of the desk itself, however far off, hides it not"
    tells(
        centre,
        file,
        "不服非终局裁决起诉",
        "2026-03-06",
        "2025-11",
        "2025-12",
        "5,000.00 元",
        "劳动争议调解仲裁法 第五十条",
    )
    tells_not(centre, file, "向申请人说明裁判结果和后续期限")
    told = [(each["event"], each["on_as_known"]) for each in values(file, DAY)["history"]]
    assert told == [("opened", str(DAY)), ("filed", "2025-11"), ("money", "2025-12"), ("ruling", str(received))]


def test_t09_from_a_day_not_known_exactly_a_limit_runs_by_the_earliest_and_says_so(centre: Centre) -> None:
    file = centre.open(wronged_on="2025年6月", ended_on="约2025年夏")
    limits = {each.rule.id: (each.due, each.latest) for each in file.clocks if each.rule.limitation}
    assert limits, "the limitation period is reckoned"
    assert all(due < latest for due, latest in limits.values())
    tells(centre, file, "按最早可能日计", "知道受侵害之日", "2025-06", "劳动关系终止之日", "约 2025年夏")
    given = values(file, DAY)
    assert (given["wronged_on"], given["ended_on"]) == ("2025-06", "2025-06-01/2025-08-31~")
    file = centre.add(file, "fact", when="2019年春", what="进厂。")
    file = centre.add(file, "fact", when="2024年6月上旬", what="开始欠薪。")
    file = centre.add(file, "note", on=read_dated("不详", DAY), what="曾到信访局反映。")
    tells(centre, file, "约 2019年春", "2024年6月上旬", "2026-03-02 以前")
    known = [each["fields"].get("when") or each["on_as_known"] for each in values(file, DAY)["history"]][1:]
    assert known == ["2019-03-01/2019-05-31~", "2024-06-01/2024-06-10", "/2026-03-02"]


def test_t09_a_ruling_of_a_day_that_nobody_knows_asks_for_it(centre: Centre) -> None:
    file = centre.open()
    ruling = {"sort": "非终局裁决书", "result": "部分支持", "awarded": "20000", "what": "裁决。"}
    file = centre.record(file.id, "ruling", ruling, on=read_dated("2026-02以前", DAY))
    (suit,) = (each for each in file.clocks if each.rule.id == "L20")
    assert (suit.state(DAY, closed=False), suit.latest) == (State.UNSURE, date(2026, 3, 16))
    tells(centre, file, "2026-02-28 以前", "请问清第 2 条“裁判结果”的日期")
    assert "最晚 2026-03-16 届满" in told(file, DAY)
    assert "2026-03-16 以前" in printed(file, DAY)
    tells_not(centre, file, "2005-01")


def test_t09_no_day_is_made_up_for_what_happened_on_a_day_that_nobody_knows(centre: Centre) -> None:
    """A payment and a suspension without a day, items since nobody knows when: no telling says the first of them."""
    file = centre.assigned(claimed="工资 三万八 | 张伟 | | 2024-06以前", wronged_on="2025-06以前")
    never = read_dated("不详", DAY)
    file = centre.add(file, "money", on=never, nature="到账", amount="两千五")
    file = centre.add(file, "limitation", on=never, act="suspended", what="突发重病住院。")
    file = centre.add(file, "contact", on=never, mode="电话", what="对方答应付款。", act="promise")
    file = centre.add(file, "roster", members="张伟 | | | 2023以前 | 2024-06 | 38000")
    tells(centre, file, "2026-03-02 以前", "2,500.00 元")
    given = values(file, DAY)
    paid = next(each for each in given["history"] if each["event"] == "money")
    assert (paid["on"], paid["on_as_known"]) == (None, "/2026-03-02")
    assert [each["on"] for each in given["ledger"]["payments"]] == ["/2026-03-02"]
    assert given["ledger"]["claim"][0]["since"] == "/2024-06-30"
    made_up = [str(first_day(until(day))) for day in (DAY, date(2024, 6, 30), date(2023, 12, 31), date(2025, 6, 30))]
    assert [day for day in made_up if day in json.dumps(given)] == []
    tells_not(centre, file, *made_up, *(day[:7] for day in made_up))


def test_t09_nobody_is_called_too_young_by_a_day_of_intake_that_nobody_knows(centre: Centre) -> None:
    body = "11010520000101001"
    file = centre.open(on=read_dated("2025-06以前", DAY), id_number=body + ric.calc_check_digit(f"{body}0"))
    tells(centre, file, "2025-06-30 以前")
