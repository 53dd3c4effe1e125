"""T1 to T6 and T18: what happens to money in the field, told at the desk and read back."""

import re
from datetime import date
from itertools import permutations

import pytest

from cases.file.accounts import accounts
from cases.hiding.mask import Mask
from cases.standing.dues import Sort
from cases.values.money import write_sum
from cases.values.refusal import Refused
from cases.views.casefile import CaseFile
from cases.views.rows import View
from tests.centre import Centre
from tests.journeys.telling import paged, printed, tells, tells_not, told, values
from tests.journeys.told import CHECKS

Days = list[tuple[date, str]]


def sums(file: CaseFile) -> dict[str, str]:
    """Return the whole sums of a case as they are written."""
    told = accounts(file.case)
    return {name: write_sum(sum_) for name in ("claimed", "awarded", "received") if (sum_ := told.of(name)) is not None}


def owed(file: CaseFile) -> Days:
    """Return what is still to be paid, by which day."""
    return [(each.promised.on, write_sum(each.short or 0)) for each in accounts(file.case).owed]


PLAN = "2026-03-10 5000\n2026-04-10 5000\n2026年5月10日前 5000 北海公司"


def test_t01_each_instalment_stays_due_until_its_own_money_has_come(centre: Centre) -> None:
    file = centre.assigned(respondents="北海公司", claimed="工资 15000")
    file = centre.add(file, "mediation", result="达成协议", what="分三期付清。", agreed="工资 15000", plan=PLAN)
    centre.to(date(2026, 3, 10))
    file = centre.add(file, "money", nature="到账", amount="3000", payer="北海公司", way="转账")
    assert owed(file) == [
        (date(2026, 3, 10), "2,000.00"),
        (date(2026, 4, 10), "5,000.00"),
        (date(2026, 5, 10), "5,000.00"),
    ]
    assert [each.on for each in file.agenda if each.sort is Sort.PAYMENT] == [day for day, _sum in owed(file)]
    centre.to(date(2026, 3, 12))
    assert file.id not in [row.id for row in centre.desk().queues.page(View.OVERDUE).rows]
    tells(centre, file, "未见记录，可催问")
    tells(centre, file, "共 3 期的第 1 期", "2,000.00 元", "2026-05-10", "尚欠", "12,000.00 元", "第 3 期")
    assert [(each["on"], each["short"]) for each in values(file, centre.now.date())["ledger"]["owed"]] == [
        ("2026-03-10", "2,000.00"),
        ("2026-04-10", "5,000.00"),
        ("2026-05-10", "5,000.00"),
    ]
    file = centre.add(file, "money", nature="到账", amount="不详", what="又付了一些，数额没说。")
    assert len(owed(file)) == 3, "what nobody knows the sum of ends nothing"
    file = centre.add(file, "money", nature="到账", amount="2000")
    assert [day for day, _sum in owed(file)] == [date(2026, 4, 10), date(2026, 5, 10)]


def test_t01_three_tasks_that_wait_for_money_take_three_payments(centre: Centre) -> None:
    file = centre.assigned()
    for day in ("2026-03-10", "2026-04-10", "2026-05-10"):
        file = centre.add(file, "task", what="核对到账", by_day=day, until="money")
    for left in (2, 1, 0):
        file = centre.add(file, "money", nature="到账", amount="不详")
        assert len(file.case.dues_of(Sort.TASK)) == left


def test_t02_a_roster_of_one_of_many_changes_no_whole(centre: Centre) -> None:
    file = centre.assigned(people="102", claimed="工资 150万")
    file = centre.add(file, "money", nature="到账", amount="130万")
    file = centre.add(file, "roster", members="赵大明 | | | | | | | 9800")
    assert file.case.parties.people == 102
    assert sums(file) == {"claimed": "1,500,000.00", "received": "1,300,000.00"}
    tells(centre, file, "102", "1,300,000.00 元", "名册还缺 101 人")


