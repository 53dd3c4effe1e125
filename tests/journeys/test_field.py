"""T10, T11, T14 to T17: what others decide and do, told at the desk in order, and told back by it."""

from datetime import date

import pytest

from cases.law.clockrules import Ownership
from cases.standing.dues import Sort
from cases.standing.stages import Actor, Stage
from cases.values.codes import codes
from cases.views.casefile import CaseFile
from cases.views.rows import View
from tests.centre import Centre
from tests.journeys.telling import tells, told, values
from tests.journeys.told import CHECKS


def ended(centre: Centre, file: CaseFile, outcome: str) -> CaseFile:
    """Ask to close, and close."""
    file = centre.record(file.id, "closing", {"outcome": outcome, "summary": "见办理经过。"})
    return centre.add(file, "closed", "wang", checks=CHECKS)


def test_t10_a_refusal_is_objected_to_and_decided_anew(centre: Centre) -> None:
    file = centre.open(kind="legal_aid")
    file = centre.add(file, "declined", "wang", ground="无胜诉可能", reason="只有口头约定。", remedy_told="是")
    centre.to(3)
    file = centre.add(file, "objected", to_whom="司法行政部门", why="找到了工友的转账记录。")
    row = centre.desk("wang").queues.row(file.id)
    assert (row.stage, row.next_actor, row.next_due) == (Stage.INTAKE, Actor.SUPERVISOR, None)
    (asked,) = (each for each in file.agenda if each.clock and each.clock.rule.id == "A07")
    assert (asked.on, asked.whose) == (date(2026, 3, 10), Ownership.OTHER)
    tells(centre, file, "审查异议")
    assert file.id in [each.id for each in centre.desk("wang").queues.page(View.INTAKE).rows]
    tells(centre, file, "对“不予受理”的异议还没有审查", "找到了工友的转账记录")
    centre.to(1)
    file = centre.add(file, "objection_upheld", "wang", body="市司法局", reason="证据足以立案。")
    file = centre.add(file, "accepted", "wang", ground="异议成立，撤销原决定")
    file = centre.add(file, "assigned", "wang", handler="li")
    assert (file.case.stage, file.case.closing.first_closed_on) == (Stage.FOLLOW_UP, date(2026, 3, 2))
    tells(centre, file, "无胜诉可能", "异议成立", "市司法局")


def test_t10_a_refusal_that_stands_is_refused_a_second_time_on_another_ground(centre: Centre) -> None:
    file = centre.open(kind="legal_aid")
    file = centre.add(file, "declined", "wang", ground="out_of_scope", reason="是合伙。", remedy_told="是")
    file = centre.add(file, "objected", to_whom="centre", why="是打工。")
    file = centre.add(file, "objection_upheld", "wang", reason="属于用工。")
    file = centre.add(file, "declined", "wang", ground="不属本级管辖", reason="合同在外省履行。", remedy_told="是")
    file = centre.add(file, "objected", to_whom="higher_union", why="愿意来回跑。")
    file = centre.add(file, "objection_rejected", "wang", body="省总工会", reason="应由履行地受理。")
    assert (file.case.stage, file.case.closing.ending, file.case.closing.ground) == (
        Stage.CLOSED,
        "declined",
        "jurisdiction",
    )
    tells(centre, file, "不属本级管辖（法律援助法 第三十八条）", "省总工会")


def test_t11_others_work_along_and_answer_while_the_case_goes_on_and_after_it(centre: Centre) -> None:
    file = centre.assigned()
    file = centre.add(
        file, "joint", refer_to="劳动监察机构", body="区劳动监察大队", what="核查工资台账。", reply_by="2026-03-16"
    )
    file = centre.add(file, "joint", refer_to="信访部门", body="区信访局", what="一起接待来访。", reply_by="2026-03-10")
    asked = [line.entry.seq for line in file.history if line.entry.event.spec.code == "joint"]
    assert [(each.on, each.text) for each in file.agenda if each.sort is Sort.REPLY] == [
        (date(2026, 3, 10), "区信访局"),
        (date(2026, 3, 16), "区劳动监察大队"),
    ]
    centre.to(date(2026, 3, 12))
    assert file.id not in [row.id for row in centre.desk().queues.page(View.OVERDUE).rows], "others are not late here"
    assert centre.desk().agenda.reminded("li").asked == 1
    tells(centre, file, "未见记录，可催问")
    file = centre.add(file, "replied", request=str(asked[1]), result="已经办结", what="已一起接待，另行备案。")
    assert file.id not in [row.id for row in centre.desk().queues.page(View.OVERDUE).rows if not row.next_rule]
    tells(centre, file, "区劳动监察大队还没有答复")
    file = ended(centre, file, "mediated")
    file = centre.add(file, "replied", request=str(asked[0]), result="done", what="已责令支付12000元，已付清。")
    assert file.case.stage is Stage.CLOSED
    tells(centre, file, "已责令支付12000元，已付清")
    sent = values(file, centre.now.date())["elsewhere"]
    assert [(each["how"], each["body"], each["answer"]) for each in sent] == [
        ("joint", "区劳动监察大队", "done"),
        ("joint", "区信访局", "done"),
    ]


