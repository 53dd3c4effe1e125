"""What ends at the counter or goes elsewhere: enquiries, cases declined, withdrawn, ended early or referred."""

from collections.abc import Iterator
from typing import NamedTuple

from cases.events import (
    Answered,
    Contact,
    Converted,
    Declined,
    Filed,
    Note,
    Objected,
    ObjectionRejected,
    ObjectionUpheld,
    Referred,
    Replied,
    Terminated,
    TransferAccepted,
    TransferEnded,
    Transferred,
    Withdrawn,
)
from cases.file.parties import Party
from tui.demo.firms import HUMAN_RESOURCES, JUSTICE, LEGAL_AID, NEARBY, arbitration, firm
from tui.demo.passages import accepted, assigned, mandate, opened, wound_up
from tui.demo.scene import Scene, Step
from tui.demo.stories.wages import one_worker_told, one_worker_worked


class _Question(NamedTuple):
    cause: str
    groups: tuple[str, ...]
    facts: str
    request: str
    answer: str


_QUESTIONS = (
    _Question(
        "工时和休息休假",
        ("general",),
        "在超市做收银，每周上六天班，每天八个半小时，单位说是综合工时。",
        "问这样算不算加班，加班费怎么算。",
        "综合计算工时要经人社部门批准；没有批准的按标准工时，超过部分按一倍半，休息日不能补休的按二倍。建议先保存排班表。",
    ),
    _Question(
        "确认劳动关系纠纷",
        ("migrant",),
        "在小饭店做了五个月，没有签合同，工资发现金。",
        "问没有合同怎么证明在那里上过班。",
        "工资条、工作服、工作群记录、同事证言都可以用；没有签书面合同满一个月不满一年的，可以要求每月双倍工资，注意一年时效。",
    ),
    _Question(
        "养老保险待遇纠纷",
        ("general",),
        "在厂里工作十一年，查到中间有三年没有缴养老保险。",
        "问能不能补缴，找谁。",
        "可以向社会保险经办机构或税务部门投诉要求补缴，带上工资流水和合同；单位拒不补缴的由行政部门责令。工会可以发函督促。",
    ),
    _Question(
        "经济补偿金纠纷",
        ("general",),
        "公司要搬到外地，问员工愿不愿意跟过去，不去就自己走。",
        "问不去能不能要补偿。",
        "工作地点变化大、协商不成而解除的，应当按工作年限支付经济补偿，每满一年一个月工资。不要签“自愿离职”。",
    ),
    _Question(
        "工伤保险待遇纠纷",
        ("migrant",),
        "上个月在工地扭伤脚，老板说过了一个月不能报工伤。",
        "问现在还能不能申请工伤认定。",
        "单位应在三十日内申请；单位不申请的，本人、近亲属或者工会可以在一年内直接申请。请把病历和现场照片收好。",
    ),
    _Question(
        "劳动安全卫生",
        ("women", "general"),
        "车间最高三十九度，没有降温，也没有高温津贴。",
        "问高温津贴有没有标准。",
        "室外三十五度以上或室内不能降到三十三度以下的要发高温津贴，标准按省里规定；可以向劳动监察或本单位工会反映。",
    ),
    _Question(
        "企业承包经营合同纠纷",
        ("taxi",),
        "承包的出租车要提前退，公司说押金全部不退。",
        "问押金该不该退。",
        "先看合同的退车条款，没有约定全部不退的应当据实结算；建议与行业工会联系，保留交款凭证。",
    ),
    _Question(
        "劳务派遣合同纠纷",
        ("dispatched",),
        "派遣合同到期，公司说不续了，已经做了四年。",
        "问到期不续有没有补偿。",
        "派遣单位不续签的，应当支付经济补偿；连续签过两次固定期限的，可以要求签无固定期限合同。",
    ),
    _Question(
        "女职工特殊权益",
        ("women",),
        "产假休完回来，单位不给哺乳时间。",
        "问哺乳假怎么规定。",
        "孩子不满一周岁的，每天应有一小时哺乳时间，多胞胎每多一个增加一小时，不得因此扣工资。",
    ),
    _Question(
        "工会组织或工会工作者权益",
        ("platform",),
        "送外卖两年，想加入工会。",
        "问没有固定单位能不能入会。",
        "可以，新就业形态劳动者可以加入行业工会或所在街道工会，现场已帮助扫码登记，会后由街道工会联系。",
    ),
)


