"""Disputes with an employer: a dispatched worker between two firms, a dismissal, a woman who expects a child."""

from collections.abc import Iterator
from datetime import timedelta

from cases.events import Consent, Contact, Document, Fact, Filed, Hearing, Mediation, Money, Note, Ruling, Visibility
from cases.file.parties import Party
from cases.money.items import just
from cases.values.spans import month_of
from cases.values.sums import Fen
from tui.demo.firms import arbitration, award_number, court, court_number, firm
from tui.demo.passages import accepted, assigned, instalments, mandate, opened, paid, summoned, wound_up
from tui.demo.scene import Scene, Step


def dispatched(s: Scene) -> Iterator[Step]:
    """Tell of a dispatched worker who is sent back; agency and user firm answer together."""
    years, wage = s.dice.randint(2, 8), s.dice.randint(38, 72) * 100
    claimed = (years * wage + s.dice.randint(2, 9) * 1000) * 100
    yield _sent_back(s, years, wage, claimed)
    yield from accepted(s, s.pick("union_dispute", "aid_hardship"))
    yield from assigned(s)
    yield mandate(s)
    s.wait(2, 8)
    what = "分别约谈派遣单位和用工单位，两家互相推，都不认可主业岗位的说法。"
    yield s.step(Contact(mode="meeting", what=what, next_step="整理加班记录", next_on=s.ahead(4, 8)), back=s.back())
    yield from _both_heard(s, claimed)
    s.wait(1, 9)
    yield s.step(Contact(mode="phone", what="向申请人讲清裁决内容和起诉期限，申请人表示接受，不再起诉。"))
    yield from instalments(s, s.awarded or 0, s.pick(1, 1, 2))
    yield from wound_up(s, "award_partial", f"终局裁决部分支持，{s.yuan(s.received)}已到账。")


def _sent_back(s: Scene, years: int, wage: int, claimed: Fen) -> Step:
    """Return the intake against the agency and the user firm."""
    post = s.pick("分拣", "质检", "客服", "装配", "叉车", "保洁领班")
    more = s.pick("加班费也一直按基本工资算。", "社会保险按最低基数缴纳。", "")
    facts = (
        f"申请人由派遣单位派到用工单位做{post}，前后{years}年，月工资约{wage}元，做的是主业岗位。{s.month(1)}用工单位以减员为由"
        f"退回，派遣单位让签自愿离职，不签就不安排新岗位，也不发最低工资。{more}"
    )
    return opened(
        s,
        kind="legal_aid",
        groups=s.pick(("dispatched",), ("dispatched", "migrant"), ("dispatched",)),
        employment="dispatch",
        respondents=(
            Party("dispatch_agency", firm(s.dice, "人力资源")),
            Party("user_employer", firm(s.dice, s.pick("电子", "物流", "汽车部件", "生物制药"))),
        ),
        cause=s.cause("劳务派遣合同纠纷"),
        claimed=claimed,
        facts=facts,
        request=f"要求两单位共同支付经济补偿、加班费差额等{s.yuan(claimed)}。",
    )


def _both_heard(s: Scene, claimed: Fen) -> Iterator[Step]:
    """Tell of the arbitration against both, up to the award."""
    s.wait(3, 9)
    yield s.step(
        Filed(
            forum="arbitration",
            body=arbitration(s.station),
            what=f"以两单位为共同被申请人，请求支付{s.yuan(claimed)}。",
        )
    )
    s.wait(2, 6)
    number = award_number(s.dice, s.day)
    yield s.step(
        Document(
            direction="received",
            sort="arbitration_acceptance",
            title="受理通知书",
            what=f"案号{number}，予以受理。",
        )
    )
    s.wait(1, 5)
    yield from summoned(s, 14, 28, arbitration(s.station))
    heard = "庭审围绕岗位性质和退回理由进行，提交了排班表和打卡记录，用工单位要求庭后补证。"
    yield s.step(Hearing(forum="arbitration", body=arbitration(s.station), what=heard), back=s.back())
    s.wait(5, 20)
    s.awarded = s.part(claimed, 0.45, 0.9)
    award = Ruling(
        sort="final_award",
        result="partial",
        awarded=just(s.awarded),
        reference=number,
        served_on=s.day,
        what=f"派遣单位支付{s.yuan(s.awarded)}，用工单位承担连带责任，其余请求不支持。",
    )
    yield s.step(award)


def dismissed(s: Scene) -> Iterator[Step]:
    """Tell of a dismissal without grounds that goes from arbitration to the court."""
    yield from _dismissed(s, 20)


def dismissed_late(s: Scene) -> Iterator[Step]:
    """Tell of one who waited until the limitation period had nearly run out."""
    yield from _dismissed(s, 346)