def test_t11_a_transfer_is_refused_by_one_body_and_taken_by_another(centre: Centre) -> None:
    file = centre.assigned()
    transfer = {"refer_to": "异地工会", "ground": "用工地在外市。", "consent": "是"}
    file = centre.record(file.id, "transferred", {"body": "甲市总工会", "reply_by": "2026-03-20", **transfer}, "wang")
    assert (file.case.stage, centre.desk().queues.row(file.id).next_actor) == (Stage.FOLLOW_UP, Actor.OTHER_BODY)
    tells(centre, file, "甲市总工会还没有答复", "受移送单位")
    centre.to(2)
    file = centre.add(file, "transfer_ended", "wang", result="对方不接收", what="公司注册地在本市。")
    assert (file.case.stage, file.case.acts_next) == (Stage.FOLLOW_UP, Actor.HANDLER)
    file = centre.record(file.id, "transferred", {"body": "乙市总工会", **transfer}, "wang")
    file = centre.add(file, "transfer_accepted", "wang", reference="乙工援3号", what="来函接收。")
    assert (file.case.stage, file.case.closing.ending) == (Stage.CLOSED, "transfer_accepted")
    last = file.case.elsewhere.sent[-1].entry
    file = centre.add(file, "replied", request=str(last), result="已经办结", what="调解后已付清。")
    tells(centre, file, "对方接收移送", "乙工援3号", "调解后已付清")


def test_t11_a_referral_is_answered_long_after_it_has_ended_the_case(centre: Centre) -> None:
    file = centre.open()
    file = centre.add(
        file, "referred", "wang", refer_to="inspection", body="劳动监察大队", ground="属其职权。", consent="是"
    )
    tells(centre, file, "劳动监察大队还没有答复")
    centre.to(60)
    file = centre.add(file, "replied", request="2", result="办了一部分", what="已付5000元，余款年底前付。")
    assert (file.case.stage, file.case.closing.ending) == (Stage.CLOSED, "referred")
    tells(centre, file, "办了一部分", "已付5000元")


def test_t14_enforcement_that_ends_for_now_is_no_success(centre: Centre) -> None:
    file = centre.assigned()
    file = centre.add(file, "filed", forum="执行", what="申请强制执行150000元。")
    file = centre.add(
        file, "document", direction="发出", sort="执行申请书", title="", other="区法院", what="附生效判决。"
    )
    file = centre.add(
        file, "ruling", sort="终结本次执行程序裁定书", result="不涉及", what="查无其他财产，到位30000元。"
    )
    file = ended(centre, file, "终结本次执行")
    assert file.case.closing.outcome == "enforcement_ended_for_now"
    tells(centre, file, "终结本次执行", "到位30000元")
    centre.to(90)
    file = centre.add(file, "reopened", "wang", reason="发现可供执行的财产。")
    file = centre.add(file, "ruling", sort="恢复执行裁定书或通知书", result="不涉及", what="恢复执行。")
    file = ended(centre, file, "部分履行")
    assert file.case.closing.outcome == "partly_performed"


RULED = {
    "部分履行": ("二审判决书", "部分支持"),
    "分期履行中": ("仲裁调解书", "不涉及"),
    "执行部分到位": ("执行裁定书", "不涉及"),
    "工伤认定": ("工伤认定决定书", "全部支持"),
    "劳动能力鉴定": ("劳动能力鉴定结论", "不涉及"),
    "司法确认": ("司法确认裁定书", "不涉及"),
    "仲裁或法院不予受理": ("仲裁不予受理通知书", "不支持"),
    "驳回起诉": ("驳回起诉裁定书", "不支持"),
    "和解后撤诉或撤回申请": ("准予撤诉裁定书", "不涉及"),
    "再审改判（有利）": ("再审判决书", "全部支持"),
    "行政复议（支持）": ("行政复议决定书", "全部支持"),
    "行政诉讼（败诉）": ("行政二审判决书", "不支持"),
}
"""Outcomes of the field, each with the paper on which it rests and how far that grants what was asked for."""


@pytest.mark.parametrize("outcome", RULED)
def test_t14_an_outcome_is_called_what_it_was(centre: Centre, outcome: str) -> None:
    sort, result = RULED[outcome]
    file = centre.add(centre.assigned(), "ruling", sort=sort, result=result, what="见文书。")
    file = ended(centre, file, outcome)
    assert codes("outcome").label(file.case.closing.outcome).zh == outcome
    tells(centre, file, sort, result, outcome)
    assert values(file, centre.now.date())["outcome"] == file.case.closing.outcome


def test_t15_a_woman_with_child_is_asked_for_it_and_nobody_else(centre: Centre) -> None:
    file = centre.open(
        groups="女职工", cause="女职工特殊权益", maternity="哺乳期", birth_on="2026-01-05", birth_day="分娩日"
    )
    tells(centre, file, "女职工三期", "哺乳期", "2026-01-05")
    file = centre.add(file, "corrected", field="maternity", old="哺乳期", new="产期", reason="还在休产假。")
    assert file.case.intake.mother.maternity == "leave"
    given = values(file, centre.now.date())
    assert given["matter"] == {"maternity": "leave", "birth_on": "2026-01-05", "birth_day": "actual"}