def enquiry(s: Scene) -> Iterator[Step]:
    """Tell of a question that is answered, mostly on the spot."""
    asked = s.pick(*_QUESTIONS)
    if "women" in asked.groups and s.person.man:
        s.invent(22, 54, man=False)
    yield opened(
        s,
        kind="enquiry",
        channel=s.pick("phone", "phone", "phone", "visit", "online"),
        groups=asked.groups,
        cause=s.cause(asked.cause),
        facts=asked.facts,
        request=asked.request,
    )
    s.wait(0, 0.4) if s.dice.random() < 0.8 else s.wait(0.6, 3)
    more = s.pick("", "", "已登记电话，需要时可再来。", "告知符合条件可以申请法律援助。")
    yield s.step(Answered(answer=asked.answer + more), s.taker)


def enquiry_taken(s: Scene) -> Iterator[Step]:
    """Tell of a question that turns out to be a case."""
    yield opened(s, **one_worker_told(s, kind="enquiry"))
    if s.person.man:
        yield s.step(Answered(answer="可以先向劳动监察投诉；要工会帮助的，带上工资条再来。"), s.taker)
        yield s.step(Converted(as_kind="rights"), s.taker)
    yield from accepted(s, "rights_wages", as_kind="rights")
    if s.dice.random() < 0.75:
        s.wait(0.5, 2)
        yield s.step(Transferred(refer_to="other_union", body=NEARBY, ground=_NEARER, consent=True), s.supervisor)
        s.wait(2, 6)
        if s.dice.random() < 0.5:
            yield s.step(TransferAccepted(reference="栖工援收字", what="来函同意接收，材料已寄出。"), s.supervisor)
            return
        yield s.step(TransferEnded(result="refused", what="对方认为用人单位登记地在本市，退回材料。"), s.supervisor)
    yield from one_worker_worked(s)


_NEARER = "用工地在栖州市，由当地工会就近协调更方便。"


def declined(s: Scene) -> Iterator[Step]:
    """Tell of something that the centre cannot take."""
    wanted = s.sum(3_000, 90_000)
    what, ground, reason = s.pick(
        (
            "与朋友合伙开店，对方不还本金，不是用工关系。",
            "out_of_scope",
            "属于民间借贷和合伙纠纷，不在帮扶中心受案范围。",
        ),
        (
            "公司在外省，劳动合同也在外省履行，人已回乡。",
            "jurisdiction",
            "用人单位和合同履行地均不在本市，由当地受理更便于维权。",
        ),
        ("同一笔工资去年已由别处调解结清，现在要求再算。", "duplicate", "同一事项已达成协议并履行完毕，没有新的事实。"),
        ("已请律师代理并开过庭，想再请中心派人。", "represented", "已委托律师代理，不重复提供援助，可提供咨询。"),
    )
    yield opened(
        s,
        kind="legal_aid",
        groups=s.pick(("general",), ("migrant",)),
        respondents=(Party("other", firm(s.dice, "商贸")),),
        cause=s.cause("劳动合同纠纷"),
        claimed=wanted,
        facts=f"{what}{s.month(s.dice.randint(2, 14))}以来多次催要{s.yuan(wanted)}没有结果。",
        request="请求法律援助。",
    )
    s.wait(0.5, 5)
    yield s.step(Declined(ground=ground, reason=reason, remedy_told=True), s.supervisor)
    if s.dice.random() < 0.75:
        yield from _objected(s)