def test_t18_a_sum_of_one_beside_a_whole_of_all_is_told_as_not_known_to_be_a_part(centre: Centre) -> None:
    file = centre.assigned(people="102", claimed="工资 150万")
    file = centre.add(file, "mediation", result="达成协议", agreed="工资 130万", what="全体。")
    file = centre.add(file, "mediation", result="达成协议", agreed="工资 9800 | 赵大明", what="单独。")
    tells(centre, file, "总额与个人", "第 4 条是全体的总额，第 5 条只写了几个人的", "1,309,800.00 元")
    assert values(file, centre.now.date())["ledger"]["overlaps"] == [{"whole": 4, "part": 5}]
    file = centre.add(file, "voided", "wang", entry="5", why="补写关系。")
    part, within = "工资 9800 | 赵大明", "含在总额里"
    file = centre.add(file, "mediation", result="达成协议", agreed=part, within_whole=within, what="单独。")
    tells_not(centre, file, "总额与个人")
    assert sums(file)["awarded"] == "1,300,000.00"


def test_t05_programs_are_told_all_that_ever_fixed_a_sum_and_rough_sums_as_rough(centre: Centre) -> None:
    file = centre.assigned(claimed="三四万")
    for sort, result, awarded in (
        ("非终局裁决书", "部分支持", "8057"),
        ("一审判决书", "不支持", ""),
        ("二审判决书", "部分支持", "约6000"),
    ):
        file = centre.add(file, "ruling", sort=sort, result=result, awarded=awarded, what="裁判。")
    given = values(file, centre.now.date())
    keys = ("entry", "amount", "stands", "in_force", "replaced_by")
    assert [tuple(each[key] for key in keys) for each in given["ledger"]["instruments"]] == [
        (4, "8,057.00", False, False, [5]),
        (5, "0.00", False, False, [6]),
        (6, "约6,000.00", True, True, []),
    ]
    assert given["money"]["claimed"] == {"low": 3_000_000, "high": 4_000_000, "about": True}
    assert given["money"]["awarded"] == {"about": 600_000}
    assert given["money"]["received"] is None
    tells(centre, file, "第 4 条 非终局裁决书", "不再计入，见第 5 条")


@pytest.mark.parametrize("order", permutations(("roster", "money")))
def test_t03_what_arrived_is_counted_once_whichever_is_told_first(centre: Centre, order: tuple[str, ...]) -> None:
    file = centre.assigned(people="3")
    said = {
        "roster": {"members": "\n".join(f"{name} | | | | | 1000 | 1000 | 1000" for name in ("甲一", "乙二", "丙三"))},
        "money": {"nature": "到账", "amount": "\n".join(f"工资 1000 | {name}" for name in ("甲一", "乙二", "丙三"))},
    }
    for code in order:
        file = centre.record(file.id, code, said[code])
    assert sums(file) == {"claimed": "3,000.00", "awarded": "3,000.00", "received": "3,000.00"}
    tells(centre, file, "3,000.00 元", "甲一")
    tells_not(centre, file, "6,000.00")


@pytest.mark.parametrize(
    ("typed", "told", "read"),
    [
        ("工资 不详；押金 约1万", "至少约10,000.00", "至少约 10,000.00 元"),
        ("5千到1万", "5,000.00至10,000.00", "5,000.00 至 10,000.00 元"),
        ("数万元", "约20,000.00至100,000.00", "约 20,000.00 至 100,000.00 元"),
        ("不涉及", "不涉及", "不涉及"),
    ],
)
def test_t04_a_sum_is_told_as_well_as_it_is_known(centre: Centre, typed: str, told: str, read: str) -> None:
    file = centre.open(claimed=typed)
    assert sums(file) == {"claimed": told}
    tells(centre, file, read)
    tells_not(centre, file, "：0.00 元", "\n0.00 元")
    assert values(file, centre.now.date())["money"]["received"] is None


def test_t04_of_hardship_no_sum_is_told_that_nobody_asked_for(centre: Centre) -> None:
    file = centre.open(kind="assistance", groups="困难职工", cause="大病致困")
    assert sums(file) == {}
    tells_not(centre, file, "：0.00", "\n0.00")