def test_t15_a_rider_hurt_at_work_is_told_with_platform_partner_and_recognition(centre: Centre) -> None:
    file = centre.open(
        applicant="邵强",
        groups="新就业形态劳动者",
        cause="工伤保险待遇纠纷",
        platform="饱饱外卖",
        partner="云汀配送公司",
        order_kind="专送",
        platform_relation="不完全符合确立劳动关系情形",
        control_facts="规定上线时间、不得拒单",
        injured_on="2026-02-10",
        injury_place="南山路口",
        injury_recognition="已申请未决定",
        injury_insured="否",
    )
    tells(centre, file, "饱饱外卖", "云汀配送公司", "专送", "不得拒单", "南山路口", "已申请未决定")
    file = centre.add(file, "accepted", "wang", ground="rights_wages")
    file = centre.add(file, "assigned", "wang", handler="li")
    file = centre.add(file, "document", direction="收到", sort="工伤认定中止通知书", what="等劳动关系的裁决。")
    file = centre.add(file, "ruling", sort="不予认定工伤决定书", result="不支持", what="不属于劳动关系。")
    file = ended(centre, file, "不予认定工伤")
    tells(centre, file, "工伤认定中止通知书", "不予认定工伤")


def test_t16_a_household_in_hardship_changes_and_is_reviewed_after_the_case_has_ended(centre: Centre) -> None:
    file = centre.open(kind="assistance", groups="困难职工", cause="下岗失业致困")
    file = centre.add(file, "accepted", "wang", ground="assist_relative")
    file = centre.add(file, "assigned", "wang", handler="li")
    file = centre.add(file, "benefit", sort="生活救助", amount="3000", giver="市级帮扶资金")
    file = centre.add(file, "benefit", sort="医疗救助", amount="约20000", by_whom="社会捐助", giver="同事捐款")
    file = centre.add(file, "hardship_changed", cause="大病致困", grade="深度困难", what="本人查出尿毒症。")
    assert file.history[0].entry.event.dump()["cause"] == "u-hardship-laid_off"
    file = ended(centre, file, "relieved")
    centre.to(date(2027, 3, 1))
    file = centre.add(
        file, "hardship_reviewed", result="仍然困难", grade="相对困难", what="仍需透析。", next_review="2028-03-01"
    )
    assert (file.case.intake.cause, file.case.hardship.grade) == ("u-hardship-illness", "relative")
    assert [(each.sort, each.on) for each in file.agenda] == [(Sort.REVIEW, date(2028, 3, 1))]
    assert "困难复核" in told(file, centre.now.date()).split("待办")[-1]
    centre.to(date(2028, 3, 2))
    file = centre.add(file, "hardship_reviewed", result="已解困脱困", what="病情稳定，子女就业。")
    assert (file.case.stage, file.agenda) == (Stage.CLOSED, ())
    tells(
        centre,
        file,
        "3,000.00",
        "20,000.00",
        "社会捐助",
        "原致困原因",
        "下岗失业",
        "本人查出尿毒症",
        "仍需透析",
        "相对困难",
        "最近复核",
    )
    given = values(file, centre.now.date())
    assert (given["benefits"], given["donations"]) == (300_000, {"about": 2_000_000})
    assert (given["grade"], given["review"], given["reviewed_on"]) == ("relative", "ended", "2028-03-02")


def test_t17_refusing_to_pay_goes_to_the_police_and_the_court(centre: Centre) -> None:
    file = centre.assigned()
    for code, fields in (
        ("filed", {"forum": "劳动监察", "body": "区劳动监察大队", "what": "投诉欠薪。"}),
        ("document", {"direction": "收到", "sort": "劳动保障监察限期改正指令书", "what": "责令3月20日前支付。"}),
        ("ruling", {"sort": "劳动监察责令支付决定书", "result": "全部支持", "what": "支付86000元。"}),
        ("document", {"direction": "收到", "sort": "涉嫌犯罪案件移送书", "what": "逾期不付，移送公安机关。"}),
        ("filed", {"forum": "公安机关", "body": "区公安分局", "what": "报案：拒不支付劳动报酬。"}),
        ("ruling", {"sort": "公安机关立案决定", "result": "不涉及", "what": "立案侦查。"}),
        ("ruling", {"sort": "起诉书（刑事）", "result": "不涉及", "what": "提起公诉。"}),
        ("ruling", {"sort": "刑事判决书", "result": "不涉及", "what": "拒不支付劳动报酬罪成立，责令支付。"}),
    ):
        centre.to(5)
        file = centre.record(file.id, code, fields)
    file = ended(centre, file, "追究刑事责任")
    tells(centre, file, "公安机关立案决定", "刑事判决书", "追究刑事责任", "责令3月20日前支付")
