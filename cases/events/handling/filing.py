"""What is done before a body: one goes there, agrees, is heard, and receives papers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cases.events.declare import Entry, Paper, PartOf, ask
from cases.events.handling.sides import alone, bound_sides, several, strange_sides
from cases.events.handling.work import contested, finding, fixed, those, unknown_instrument, unknown_respondent
from cases.events.handling.working import PLAN, Work, beside_whole, worked
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.intake import ASKED, PUT_OFF, Finds
from cases.kinds import Day, EntryNumber, Line, People, Pick, PromisedDay, Prose, RoughDay, Someone
from cases.law.criteria import packaged_rules
from cases.money.called.names import sides_in
from cases.money.effects import AGREEMENT
from cases.money.items import Item, Items, workers_of
from cases.money.papers import Contest, Instrument, PayOrder
from cases.money.plans import Instalment, Instalments
from cases.standing.dues import Due, Promise, Sort
from cases.values.refusal import Problem
from cases.values.spans import Dated, DaySpan
from cases.values.text import say

_CONTESTS = ("litigation", "appeal")
_OF_SOME = {
    "forum": (
        *("mediation", "arbitration", "litigation", "appeal", "payment_order", "judicial_confirmation"),
        *("arbitration_review", "retrial", "enforcement", "preservation", "preservation_court", "inspection"),
        *("injury_recognition", "labour_capacity", "labour_capacity_again"),
    )
}
"""Where one of several workers may go alone."""
_CLAIMS = {"forum": ("mediation", "arbitration", "litigation", "payment_order", "inspection", "enforcement")}
_RELATION = {"forum": ("arbitration", "litigation", "appeal")}
_GOES_ON_WITH = {
    "forum": (
        *("litigation", "appeal", "annulment", "retrial", "enforcement", "payment_order", "judicial_confirmation"),
        *("arbitration_review", "admin_review", "admin_litigation", "labour_capacity", "labour_capacity_again"),
        *("capacity_review", "petition_review", "petition_recheck", "enforcement_review"),
    )
}
"""Where one goes with a paper or against one, see data/forums.csv."""


@worked(
    "filed",
    ("提交申请", "File"),
    "f",
    paper=Paper("forum", ("body", "reference")),
    interrupts={},
    finds={"injury_recognition": Finds("injury_recognition", ASKED, "pending")},
)
class Filed(Work):
    """An application was handed in to a mediator, an arbitration commission, a court or an authority."""

    forum: str = ask(("申请程序", "Proceeding"), Pick("forum"), once=(("2026-11-30", ("受理机构类型", "Forum")),))
    body: str = ask(("机构名称", "Name of the body"), Line(120), default="")
    reference: str = ask(("案号", "Reference"), Line(80), default="")
    what: str = ask(("请求事项", "What is asked for"), Prose())
    whom: tuple[str, ...] = ask(
        ("哪些工人提出", "Which workers"),
        People(ours=True),
        default=(),
        hint=(
            "只有其中几人提出、被诉时填，一行一人；其他人的期限和裁判照常",
            "If only some do or are sued: one a line",
        ),
        when=_OF_SOME,
        rank=8,
    )
    under: int = ask(
        ("针对第几条", "Against which entry"),
        EntryNumber(),
        default=0,
        hint=(
            "裁决、判决等在经过中的序号；同日的裁决不填的，起诉按非终局的计",
            "Of the document; else a suit: the non-final one of that day",
        ),
        when=_GOES_ON_WITH,
        rank=8,
    )
    filer: str = ask(
        ("由对方哪一方提出", "Filed by whom of the other side"),
        Someone(120),
        default="",
        hint=("工人一方提出的不填；对方起诉、申请的填其名称", "Empty if the worker’s side did"),
        rank=8,
    )
    against: str = ask(
        ("对哪些对方当事人", "Against whom"),
        Someone(240),
        default="",
        hint=("不填为全部；几个的用顿号分开", "All if empty; several: separate with commas"),
        when=_CLAIMS,
        rank=10,
    )
    relation: str = ask(
        ("请求确认劳动关系", "Whether there is employment"),
        Pick("yes_no"),
        default="",
        hint=("其间申请工伤认定的一年不计", "The year to apply for injury recognition is suspended meanwhile"),
        when=_RELATION,
        rank=10,
    )

    def completed(self, case: Case) -> "Filed":
        """Return it as a claim that there is employment, where the cause is nothing else."""
        asks = case.intake.cause in packaged_rules().matters["relation"] and self.forum in _RELATION["forum"]
        return replace(self, relation="yes") if asks and not self.relation else self

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        yield from unknown_instrument(case, self.under)
        yield from unknown_respondent(case, self.filer, "filer")
        yield from self._too_early(case, entry)
        yield from strange_sides(case, self.against)

    def _too_early(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        """Yield what is wrong with going somewhere against a paper of a later day."""
        paper = next((each for each in case.money.instruments if each.entry == self.under), None)
        if paper and paper.on > entry.latest:
            why = say("第 {n} 条是 {day} 的，晚于这次提交；请核对日期或序号", n=self.under, day=paper.on)
            yield Problem("under", why, "under")

    @property
    def part_of(self) -> PartOf:
        return PartOf(self.reference, self.under, frozenset(self.whom))

    @property
    def by_other_side(self) -> bool:
        return bool(self.filer)

    def moves_against(self, case: Case) -> tuple[str, ...] | None:
        return several(self.against) or None

    def change(self, case: Case, entry: "Entry") -> Case:
        told = (entry.seq, entry.on, self.forum, self.whom, self.under)
        return contested(finding(case, entry, self.forum), entry, Contest(*told, theirs=self.by_other_side))


@worked("mediation", ("调解", "Mediation"), "t", interrupts={"result": ("agreed",)})
class Mediation(Work):
    """The two sides were brought together."""

    result: str = ask(("结果", "Result"), Pick("mediation_result"))
    what: str = ask(("经过", "What happened"), Prose())
    agreed: tuple[Item, ...] = ask(
        ("协议金额", "Agreed sum"),
        Items(),
        default=(),
        hint=(
            "总额，或逐项写；按月付的写“每月3000”，约定工人付的写“工人应付 4000”",
            "The total, or by item; 每月3000 monthly",
        ),
    )
    pay_by: Dated | None = ask(("约定付清日期", "To be paid by"), PromisedDay(), default=None)
    plan: tuple[Instalment, ...] = ask(
        ("分期付款", "Instalments"), Instalments(), default=(), hint=PLAN, when={"result": ("agreed",)}
    )
    whom: tuple[str, ...] = ask(
        ("涉及的工人", "Workers"),
        People(ours=True),
        default=(),
        hint=("只涉及其中几人时填，一行一人", "If it concerns only some of them"),
        when={"result": ("agreed",)},
        rank=8,
    )
    against: str = bound_sides(result=("agreed",))
    within_whole: str = beside_whole(result=("agreed",))

    @classmethod
    def moot(cls, case: Case) -> frozenset[str]:
        return super().moot(case) | alone(case)

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        if self.result != "agreed" and (self.agreed or self.plan or self.pay_by):
            why = say("没有达成协议的，“协议金额”“约定付清日期”“分期付款”都留空；达成的，“结果”填达成协议")
            yield Problem("not_agreed", why, "result")
        if self.plan and self.pay_by:
            yield Problem("two_plans", say("“约定付清日期”和“分期付款”只填一个"), "pay_by")
        yield from strange_sides(case, self.against)

    def change(self, case: Case, entry: "Entry") -> Case:
        if self.result != "agreed":
            return case
        told = Instrument(entry.seq, entry.on, AGREEMENT, items=self.agreed, plan=self._plan, beside=self.within_whole)
        return fixed(case, entry, replace(told, workers=self.whom, sides=several(self.against)))

    @property
    def _plan(self) -> tuple[Instalment, ...]:
        return self.plan or ((Instalment.by(self.pay_by),) if self.pay_by else ())

    @property
    def performed(self) -> tuple[date, ...]:
        return tuple(each.on for each in self._plan)

    @property
    def part_of(self) -> PartOf:
        return PartOf(whom=frozenset(self.whom) or workers_of(self.agreed))

    @property
    def goes_on_as(self) -> str:
        return AGREEMENT if self.result == "agreed" else ""

    def moves_against(self, case: Case) -> tuple[str, ...] | None:
        """Return those with whom it was agreed, where that or each sum says so, or each instalment."""
        if self.result != "agreed":
            return None
        if self.against:
            return those(case, several(self.against))
        for sides in ([item.sides for item in self.agreed], [sides_in(each.payer) for each in self.plan]):
            if sides and all(sides):
                return those(case, {name for some in sides for name in some})
        return None


@worked("hearing", ("开庭", "Hearing"), "k", fulfils=(Sort.FOLLOWED, Sort.HEARING), does=Sort.HEARING)
class Hearing(Work):
    """A session before an arbitration tribunal or a court."""

    forum: str = ask(("审理程序", "Proceeding"), Pick("forum"), once=(("2026-11-30", ("审理机构类型", "Forum")),))
    body: str = ask(("机构名称", "Name of the body"), Line(120), default="")
    what: str = ask(("庭审情况", "What happened"), Prose())

    def change(self, case: Case, entry: "Entry") -> Case:
        if self.forum not in _CONTESTS:
            return case
        return contested(case, entry, Contest(entry.seq, entry.on, self.forum, theirs=None, implied=True))


_HEARD_OF = {
    "response_notice": ("litigation", True),
    "appeal_acceptance": ("appeal", None),
    "payment_order_objection": ("objection", None),
}
"""The papers by which one hears that somebody went on: before whom, and whether the other side did, if that is told.

