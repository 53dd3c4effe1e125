"""What every story goes through: the counter, the decision, the assignment, mistakes and their mending, the end."""

from collections.abc import Iterator
from typing import Any

from cases.events import (
    Accepted,
    AskedMore,
    Assigned,
    CalledBack,
    Closed,
    Closing,
    Corrected,
    Document,
    Done,
    HandedBack,
    HandedOver,
    Money,
    Note,
    Opened,
    Paused,
    Promised,
    Reopened,
    Resumed,
    Returned,
    Voided,
)
from cases.money.items import just
from cases.values.codes import codes
from cases.values.sums import Fen
from tui.demo.people import phone
from tui.demo.scene import Scene, Step

_MISSING = (
    ("身份证复印件", "考勤记录或工资流水"),
    ("劳动合同或其他能证明用工的材料",),
    ("对方单位的名称和地址", "欠款明细"),
    ("银行流水（最近十二个月）", "身份证复印件"),
    ("授权委托书", "证人姓名和联系电话"),
)
_MISSING_FOR_AID = (
    ("户口簿复印件", "家庭成员收入证明"),
    ("诊断证明和费用票据", "身份证复印件"),
    ("社区或单位出具的困难情况说明",),
)


def opened(s: Scene, **told: Any) -> Step:
    """Write the case down at the counter. Some forget their papers or give no phone."""
    person = s.person
    known: dict[str, Any] = {"applicant": person.name, "id_number": person.id_number, "phone": person.phone}
    known["address"] = person.address if s.dice.random() < 0.8 else ""
    if s.dice.random() < 0.12:
        known["id_number"] = ""
    told["groups"] = tuple(code.code for code in codes("group") if code.code in told["groups"])
    told.setdefault("channel", s.pick("visit", "visit", "visit", "phone", "phone", "online", "outreach", "superior"))
    s.kind, s.claimed = told["kind"], told.get("claimed")
    told["claimed"] = just(s.claimed)
    return s.step(Opened(**(known | told)), s.taker, back=s.pick(0, 0, 0, 0, 0, 0, 0, 1))


def accepted(s: Scene, ground: str, *, as_kind: str = "") -> Iterator[Step]:
    """Get the case accepted, after what is missing was brought."""
    if s.befalls("asked_more", 0.14):
        s.wait(0.2, 2)
        items = s.pick(*(_MISSING_FOR_AID if s.kind == "assistance" else _MISSING))
        yield s.step(AskedMore(items=items, reply_by=s.ahead(5, 9)), s.taker)
        s.wait(2, 6)
    else:
        s.wait(0.3, 4)
    if s.dice.random() < 0.06:
        yield _phone_mended(s)
    slow = s.dice.random() < 0.05
    s.wait(8, 20) if slow else s.wait(0, 1.5)
    opinion = s.pick(
        "", "", "材料齐全，符合受理条件。", "情况属实，同意受理，请尽快指派。", "事实清楚，先帮助与单位沟通。"
    )
    yield s.step(Accepted(ground=ground, as_kind=as_kind, opinion=opinion), s.supervisor)


def _phone_mended(s: Scene) -> Step:
    new = phone(s.dice)
    event = Corrected(field="phone", old=s.person.phone, new=new, reason=s.pick("接待时记错一位", "申请人换了号码"))
    return s.step(event, s.taker)


def assigned(s: Scene) -> Iterator[Step]:
    """Get the case to a handler who keeps it."""
    s.wait(0.2, 3)
    yield s.step(Assigned(handler=s.handler), s.supervisor)
    if s.befalls("handed_back", 0.05):
        s.wait(1, 4)
        why = s.pick(
            "与对方单位负责人是亲属，应当回避。", "外出培训两个月，怕耽误期限。", "手上有三件同期开庭，排不开。"
        )
        yield s.step(HandedBack(reason=why))
        s.handler = s.another_handler()
        s.wait(0.5, 3)
        yield s.step(Assigned(handler=s.handler), s.supervisor)
    elif s.befalls("handed_over", 0.04):
        s.wait(3, 12)
        taker = s.another_handler()
        yield s.step(HandedOver(giver=s.handler, taker=taker, reason="原承办人休假，手上案件整体交接。"), s.supervisor)
        s.handler = taker
    elif s.dice.random() < 0.04:
        s.wait(6, 20)
        s.handler = s.another_handler()
        why = s.pick(
            "原承办人休产假，改由同站同事接手。", "原承办人调离岗位。", "案情涉及伤残待遇，改派熟悉工伤的同事。"
        )
        yield s.step(Assigned(handler=s.handler, reason=why), s.supervisor)


def remembered(s: Scene, what: str, until: str) -> Iterator[Step]:
    """Write down now and then what must not be forgotten: until an event fulfils it, or somebody says it is done."""
    if s.befalls("task_done", 0.1):
        yield s.step(Promised(what="取回申请人的银行流水", by_day=s.ahead(2, 5)))
        number = s.count
        s.wait(1, 3)
        yield s.step(Done(task=number, what="流水已取回，附卷。"))
    if s.befalls("task", 0.3):
        yield s.step(Promised(what=what, by_day=s.ahead(3, 8), until=until))


