"""What the ledger of a case comes to on a day, and how that is told wherever somebody reads of its money."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cases.file.accounts import Apart, Balance, accounts
from cases.file.case import Case
from cases.money.instruments import AGREEMENT, TOLD, Fixed, effect_of
from cases.money.items import Items
from cases.values.codes import codes
from cases.values.money import say_sum
from cases.values.sums import NoMoney, Sum
from cases.values.text import Label, Sentence, say
from cases.views.casefile import CaseFile
from cases.views.wording import CASE_SUMS, GIVEN


@dataclass(frozen=True)
class MoneyLine:
    """A line of what is told of the money. amount: a sum as it is said. why: what there is to say of it.

    whole: whether it is one of the whole sums of the case; the others explain them.
    """

    label: object
    amount: object
    why: object = ""
    whole: bool = False

    @property
    def in_short(self) -> object:
        """The sum with what there is to say of it, without saying what a whole sum is."""
        if not self.why or self.why in WHOLES.values():
            return self.amount
        return say("{sum}（{why}）", sum=self.amount, why=self.why)


def ledger(file: CaseFile, today: date) -> Balance:
    """Return what the ledger of a case comes to: what may be contested on this day is not in force."""
    running = [clock for clock in file.clocks if clock.running and clock.latest >= today]
    windows = {
        each.entry: clock.latest
        for each in file.case.money.instruments
        for clock in running
        if clock.started_by == each.entry and clock.rule.id in effect_of(each.sort).window
    }
    return accounts(file.case, windows)


def money_lines(told: Balance, case: Case) -> Iterator[MoneyLine]:
    """Yield all there is to say of the money of a case: the whole sums, and after each what it rests on."""
    claim = Items().show(told.claim)[:-1] if len(told.claim) > 1 else ()  # the last part is the whole
    yield _whole(told, "claimed", claim)
    yield _whole(told, "awarded")
    yield from map(_instrument, told.fixed)
    yield _whole(told, "received")
    if told.outstanding and not isinstance(told.outstanding, NoMoney):
        yield MoneyLine(say("尚欠"), say_sum(told.outstanding), say("已确定而未到账"))
    yield from _due(told)
    yield from (_whole(told, name) for name in GIVEN if told.of(name) is not None)
    for each in told.apart:
        yield MoneyLine(say("名册与总额"), CASE_SUMS[each.name], _difference(each))
    yield from _reported(told, case)


def _whole(told: Balance, name: str, why: object = "") -> MoneyLine:
    amount: Sum | None = told.of(name)
    said = say("未登记") if amount is None else say_sum(amount)
    return MoneyLine(CASE_SUMS[name], said, why or WHOLES[name], whole=True)


WHOLES = {
    "claimed": say("申请人主张的总额"),
    "awarded": say("现行有效的协议、裁决、判决等确定的总额"),
    "received": say("申请人实际收到的累计金额"),
    "benefits": say("工会给予的帮扶款物累计，实物折价"),
    "donations": say("社会捐助、政府救助等他人给予的累计，实物折价"),
}
"""What each whole sum is."""


def _instrument(fixed: Fixed) -> MoneyLine:
    sort, n = fixed.instrument.sort, fixed.instrument.entry
    what = _TITLES.get(sort) or codes("ruling_kind").label(sort)
    amount = say("未登记") if fixed.amount is None else say_sum(fixed.amount)
    return MoneyLine(say("第 {n} 条 {what}", n=n, what=what), amount, _standing(fixed))


_TITLES = {AGREEMENT: Label("协议", "Agreement"), TOLD: Label("登记的金额", "Sum as recorded")}


def _standing(fixed: Fixed) -> Sentence:
    """Say whether an instrument that stands is in force, and why not."""
    if fixed.pending is None:
        return say("现行有效")
    if fixed.pending.until:
        return say("未生效：{day} 前还可以起诉、上诉或提出异议", day=fixed.pending.until)
    return say("未生效：第 {n} 条已就此起诉或上诉", n=fixed.pending.by)


def _due(told: Balance) -> Iterator[MoneyLine]:
    for each in told.owed:
        short = say("未登记") if each.short is None else say_sum(each.short)
        if each.of > 1:
            why = say("{day} 前付；共 {of} 期的第 {n} 期，尚欠的数额", day=each.promised.on, of=each.of, n=each.place)
        else:
            why = say("{day} 前付；尚欠的数额", day=each.promised.on)
        yield MoneyLine(say("第 {n} 条约定付款", n=each.instrument.entry), short, why)


def _difference(each: Apart) -> Sentence:
    parts, whole = say_sum(each.parts), say_sum(each.whole)
    if each.missing:
        return say("名册合计 {parts}，总额 {whole}；名册还缺 {n} 人", parts=parts, whole=whole, n=each.missing)
    if each.untold:
        return say("名册合计 {parts}，总额 {whole}；名册上有 {n} 人没有写", parts=parts, whole=whole, n=each.untold)
    return say("名册合计 {parts}，与总额 {whole} 不符，请核对", parts=parts, whole=whole)


def _reported(told: Balance, case: Case) -> Iterator[MoneyLine]:
    """Yield the sums that were reported at the end and are not what the ledger says."""
    reported = case.money.reported
    for name, known in told.by_ledger.items():
        amount: Sum | None = getattr(reported, name, None)
        if amount is not None and known is not None and amount != known:
            why = say("结案填报 {told}，按已登记的款项是 {known}", told=say_sum(amount), known=say_sum(known))
            yield MoneyLine(say("填报与账目"), CASE_SUMS[name], why)
