"""What the ledger of a case comes to on a day, and how that is told wherever somebody reads of its money."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cases.due.windows import windows, windows_on
from cases.file.accounts import RECEIVED, Balance, accounts, overlapping, shares, superseded
from cases.file.case import Case
from cases.file.members import SUMS
from cases.file.ties import SPLIT_FROM
from cases.file.whom.arrived import arrived
from cases.file.whom.reported import reported_paid
from cases.file.whom.whose import workers_named
from cases.hiding.mask import Mask
from cases.money.effects import AGREEMENT, TOLD, effect_of
from cases.money.instruments import Overlap, Superseded
from cases.money.items import Item, monthly
from cases.money.paid.returns import Return
from cases.money.papers import Fixed
from cases.money.payments import Owed, Payment, all_due
from cases.money.terms import on_terms
from cases.values.codes import codes
from cases.values.money import say_sum
from cases.values.spans import say_day
from cases.values.sums import Fen, Sum, differ, in_all, in_money, less, say_heads
from cases.values.text import Label, Sentence, say
from cases.views.casefile import CaseFile
from cases.views.shares import heirs_lines, roster_told, uncounted_lines, why_apart
from cases.views.wording import CASE_SUMS, GIVEN, doubted


@dataclass(frozen=True)
class MoneyLine:
    """A line of what is told of the money. amount: a sum as it is said. why: what there is to say of it.

    whole: whether it is one of the whole sums of the case; the others explain them. entry: of which it tells what it
    came to, 0 for none. on: by which day something is due, None where nothing is; by: the entry that promises it.
    """

    label: object
    amount: object
    why: object = ""
    whole: bool = False
    entry: int = 0
    on: date | None = None
    by: int = 0

    @property
    def in_short(self) -> object:
        """The sum with what there is to say of it, without saying what a whole sum is."""
        if not self.why or self.why in WHOLES.values():
            return self.amount
        return say("{sum}（{why}）", sum=self.amount, why=self.why)


def ledger(file: CaseFile, today: date) -> Balance:
    """Return what the ledger of a case comes to: what may be contested on this day is not in force."""
    return accounts(file.case, windows_on(windows(file.case, file.clocks), today))


def money_lines(told: Balance, case: Case, mask: Mask) -> Iterator[MoneyLine]:
    """Yield all there is to say of the money of a case: the whole sums, and after each what it rests on.

    mask: how the names in it are shown. What each worker has of each item is told by `cases.views.shares`.
    """
    yield _whole(told, "claimed")
    yield _whole(told, "awarded")
    yield from _instruments(told, case, mask)
    yield from (_gone(each) for each in superseded(case, told) if each.whole)
    yield _whole(told, "received")
    payments = sorted(case.money.payments, key=lambda each: (each.on, each.entry))
    yield from (_payment(each, told, mask) for each in payments)
    yield from map(_back, case.money.returns)
    yield from _restitution(case)
    yield from _by_roster(case)
    if told.outstanding and in_money(told.outstanding):
        yield MoneyLine(say("尚欠"), say_sum(told.outstanding), say("已确定而未到账"), whole=True)
        yield from _untold(told)
    if told.given_up is not None:
        why = say("依据协议、文书的到账登记为已付清，其余双方不再支付")
        yield MoneyLine(say("不再支付"), say_sum(told.given_up), why)
    yield from _due(told, mask)
    yield from filter(None, map(_schedule, told.fixed))
    yield from _remedies(told)
    yield from (_whole(told, name) for name in GIVEN if told.of(name) is not None)
    for each in told.apart:
        yield MoneyLine(say("名册与总额"), CASE_SUMS[each.name], roster_told(each))
    yield from (MoneyLine(*each) for each in heirs_lines(told, case, mask))
    yield from (MoneyLine(*each) for each in uncounted_lines(told, mask))
    yield from map(_overlap, overlapping(case))
    yield from _split(case, mask)
    yield from _heads(case, mask)
    yield from _unlike(told, case, mask)
    yield from _reported(told, case)


def _restitution(case: Case) -> Iterator[MoneyLine]:
    """Tell of orders to give back what was enforced (执行回转), and what went back since."""
    for each in case.money.instruments:
        if each.sort == "enforcement_reversed":
            back = in_all(one.amount for one in case.money.returns if one.on >= each.on)
            said = say("已退回 {sum}", sum=say_sum(back)) if back else say("还没有登记退回")
            why = say("第 {n} 条责令返还已执行的款项，拒不返还的强制执行；返还的请登记退款", n=each.entry)
            yield MoneyLine(say("执行回转"), said, why)


def _whole(told: Balance, name: str) -> MoneyLine:
    amount: Sum | None = told.of(name)
    said = say("未登记") if amount is None else say_sum(amount)
    return MoneyLine(CASE_SUMS[name], said, WHOLES[name], whole=True)


WHOLES = {
    "claimed": say("申请人主张的总额"),
    "awarded": say("现行有效的协议、裁决、判决等确定的总额"),
    "received": say("申请人实际收到的累计金额"),
    "benefits": say("工会给予的帮扶款物累计，实物折价"),
    "donations": say("社会捐助的累计，实物折价；不是工会的帮扶"),
    "relief": say("政府救助的累计，实物折价"),
    "workplace": say("所在单位自愿给的慰问和补助累计；不是欠款，不抵欠款"),
    "gifts": say("其他人给的累计，实物折价"),
}
"""What each whole sum is."""


def _instruments(told: Balance, case: Case, mask: Mask) -> Iterator[MoneyLine]:
    """Tell what stands; of what others fix too, where that counts."""
    by_all = {act.entry for act in case.money.contests if not act.workers}
    for each in told.fixed:
        line = _instrument(each, by_all, mask)
        same = "、".join(str(other.instrument.entry) for other in told.fixed if line.entry in other.within)
        yield replace(line, why=(line.why, say("其余与第 {n} 条是同一笔款，计在那里", n=same))) if same else line


def _instrument(fixed: Fixed, by_all: Collection[int], mask: Mask) -> MoneyLine:
    """Tell what stands of an instrument. by_all: the entries by which somebody contests who is not named."""
    n, amount = fixed.instrument.entry, say("未登记") if fixed.amount is None else say_sum(fixed.amount)
    why: object = _standing(fixed)
    if fixed.parted and (whom := tuple(dict.fromkeys(item.worker for item in fixed.items if item.worker))):
        several = say("{n} 人", n=len(whom))
        why = (why, say("涉及{whom}", whom=tuple(map(mask.name, whom)) if len(whom) <= _FEW else several))
        by = fixed.pending.by if fixed.pending else 0
        why = (*why, say("没有起诉、上诉的，请作废第 {n} 条，重新登记并写明是谁", n=by)) if by in by_all else why
    if sides := _bound(fixed):
        whom = tuple(map(mask.somebody, sides))
        why = (why, say("{whom}连带承担", whom=whom) if len(sides) > 1 else say("对{name}", name=whom[0]))
        with_others = [item for item in fixed.items if set(item.sides) > set(sides)]
        if (both := in_all(item.amount for item in with_others)) is not None:
            names = tuple(map(mask.somebody, dict.fromkeys(name for item in with_others for name in item.sides)))
            why = (*why, say("其中 {sum} 由{whom}连带承担，只计一次", sum=say_sum(both), whom=names))
    if on_terms(fixed.instrument) and fixed.before:
        terms = "、".join(map(str, fixed.instrument.terms))
        why = (why, say("只就第 {n} 条的第 {terms} 期，其余各期照旧", n=fixed.before[-1], terms=terms))
    if fixed.within:
        why = (why, say("与第 {n} 条是同一笔款，只计一次", n="、".join(map(str, fixed.within))))
    if fixed.settles:
        why = (why, say("就第 {n} 条和解", n=fixed.settles))
    return MoneyLine(_titled(fixed), amount, why, entry=n)


def _bound(fixed: Fixed) -> tuple[str, ...]:
    """Return against whom all of an instrument is, nobody where it does not say so or not alike for all."""
    own = fixed.instrument
    told = {item.sides or own.sides for item in own.items or (Item(),)}
    if fixed.parted or told == {()}:
        told = {item.sides for item in fixed.items}
    return next(iter(told)) if len(told) == 1 else ()


def _titled(fixed: Fixed) -> Sentence:
    sort = fixed.instrument.sort
    what = _TITLES.get(sort) or codes("ruling_kind").label(sort)
    return say("第 {n} 条 {what}", n=fixed.instrument.entry, what=what)


def _gone(each: Superseded) -> MoneyLine:
    """Tell an instrument of which nothing stands any more, and since which entry."""
    amount = say("未登记") if each.fixed.amount is None else say_sum(each.fixed.amount)
    why = say("不再计入，见第 {n} 条", n="、".join(map(str, each.by)))
    return MoneyLine(_titled(each.fixed), amount, why, entry=each.fixed.instrument.entry)


_FEW = 5
"""How many workers are told by name in a line."""


def _payment(each: Payment, balance: Balance, mask: Mask) -> MoneyLine:
    """Tell a payment: when, by whom, to whom, by what way and under what, and why it is not taken off what is fixed."""
    amount = say("未登记") if each.amount is None else say_sum(each.amount)
    workers = tuple(dict.fromkeys(map(mask.name, (item.worker for item in each.items if item.worker))))
    told: list[object] = [say_day(each.day)]
    told += [say("{who}付", who=mask.somebody(each.payer))] if each.payer else []
    told += [say("付给{whom}", whom=workers)] if workers else []
    told += [codes("pay_way").label(each.way)] if each.way else []
    told += [say("依据第 {n} 条", n=each.under)] if each.under else []
    told += [_not_used(before, fen, each) for before, fen in balance.unused.get(each.entry, {}).items()]
    return MoneyLine(say("第 {n} 条 到账", n=each.entry), amount, tuple(told), entry=each.entry)


def _not_used(before: int, fen: Fen, payment: Payment) -> Sentence:
    """Tell what of a payment is taken off nothing, and why. See `Unused`."""
    early = say("在第 {n} 条之前已付，没有写依据该条，不抵", n=before)
    why = early if before else say("写明的项目不在任何一条里，没有写依据第几条，不抵")
    part = fen and isinstance(payment.amount, int) and fen < payment.amount
    return say("其中 {sum} {why}", sum=say_sum(fen), why=why) if part else why


def _back(each: Return) -> MoneyLine:
    """Tell what went back, and of which payment."""
    amount = say("未登记") if each.amount is None else say_sum(each.amount)
    told: list[object] = [say_day(each.day), say("已从到账里减去")]
    told += [say("退回第 {n} 条到账", n=each.of)] if each.of else []
    return MoneyLine(say("第 {n} 条 退款", n=each.entry), amount, tuple(told), entry=each.entry)


def _by_roster(case: Case) -> Iterator[MoneyLine]:
    """Tell what arrived by the roster and by no payment."""
    entries = {each.entry for each in case.money.payments}
    for each in arrived(case):
        if each.entry not in entries and each.amount:
            told = say("名册写明、没有逐笔登记的")
            yield MoneyLine(say("第 {n} 条 名册到账", n=each.entry), say_sum(each.amount), told, entry=each.entry)


def _untold(told: Balance) -> Iterator[MoneyLine]:
    """Tell which payments leave open what is still owed to each worker or for each item."""
    if told.untold:
        n = "、".join(map(str, told.untold))
        why = say("第 {n} 条到账没有写明付给谁、付哪一项，只知道在多少之间；合计是准的", n=n)
        yield MoneyLine(say("每人、每项尚欠"), why)


_TITLES = {AGREEMENT: Label("协议", "Agreement"), TOLD: Label("登记的金额", "Sum as recorded")}


def _standing(fixed: Fixed) -> Sentence:
    """Say whether an instrument that stands is in force, and why not."""
    if fixed.pending is None:
        return say("现行有效")
    if fixed.pending.unsure:
        return say("暂定：第 {n} 条没有审理就终结了起诉，是否生效要看理由", n=fixed.pending.by)
    if fixed.pending.heard:
        n = fixed.pending.by
        return say("未生效：第 {n} 条表明有人上诉，没有登记是谁、何时提出；逾期的不影响生效，请补登上诉", n=n)
    if fixed.pending.until:
        return say("未生效：{day} 前还可以起诉、上诉或提出异议", day=fixed.pending.until)
    if "objection" in effect_of(fixed.instrument.sort).contested_by:
        return say("未生效：第 {n} 条债务人提出了异议，不能申请执行", n=fixed.pending.by)
    return say("未生效：第 {n} 条已就此起诉或上诉", n=fixed.pending.by)


def _by(each: Owed) -> Sentence:
    """Say by when an instalment is to be paid: a day, or in a month or a year."""
    day = say_day(each.promised.day)
    return say("{day} 内付", day=day) if each.promised.span else say("{day} 前付", day=day)


def _due(told: Balance, mask: Mask) -> Iterator[MoneyLine]:
    for each in told.owed:
        short = say("未登记") if each.short is None else say_sum(each.short)
        why: object
        if each.of > 1:
            why = say("{by}；共 {of} 期的第 {n} 期，尚欠的数额", by=_by(each), of=each.of, n=each.place)
        else:
            why = say("{by}；尚欠的数额", by=_by(each))
        if each.promised.payer:
            why = (why, say("由{who}付", who=mask.somebody(each.promised.payer)))
        n, on = each.instrument.entry, each.promised.on
        yield MoneyLine(say("第 {n} 条约定付款", n=n), short, why, on=on, by=n)
    for n, missed, rest in all_due(told.owed):
        why = say("约定一期不付全部到期：{by}的一期没有付清的，尚欠的各期一并到期", by=_by(missed))
        yield MoneyLine(say("第 {n} 条加速到期", n=n), say_sum(rest), why)


def _schedule(fixed: Fixed) -> MoneyLine | None:
    """Say where the instalments come to another sum than what is fixed."""
    plan, whole = in_all(each.amount for each in fixed.plan), fixed.amount
    if fixed.parted or plan is None or not in_money(whole) or not differ(plan, whole):
        return None
    if any(each.amount is None for each in fixed.plan):
        return None
    parts, amount, n = say_sum(plan), say_sum(whole), fixed.instrument.entry
    rest, beyond = less(whole, plan), less(plan, whole)
    if rest:
        why = say("各期合计 {parts}，确定 {whole}；{rest} 没有约定日期", parts=parts, whole=amount, rest=say_sum(rest))
    else:
        over = say_sum(beyond or 0)
        why = say("各期合计 {parts}，确定 {whole}；多出 {over}，按确定的数额计", parts=parts, whole=amount, over=over)
    return MoneyLine(say("第 {n} 条分期与金额", n=n), why)


def _remedies(told: Balance) -> Iterator[MoneyLine]:
    """Yield what may be done where what is due by a day or month is not paid, for each instrument that is in force."""
    for each in told.fixed:
        remedy = "resume" if each.settles else effect_of(each.instrument.sort).remedy
        promises = any(map(monthly, each.items)) or any(due.instrument is each.instrument for due in told.owed)
        if remedy and promises and not each.pending:
            why: object = codes("remedy").label(remedy)
            if code := codes("remedy").by_code.get(remedy):
                source = doubted(code.source) if code.unconfirmed else code.source
                why = say("{remedy}（{source}）", remedy=code.label, source=source)
            yield MoneyLine(say("第 {n} 条逾期不付的", n=each.instrument.entry), why)


def _overlap(each: Overlap) -> MoneyLine:
    """Say that nobody knows whether a sum of some workers is counted twice, and how that is answered."""
    why = say(
        "第 {whole} 条是全体的总额，第 {part} 条只写了几个人的；没有说明是否含在总额里，先按另加计；"
        "请作废第 {part} 条，重新登记并写明“与全体总额”",
        whole=each.whole,
        part=each.part,
    )
    return MoneyLine(say("总额与个人"), CASE_SUMS["awarded"], why)


def _split(case: Case, mask: Mask) -> Iterator[MoneyLine]:
    """Say of workers who went on in a case of their own what went along, and in that case what stayed behind."""
    label, amount = say("分案与主张"), CASE_SUMS["claimed"]
    for each in case.money.departed:
        claim = case.money.claim_before(each)
        if along := [one.name for one in each.workers if one.claims(claim)]:
            why = say(
                "第 {n} 条分出{whom}：写明的主张转到新案，本案不再计；文书和到账仍计在本案",
                n=each.entry,
                whom=_some(along, mask),
            )
            yield MoneyLine(label, amount, why)
        if behind := [one.name for one in each.workers if not one.claims(claim)]:
            why = say(
                "第 {n} 条分出{whom}：主张没有按人写明，总额仍计在本案；要分开的，两案各登记主张",
                n=each.entry,
                whom=_some(behind, mask),
            )
            yield MoneyLine(label, amount, why)
    split = any(relation == SPLIT_FROM for _number, relation in case.ties.links)
    if split and not case.money.claim and not any(each.claimed is not None for each in case.parties.members):
        yield MoneyLine(label, amount, say("本案由他案分出，原案没有按人写明主张，仍计在原案；请登记本案的主张"))


def _some(names: Sequence[str], mask: Mask) -> object:
    return tuple(map(mask.name, names)) if len(names) <= _FEW else say("{n} 人", n=len(names))


def _heads(case: Case, mask: Mask) -> Iterator[MoneyLine]:
    """Say that more workers are named beside sums and in the roster than there are to be, and who that is."""
    found = workers_named(case)
    if len(found) > case.parties.most:
        whom = _some(found, mask)
        why = say(
            "案件登记 {people}，金额和名册里写明了 {n} 人（{whom}），账目按 {n} 人算；请更正“人数”或写错的姓名",
            people=say_heads(case.parties.people),
            n=len(found),
            whom=whom,
        )
        yield MoneyLine(say("人数与账目"), why)


def _unlike(told: Balance, case: Case, mask: Mask) -> Iterator[MoneyLine]:
    """Yield where the roster tells of a worker what items and payments do not."""
    found = shares(case, told)
    for each in found.unlike:
        who, listed, recorded = mask.name(each.worker), say_sum(each.listed), say_sum(each.told)
        why = say("{who}：名册 {listed}，逐项登记 {told}，请核对", who=who, listed=listed, told=recorded)
        yield MoneyLine(say("名册与账目"), CASE_SUMS[each.column], why)
    said = {each.name for each in told.apart if not each.newer}
    for name in (name for name in SUMS if found.say_more and name not in said):
        rows, whole = found.total(name), told.of(name)
        if rows is not None and whole is not None and differ(rows, whole):
            why = say(
                "各行合计 {rows}，总额 {whole}；{why}",
                rows=say_sum(rows),
                whole=say_sum(whole),
                why=why_apart(found, name),
            )
            yield MoneyLine(say("每人每项与总额"), CASE_SUMS[name], why)


def _reported(told: Balance, case: Case) -> Iterator[MoneyLine]:
    """Yield the sums that were reported at the end and are not what the ledger says."""
    reported, paid = case.money.reported, reported_paid(case)
    for name, known_now in told.by_ledger.items():
        known = paid.recorded if paid and name == RECEIVED else known_now
        by = reported.of(name) if reported else None
        amount: Sum | None = getattr(by, name, None)
        if amount is not None and known is not None and amount != known:
            why = say("结案填报 {told}，按已登记的款项是 {known}", told=say_sum(amount), known=say_sum(known))
            yield MoneyLine(say("填报与账目"), CASE_SUMS[name], why)
