"""Workers in hardship: illness, an accident, a child at university."""

from collections.abc import Iterator
from typing import NamedTuple

from cases.events import Benefit, Contact, HardshipChanged, HardshipReviewed, Note
from tui.demo.passages import accepted, assigned, opened, wound_up
from tui.demo.scene import Scene, Step


class _Need(NamedTuple):
    cause: str
    ground: str
    sort: str
    facts: str
    least: int
    most: int


_NEEDS = (
    _Need(
        "大病致困",
        "assist_deep",
        "medical",
        "本人查出{illness}，先后住院{times}次，医保和大病保险报销后自付约{cost}元，家里还有老人要赡养，向亲友借了不少。",
        3000,
        20000,
    ),
    _Need(
        "大病致困",
        "assist_relative",
        "medical",
        "配偶确诊{illness}，需要长期用药，每月药费两千多元，申请人一人工资养家，近一年自付{cost}元。",
        2000,
        12000,
    ),
    _Need(
        "意外事故致困",
        "assist_accident",
        "living",
        "申请人骑车摔成{hurt}，卧床三个月没有收入，治疗自付{cost}元，事故责任方无力赔偿。",
        2000,
        8000,
    ),
    _Need(
        "子女上学致困",
        "assist_relative",
        "schooling",
        "申请人下岗后打零工，孩子今年考上大学，学费住宿费一年{cost}元，另有一个读初中。",
        2000,
        5000,
    ),
    _Need(
        "下岗失业致困",
        "assist_relative",
        "living",
        "单位改制后申请人失业，年龄偏大找不到稳定工作，社会保险自己缴，家庭人均收入低于当地标准。",
        1000,
        4000,
    ),
)


def hardship(s: Scene) -> Iterator[Step]:
    """Tell of a visit at home, aid from the fund, and somebody who stays in touch."""
    s.invent(36, 59)
    need = s.pick(*_NEEDS)
    yield _asked(s, need)
    yield from accepted(s, need.ground)
    yield from assigned(s)
    yield from _helped(s, need)
    yield from _meanwhile(s)
    yield from wound_up(s, "relieved", "救助款物已发放到位，已纳入常态化联系，半年后再走访。")
    if s.dice.random() < 0.5:
        s.wait(60, 120)
        result, what = s.pick(("continues", "入户复核，病情未愈，仍需用药。"), ("eased", "已有临时工作，收入好转。"))
        yield s.step(HardshipReviewed(result=result, grade="relative", what=what), s.taker)


def _asked(s: Scene, need: _Need) -> Step:
    """Return the intake of a household in need."""
    facts = need.facts.format(
        illness=s.pick("甲状腺癌", "尿毒症", "急性心肌梗死", "白血病", "乳腺癌" if not s.person.man else "肝硬化"),
        hurt=s.pick("股骨骨折", "颅脑损伤", "多根肋骨骨折"),
        times=s.dice.randint(2, 6),
        cost=f"{s.dice.randint(12, 160) * 500:,}",
    )
    return opened(
        s,
        kind="assistance",
        channel=s.pick("visit", "outreach", "outreach", "superior"),
        groups=("hardship", "disabled") if s.dice.random() < 0.15 else ("hardship",),
        cause=s.cause(need.cause),
        facts=facts,
        request=s.pick("申请困难职工帮扶救助。", "希望建档并给予医疗或生活救助。", "请求帮助渡过眼前的难关。"),
    )


def _helped(s: Scene, need: _Need) -> Iterator[Step]:
    """Tell of the visit, of the aid that was approved after it, and of gifts on top."""
    s.wait(1, 8)
    seen = s.pick(
        "入户走访，查看病历和缴费单据，家庭情况与申请一致。",
        "走访社区和邻居，核实家庭成员和收入。",
        "与单位工会一起上门看望，填写家庭情况表。",
    )
    yield s.step(Contact(mode="visit", what=seen, next_step="提交救助审批", next_on=s.ahead(4, 10)), back=s.back())
    s.wait(3, 14)
    amount = s.round_sum(need.least, need.most)
    given = s.pick("中央财政帮扶资金", "省级帮扶资金", "市总工会帮扶资金")
    yield s.step(Benefit(sort=need.sort, amount=amount, giver=given, what="审批通过，打到本人银行卡。"), back=s.back())
    if s.dice.random() < 0.45:
        s.wait(5, 40)
        goods = s.pick("米面油和慰问金", "棉被和电热毯", "防暑用品和慰问金")
        yield s.step(
            Benefit(sort="warmth", amount=s.round_sum(300, 1500), giver="送温暖资金", what=f"上门送去{goods}。")
        )
    if s.dice.random() < 0.25:
        s.wait(3, 12)
        what = "听说情况后自愿捐款，当面交给本人。"
        gift = Benefit(sort="living", amount=s.round_sum(500, 3000), by_whom="donated", giver="热心企业", what=what)
        yield s.step(gift)


def _meanwhile(s: Scene) -> Iterator[Step]:
    """Tell of what befalls the household meanwhile, and of help that is not money."""
    if s.dice.random() < 0.2:
        s.wait(10, 30)
        yield s.step(
            HardshipChanged(cause=s.cause("下岗失业致困"), grade="relative", what="用人单位停产，失去工资收入。")
        )
    if s.dice.random() < 0.3:
        s.wait(5, 25)
        yield s.step(
            Note(what=s.pick("帮助联系医院申请减免检查费。", "推荐参加家政培训班。", "为孩子联系了暑期勤工岗位。"))
        )
