"""What happens at the counter: a case is opened, answered, asked for more, accepted or declined."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Self

from cases.events.asking.deciding import objection_waits
from cases.events.declare import Ask, Entry, Event, Whom, ask, happens
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.parties import Parties, Party
from cases.kinds import (
    ADDRESS,
    DOCUMENT,
    PERSON,
    PHONES,
    Amount,
    Colleague,
    Day,
    HeadCount,
    Line,
    Lines,
    Pick,
    PickMany,
    Prose,
    RoughDay,
    StandIn,
    YesNo,
)
from cases.money.items import Item, Items
from cases.standing.dues import Promise, Sort
from cases.standing.stages import Actor, By, Stage
from cases.values.masking import GONE
from cases.values.refusal import Problem
from cases.values.spans import Dated
from cases.values.sums import Heads, Sum
from cases.values.text import Label, Sentence, say

_TAXI = {"groups": ("taxi", "ride_hailing")}
_MIGRANT = {"groups": ("migrant", "new_migrant")}
_DISPATCHED = {"groups": ("dispatched",)}
_WOMEN = {"groups": ("women",)}
_PLATFORM = {"groups": ("platform",)}
_INTERN = {"groups": ("intern",)}
_DOMESTIC = {"groups": ("domestic",)}
_OVER_AGE = {"groups": ("over_age",)}
_INJURY = {
    "cause": (
        *("2025-206-2", "2025-215-1", "2025-216", "2025-406"),
        *("2020-187-2", "2020-x-services-injury", "u-personal-injury"),
    )
}
"""Causes that are about somebody who was hurt at work."""
INTAKE_DAY = Ask("opened_on", Label("接案日期", "Intake date"), RoughDay(needed=True))
"""The day of the intake, which a case says under this name and a supervisor may correct."""


@happens(
    "opened",
    ("接案登记", "Open a case"),
    "n",
    at=(),
    to=Stage.INTAKE,
    by=By.STAFF,
    then=Actor.STAFF,
    compares=Whom.NEWCOMERS,
)
class Opened(Event):
    """Somebody comes with a question or a request, and the desk writes down who, against whom, what and why."""

    applicant: str = ask(
        ("申请人", "Applicant"), PERSON, hint=("姓名；集体案件写代表人", "Name; of a group, its spokesperson")
    )
    id_number: str = ask(("证件号码", "ID number"), DOCUMENT, default="")
    phone: str = ask(
        ("电话", "Phone"), PHONES, default="", hint=("多个号码用顿号隔开", "Several: separate with commas")
    )
    address: str = ask(("住址", "Address"), ADDRESS, default="")
    kind: str = ask(("类别", "Kind"), Pick("kind"))
    channel: str = ask(("来源", "Channel"), Pick("channel"))
    groups: tuple[str, ...] = ask(("群体", "Groups"), PickMany("group"), hint=("可多选", "Any number"))
    people: Heads = ask(
        ("涉及人数", "Workers"),
        HeadCount(),
        default=1,
        hint=("不填为 1 人；可写约30", "1 if empty; or 约30 (about)"),
    )
    others: tuple[Party, ...] = ask(
        ("代表人和代理人", "Representatives"),
        Parties("own_role", "representative"),
        default=(),
        hint=("一行一个，如“委托代理人：姓名”；十人以上可推举代表", "One a line; ten or more may choose some"),
    )
    employment: str = ask(("用工形式", "Employment"), Pick("employment"), default="")
    respondents: tuple[Party, ...] = ask(
        ("对方当事人", "Respondents"),
        Parties(),
        default=(),
        hint=("一行一个，如“派遣单位：某公司”", "One a line, such as 派遣单位：name"),
    )
    project: str = ask(("工程项目", "Project"), Line(), default="", when=_MIGRANT)
    real_name: str = ask(("实名制登记", "Real-name register"), Pick("yes_no"), default="", when=_MIGRANT)
    wage_account: str = ask(("工资专用账户", "Wage account of the site"), Pick("yes_no"), default="", when=_MIGRANT)
    wage_note: str = ask(("工资欠条或结算单", "Wage note or settlement"), Pick("yes_no"), default="", when=_MIGRANT)
    post_nature: str = ask(("派遣岗位性质", "Nature of the post"), Pick("post_nature"), default="", when=_DISPATCHED)
    licence: str = ask(("派遣许可证", "Dispatch licence"), Line(60), default="", when=_DISPATCHED)
    agreement_until: Dated | None = ask(
        ("派遣协议到期日", "Agreement ends"), RoughDay(ahead=True), default=None, when=_DISPATCHED
    )
    equal_pay: str = ask(("同工同酬", "Equal pay"), Pick("yes_no"), default="", when=_DISPATCHED)
    sent_back: str = ask(
        ("用工单位退回原因", "Why sent back by the user employer"),
        Prose(500),
        default="",
        when=_DISPATCHED,
        once=(("2026-11-30", ("退回原因", "Why sent back")),),
    )
    insured_at: str = ask(("社保缴纳地", "Insured at"), Line(60), default="", when=_DISPATCHED)
    taxi_model: str = ask(("车辆经营模式", "Taxi business model"), Pick("taxi_model"), default="", when=_TAXI)
    taxi_contract: str = ask(("合同性质", "Nature of the contract"), Pick("taxi_contract"), default="", when=_TAXI)
    taxi_fee: Sum | None = ask(
        ("承包费", "Monthly fee"), Amount(), default=None, hint=("每月，元", "A month, yuan"), when=_TAXI
    )
    deposit: Sum | None = ask(("押金、保证金", "Deposit"), Amount(), default=None, when=_TAXI)
    taxi_licence: str = ask(("从业资格证", "Driver’s licence"), Pick("taxi_licence"), default="", when=_TAXI)
    licence_until: Dated | None = ask(("注册有效期至", "Registered to"), RoughDay(ahead=True), default=None, when=_TAXI)
    insured: str = ask(("参加社会保险", "Insured"), Pick("yes_no"), default="", when=_TAXI)
    maternity: str = ask(("女职工三期", "Pregnancy or nursing"), Pick("maternity"), default="", when=_WOMEN)
    birth_on: Dated | None = ask(("预产期或分娩日", "Day of birth"), RoughDay(ahead=True), default=None, when=_WOMEN)
    birth_day: str = ask(("该日是", "That day is"), Pick("birth_day"), default="", when=_WOMEN, says_more_of="birth_on")
    platform: str = ask(("平台", "Platform"), Line(120), default="", when=_PLATFORM)
    partner: str = ask(("合作企业", "Partner firm"), Line(120), default="", when=_PLATFORM)
    order_kind: str = ask(("接单方式", "Kind of orders"), Pick("order_kind"), default="", when=_PLATFORM)
    platform_relation: str = ask(("用工关系", "Relation"), Pick("platform_relation"), default="", when=_PLATFORM)
    control_facts: tuple[str, ...] = ask(
        ("受管理的情况", "How work is directed"), PickMany("control_fact"), default=(), when=_PLATFORM
    )
    school: str = ask(("学校", "School"), Line(120), default="", when=_INTERN)
    internship: str = ask(("实习由谁安排", "Arranged by"), Pick("internship"), default="", when=_INTERN)
    internship_agreement: str = ask(("实习协议", "Agreement on the training"), Pick("yes_no"), default="", when=_INTERN)
    internship_insured: str = ask(("实习保险", "Insured in training"), Pick("yes_no"), default="", when=_INTERN)
    domestic_model: str = ask(("家政用工方式", "Hired by"), Pick("domestic_model"), default="", when=_DOMESTIC)
    lives_in: str = ask(("住家", "Lives in"), Pick("yes_no"), default="", when=_DOMESTIC)
    domestic_insured: str = ask(
        ("家政人员保险", "Insured at the household"), Pick("yes_no"), default="", when=_DOMESTIC
    )
    pension: str = ask(("已领养老金", "Draws a pension"), Pick("yes_no"), default="", when=_OVER_AGE)
    over_age_agreement: str = ask(("书面用工协议", "Agreement in writing"), Pick("yes_no"), default="", when=_OVER_AGE)
    over_age_insured: str = ask(("超龄工伤保险", "Insured for injuries"), Pick("yes_no"), default="", when=_OVER_AGE)
    cause: str = ask(("案由", "Cause"), Pick("cause"))
    wronged_on: Dated | None = ask(
        ("知道受侵害之日", "Knew of the infringement on"),
        RoughDay(),
        default=None,
        hint=("仲裁时效由此起算；只欠工资、仍在职的不填", "Limitation (arbitration) runs from it; not for wages alone"),
    )
    ended_on: Dated | None = ask(
        ("劳动关系终止之日", "Employment ended on"),
        RoughDay(),
        default=None,
        hint=("欠薪的仲裁时效由此起算", "Limitation (wages) runs from it"),
    )
    injured_on: Dated | None = ask(
        ("事故或诊断之日", "Injured or diagnosed on"),
        RoughDay(),
        default=None,
        hint=("申请工伤认定的期限由此起算", "Time to apply for recognition runs from it"),
    )
    injury_time: str = ask(("受伤时刻和经过", "Time and circumstances"), Line(120), default="", when=_INJURY)
    injury_place: str = ask(("受伤地点", "Place of the injury"), Line(120), default="", when=_INJURY)
    injury_recognition: str = ask(
        ("是否认定工伤", "Injury recognised"), Pick("injury_recognition"), default="", when=_INJURY
    )
    injury_level: str = ask(("伤残等级", "Disability grade"), Pick("injury_level"), default="", when=_INJURY)
    injury_insured: str = ask(("参加工伤保险", "Insured against injuries"), Pick("yes_no"), default="", when=_INJURY)
    claimed: tuple[Item, ...] = ask(
        ("主张金额", "Amount claimed"),
        Items(),
        default=(),
        hint=("元，可写 1.2万、3万多，或“工资 3万；押金 5千”", "Yuan, may be rough, or item by item"),
        once=(("2026-11-30", ("诉求金额", "Amount sought")),),
    )
    facts: str = ask(("事实经过", "Facts"), Prose())
    request: str = ask(("诉求", "Request"), Prose(5000))
    reach: str = ask(("查看范围", "Who may see it"), Pick("reach"), default="", automatic=True)
    handler: str = ask(("承办人", "Handler"), Colleague(), default="", automatic=True)
    """Of a case that was split off a restricted one: it is as restricted from the start, and found by its handler."""

    def nameless(self, stand_in: StandIn, opened_on: "date") -> Self:
        kept = super().nameless(stand_in, opened_on)
        return replace(kept, applicant=GONE, facts=GONE, request=GONE)

    @property
    def elsewhere(self) -> Sentence:
        return say("登记内容见“基本情况”和“诉求与事实”")

    @classmethod
    def told(cls) -> "tuple[Ask, ...]":
        """Return the fields that people tell, which may be corrected."""
        return tuple(each for each in cls.spec.asks if not each.automatic)

    @classmethod
    def mendable(cls, name: str) -> "Ask | None":
        """Return what of the intake may be corrected under this name: a field of it, or its day."""
        return INTAKE_DAY if name == INTAKE_DAY.name else cls.known_as(name)

    def begin(self, number: str, station: str, entry: "Entry") -> Case:
        """Return the case as its intake leaves it."""
        told = {each.name: getattr(self, each.name) for each in self.asks} | {"reach": self.reach or "station"}
        ours = {"number": number, "station": station, "stage": Stage.INTAKE, "version": 1}
        return Case.telling(told | ours | {"opened_on": entry.day, "moved_on": entry.day})


@happens(
    "answered",
    ("咨询答复", "Answer"),
    "a",
    at=(Stage.INTAKE,),
    to=Stage.CLOSED,
    by=By.STAFF,
    then=Actor.NOBODY,
    bar=13,
)
class Answered(Event):
    """An enquiry is answered at the counter, and with that it is closed."""

    answer: str = ask(("答复内容", "Answer given"), Prose())

    @classmethod
    def bar(cls, case: Case) -> Problem | None:
        if case.intake.kind == "enquiry":
            return None
        return Problem(
            "only_enquiry", say("只有咨询可以答复后结案；其他案件请主管受理或不予受理，或先把类别更正为咨询")
        )


@happens(
    "asked_more",
    ("补正通知", "Request further documents"),
    "m",
    at=(Stage.INTAKE,),
    by=By.STAFF,
    then=Actor.APPLICANT,
    fulfils=(Sort.PLAN,),
)
class AskedMore(Event):
    """The applicant is told, once and in full, what is still missing."""

    items: tuple[str, ...] = ask(
        ("需补充的材料", "What is missing"), Lines(), hint=("一行一项，须一次性告知", "One a line, all at once")
    )
    reply_by: "date | None" = ask(
        ("补正期限", "To be brought by"), Day(coming=True), default=None, promises=Promise(Sort.PLAN)
    )


@happens(
    "accepted",
    ("受理", "Accept"),
    "s",
    at=(Stage.INTAKE,),
    to=Stage.ASSIGNMENT,
    by=By.SUPERVISOR,
    then=Actor.SUPERVISOR,
    fulfils=(Sort.PLAN,),
    bar=11,
    compares=Whom.EVERYBODY,
)
class Accepted(Event):
    """A supervisor decides that the centre takes the case."""

    ground: str = ask(("受理依据", "Ground"), Pick("accept_ground", grounded=True))
    as_kind: str = ask(
        ("受理后类别", "Accept as"),
        Pick("kind"),
        default="",
        hint=("咨询转为案件时必填", "Required for an enquiry"),
        once=(("2026-11-30", ("受理为", "Accept as")),),
    )
    opinion: str = ask(("受理意见", "Opinion"), Prose(2000), default="")

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        if (self.as_kind or case.intake.kind) == "enquiry":
            yield Problem("kind", say("咨询转为案件时，请在“受理后类别”中选维权、法律援助或帮扶救助"), "as_kind")

    def change(self, case: Case, entry: "Entry") -> Case:
        intake = altered(case.intake, kind=self.as_kind or case.intake.kind)
        closing = altered(case.closing, objected_to="", ground="")  # it may have been refused before
        return altered(case, intake=intake, accepted_on=entry.day, closing=closing)


@happens(
    "declined",
    ("不予受理", "Decline"),
    "j",
    at=(Stage.INTAKE,),
    to=Stage.CLOSED,
    by=By.SUPERVISOR,
    then=Actor.NOBODY,
    ground="ground",
    bar=12,
)
class Declined(Event):
    """A supervisor decides that the centre cannot take the case, says why, and tells the way to object."""

    ground: str = ask(("不予受理情形", "Ground"), Pick("decline_ground", grounded=True))
    reason: str = ask(("理由", "Reason"), Prose(2000))
    remedy_told: bool = ask(
        ("已告知救济途径", "Told of the remedy"), YesNo(), hint=("须告知申请人可以提出异议", "The way to object")
    )

    @classmethod
    def bar(cls, case: Case) -> Problem | None:
        return objection_waits(case)
