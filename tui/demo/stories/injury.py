"""Injuries at work, and people who work past the age of retirement."""

from collections.abc import Iterator
from datetime import timedelta

from cases.events import Contact, Document, Filed, Hearing, LegalHold, Mediation, Note, Ruling, Succeeded
from cases.file.parties import Party
from cases.money.items import just
from cases.values.sums import Fen
from tui.demo.firms import APPRAISAL, HUMAN_RESOURCES, arbitration, award_number, court, court_number, firm
from tui.demo.passages import accepted, assigned, instalments, mandate, opened, waited, wound_up
from tui.demo.people import name_of
from tui.demo.scene import Scene, Step

_HURTS = (
    ("塑料制品", "清理输送带时右手被卷入", "右手食指、中指骨折"),
    ("建筑安装", "从两米多高的脚手架上滑落", "腰椎压缩性骨折"),
    ("机械制造", "冲床没有断电就去取料", "左手拇指末节缺失"),
    ("物流", "卸货时货垛倒下来砸到腿", "左小腿骨折"),
    ("食品", "在湿滑的车间里推料车摔倒", "右腕关节骨折"),
    ("石材", "切割石材时碎片飞进眼睛", "右眼角膜裂伤"),
)
"""The trade of the employer, how it happened, and what it did."""


def injured(s: Scene) -> Iterator[Step]:
    """Tell of an injury from its recognition and appraisal to a settlement in arbitration."""
    trade, how, what = s.pick(*_HURTS)
    groups = s.pick(("migrant",), ("migrant",), ("general",), ("migrant", "dispatched"))
    claimed = s.sum(38_000, 210_000)
    hurt = s.dice.randint(25, 80)
    nights, proof = s.dice.randint(6, 31), s.pick("没有签劳动合同。", "合同只有单位一份。", "有工友愿意作证。")
    yield opened(
        s,
        kind="legal_aid",
        groups=groups,
        employment="direct",
        respondents=(Party("employer", firm(s.dice, trade)),),
        cause=s.cause("工伤保险待遇纠纷"),
        claimed=claimed,
        injured_on=s.day - timedelta(days=hurt),
        facts=(
            f"{s.ago(hurt)}上班时，申请人{how}，诊断为{what}，住院{nights}天。"
            f"单位付了住院费，没有参加工伤保险，也没有申请工伤认定，出院后说只给几千元了事。{proof}"
        ),
        request=f"帮助申请工伤认定和鉴定，要求工伤待遇约{s.yuan(claimed)}。",
    )
    yield from accepted(s, "exempt_migrant" if "migrant" in groups else "aid_injury")
    yield from assigned(s)
    yield mandate(s)
    yield from _recognised(s)
    yield from _compensated(s, claimed)


def _recognised(s: Scene) -> Iterator[Step]:
    """Tell of the recognition of the injury, and of the appraisal of what it left behind."""
    s.wait(2, 7)
    yield s.step(
        Filed(forum="injury_recognition", body=HUMAN_RESOURCES, what="由工会代为提交工伤认定申请，附病历、工友证言。")
    )
    s.wait(5, 12)
    yield s.step(
        Document(direction="received", sort="injury_acceptance", other=HUMAN_RESOURCES, what="材料齐全，决定受理。")
    )
    s.wait(22, 50)
    what = "认定为工伤。"
    yield s.step(
        Ruling(sort="injury_recognised", result="full", what=what, next_step="准备鉴定材料", next_on=s.ahead(10, 20))
    )
    s.wait(8, 25)
    yield s.step(Filed(forum="labour_capacity", body=APPRAISAL, what="伤情稳定，申请劳动能力鉴定。"))
    yield from waited(s, "等劳动能力鉴定结论。", 24, 48)
    grade = s.pick("九级", "十级", "十级", "八级")
    yield s.step(
        Ruling(sort="capacity_conclusion", result="not_applicable", what=f"鉴定为伤残{grade}。"), back=s.back()
    )


