"""Drivers: the contract fee of taxis, and platforms that say they employ nobody."""

from collections.abc import Iterator

from cases.events import Contact, Document, Filed, Hearing, Mediation, Money, Note, Ruling
from cases.file.parties import Party
from cases.money.items import just
from cases.values.sums import Fen
from tui.demo.firms import INDUSTRY_UNION, arbitration, award_number, firm
from tui.demo.passages import accepted, assigned, instalments, opened, wound_up
from tui.demo.scene import Scene, Step


def taxi_fee(s: Scene) -> Iterator[Step]:
    """Tell of drivers who find the monthly fee too high; the industry union sits between."""
    s.invent(32, 58, man=True)
    people = s.pick(1, 1, s.dice.randint(3, 20), s.dice.randint(21, 90))
    fee, each = s.pick(4600, 4900, 5200, 5600), s.pick(600, 800, 900, 1200) * s.dice.randint(3, 8)
    claimed = people * each * 100
    yield _fee_too_high(s, people, fee, claimed)
    yield from accepted(s, s.pick("rights_mediation", "rights_supervision"))
    yield from assigned(s)
    yield from _union_between(s)
    s.wait(4, 12)
    s.awarded = s.part(claimed, 0.4, 0.9)
    less = s.pick(200, 300, 400, 500)
    what = f"公司与司机代表达成一致：承包费每月降{less}元，停运天数据实减免，退还{s.yuan(s.awarded)}。"
    yield s.step(Mediation(result="agreed", what=what, agreed=just(s.awarded), pay_by=s.ahead(15, 35)))
    yield from instalments(s, s.awarded, s.pick(1, 2))
    yield from wound_up(s, "mediated", "协商结果已写进新一年承包合同，应退款项已退。")


def _fee_too_high(s: Scene, people: int, fee: int, claimed: Fen) -> Step:
    """Return the intake of one driver or of several."""
    who = "申请人" if people == 1 else f"{s.person.name}等{people}名司机"
    why, hours = s.pick("客源减少", "地铁开通", "网约车越来越多", "机场线改道"), s.dice.randint(10, 14)
    last = s.pick("还要从押金里扣违章款", "退车时又扣了全部押金", "换新车时把价差摊给司机")
    facts = (
        f"{who}承包公司车辆营运，每月交承包费{fee}元。{s.month(5)}以来{why}，每天跑{hours}个小时，"
        f"交完承包费和电费每月只剩{s.dice.randint(18, 42) * 100}元左右。"
        f"公司承诺过按停运天数减免，一直没有兑现，{last}。"
    )
    return opened(
        s,
        kind="rights",
        channel=s.pick("visit", "phone", "media", "superior"),
        groups=("taxi",),
        people=people,
        employment="contracted",
        taxi_model=s.pick("contracted", "contracted", "affiliated", "company"),
        respondents=(Party("taxi_company", firm(s.dice, "出租汽车")),),
        cause=s.cause("集体协商（运价或承包费）") if people > 1 else s.cause("企业承包经营合同纠纷"),
        claimed=claimed,
        facts=facts,
        request=f"要求降低承包费，退还多收的{s.yuan(claimed)}。",
    )


def _union_between(s: Scene) -> Iterator[Step]:
    """Tell of the visit to the company, the proposal to bargain, and the meeting with the drivers."""
    s.wait(1, 5)
    what = "到公司查阅承包合同和停运记录，约定请行业工会一起参加协商。"
    yield s.step(Contact(mode="visit", what=what, next_step="发出协商邀约", next_on=s.ahead(3, 6)), back=s.back())
    s.wait(2, 6)
    asked = Document(
        direction="sent", sort="proposal_letter", other=INDUSTRY_UNION, what="建议就承包费和停运减免开展集体协商。"
    )
    yield s.step(asked)
    s.wait(5, 20)
    yield s.step(Note(what="参加司机座谈，收集跑车流水三十余份，测算每月净收入。"), back=s.back())


def ride_hailing(s: Scene) -> Iterator[Step]:
    """Tell of a driver or rider who loses the account and has no contract to show."""
    s.invent(23, 44)
    rider = s.dice.random() < 0.45
    claimed = s.sum(6_000, 48_000)
    blocked = s.pick("被系统判定刷单", "乘客投诉后没有申诉机会", "受伤休息几天", "拒绝了几次强派订单")
    trade = "骑手" if rider else "网约车司机"
    yield opened(
        s,
        kind="legal_aid",
        channel=s.pick("online", "phone", "visit"),
        groups=("platform",) if rider else ("ride_hailing", "platform"),
        employment="platform",
        taxi_model="" if rider else s.pick("platform", "rented"),
        respondents=(Party("platform", firm(s.dice, "网络科技")), Party("employer", firm(s.dice, "运力管理"))),
        cause=s.cause("新就业形态确认劳动关系纠纷", "确认劳动关系纠纷"),
        claimed=claimed,
        facts=(
            f"申请人做{trade}{s.dice.randint(8, 40)}个月，由站点排班、点名、罚款，报酬按月由合作公司发。"
            f"{s.ago(15)}因{blocked}账号被停，最后一个月的{s.yuan(claimed)}一直没有结，合作公司说签的是承揽协议。"
        ),
        request=f"要求确认劳动关系，支付报酬{s.yuan(claimed)}。",
    )
    yield from accepted(s, "union_dispute")
    yield from assigned(s)
    s.wait(1, 6)
    yield s.step(Contact(mode="online", what="指导申请人导出接单记录、排班群通知和罚款截图，公证保全。"), back=s.back())
    s.wait(4, 14)
    yield s.step(Filed(forum="arbitration", body=arbitration(s.station), what="请求确认劳动关系并支付报酬。"))
    s.wait(2, 6)
    number = award_number(s.dice, s.day)
    yield s.step(Document(direction="received", sort="arbitration_acceptance", what=f"案号{number}。"))
    s.wait(20, 38)
    yield s.step(
        Hearing(
            forum="arbitration", body=arbitration(s.station), what="双方就管理程度举证，合作公司承认排班和罚款规则。"
        )
    )
    s.wait(5, 16)
    yield from _decided(s, claimed, number)


def _decided(s: Scene, claimed: int, number: str) -> Iterator[Step]:
    if s.dice.random() < 0.3:
        s.awarded = 0
        what = "以可以自由接单为由不支持确认劳动关系，报酬另行主张。"
        yield s.step(Ruling(sort="nonfinal_award", result="none", awarded=just(0), reference=number, what=what))
        s.wait(3, 12)
        yield s.step(Note(what="向申请人说明起诉期限和胜算，申请人决定不再继续。"))
        yield from wound_up(s, "award_lost", "裁决未支持，申请人放弃起诉，已帮助联系平台申诉渠道。")
        return
    s.awarded = s.part(claimed, 0.6, 1)
    what = f"确认符合不完全劳动关系情形，合作公司支付报酬{s.yuan(s.awarded)}。"
    yield s.step(Ruling(sort="final_award", result="partial", awarded=just(s.awarded), reference=number, what=what))
    yield s.step(Money(nature="claimed", amount=just(claimed), what="按裁决前最后一次变更的请求。"))
    yield from instalments(s, s.awarded, 1)
    yield from wound_up(s, "award_partial", "裁决已履行，账号申诉也有了答复。")
