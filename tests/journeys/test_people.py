"""T12, T13, T15 and T19: who stands in a case, who works on it, what is asked of some, and what is hidden of all."""

import pytest

from cases.file.accounts import accounts
from cases.hiding.mask import Mask
from cases.values.codes import codes
from cases.views.rows import View
from tests.centre import Centre
from tests.journeys.telling import printed, tells, tells_not, told, values

MASKED = Mask()

ROLES = {
    "被挂靠单位": ("鲁东建工有限公司", "鲁东建工有限公司"),
    "发包单位": ("海阳置业有限公司", "海阳置业有限公司"),
    "转包": ("周大海", "周某某"),
    "外包单位": ("云汀外包服务有限公司", "云汀外包服务有限公司"),
    "转租人": ("孙二强", "孙某某"),
    "平台合作企业": ("饱饱配送有限公司", "饱饱配送有限公司"),
    "配送商": ("吴三立", "吴某某"),
    "下单顾客": ("郑小芸", "郑某某"),
    "保险公司": ("平平保险股份有限公司", "平平保险股份有限公司"),
    "侵权人": ("冯建国", "冯某某"),
    "第三人": ("褚卫东", "褚某某"),
}
"""Roles as people say them, each with a name and with what is left of it where people are hidden."""


@pytest.mark.parametrize("role", ROLES)
def test_t12_each_has_a_role_and_people_are_hidden_in_whichever(centre: Centre, role: str) -> None:
    name, shown = ROLES[role]
    file = centre.open(respondents=f"{role}：{name}", facts=f"找过{name}，没有结果。")
    (party,) = file.case.parties.respondents
    label = codes("party_role").label(party.role).zh
    tells(centre, file, f"{label}：{name}")
    today = centre.now.date()
    for text in (told(file, today, MASKED), printed(file, today, MASKED), str(values(file, today, MASKED))):
        assert shown in text
        assert name == shown or name not in text


def test_t13_lawyer_volunteer_and_two_handlers_work_on_one_case(centre: Centre) -> None:
    file = centre.assigned()
    clocks = len(file.clocks)
    lawyer = {
        "name": "沈律",
        "capacity": "律师",
        "firm": "正平律师事务所",
        "phone": "13800138000",
        "what": "代理仲裁。",
    }
    file = centre.record(file.id, "joined", lawyer)
    file = centre.add(file, "joined", name="韩志愿", capacity="志愿者", what="陪同开庭。")
    file = centre.add(file, "joined", helper="zhao", what="接待来访。")
    assert len(file.clocks) == clocks, "nobody's joining begins a clock again"
    assert file.id in [row.id for row in centre.desk("zhao").queues.page(View.MINE).rows]
    tells(centre, file, "李明", "赵敏", "沈律（正平律师事务所、13800138000）", "韩志愿", "陪同开庭")
    team = values(file, centre.now.date())["team"]
    assert [each["account"] or (each["name"], each["capacity"]) for each in team] == [
        "zhao",
        ("沈律", "lawyer"),
        ("韩志愿", "volunteer"),
    ]
    file = centre.add(file, "stepped_out", helper="zhao", reason="调走。")
    file = centre.add(file, "assigned", "wang", handler="zhao", reason="李明休假。")
    assert (file.case.handler, file.case.team.helpers) == ("zhao", ())
    assert file.id not in [row.id for row in centre.desk("li").queues.page(View.MINE).rows]
    tells(centre, file, "调走", "李明休假")


SECTIONS = {
    "三期": (
        {"groups": "女职工", "maternity": "孕期", "birth_on": "2026-08-01", "birth_day": "预产期"},
        ("孕期", "2026-08-01"),
    ),
    "实习": (
        {"groups": "实习学生", "school": "市职业学院", "internship": "学校安排", "internship_agreement": "否"},
        ("市职业学院", "学校安排"),
    ),
    "家政": ({"groups": "家政服务人员", "domestic_model": "中介", "lives_in": "是"}, ("住家",)),
    "网约": (
        {"groups": "新就业形态劳动者", "platform": "饱饱外卖", "order_kind": "众包", "control_facts": "考勤或请假"},
        ("饱饱外卖", "众包", "考勤或请假"),
    ),
}


@pytest.mark.parametrize("section", SECTIONS)
def test_t15_what_matters_to_some_is_asked_of_them_and_told(centre: Centre, section: str) -> None:
    fields, words = SECTIONS[section]
    file = centre.open("li", None, **fields)
    tells(centre, file, *words)
    assert set(values(file, centre.now.date())["matter"]) == set(fields) - {"groups"}


def test_t15_the_heirs_go_on_where_the_worker_has_died(centre: Centre) -> None:
    file = centre.assigned(applicant="高远", claimed="工伤待遇 90万", respondents="北海公司")
    said = {"ground": "死亡", "since": "2026年2月", "name": "高晴", "relation": "女儿", "others": "继承人：高母"}
    file = centre.record(file.id, "succeeded", said)
    assert [each.name for each in file.case.parties.former] == ["高远"]
    tells(centre, file, "高晴", "原申请人", "高远", "高母", "女儿", "2026-02", "死亡", "900,000.00 元")
    roles = [(each["role"], each["name"]) for each in values(file, centre.now.date())["parties"]]
    assert roles == [("applicant", "高晴"), ("former", "高远"), ("heir", "高母"), ("employer", "北海公司")]


@pytest.mark.parametrize("name", ["李某", "李某某", "欧阳某", "李某甲", "邵×"])
def test_t19_a_name_that_its_source_has_hidden_is_left(centre: Centre, name: str) -> None:
    file = centre.open(applicant=name, respondents=f"包工头：{name}乙" if name == "李某" else "", facts=f"{name}来访。")
    today = centre.now.date()
    tells(centre, file, name)
    for text in (told(file, today, MASKED), printed(file, today, MASKED), str(values(file, today, MASKED))):
        assert name in text
        assert "某某某" not in text
        assert f"{name}来访" in text


def test_each_heir_is_told_with_what_the_award_gives_them_and_what_they_got(centre: Centre) -> None:
    file = centre.assigned(respondents="北海公司", claimed="一次性工亡补助金 90000", applicant="张伟")
    file = centre.add(file, "succeeded", ground="死亡", name="李秀英", others="张小明")
    awarded = "一次性工亡补助金 60000 | 李秀英；一次性工亡补助金 30000 | 张小明"
    file = centre.add(file, "ruling", sort="终局裁决书", result="全部支持", awarded=awarded, what="分别支付。")
    file = centre.add(file, "money", nature="到账", amount="30000 | 张小明")
    file = centre.add(file, "money", nature="到账", amount="20000 | 李秀英")
    assert accounts(file.case).outstanding == 4_000_000
    tells(
        centre, file, "接续人李秀英", "写明付给此人的 20,000.00 元", "尚欠 40,000.00 元", "接续人张小明", "尚欠 0.00 元"
    )
    file = centre.add(file, "money", nature="到账", amount="10000")
    tells(centre, file, "接续人李秀英", "写明付给此人的 20,000.00 元")
    tells_not(centre, file, "尚欠 40,000.00 元")  # nobody knows to whom the last went