def _compensated(s: Scene, claimed: Fen) -> Iterator[Step]:
    s.wait(8, 18)
    yield s.step(
        Filed(forum="arbitration", body=arbitration(s.station), what=f"请求支付一次性伤残补助等待遇{s.yuan(claimed)}。")
    )
    s.wait(2, 5)
    number = award_number(s.dice, s.day)
    yield s.step(Document(direction="received", sort="arbitration_acceptance", what=f"案号{number}，定于下月开庭。"))
    s.wait(18, 36)
    s.awarded = s.part(claimed, 0.7, 0.95)
    what = f"仲裁庭组织调解，单位分期支付{s.yuan(s.awarded)}，双方解除劳动关系。"
    yield s.step(
        Ruling(sort="arbitration_mediation", result="partial", awarded=just(s.awarded), reference=number, what=what)
    )
    yield from instalments(s, s.awarded, s.pick(1, 2, 3))
    yield from wound_up(s, "arbitration_mediated", f"工伤待遇{s.yuan(s.received)}已付清，后续医疗费已向申请人说明。")


def over_age(s: Scene) -> Iterator[Step]:
    """Tell of somebody past the age of retirement who is hurt or not paid."""
    s.invent(61, 70)
    work, boss = s.pick("保洁", "门卫", "绿化养护", "食堂帮厨", "河道清理"), name_of(s.dice, man=True)[0]
    claimed = s.sum(4_000, 52_000)
    yield opened(
        s,
        kind="legal_aid",
        groups=("migrant", "over_age"),
        employment="other",
        respondents=(
            Party("employer", firm(s.dice, s.pick("物业服务", "园林绿化", "餐饮管理"))),
            Party("individual", boss),
        ),
        cause=s.cause("超龄劳动者用工纠纷", "劳务合同纠纷"),
        claimed=claimed,
        facts=(
            f"申请人年过六十，经{boss}介绍做{work}，每月{s.pick(2200, 2400, 2600, 2800)}元，没有签合同也没有保险。"
            f"{s.pick('干活时滑倒摔伤，公司垫了两千元后不再管。', '换了物业公司以后，前一家欠的工资没人认。')}"
        ),
        request=f"要求支付欠款和损失共{s.yuan(claimed)}。",
    )
    yield from accepted(s, "aid_hardship")
    yield from assigned(s)
    yield mandate(s)
    s.wait(1, 6)
    yield s.step(
        Contact(mode="visit", what="到申请人家中核对伤情和收入，陪同复印病历、找同班工友作证。"), back=s.back()
    )
    s.wait(3, 10)
    if s.befalls("succeeded", 0.25):
        heir = Succeeded(ground="death", name=name_of(s.dice, man=False)[0], relation="女儿", what="持户口簿来办理。")
        yield s.step(heir)
    if s.dice.random() < 0.5:
        s.awarded = s.part(claimed, 0.6, 0.9)
        what = f"街道、工会、公司三方面谈，公司同意一次性支付{s.yuan(s.awarded)}。"
        yield s.step(Mediation(result="agreed", what=what, agreed=just(s.awarded), pay_by=s.ahead(7, 15)))
        yield from instalments(s, s.awarded, 1)
        yield from wound_up(s, "settled", "双方协商解决，款项当面点清，申请人签收。")
        return
    yield from _went_to_court(s, claimed)


def _went_to_court(s: Scene, claimed: Fen) -> Iterator[Step]:
    yield s.step(Filed(forum="litigation", body=court(s.station), what=f"起诉请求支付{s.yuan(claimed)}。"))
    yield s.step(LegalHold(state="on", reason="案件已到法院，判决生效前材料须完整保存。"), s.supervisor)
    s.wait(3, 7)
    number = court_number(s.dice, s.day)
    yield s.step(Document(direction="received", sort="court_acceptance", what=f"案号{number}，适用小额诉讼。"))
    s.wait(18, 40)
    yield s.step(Hearing(forum="litigation", body=court(s.station), what="公司承认用工，对金额有异议，工友出庭作证。"))
    s.wait(8, 20)
    if s.dice.random() < 0.2:
        s.awarded = 0
        what = "证据不足以证明受雇于被告，驳回请求。"
        yield s.step(Ruling(sort="first_judgment", result="none", awarded=just(0), reference=number, what=what))
        s.wait(4, 10)
        yield s.step(Note(what="与申请人商量上诉，申请人考虑身体原因放弃。"))
        yield from wound_up(s, "judgment_lost", "一审败诉，申请人书面表示不上诉，已转介困难帮扶。")
        return
    s.awarded = s.part(claimed, 0.5, 0.85)
    what = f"判令支付{s.yuan(s.awarded)}。"
    yield s.step(
        Ruling(sort="first_judgment", result="partial", awarded=just(s.awarded), reference=number, what=what),
        back=s.back(),
    )
    s.wait(15, 20)
    yield from instalments(s, s.awarded, 1)
    yield from wound_up(s, "judgment_partial", "判决已生效并履行。")
