"""What a body decides: an award, a judgment, a decision or another result with legal force."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from cases.events.declare import Entry, Event, Paper, PartOf, ask
from cases.events.handling.ordered import Ordered, unclear_terms
from cases.events.handling.quashing import meant, one_paper, set_aside, unclear_paper
from cases.events.handling.sides import alone, bound_sides, one_side, several, strange_sides, unclear_suit, whose_suit
from cases.events.handling.upholding import by_items, may_uphold, rest_of_items, unclear_rest
from cases.events.handling.work import finding, fixed, those
from cases.events.handling.working import PLAN, Work, beside_whole, worked
from cases.file.case import Case
from cases.file.intake import DECIDED, REVIEWED, Finds
from cases.kinds import Line, People, Pick, Prose, RoughDay
from cases.money.effects import UPHELD, below, effect_of
from cases.money.items import Item, Items, total, workers_of
from cases.money.papers import THEIRS, Instrument
from cases.money.plans import Instalment, Instalments
from cases.money.terms import FOR_SOME, Terms, TermsKind
from cases.values.codes import codes
from cases.values.money import say_sum
from cases.values.refusal import Problem
from cases.values.spans import Dated, last_day
from cases.values.sums import NoMoney, bounds
from cases.values.text import say

_APPRAISAL = {"sort": ("capacity_conclusion", "capacity_final")}
_FIRST = ("final_award", "nonfinal_award", "first_judgment", "arbitration_mediation", "payment_order")


@worked(
    "ruling",
    ("裁判结果", "Ruling"),
    "p",
    paper=Paper("sort", ("reference",)),
    finds={  # 工伤保险条例 第二十条、第二十五条、第二十六条
        "injury_refusal": Finds("injury_recognition", DECIDED, "refused"),
        "injury_recognised": Finds("injury_recognition", DECIDED, "recognised"),
        "injury_denied": Finds("injury_recognition", DECIDED, "denied"),
        "capacity_conclusion": Finds("injury_level", DECIDED),
        "capacity_final": Finds("injury_level", REVIEWED),
    },
)
class Ruling(Work):
    """An award, a judgment, a decision or another result with legal force."""

    sort: str = ask(("文书种类", "Ruling type"), Pick("ruling_kind"))
    result: str = ask(
        ("支持程度", "Result"),
        Pick("ruling_result"),
        hint=("按工人一方的请求填；维持原判的选维持原裁判", "By what the workers claimed"),
    )
    served_on: Dated | None = ask(
        ("收到日期", "Served on"), RoughDay(), default=None, hint=("不填按发生日期", "The date of the event if empty")
    )
    awarded: tuple[Item, ...] = ask(
        ("确定金额", "Awarded"),
        Items(),
        default=(),
        hint=(
            "总额，或逐项写；按月付的写“每月3000”，判工人付的写“工人应付 4000”",
            "The total, or by item; 每月3000 monthly",
        ),
    )
    plan: tuple[Instalment, ...] = ask(("履行期限和分期", "To be paid by"), Instalments(), default=(), hint=PLAN)
    whom: tuple[str, ...] = ask(
        ("涉及的工人", "Workers"),
        People(ours=True),
        default=(),
        hint=("只涉及其中几人时填，一行一人", "If it concerns only some of them"),
    )
    against: str = bound_sides()
    within_whole: str = beside_whole()
    terms: Terms = ask(
        ("针对第几期", "Which instalments"),
        TermsKind(),
        default=(),
        hint=("支付令只就协议的其中几期的填，如 1 或 2、3；其余各期照旧", "Of an agreement; the others stay due"),
        when={"sort": FOR_SOME},
        rank=8,
    )
    whose: str = whose_suit()
    under: int = set_aside()
    rest: str = rest_of_items()
    level: str = ask(("伤残等级", "Disability grade"), Pick("injury_level"), default="", when=_APPRAISAL)
    reference: str = ask(("文书字号", "Reference"), Line(80), default="")
    what: str = ask(("主要内容", "Contents"), Prose())

    @property
    def part_of(self) -> PartOf:
        theirs, whom = self.whose == THEIRS if self.whose else None, frozenset(self.whom) or workers_of(self.awarded)
        return PartOf(self.reference, self.under, whom, theirs, below(self.sort, self.result))

    @property
    def goes_on_as(self) -> str:
        return self.sort

    @property
    def performed(self) -> tuple[date, ...]:
        return tuple(each.on for each in self.plan)

    @property
    def takes_over(self) -> bool:
        effect = effect_of(self.sort)
        return (self.result == UPHELD and effect.fixes) or effect.confirms

    @property
    def granted(self) -> str:
        return self.result

    def ruled(self, below: Iterable[Event]) -> "Ruling":
        found = {each.granted for each in below} if self.result == UPHELD else set[str]()
        return replace(self, result=found.pop()) if len(found) == 1 else self

    @classmethod
    def moot(cls, case: Case) -> frozenset[str]:
        terms = frozenset[str]() if Ordered(case, FOR_SOME[0]).agreed else {"terms"}
        rest = frozenset[str]() if by_items(case) else {"rest"}
        return super().moot(case) | terms | rest | one_side(case) | one_paper(case) | (alone(case) - {"whom"})

    def settled(self, case: Case, entry: "Entry") -> "Ruling":
        """Return it with the paper, or the instalments, that it can only be about, where it does not say which."""
        if not self.under and (under := meant(case, self.sort, self.part_of.whom)):
            return replace(self, under=under)
        if self.terms or self.part_of.whom or self.sort not in FOR_SOME:
            return self
        return replace(self, terms=Ordered(case, self.sort).by_sum(total(self.awarded)) or ())

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        if self.served_on and last_day(self.served_on) < entry.on:
            why = say("收到的日期 {served} 早于文书的日期 {day}，请核对", served=self.served_on, day=entry.day)
            yield Problem("served", why, "served_on")
        fixed = total(self.awarded)
        if self.result == "none" and fixed is not None and not isinstance(fixed, NoMoney) and bounds(fixed).low > 0:
            why = say("“支持程度”填的是不支持，“确定金额”却有 {sum}，请核对", sum=say_sum(fixed))
            yield Problem("none_awarded", why, "result")
        if self.result == "none" and not self.awarded and may_uphold(case, self.sort):
            why = say(
                "不支持的是谁的请求？维持前面的裁判的，“支持程度”选“维持原裁判”；撤销或改判不支持工人的，“确定金额”填 0"
            )
            yield Problem("whose_request", why, "result")
        if self.result == UPHELD and self.sort in _FIRST and not may_uphold(case, self.sort):
            why = say("前面没有裁判可维持；请照这份文书选全部支持、部分支持或不支持")
            yield Problem("nothing_upheld", why, "result")
        if total(self.awarded) is not None and effect_of(self.sort).sumless:
            sort = codes("ruling_kind").label(self.sort)
            yield Problem("no_sum", say("“{sort}”不确定金额，“确定金额”请留空；款项另行登记", sort=sort), "awarded")
        yield from unclear_paper(case, self.sort, self.part_of.whom, self.under)
        yield from unclear_suit(case, self._told(entry))
        yield from unclear_rest(case, self._told(entry))
        yield from unclear_terms(case, self.sort, self.terms, total(self.awarded), asked=not self.part_of.whom)
        yield from strange_sides(case, self.against)
        if self.level and self.sort not in _APPRAISAL["sort"]:
            yield Problem("level", say("“伤残等级”只在劳动能力鉴定结论里填，请留空"), "level")
        if self.level == "none":
            yield Problem("level", say("有鉴定结论的，“伤残等级”填结论写的等级，没有写的留空"), "level")

    def change(self, case: Case, entry: "Entry") -> Case:
        return fixed(finding(case, entry, self.sort, self.level), entry, self._told(entry))

    def _told(self, entry: "Entry") -> Instrument:
        told = (self.sort, self.result, self.awarded, self.plan, self.whom, self.within_whole, self.terms)
        about = (several(self.against), entry.last, self.whose, 0, self.under, self.rest)
        return Instrument(entry.seq, entry.on, *told, *about)

    def moves_against(self, case: Case) -> tuple[str, ...] | None:
        return those(case, several(self.against)) if self.against else None