def waited(s: Scene, reason: str, least: int, most: int) -> Iterator[Step]:
    """Wait, now and then with the case suspended meanwhile."""
    if s.befalls("resumed", 0.1) or s.befalls("paused", 0.3):
        yield s.step(Paused(until=s.ahead(most, most + 20), reason=reason))
        s.wait(least, most)
        yield s.step(Resumed(what="等的结果已到。"))
    else:
        s.wait(least, most)


def summoned(s: Scene, least: int, most: int, other: str) -> Iterator[Step]:
    """Receive the summons, and let the time pass until the day of the hearing."""
    day = s.ahead(least, most)
    told = Document(direction="received", sort="summons", other=other, hearing_on=day, what="通知开庭时间和地点。")
    yield s.step(told)
    s.till(day)


def mandate(s: Scene) -> Step:
    """Sign the agreement on representation with the applicant."""
    s.wait(1, 4)
    what = s.pick(
        "与申请人签订委托代理协议和授权委托书，代理权限为特别授权。", "签订委托手续，说明了办案步骤和可能的结果。"
    )
    return s.step(Document(direction="sent", sort="retainer", title="委托代理协议", what=what), back=s.back())


def paid(s: Scene, amount: Fen, what: str = "") -> Iterator[Step]:
    """Record money that arrived, now and then wrongly at first."""
    if s.dice.random() < 0.05:
        wrong = s.step(Money(nature="received", amount=just(amount // 10), what=what))
        yield wrong
        by = wrong.by if s.day == wrong.at.date() else s.supervisor
        why = s.pick("金额少写了一个零。", "金额录入有误，重新登记。")
        yield s.step(Voided(entry=s.count, why=why), by)
    s.received += amount
    yield s.step(Money(nature="received", amount=just(amount), what=what), back=s.back())


def instalments(s: Scene, total: Fen, times: int) -> Iterator[Step]:
    """Record a sum that arrives in parts."""
    left = total
    for time in range(times):
        amount = left if time == times - 1 else s.part(left, 0.3, 0.6)
        left -= amount
        if amount:
            s.wait(5, 25)
            which = "" if times == 1 else f"第{time + 1}笔，共{times}笔。"
            yield from paid(s, amount, which + s.pick("已到申请人本人账户。", "银行转账，申请人来电确认收到。", ""))


def wound_up(s: Scene, outcome: str, summary: str) -> Iterator[Step]:
    """Request closure, have the file checked, close, and ask later how it went."""
    s.wait(1, 8)
    claimed, awarded, received = s.claimed or 0, s.awarded or 0, s.received
    follow_on = s.ahead(20, 90) if awarded > received else None
    asked = Closing(
        outcome=outcome, summary=summary, claimed=claimed, awarded=awarded, received=received, follow_on=follow_on
    )
    yield s.step(asked)
    if s.befalls("returned", 0.08):
        s.wait(0.5, 4)
        missing = s.pick("缺送达回证，请补入卷。", "小结写得太简单，请补写办理经过和依据。", "谈话笔录没有申请人签名。")
        yield s.step(Returned(comment=missing), s.checker())
        s.wait(1, 5)
        yield s.step(Note(what=s.pick("补齐审查意见所列材料，申请人已签名。", "按退回意见补充材料并重新装订。")))
        s.wait(0.2, 1)
        yield s.step(asked)
    s.wait(0.5, 6)
    yield s.step(_checked(s), s.checker())
    yield from _afterwards(s)


def _checked(s: Scene) -> Closed:
    checks = tuple(code.code for code in codes("quality_check").on(s.day))
    if s.dice.random() < 0.88:
        return Closed(checks=checks)
    left_out = s.pick("served", "mandate", "clocks")
    remark = s.pick("本案以协商方式办结，不涉及此项。", "此项由对方单位直接办理，已电话核实。")
    return Closed(checks=tuple(code for code in checks if code != left_out), remark=remark)


def _afterwards(s: Scene) -> Iterator[Step]:
    if s.befalls("called_back", 0.45):
        s.wait(10, 40)
        said = s.pick(
            "", "说办得快，少跑了好几趟。", "希望以后能提前告知大概要多久。", "感谢工会，同乡们也都知道能来这里。"
        )
        liking = s.pick("satisfied", "satisfied", "satisfied", "fairly", "fairly", "unrated", "dissatisfied")
        yield s.step(CalledBack(mode=s.pick("phone", "phone", "online"), satisfaction=liking, what=said), s.taker)
    if s.befalls("reopened", 0.02):
        s.wait(5, 40)
        why = s.pick(
            "申请人来电：对方后来又以代扣名义要回部分款项。", "对方没有按承诺补缴社会保险，申请人要求继续帮助。"
        )
        yield s.step(Reopened(reason=why, handler=s.handler), s.supervisor)
        s.wait(2, 9)
        yield s.step(
            Note(what="约双方核对后续履行情况，对方同意一周内补正。", next_step="核实补正结果", next_on=s.ahead(7, 9))
        )
        s.wait(8, 16)
        yield from wound_up(s, "settled", "重新办理后对方已补正，申请人书面确认无其他争议。")
