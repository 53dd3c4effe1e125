"""What is told of money: claimed, fixed without a paper, paid; and aid that is given."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from cases.events.declare import Entry, PartOf, ask
from cases.events.handling.work import fixed, those, unknown_instrument
from cases.events.handling.working import Work, beside_whole, worked
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.money import MORE, Claim
from cases.kinds import Amount, EntryNumber, Pick, Prose, Someone, YesNo
from cases.money.called.naming import CLAIM_ITEM
from cases.money.effects import TOLD
from cases.money.items import Item, Items, total, uncounted, workers_of
from cases.money.paid.returns import Return, unclear
from cases.money.papers import Instrument
from cases.money.payments import Payment
from cases.standing.dues import Due
from cases.values.codes import codes
from cases.values.refusal import Problem
from cases.values.sums import Sum, together
from cases.values.text import say

_ARRIVED = {"nature": ("received",)}


@worked("money", ("款项", "Money"), "y", bar=17, ends_one_task=True, fulfils=(), interrupts={"nature": ("received",)})
class Money(Work):
    """A sum is claimed, fixed, has arrived or went back. Claimed and fixed sums are the whole as of now.

    Arrivals add up, and what goes back of one lowers it. A claim of other items than before says whether it takes the
    place of that or comes on top. An arrival pays what was promised under the same instrument, or what is due first.
    While something is missing, it is still to be seen whether that is paid.
    """

    nature: str = ask(
        ("性质", "Nature"),
        Pick("money_nature"),
        hint=("主张、确定填总额；到账、退款填本次", "Received, refund: this payment only"),
    )
    amount: tuple[Item, ...] = ask(
        ("金额", "Amount"),
        Items(),
        hint=("元，可写 1.2万、约3万、不详；逐项、按人写“工资 38000 | 姓名；押金 5000”", "Yuan; or by item | worker"),
        named_by="nature",
        tells_of="payer",
    )
    payer: str = ask(
        ("付款人", "Paid by"),
        Someone(120),
        default="",
        hint=("对方有几个的，写明是谁付的，时效只对其中断", "One of several: limitation is interrupted for that one"),
        when=_ARRIVED,
        rank=8,
    )
    way: str = ask(("付款方式", "How"), Pick("pay_way"), default="", tells_of="payer", when=_ARRIVED, rank=8)
    under: int = ask(
        ("依据第几条", "Under which entry"),
        EntryNumber(),
        default=0,
        hint=(
            "协议或文书在经过中的序号；不填先抵最早到期的",
            "Of the agreement or document; else for what is due first",
        ),
        when=_ARRIVED,
        rank=8,
    )
    in_full: bool = ask(
        ("已付清", "Paid in full"),
        YesNo(),
        default=False,
        hint=(
            "数额不详，付清了填“是”；其余双方不再支付的，另写依据第几条",
            "If the sum is unknown and it is paid; where the rest is dropped, say under which entry",
        ),
        when=_ARRIVED,
        rank=8,
    )
    of_payment: int = ask(
        ("退回第几条到账", "Of which payment"),
        EntryNumber(),
        default=0,
        hint=("到账在经过中的序号；只有一笔的可不填", "Optional if there is only one"),
        when={"nature": ("returned",)},
    )
    claimed_as: str = ask(
        ("与原来的主张", "And the earlier claim"),
        Pick("claim_beside"),
        default="",
        hint=("项目与原来不同时填", "Where other items were claimed before"),
        when={"nature": ("claimed",)},
        rank=8,
    )
    within_whole: str = beside_whole(nature=("awarded",))
    what: str = ask(("说明", "What for"), Prose(2000), default="")

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        yield from unknown_instrument(case, self.under, *(each.entry for each in case.money.orders))
        if self.nature in ("received", "returned") and uncounted(self.amount):
            why = say("到账和退款写这一次实际付的数，不写“每月”“工人应付”；工人付给对方的记在“工作记录”里")
            yield Problem("paid_once", why, "amount")
        if self.nature == "returned":
            yield from unclear(case.money.payments, case.money.returns, self._went_back(entry))
        if self.nature == "claimed" and not self.claimed_as and (lost := self._leaves_out(case.money.claim)):
            names = tuple(codes(CLAIM_ITEM).label(code) if code else say("未分项的金额") for code in lost)
            why = say("原来主张的有{names}：请在“与原来的主张”里选代替原来的全部，或另外增加", names=names)
            yield Problem("claimed_as", why, "claimed_as")

    def _leaves_out(self, before: tuple[Item, ...]) -> tuple[str, ...]:
        """Return the items claimed before that it neither names nor, all in all, comes to; none for one sum of all."""
        told = {(item.code, worker) for item in self.amount for worker in (item.worker, "")}
        lost = [item.code for item in before if (item.code, item.worker) not in told]
        same = total(before) == total(self.amount) and not any(lost)
        return () if same or not any(item.code for item in self.amount) else tuple(dict.fromkeys(lost))

    def settled(self, case: Case, entry: "Entry") -> "Money":
        """Return it with the arrival that went back, where there was but one: later ones are not meant."""
        if self.nature == "returned" and not self.of_payment and len(case.money.payments) == 1:
            return replace(self, of_payment=case.money.payments[0].entry)
        return self

    def _went_back(self, entry: "Entry") -> Return:
        told = (entry.seq, entry.on, total(self.amount), self.amount, self.of_payment)
        return Return(*told, entry.last, entry.span)

    def change(self, case: Case, entry: "Entry") -> Case:
        money = case.money
        if self.nature == "received":
            whole = total(self.amount)
            told = (whole, self.amount, self.payer, self.way, self.under, entry.last, entry.span, self.in_full)
            return altered(case, money=altered(money, payments=(*money.payments, Payment(entry.seq, entry.on, *told))))
        if self.nature == "returned":
            return altered(case, money=altered(money, returns=(*money.returns, self._went_back(entry))))
        if self.nature == "claimed":
            claim = Claim(entry.seq, entry.latest, self.amount, self.claimed_as == MORE, entry.on)
            return altered(case, money=altered(money, claims=(*money.claims, claim)))
        whole_sum = Instrument(entry.seq, entry.on, TOLD, items=self.amount, beside=self.within_whole)
        return fixed(case, entry, whole_sum)

    def fulfils(self, due: Due, case: Case, on: date) -> bool:
        return self.nature != "returned" and super().fulfils(due, case, on)

    @property
    def part_of(self) -> PartOf:
        whom = workers_of(self.amount) if self.nature == "received" else frozenset[str]()
        return PartOf(under=self.under, whom=whom)

    def moves_against(self, case: Case) -> tuple[str, ...] | None:
        """Return who pays: a payment is a promise of whoever owes and pays (义务人同意履行, 民法典 195).

        Where there are several and it is told neither who paid nor under which instrument, it is the promise of none of
        them. Whoever else pays ends so much of the debt (民法典 524) and promises nothing for those who owe it.
        """
        known = [party.name for party in case.parties.respondents]
        if self.nature != "received" or self.payer in known:
            return those(case, {self.payer}) if self.payer else None
        alone = len(known) <= 1 or self.under
        return None if alone and not self.payer else ()


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

    sort: str = ask(("帮扶种类", "Aid type"), Pick("benefit_kind"))
    amount: Sum | None = ask(("金额或折价", "Amount or value"), Amount(), tells_of="giver")
    by_whom: str = ask(
        ("谁给的", "Given by"), Pick("benefit_by"), default="", hint=("不填为工会", "The union if empty")
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
