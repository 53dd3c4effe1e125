"""Unpaid wages of migrant workers: one worker, a whole gang with its chain of contractors, and a case before court."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from cases.events import (
    Contact,
    Document,
    Fact,
    Filed,
    Hearing,
    Joined,
    JointWork,
    Limitation,
    Mediation,
    Note,
    Replied,
    Roster,
    Ruling,
    SteppedOut,
)
from cases.file.members import Member
from cases.file.parties import Party
from cases.money.items import just
from cases.values.spans import month_of
from cases.values.sums import Fen
from tui.demo.firms import (
    HUMAN_RESOURCES,
    arbitration,
    award_number,
    court,
    court_number,
    firm,
    inspection,
    mediation,
    site,
)
from tui.demo.passages import accepted, assigned, instalments, mandate, opened, paid, remembered, wound_up
from tui.demo.people import invent, name_of
from tui.demo.scene import Scene, Step

_TRADES = ("木工", "钢筋工", "抹灰工", "架子工", "水电工", "外墙保温工", "油漆工", "砌筑工")


def _groups(s: Scene) -> tuple[str, ...]:
    return ("migrant", "new_migrant") if s.person.born.year >= 1980 else ("migrant",)


def one_worker(s: Scene) -> Iterator[Step]:
    """Tell of a worker who is owed for a finished job; a letter and a meeting bring most of it."""
    yield opened(s, **one_worker_told(s))
    yield from accepted(s, s.pick("rights_wages", "rights_wages", "union_dispute"))
    yield from one_worker_worked(s)


def one_worker_told(s: Scene, kind: str = "rights") -> dict[str, Any]:
    """Tell what somebody says who is owed for a finished job."""
    trade, boss, project = s.pick(*_TRADES), name_of(s.dice, man=True)[0], site(s.dice)
    rate, days = s.pick(260, 280, 300, 320, 350, 380), s.dice.randint(24, 110)
    owed: Fen = (rate * days - s.pick(0, 1000, 2000, 3000)) * 100
    proof = s.pick("记工本和工地门禁截图", "班组长写的欠条", "微信里对账的聊天记录", "每月的考勤照片")
    excuse = s.pick("劳务公司没有拨款", "甲方还没有结算", "活有质量问题要扣钱", "公司换了财务")
    facts = (
        f"申请人{s.month(7)}经同乡介绍到{project}做{trade}，讲好每天{rate}元，平时借支生活费，完工结清。"
        f"{s.month(2)}这一片活收尾后，班组长{boss}说{excuse}，一直往后拖。扣掉借支，还差{days}天左右的工钱，"
        f"共{s.yuan(owed)}。手里有{proof}。"
    )
    return {
        "kind": kind,
        "groups": _groups(s),
        "employment": s.pick("contracted", "direct"),
        "respondents": (
            Party("subcontractor", firm(s.dice, s.pick("建筑劳务", "装饰工程", "建筑安装"))),
            Party("labour_contractor", boss),
        ),
        "project": project,
        "cause": s.cause("追索劳动报酬纠纷"),
        "claimed": owed,
        "ended_on": s.day - timedelta(days=s.dice.randint(50, 75)),
        "facts": facts,
        "request": f"要求付清拖欠的工钱{s.yuan(owed)}。",
    }


def one_worker_worked(s: Scene) -> Iterator[Step]:
    """Work such a case from its assignment on."""
    yield from assigned(s)
    s.wait(0.5, 4)
    first = s.pick(
        "电话联系劳务公司负责人，对方承认欠款，说要和班组长对账后再付。",
        "到项目部找到现场负责人，查看了考勤表，天数与申请人所说基本一致。",
        "联系班组长，对方称公司还欠他的钱，愿意一起找公司要。",
    )
    yield s.step(Contact(mode=s.pick("phone", "visit"), what=first), back=s.back())
    yield from remembered(s, "取回工地考勤表复印件", "document")
    if s.befalls("limitation", 0.12):
        yield s.step(Limitation(act="demand", what="申请人发短信要求付清工资，截图附卷。"), back=s.back())
    s.wait(1, 5)
    letter = "要求十日内付清拖欠的工资，并把支付凭证交工会核对。"
    reply_by = s.ahead(10, 12)
    prompt = Document(
        direction="sent",
        sort="prompt_letter",
        title="工会劳动法律监督提示函",
        what=letter,
        next_step="催问回复",
        next_on=reply_by,
    )
    yield s.step(prompt)
    s.wait(4, 16)
    owed = s.claimed or 0
    if s.dice.random() < 0.72:
        s.awarded = owed if s.dice.random() < 0.55 else s.part(owed, 0.82, 0.98)
        what = f"在工会主持下三方对账，确认欠付{s.yuan(s.awarded)}，公司同意直接转给申请人。"
        agreed = Mediation(result="agreed", what=what, agreed=just(s.awarded), pay_by=s.ahead(8, 24))
        yield s.step(agreed, back=s.back())
        yield from instalments(s, s.awarded, s.pick(1, 1, 2))
        yield from wound_up(s, "mediated", f"经发函和当面调解，{s.yuan(s.received)}已全部到账，申请人满意。")
    else:
        yield from _inspected(s, owed)


def _inspected(s: Scene, owed: Fen) -> Iterator[Step]:
    yield s.step(Mediation(result="failed", what="对方只肯先付一半，且不愿写明余款日期，申请人不同意。"))
    s.wait(1, 4)
    yield s.step(
        Filed(forum="inspection", body=inspection(s.station), what=f"投诉拖欠工资{s.yuan(owed)}，请求责令支付。")
    )
    s.wait(2, 6)
    got = Document(
        direction="received", sort="inspection_acceptance", other=inspection(s.station), what="决定立案调查。"
    )
    yield s.step(got)
    s.wait(18, 55)
    s.awarded = s.part(owed, 0.9, 1)
    what = f"责令公司自收到决定之日起十五日内支付{s.yuan(s.awarded)}。"
    yield s.step(Ruling(sort="inspection_order", result="full", awarded=just(s.awarded), what=what), back=s.back())
    yield from instalments(s, s.awarded, 1)
    yield from wound_up(s, "inspection", "劳动监察责令支付后公司已付清，申请人确认到账。")


def gang(s: Scene) -> Iterator[Step]:
    """Tell of a gang that is owed together; the general contractor answers for the chain."""
    people, trade = s.dice.randint(6, 58), s.pick(*_TRADES)
    total = people * s.sum(5_000, 19_000)
    project, boss = site(s.dice), name_of(s.dice, man=True)[0]
    left = s.pick("中途撤场", "账户被冻结", "负责人电话不接", "说总包没有按节点付款")
    facts = (
        f"{s.person.name}等{people}人由{boss}带到{project}做{trade}，分包单位每月只发一部分生活费。"
        f"{s.month(1)}起分包单位{left}，{people}人的工资没有着落，按工资表合计{s.yuan(total)}。"
        f"{s.pick('工人住在工地板房，情绪比较急。', '已到项目部反映过两次。', '推选三名代表来中心申请。')}"
    )
    yield opened(
        s,
        kind="legal_aid",
        channel=s.pick("visit", "visit", "superior", "transfer", "outreach"),
        groups=_groups(s),
        people=people,
        employment="contracted",
        respondents=(
            Party("developer", firm(s.dice, "置业")),
            Party("general_contractor", firm(s.dice, "建设集团")),
            Party("subcontractor", firm(s.dice, "建筑劳务")),
            Party("labour_contractor", boss),
        ),
        project=project,
        cause=s.cause("追索劳动报酬纠纷"),
        claimed=total,
        facts=facts,
        request=f"请求帮助{people}名工人讨回工资共{s.yuan(total)}，由总包单位先行清偿。",
    )
    yield s.step(
        Fact(
            when=month_of(s.day.year - 1, s.dice.randint(7, 12)),
            what="分包单位进场，未按约定办理实名登记和工资专户代发。",
        ),
        s.taker,
    )
    if people <= _LISTED:
        yield s.step(Roster(members=_members(s, people, total)), s.taker)
    yield from accepted(s, s.pick("exempt_migrant", "exempt_migrant", "aid_wages"))
    yield from assigned(s)
    yield mandate(s)
    if s.dice.random() < 0.35:
        yield from _joined(s)
    yield from _gang_worked(s, people, total)


def _joined(s: Scene) -> Iterator[Step]:
    """Tell of an authority that is asked to work along, and answers."""
    s.wait(0.5, 2)
    asked = JointWork(
        refer_to="human_resources",
        body=HUMAN_RESOURCES,
        what="请协助核查工资专户流水和实名制考勤。",
        reply_by=s.ahead(10, 15),
        consent=True,
    )
    yield s.step(asked)
    request = s.count
    s.wait(3, 8)
    yield s.step(Replied(request=request, result="done", what="复函：专户流水和考勤已调取，附清单。"))


_LISTED = 15
"""Up to so many people the desk writes down one by one."""


def _members(s: Scene, people: int, total: Fen) -> tuple[Member, ...]:
    """Return the gang, the applicant first, with what each is owed."""
    dice, share = Random(f"{s.plan.dice}/roster"), total // people
    named = {s.person.name: s.person}
    while len(named) < people:
        each = invent(dice, s.day, 20, 55)
        named.setdefault(each.name, each)
    first, *others = named.values()
    rest = total - share * len(others)
    return (
        Member(first.name, first.id_number, first.phone, claimed=rest),
        *(Member(each.name, each.id_number, each.phone, claimed=share) for each in others),
    )


def _gang_worked(s: Scene, people: int, total: Fen) -> Iterator[Step]:
    s.wait(0.5, 3)
    counted = f"在项目部会议室逐人核对工资表，{people}人签字确认，合计{s.yuan(total)}。"
    yield s.step(Contact(mode="visit", what=counted, next_step="约总包单位面谈", next_on=s.ahead(3, 6)), back=s.back())
    s.wait(2, 7)
    if s.dice.random() < 0.58:
        s.awarded = total if s.dice.random() < 0.6 else s.part(total, 0.9, 0.99)
        times = s.pick(1, 2, 2, 3)
        what = f"总包单位同意先行清偿{s.yuan(s.awarded)}，分{times}次打到工人本人工资卡，再向分包单位追偿。"
        yield s.step(Filed(forum="mediation", body=mediation(s.station), what="请求就拖欠工资组织调解。"))
        s.wait(3, 12)
        yield s.step(
            Mediation(result="agreed", what=what, agreed=just(s.awarded), pay_by=s.ahead(20, 50)), back=min(s.back(), 3)
        )
        yield from instalments(s, s.awarded, times)
        yield from wound_up(s, "mediated", f"{people}人工资共{s.yuan(s.received)}由总包单位先行清偿，已全部到账。")
        return
    yield s.step(
        Filed(forum="arbitration", body=arbitration(s.station), what=f"请求裁决支付{people}人工资{s.yuan(total)}。")
    )
    s.wait(2, 5)
    number = award_number(s.dice, s.day)
    what = f"案号{number}，并案审理。"
    yield s.step(Document(direction="received", sort="arbitration_acceptance", other=arbitration(s.station), what=what))
    s.wait(15, 30)
    yield s.step(
        Hearing(forum="arbitration", body=arbitration(s.station), what="总包单位到庭，对工资表没有异议，同意调解。"),
        back=s.back(),
    )
    s.wait(3, 12)
    s.awarded = s.part(total, 0.9, 1)
    ruling = Ruling(
        sort="arbitration_mediation",
        result="full",
        awarded=just(s.awarded),
        reference=number,
        what=f"总包单位分期支付{s.yuan(s.awarded)}。",
    )
    yield s.step(ruling)
    yield from instalments(s, s.awarded, s.pick(2, 3))
    yield from wound_up(s, "arbitration_mediated", f"仲裁调解书已履行完毕，{people}人共领到{s.yuan(s.received)}。")


def judged(s: Scene) -> Iterator[Step]:
    """Tell of an employer who shuts down; the court mediates and has to enforce."""
    owed, employer = s.sum(9_000, 64_000), firm(s.dice, s.pick("食品", "服饰", "家具", "餐饮管理", "水产加工"))
    told = (
        f"申请人自{s.month(20)}起在对方车间上班，{s.month(3)}开始工资断断续续，{s.month(1)}车间停工，老板只打了一张欠条，"
        f"写明欠付工资{s.yuan(owed)}，之后再没有付过。"
    )
    yield opened(
        s,
        kind="legal_aid",
        groups=_groups(s),
        employment="direct",
        respondents=(Party("employer", employer),),
        cause=s.cause("追索劳动报酬纠纷"),
        claimed=owed,
        facts=told,
        request=f"要求支付工资{s.yuan(owed)}，必要时帮助起诉。",
    )
    yield from accepted(s, "aid_wages")
    yield from assigned(s)
    yield mandate(s)
    lawyer = Joined(name="宋文博", capacity="lawyer", firm="正和律师事务所", phone="15400004521", what="代理诉讼。")
    yield s.step(lawyer)
    s.wait(1, 6)
    what = f"持工资欠条直接起诉，请求判令支付{s.yuan(owed)}。"
    yield s.step(
        Filed(forum="litigation", body=court(s.station), what=what, next_step="跟进立案", next_on=s.ahead(7, 8))
    )
    s.wait(3, 9)
    number = court_number(s.dice, s.day)
    yield s.step(
        Document(direction="received", sort="court_acceptance", other=court(s.station), what=f"已立案，案号{number}。")
    )
    s.wait(20, 45)
    yield s.step(
        Hearing(forum="litigation", body=court(s.station), what="对方承认欠条，称资金困难，双方同意调解。"),
        back=s.back(),
    )
    s.awarded = s.part(owed, 0.85, 1)
    what = f"对方一个月内支付{s.yuan(s.awarded)}，逾期按全额申请执行。"
    yield s.step(Ruling(sort="court_mediation", result="partial", awarded=just(s.awarded), reference=number, what=what))
    yield s.step(SteppedOut(name="宋文博", reason="诉讼已结，执行由本中心跟进。"))
    yield from _enforced(s, s.awarded)


def _enforced(s: Scene, awarded: Fen) -> Iterator[Step]:
    if s.dice.random() < 0.45:
        yield from instalments(s, awarded, 1)
        yield from wound_up(s, "court_mediated", "对方按调解书一次付清，申请人已收到。")
        return
    s.wait(30, 45)
    yield s.step(Filed(forum="enforcement", body=court(s.station), what="对方逾期未付，申请强制执行。"))
    s.wait(10, 40)
    found = s.pick("查封的设备已挂网拍卖", "冻结到账户余额", "对方法定代表人被限制高消费后主动来谈")
    yield s.step(Note(what=f"向执行法官了解进展：{found}。", next_step="再问执行进度", next_on=s.ahead(14, 20)))
    s.wait(12, 35)
    yield from paid(s, s.part(awarded, 0.35, 1), "执行款，由法院划到申请人账户。")
    done = s.received == awarded
    summary = (
        "执行款已全部到位。"
        if done
        else f"执行到{s.yuan(s.received)}，其余因对方暂无财产终结本次执行，已告知可随时恢复。"
    )
    yield from wound_up(s, "enforced" if done else "enforcement_ended_for_now", summary)