def _dismissed(s: Scene, days: int) -> Iterator[Step]:
    years, wage = s.dice.randint(3, 14), s.dice.randint(45, 110) * 100
    claimed = 2 * years * wage * 100
    reason = s.pick("岗位取消", "不服从调岗", "考核末位", "多次迟到")
    yield opened(
        s,
        kind="legal_aid",
        groups=("general",),
        employment="direct",
        respondents=(Party("employer", firm(s.dice, s.pick("机械", "商贸", "软件技术", "物业服务"))),),
        cause=s.cause("经济补偿金纠纷"),
        claimed=claimed,
        wronged_on=s.day - timedelta(days=days),
        ended_on=s.day - timedelta(days=days),
        facts=(
            f"申请人入职{years}年，月平均工资{wage}元。{s.ago(days)}公司口头通知以“{reason}”解除合同，第二天停了门禁，"
            f"没有书面理由，也没有征求过工会意见。"
        ),
        request=f"要求支付违法解除的赔偿金{s.yuan(claimed)}。",
    )
    yield from accepted(s, "union_dispute")
    yield from assigned(s)
    yield mandate(s)
    s.wait(2, 9)
    yield s.step(Filed(forum="arbitration", body=arbitration(s.station), what=f"请求支付赔偿金{s.yuan(claimed)}。"))
    s.wait(3, 6)
    number = award_number(s.dice, s.day)
    yield s.step(Document(direction="received", sort="arbitration_acceptance", what=f"案号{number}。"))
    s.wait(1, 5)
    yield from summoned(s, 18, 30, arbitration(s.station))
    yield s.step(
        Hearing(forum="arbitration", body=arbitration(s.station), what="公司拿不出规章制度公示和通知工会的证据。"),
        back=s.back(),
    )
    s.wait(6, 14)
    s.awarded = s.part(claimed, 0.75, 1)
    what = f"认定解除缺乏依据，支付{s.yuan(s.awarded)}。"
    yield s.step(Ruling(sort="nonfinal_award", result="partial", awarded=just(s.awarded), reference=number, what=what))
    yield from _sued(s) if s.dice.random() < 0.5 else _obeyed(s)


def _obeyed(s: Scene) -> Iterator[Step]:
    s.wait(10, 16)
    yield s.step(
        Note(what="双方均未起诉，裁决书生效，与公司人事确定付款日期。", next_step="核实到账", next_on=s.ahead(7, 12))
    )
    yield from instalments(s, s.awarded or 0, 1)
    yield from wound_up(s, "award_partial", "裁决生效后公司主动履行，款项已到账。")


def _sued(s: Scene) -> Iterator[Step]:
    s.wait(14, 22)
    number = court_number(s.dice, s.day)
    what = f"公司不服裁决起诉，收到应诉材料，案号{number}。"
    yield s.step(Document(direction="received", sort="response_notice", other=court(s.station), what=what))
    s.wait(20, 40)
    yield s.step(
        Hearing(forum="litigation", body=court(s.station), what="公司补交的考勤表与打卡原始数据对不上，当庭质证。")
    )
    s.wait(15, 35)
    if s.dice.random() < 0.25:
        s.awarded = s.part(s.awarded or 0, 0.4, 0.7)
    what = f"判令公司支付{s.yuan(s.awarded or 0)}。"
    yield s.step(
        Ruling(sort="first_judgment", result="partial", awarded=just(s.awarded), reference=number, what=what),
        back=s.back(),
    )
    s.wait(16, 24)
    yield from paid(s, s.awarded or 0, "一审判决生效，公司付清。")
    yield from wound_up(s, "judgment_partial", "经仲裁和一审，款项已付清，申请人已在别处就业。")


def expecting(s: Scene) -> Iterator[Step]:
    """Tell of a pregnant woman who is sent home and, with the union, taken back."""
    s.invent(24, 38, man=False)
    lost, weeks = s.sum(3_000, 21_000), s.dice.randint(7, 30)
    boss = s.pick("店长", "人事主管", "车间主任", "领班", "部门经理")
    told = s.pick("说试用期不合格", "让她自己提离职", "把她调到夜班仓库", "停了排班不发工资")
    yield opened(
        s,
        kind="rights",
        groups=("women",),
        employment="direct",
        respondents=(Party("employer", firm(s.dice, s.pick("商业管理", "酒店管理", "母婴用品", "教育咨询"))),),
        cause=s.cause("女职工特殊权益"),
        claimed=lost,
        facts=f"申请人{s.month(1)}告诉{boss}自己怀孕{weeks}周后，单位{told}。医院开了休息证明，单位不认，至今少发工资{s.yuan(lost)}左右。",
        request="要求恢复原岗位，补发少发的工资。",
    )
    yield s.step(Fact(when=month_of(s.day.year, s.day.month), what="医院出具妊娠诊断和建议休息的证明。"), s.taker)
    yield from accepted(s, "union_rights")
    yield from assigned(s)
    yield s.step(Consent(purpose="sensitive", state="given", way="written", notice="2026年版"), s.supervisor)
    yield s.step(Visibility(who="restricted", reason="涉及申请人的健康，应其要求。"), s.supervisor)
    s.wait(0.5, 4)
    yield s.step(
        Document(direction="sent", sort="opinion_letter", what="指出孕期不得解除合同、降低工资，要求书面答复。")
    )
    s.wait(3, 10)
    s.awarded = s.part(lost, 0.8, 1)
    what = f"单位同意恢复原岗位、安排白班，补发{s.yuan(s.awarded)}。"
    yield s.step(Mediation(result="agreed", what=what, agreed=just(s.awarded), pay_by=s.ahead(10, 20)), back=s.back())
    yield s.step(Money(nature="awarded", amount=just(s.awarded), what="以调解协议为准。"))
    yield from instalments(s, s.awarded, 1)
    yield s.step(Visibility(who="station", reason="事情已经了结，申请人同意恢复。"), s.supervisor)
    yield from wound_up(s, "settled", "申请人已回岗，少发的工资已补发，约定产假待遇按规定办理。")