Who objects to a payment order does so where it was asked for (民事诉讼法 第二百二十七条).
"""


@worked(
    "document",
    ("收发文书", "Document"),
    "w",
    paper=Paper("sort", ("title", "other")),
    finds={  # 工伤保险条例 第二十条
        "injury_suspension": Finds("injury_recognition", PUT_OFF, "suspended"),
        "injury_resumption": Finds("injury_recognition", PUT_OFF, "pending"),
    },
)
class Document(Work):
    """A paper was received or sent."""

    direction: str = ask(("收发", "Direction"), Pick("document_direction"))
    sort: str = ask(("文书种类", "Document type"), Pick("document_kind"))
    title: str = ask(("文书名称", "Title"), Line(120), default="")
    other: str = ask(("来文或送达单位", "From or to"), Someone(120), default="")
    hearing_on: Dated | None = ask(
        ("开庭日期", "Hearing on"),
        RoughDay(coming=True),
        default=None,
        when={"sort": ("summons", "arbitration_summons")},
        promises=Promise(Sort.HEARING),
    )
    by_day: date | None = ask(
        ("载明的最后一日", "Last day in the document"),
        Day(coming=True),
        default=None,
        hint=(
            "文书写明的举证、交费、改正或补正期限届满日",
            "For evidence, fee, payment or documents, as the document says",
        ),
        when={"sort": ("evidence_notice", "fee_notice", "pay_order_notice", "arbitration_supplement")},
    )
    what: str = ask(("要点", "Contents"), Prose())

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        if isinstance(self.hearing_on, DaySpan) and self.hearing_on.last >= entry.at.date():
            why = say("还没有开的庭，“开庭日期”请写到日，如 2026-06-30；只知道大概的，写在“要点”里")
            yield Problem("hearing_day", why, "hearing_on")

    def promised(self, case: Case, entry: "Entry") -> Iterator[Due]:
        """Yield the hearing with before whom it is: that of another body does not take its place."""
        for due in super().promised(case, entry):
            yield due._replace(where=self.sort) if due.sort is Sort.HEARING else due

    @property
    def part_of(self) -> PartOf:
        return PartOf(theirs=self._heard_of[1])

    @property
    def _heard_of(self) -> tuple[str, bool | None]:
        return _HEARD_OF.get(self.sort, ("", None)) if self.direction == "received" else ("", None)

    def change(self, case: Case, entry: "Entry") -> Case:
        case = finding(case, entry, self.sort)
        forum, theirs = self._heard_of
        if forum:
            return contested(case, entry, Contest(entry.seq, entry.on, forum, theirs=theirs))
        if (self.direction, self.sort) != ("received", "pay_order_notice"):
            return case
        orders = (*case.money.orders, PayOrder(entry.seq, entry.on))
        return altered(case, money=altered(case.money, orders=orders))