def _objected(s: Scene) -> Iterator[Step]:
    """Tell of somebody who objects to a refusal: half of them are right."""
    s.wait(2, 8)
    yield s.step(Objected(to_whom="justice", why="认为自己的情况符合援助条件，补交了考勤照片。"), s.taker)
    s.wait(2, 4)
    if s.dice.random() < 0.5:
        reason = "经审查，原决定认定事实清楚，适用规定正确。"
        yield s.step(ObjectionRejected(body=JUSTICE, reason=reason, remedy_told=True), s.supervisor)
        return
    yield s.step(ObjectionUpheld(body=JUSTICE, reason="补交的材料能够证明用工关系，应当给予援助。"), s.supervisor)
    yield from accepted(s, "objection_upheld")
    yield from assigned(s)
    yield mandate(s)
    s.wait(5, 15)
    yield s.step(Contact(mode="meeting", what="陪同申请人与对方核对账目，对方当面写下还款计划。"))
    yield from wound_up(s, "settled", "双方自行达成还款计划，申请人表示不需要再帮助。")


def withdrawn(s: Scene) -> Iterator[Step]:
    """Tell of somebody who settles, or is never heard of again."""
    yield opened(s, **one_worker_told(s))
    if s.dice.random() < 0.4:
        s.wait(1, 6)
        what = "接到单位电话愿意马上结清，申请人自行撤回。"
        yield s.step(Withdrawn(ground=s.pick("own", "settled"), what=what), s.taker)
        return
    yield from accepted(s, "rights_wages")
    yield from assigned(s)
    s.wait(2, 6)
    yield s.step(
        Contact(
            mode="phone",
            what="三次拨打申请人电话，均无人接听，发短信请其回电。",
            next_step="再次联系",
            next_on=s.ahead(7, 10),
        )
    )
    s.wait(15, 32)
    ground, what = s.pick(
        ("lost_contact", "登记地址查无此人，一个月联系不上。"), ("settled", "申请人来电说对方已把钱转给他。")
    )
    yield s.step(Withdrawn(ground=ground, what=what))


def terminated(s: Scene) -> Iterator[Step]:
    """Tell of aid that ends before the case does."""
    yield opened(s, **one_worker_told(s, kind="legal_aid"))
    yield from accepted(s, "aid_hardship")
    yield from assigned(s)
    yield mandate(s)
    s.wait(4, 15)
    yield s.step(Filed(forum="arbitration", body=arbitration(s.station), what="请求裁决支付拖欠的工资。"))
    s.wait(6, 20)
    ground, reason = s.pick(
        ("own_lawyer", "申请人自行委托了律师，书面要求不再由中心代理。"),
        ("means_changed", "申请人已继承房产并领取补偿款，不再符合经济困难条件。"),
        ("concealment", "申请人隐瞒已收到一半款项的事实，经提醒仍不更正。"),
        ("own_request", "申请人回老家照顾父亲，决定不再主张。"),
    )
    yield s.step(Terminated(ground=ground, reason=reason), s.supervisor)


def referred(s: Scene) -> Iterator[Step]:
    """Tell of a case for another body; the applicant agrees that it gets the papers."""
    yield opened(s, **one_worker_told(s))
    s.wait(0.5, 4)
    if s.dice.random() < 0.5:
        yield from accepted(s, "rights_wages")
        yield from assigned(s)
        s.wait(1, 4)
        yield s.step(Note(what="对方已被列入失信名单，申请人符合政府法律援助条件，建议转办。"))
        s.wait(0.5, 2)
    to, body, ground = s.pick(
        ("justice_aid", LEGAL_AID, "需要诉讼代理，由政府法律援助机构办理更合适。"),
        ("human_resources", HUMAN_RESOURCES, "涉及工资保证金动用，由人社部门处理。"),
        ("other_union", NEARBY, "用工地在栖州市，转当地工会就近协调。"),
    )
    yield s.step(Referred(refer_to=to, body=body, ground=ground, consent=True), s.supervisor)
    s.wait(5, 20)
    yield s.step(Replied(request=s.count, result="under_way", what="来函：已经受理，正在联系用人单位。"), s.taker)
