"""What happens while a case is worked: the handler meets, files, mediates, is heard, is paid."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from cases.events.declare import Entry, Event, Paper, ask, happens
from cases.events.working import PLAN, Work, beside_whole, worked
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.intake import FINDINGS, Stated
from cases.file.money import Claim
from cases.file.parties import hide_party
from cases.kinds import Amount, Day, EntryNumber, Line, People, Pick, Prose, RoughDay, Someone
from cases.money.effects import AGREEMENT, TOLD
from cases.money.instruments import Contest, Instrument
from cases.money.items import Item, Items, total
from cases.money.payments import Payment
from cases.money.plans import Instalment, Instalments
from cases.standing.dues import Promise, Sort
from cases.standing.stages import ANY, OPEN, By, Stage
from cases.values.money import say_sum
from cases.values.refusal import Problem
from cases.values.spans import Dated, first_day, last_day
from cases.values.sums import NoMoney, Sum, bounds, together
from cases.values.text import say


def unknown_respondent(case: Case, name: str) -> Iterator[Problem]:
    """Yield what is wrong with a name that is to be that of a respondent; nothing for none."""
    names = tuple(party.name for party in case.parties.respondents)
    if name and name not in names:
        known = "、".join(map(hide_party, case.parties.respondents)) or "—"
        sentence = say("对方当事人里没有“{name}”，请填 {known} 之一，或留空", name=name[:40], known=known)
        yield Problem("against", sentence, "against")


@worked("contact", ("会见联系", "Contact"), "c", bar=15)
class Contact(Work):
    """The handler met or reached the applicant, the other side or a witness."""

    mode: str = ask(("方式", "How"), Pick("contact_mode"))
    what: str = ask(("内容", "What was said"), Prose())
    act: str = ask(
        ("主张或承诺", "Demand or promise"),
        Pick("claim_act"),
        default="",
        hint=("向对方催要过，或对方答应付款的，时效由此中断", "Either interrupts the limitation period"),
        rank=10,
    )
    against: str = ask(
        ("对哪个对方当事人", "Against whom"),
        Someone(120),
        default="",
        hint=("不填为全部", "All of them if left empty"),
        when={"act": ("demand", "promise")},
        rank=10,
    )

    def moves_against(self, case: Case) -> tuple[str, ...] | None:
        return (self.against,) if self.act and self.against else None

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        yield from unknown_respondent(case, self.against)


@worked("note", ("工作记录", "Note"), "g", bar=16)
class Note(Work):
    """Any other work on the case."""

    what: str = ask(("内容", "What was done"), Prose())


_CONTESTS = {"forum": ("litigation", "appeal")}


def _unknown_instrument(case: Case, entry: int) -> Iterator[Problem]:
    """Yield what is wrong with the number of an entry that is to fix a sum; nothing for none."""
    known = [each.entry for each in case.money.instruments]
    if entry and entry not in known:
        told = "、".join(map(str, known)) or "—"
        yield Problem("under", say("第 {n} 条没有约定或确定金额，可填：{known}", n=entry, known=told), "under")


@worked("filed", ("提交申请", "File"), "f", paper=Paper("forum", ("body", "reference")))
class Filed(Work):
    """An application was handed in to a mediator, an arbitration commission, a court or an authority."""

    forum: str = ask(("受理机构类型", "Forum"), Pick("forum"))
    body: str = ask(("机构名称", "Name of the body"), Line(120), default="")
    reference: str = ask(("案号", "Reference"), Line(80), default="")
    what: str = ask(("请求事项", "What is asked for"), Prose())
    whom: tuple[str, ...] = ask(
        ("哪些工人起诉或上诉", "Which workers"),
        People(ours=True),
        default=(),
        hint=(
            "只有其中几人起诉、被诉时填，一行一人；其他人的裁判照常生效",
            "If some alone sue or are sued: one a line",
        ),
        when=_CONTESTS,
        rank=8,
    )
    under: int = ask(
        ("针对第几条", "Against which entry"),
        EntryNumber(),
        default=0,
        hint=(
            "裁决或判决在经过中的序号；同日的裁决不填的，按非终局的计",
            "Of the award; else the non-final of one day",
        ),
        when=_CONTESTS,
        rank=8,
    )

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        yield from _unknown_instrument(case, self.under)

    def change(self, case: Case, entry: "Entry") -> Case:
        contest = Contest(entry.seq, entry.on, self.forum, self.whom, self.under)
        case = _found(case, entry, self.forum)
        return altered(case, money=altered(case.money, contests=(*case.money.contests, contest)))


def _fixed(case: Case, instrument: Instrument) -> Case:
    """Return the case with one more instrument."""
    return altered(case, money=altered(case.money, instruments=(*case.money.instruments, instrument)))


def _found(case: Case, entry: Entry, sort: str, value: str = "") -> Case:
    """Return the case with what a paper of this sort tells of a field of the intake; value: what it says itself."""
    if told := FINDINGS.get(f"{entry.event.spec.code}:{sort}"):
        name, rank, always = told
        finding = Stated(name, entry.on, rank, entry.seq, always or value)
        return altered(case, intake=case.intake.finding(finding, first_day(case.opened_on)))
    return case


def _those(case: Case, names: Collection[str]) -> tuple[str, ...] | None:
    """Return which respondents are of these names, None for all of them."""
    known = [party.name for party in case.parties.respondents]
    found = tuple(name for name in known if name in names)
    return None if len(found) == len(known) else found


@worked("mediation", ("调解", "Mediation"), "t")
class Mediation(Work):
    """The two sides were brought together."""

    result: str = ask(("结果", "Result"), Pick("mediation_result"))
    what: str = ask(("经过", "What happened"), Prose())
    agreed: tuple[Item, ...] = ask(
        ("协议金额", "Agreed sum"), Items(), default=(), hint=("协议确定的总额，或逐项写", "The whole, or item by item")
    )
    pay_by: date | None = ask(("约定付清日期", "To be paid by"), Day(ahead=True, promised=True), default=None)
    plan: tuple[Instalment, ...] = ask(
        ("分期付款", "Instalments"), Instalments(), default=(), hint=PLAN, when={"result": ("agreed",)}
    )
    within_whole: str = beside_whole(result=("agreed",))

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        if self.result != "agreed" and (self.agreed or self.plan or self.pay_by):
            why = say("没有达成协议的，“协议金额”“约定付清日期”“分期付款”都留空；达成的，“结果”填达成协议")
            yield Problem("not_agreed", why, "result")
        if self.plan and self.pay_by:
            yield Problem("two_plans", say("“约定付清日期”和“分期付款”只填一个"), "pay_by")

    def change(self, case: Case, entry: "Entry") -> Case:
        if self.result != "agreed":
            return case
        plan = self.plan or ((Instalment(self.pay_by),) if self.pay_by else ())
        return _fixed(
            case, Instrument(entry.seq, entry.on, AGREEMENT, items=self.agreed, plan=plan, beside=self.within_whole)
        )

    @property
    def goes_on_as(self) -> str:
        return AGREEMENT if self.result == "agreed" else ""

    def moves_against(self, case: Case) -> tuple[str, ...] | None:
        """Return those with whom it was agreed, where each sum says so, or each instalment."""
        if self.result == "agreed":
            for names in ({item.against for item in self.agreed}, {each.payer for each in self.plan}):
                if names and "" not in names:
                    return _those(case, names)
        return None


@worked("hearing", ("开庭", "Hearing"), "k", fulfils=(Sort.FOLLOWED, Sort.HEARING))
class Hearing(Work):
    """A session before an arbitration tribunal or a court."""

    forum: str = ask(("审理机构类型", "Forum"), Pick("forum"))
    body: str = ask(("机构名称", "Name of the body"), Line(120), default="")
    what: str = ask(("庭审情况", "What happened"), Prose())


@worked("document", ("收发文书", "Document"), "w", paper=Paper("sort", ("title", "other")))
class Document(Work):
    """A paper was received or sent."""

    direction: str = ask(("收发", "Direction"), Pick("document_direction"))
    sort: str = ask(("文书种类", "Sort of document"), Pick("document_kind"))
    title: str = ask(("文书名称", "Title"), Line(120), default="")
    other: str = ask(("来文或送达单位", "From or to"), Someone(120), default="")
    hearing_on: date | None = ask(
        ("开庭日期", "Hearing on"),
        Day(ahead=True),
        default=None,
        when={"sort": ("summons", "arbitration_summons")},
        promises=Promise(Sort.HEARING),
    )
    what: str = ask(("要点", "Contents"), Prose())

    def change(self, case: Case, entry: "Entry") -> Case:
        return _found(case, entry, self.sort)


_APPRAISAL = {"sort": ("capacity_conclusion", "capacity_final")}


@worked("ruling", ("裁判结果", "Ruling"), "p", paper=Paper("sort", ("reference",)))
class Ruling(Work):
    """An award, a judgment, a decision or another result with legal force."""

    sort: str = ask(("文书种类", "Sort of ruling"), Pick("ruling_kind"))
    result: str = ask(("支持程度", "Result"), Pick("ruling_result"))
    served_on: Dated | None = ask(
        ("收到日期", "Served on"), RoughDay(), default=None, hint=("不填按发生日期", "The day of the event if empty")
    )
    awarded: tuple[Item, ...] = ask(
        ("确定金额", "Awarded"), Items(), default=(), hint=("文书确定的总额，或逐项写", "The whole, or item by item")
    )
    plan: tuple[Instalment, ...] = ask(("履行期限和分期", "To be paid by"), Instalments(), default=(), hint=PLAN)
    whom: tuple[str, ...] = ask(
        ("涉及的工人", "Workers"),
        People(ours=True),
        default=(),
        hint=("只涉及其中几人时填，一行一人", "If it is about some of them"),
    )
    within_whole: str = beside_whole()
    level: str = ask(("伤残等级", "Level of disability"), Pick("injury_level"), default="", when=_APPRAISAL)
    reference: str = ask(("文书字号", "Reference"), Line(80), default="")
    what: str = ask(("主要内容", "Contents"), Prose())

    @property
    def goes_on_as(self) -> str:
        return self.sort

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        if self.served_on and last_day(self.served_on) < entry.on:
            why = say("收到的日期 {served} 早于文书的日期 {day}，请核对", served=self.served_on, day=entry.day)
            yield Problem("served", why, "served_on")
        fixed = total(self.awarded)
        if self.result == "none" and fixed is not None and not isinstance(fixed, NoMoney) and bounds(fixed).low > 0:
            why = say("“支持程度”填的是不支持，“确定金额”却有 {sum}，请核对", sum=say_sum(fixed))
            yield Problem("none_awarded", why, "result")
        if self.level == "none":
            yield Problem("level", say("有鉴定结论的，“伤残等级”填结论写的等级，没有写的留空"), "level")

    def change(self, case: Case, entry: "Entry") -> Case:
        case = _found(case, entry, self.sort, self.level)
        told = (self.sort, self.result, self.awarded, self.plan, self.whom, self.within_whole)
        return _fixed(case, Instrument(entry.seq, entry.on, *told))


_ARRIVED = {"nature": ("received",)}


@worked("money", ("款项", "Money"), "y", bar=17, ends_one_task=True, fulfils=())
class Money(Work):
    """A sum is claimed, fixed or has arrived. Claimed and fixed sums are the whole as of now; arrivals add up.

    An arrival pays what was promised under the same instrument, or what is due first. While something is missing, it is
    still to be seen whether that is paid.
    """

    nature: str = ask(
        ("性质", "Nature"), Pick("money_nature"), hint=("主张、确定填总额；到账填本次", "Arrivals: this payment only")
    )
    amount: tuple[Item, ...] = ask(
        ("金额", "Amount"),
        Items(),
        hint=("元，可写 1.2万、约3万、不详；逐项写“工资 38000；押金 5000”", "Yuan; or item by item"),
        named_by="nature",
        tells_of="payer",
    )
    payer: str = ask(
        ("付款人", "Paid by"),
        Someone(120),
        default="",
        hint=("对方有几个的，写明是谁付的，时效只对其中断", "Of several: the limit is interrupted for that one"),
        when=_ARRIVED,
        rank=8,
    )
    way: str = ask(("付款方式", "How"), Pick("pay_way"), default="", tells_of="payer", when=_ARRIVED, rank=8)
    under: int = ask(
        ("依据第几条", "Under which entry"),
        EntryNumber(),
        default=0,
        hint=("协议或文书在经过中的序号；不填先抵最早到期的", "Of the agreement or paper; else for what is due first"),
        when=_ARRIVED,
        rank=8,
    )
    within_whole: str = beside_whole(nature=("awarded",))
    what: str = ask(("说明", "What for"), Prose(2000), default="")

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        yield from _unknown_instrument(case, self.under)

    def change(self, case: Case, entry: "Entry") -> Case:
        money = case.money
        if self.nature == "received":
            whole = total(self.amount)
            last = entry.latest if entry.span else None
            told = (whole, self.amount, self.payer, self.way, self.under, last, entry.span)
            return altered(case, money=altered(money, payments=(*money.payments, Payment(entry.seq, entry.on, *told))))
        if self.nature == "claimed":
            return altered(case, money=altered(money, claims=(*money.claims, Claim(entry.seq, entry.on, self.amount))))
        return _fixed(case, Instrument(entry.seq, entry.on, TOLD, items=self.amount, beside=self.within_whole))

    def moves_against(self, case: Case) -> tuple[str, ...] | None:
        """Return who pays: a payment is a promise of the other side alone, or of whoever pays under an instrument.

        Where there are several and it is not told who paid, it is the promise of none of them.
        """
        known = [party.name for party in case.parties.respondents]
        if self.nature != "received" or self.payer in known:
            return _those(case, {self.payer}) if self.payer else None
        alone = not self.payer and len(known) <= 1
        return None if alone or self.under else ()


_GIVEN_AS = {
    "": "benefits",
    "union": "benefits",
    "donated": "donations",
    "government": "relief",
    "employer": "workplace",
}
"""As which of the sums of `CaseMoney` it counts what somebody gives, by codes of `benefit_by`."""


@worked("benefit", ("帮扶款物", "Aid given"), "d")
class Benefit(Work):
    """The union gives money or goods, or others do: what these give is told apart from the aid of the union."""

    sort: str = ask(("帮扶种类", "Sort of aid"), Pick("benefit_kind"))
    amount: Sum | None = ask(("金额或折价", "Amount or worth"), Amount(), tells_of="giver")
    by_whom: str = ask(
        ("谁给的", "Given by"), Pick("benefit_by"), default="", hint=("不填为工会", "The union if left empty")
    )
    giver: str = ask(("资金来源", "Paid from"), Someone(120), default="")
    what: str = ask(("说明", "What for"), Prose(2000), default="")

    @property
    def adds_to(self) -> str:
        return _GIVEN_AS.get(self.by_whom, "gifts")

    def change(self, case: Case, entry: "Entry") -> Case:
        money, name = case.money, self.adds_to
        whole: dict[str, Any] = {name: together(getattr(money, name), self.amount)}
        return altered(case, money=altered(money, **whole))


@happens("fact", ("案情事实", "Fact"), "u", at=OPEN, by=By.STAFF)
class Fact(Event):
    """Something that happened before or outside the centre's work, dated as exactly as it is known."""

    when: Dated | None = ask(
        ("发生时间", "When"),
        RoughDay(),
        default=None,
        hint=("知道多少写多少，如 2021-03、去年底、2019年春", "As well as it is known, such as 2021-03 or spring 2019"),
    )
    what: str = ask(("事实", "What happened"), Prose())


@happens(
    "called_back",
    ("回访", "Call back"),
    "h",
    at=tuple(stage for stage in ANY if stage not in (Stage.INTAKE, Stage.ASSIGNMENT)),
    by=By.STAFF,
    bar=19,
    ends_tasks=True,
)
class CalledBack(Event):
    """Somebody of the centre asks the applicant how it went."""

    mode: str = ask(("方式", "How"), Pick("contact_mode"))
    satisfaction: str = ask(("满意度", "Satisfaction"), Pick("satisfaction"))
    what: str = ask(("意见建议", "What was said"), Prose(5000), default="")

    def change(self, case: Case, entry: "Entry") -> Case:
        return altered(case, closing=altered(case.closing, satisfaction=self.satisfaction))