def test_t05_what_stands_is_what_the_last_ruling_in_force_says(centre: Centre) -> None:
    file = centre.assigned(claimed="工资 9000")
    story = (
        (
            "ruling",
            {"sort": "非终局裁决书", "result": "部分支持", "awarded": "工资 8057", "what": "裁决。"},
            "8,057.00",
        ),
        ("filed", {"forum": "法院一审", "what": "公司起诉。"}, None),
        ("ruling", {"sort": "一审判决书", "result": "不支持", "what": "驳回。"}, "0.00"),
        ("filed", {"forum": "法院二审", "what": "上诉。"}, None),
        ("ruling", {"sort": "二审判决书", "result": "维持原裁判", "what": "维持。"}, "0.00"),
        ("ruling", {"sort": "再审判决书", "result": "部分支持", "awarded": "工资 6000", "what": "改判。"}, "6,000.00"),
    )
    for code, fields, fixed in story:
        centre.to(20)
        file = centre.record(file.id, code, fields)
        assert sums(file).get("awarded") == fixed
    tells(centre, file, "再审判决书", "6,000.00 元", "现行有效")
    ever = values(file, centre.now.date())["ledger"]["instruments"]
    assert [(each["sort"], each["in_force"]) for each in ever if each["stands"]] == [("retrial_judgment", True)]
    assert [each["replaced_by"] for each in ever] == [[6], [8], [9], []]


def test_t05_an_award_that_is_sued_upon_stands_beside_what_is_in_force(centre: Centre) -> None:
    file = centre.assigned()
    file = centre.add(file, "ruling", sort="非终局裁决书", result="部分支持", awarded="8057", what="裁决。")
    file = centre.add(file, "filed", forum="法院一审", what="公司起诉。")
    tells(centre, file, "未生效：第 5 条已就此起诉或上诉")
    assert values(file, centre.now.date())["ledger"]["pending"] == "8,057.00"


def test_t06_what_is_reported_at_the_end_differs_from_the_ledger_only_with_its_reason(centre: Centre) -> None:
    file = centre.assigned(claimed="10000")
    file = centre.add(file, "money", nature="到账", amount="3000")
    closing = {"outcome": "协商和解", "summary": "付清。", "received": "1万"}
    with pytest.raises(Refused, match=r"10,000\.00.*3,000\.00"):
        centre.record(file.id, "closing", closing)
    file = centre.record(file.id, "closing", {**closing, "differs": "另7000元当面给付，未留凭证。"})
    file = centre.add(file, "closed", "wang", checks=CHECKS)
    tells(centre, file, "另7000元当面给付，未留凭证", "结案填报 10,000.00 元，按已登记的款项是 3,000.00 元")


BY_WORKER = "工资 3000 | 赵大明；加班工资 800 | 赵大明；押金 500 | 钱小方；经济补偿"
AWARDED = "工资 3000 | 赵大明；押金 500 | 钱小方"


def test_t18_what_each_worker_claims_is_awarded_and_gets_is_told_item_by_item(centre: Centre) -> None:
    file = centre.assigned(people="2", applicant="赵大明", respondents="北海公司", claimed=BY_WORKER)
    ruling = {"sort": "二审判决书", "result": "部分支持", "awarded": AWARDED, "what": "支付。"}
    file = centre.record(file.id, "ruling", ruling)
    file = centre.add(file, "money", nature="到账", amount="工资 1000 | 赵大明", payer="北海公司", way="银行转账")
    assert sums(file) == {"claimed": "至少4,300.00", "awarded": "3,500.00", "received": "1,000.00"}
    tells(centre, file, "赵大明", "钱小方", "加班工资", "押金、保证金", "经济补偿", "北海公司", "银行转账")
    row, today = re.compile(r"赵大明\s+工资\s+3,000\.00\s+3,000\.00\s+1,000\.00"), centre.now.date()
    for text in (told(file, today), printed(file, today), paged(file, today)):
        assert row.search(text)
    shares = values(file, today)["ledger"]["shares"]
    assert [(each["worker"], each["code"], each["claimed"], each["awarded"], each["received"]) for each in shares] == [
        ("赵大明", "wages", "3,000.00", "3,000.00", "1,000.00"),
        ("赵大明", "overtime", "800.00", None, None),
        ("钱小方", "deposit", "500.00", "500.00", None),
        (None, "severance", "不详", None, None),
    ]
    for text in (told(file, today, Mask()), printed(file, today, Mask()), paged(file, today, masked=True)):
        assert "大明" not in text
        assert "小方" not in text


def test_what_a_worker_owes_stands_beside_what_they_get_by_its_direction(centre: Centre) -> None:
    file = centre.assigned(respondents="北海公司", claimed="工资 15000")
    theirs = "工人应付 违约金 20000"
    file = centre.add(file, "money", nature="主张", amount=theirs, claimed_as="另外增加")
    awarded = "工资 10000；工人应付 违约金 4000"
    file = centre.add(file, "ruling", sort="终局裁决书", result="部分支持", awarded=awarded, what="裁决。")
    file = centre.add(file, "money", nature="到账", amount="6000")
    assert sums(file) == {"claimed": "15,000.00", "awarded": "10,000.00", "received": "6,000.00"}
    tells(
        centre,
        file,
        "对方主张",
        "工人应付 20,000.00 元",
        "第 5 条工人应付",
        "工人应付 4,000.00 元",
        "不自动抵销",
        "4,000.00 元",
    )
    given = values(file, centre.now.date())["ledger"]
    assert (given["outstanding"], given["instruments"][0]["amount"]) == ("4,000.00", "10,000.00")
    assert [each["amount"] for each in given["instruments"][0]["items"]] == ["10,000.00", "工人应付4,000.00"]


def test_what_is_due_every_month_is_told_by_the_month(centre: Centre) -> None:
    awarded = "伤残津贴 36000 | | | 2023-01 | 2023-12；伤残津贴 每月3000 | | | 2024-01"
    file = centre.assigned(respondents="北海公司", claimed=awarded)
    file = centre.add(file, "ruling", sort="终局裁决书", result="全部支持", awarded=awarded, what="裁决。")
    assert sums(file) == {"claimed": "36,000.00", "awarded": "36,000.00"}
    tells(
        centre,
        file,
        "第 4 条按月支付",
        "每月 3,000.00 元",
        "2024-01 起",
        "不折成总数",
        "第 4 条逾期不付的",
        "可以申请执行",
    )
    tells_not(centre, file, "39,000.00", "72,000.00")
    file = centre.assigned(respondents="北海公司", claimed="供养亲属抚恤金 每月1500")
    file = centre.add(
        file, "ruling", sort="终局裁决书", result="全部支持", awarded="供养亲属抚恤金 每月1500", what="裁决。"
    )
    tells_not(centre, file, "：1,500.00 元", "确定：不涉及")


def test_what_is_paid_no_longer_and_what_pays_nothing_is_told_to_programs_too(centre: Centre) -> None:
    file = centre.assigned(respondents="北海公司", claimed="工资 15000")
    file = centre.add(file, "mediation", result="达成协议", agreed="工资 15000", what="协议。")
    file = centre.add(file, "money", nature="到账", amount="工资 9000", under="4", in_full="是")
    assert values(file, centre.now.date())["ledger"]["given_up"] == "6,000.00"
    tells(centre, file, "不再支付", "6,000.00 元")
    file = centre.add(file, "money", nature="到账", amount="押金 500")
    given = values(file, centre.now.date())["ledger"]
    assert [(each["amount"], each["unused"]) for each in given["payments"]] == [
        ("9,000.00", None),
        ("500.00", "500.00"),
    ]
    tells(centre, file, "写明的项目不在任何一条里")


def test_a_missed_instalment_makes_all_due_where_the_agreement_says_so(centre: Centre) -> None:
    file = centre.assigned(respondents="北海公司", claimed="工资 15000")
    plan = f"{PLAN}\n一期不付全部到期"
    file = centre.add(file, "mediation", result="达成协议", what="分三期付清。", agreed="工资 15000", plan=plan)
    file = centre.add(file, "money", nature="到账", amount="7000")
    rest = ("第 4 条加速到期", "8,000.00 元", "2026-04-10 前付的一期没有付清的")
    tells(centre, file, *rest, "任一期逾期未付清的，其余各期一并到期")
    assert [each["all_due"] for each in values(file, centre.now.date())["ledger"]["owed"]] == [True, True]
    file = centre.add(file, "money", nature="到账", amount="4000")
    tells_not(centre, file, "加速到期")
