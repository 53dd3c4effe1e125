"""What each worker has of each item (每人、每项), worded once for screens, command line and papers."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from cases.file.accounts import Balance, shares
from cases.file.case import Case
from cases.file.whom.rostered import Apart
from cases.hiding.mask import Mask
from cases.money.called.names import sides_in
from cases.money.called.naming import CLAIM_ITEM
from cases.money.items import Item, by_worker, uncounted
from cases.money.paid.returns import net
from cases.money.paid.shares import CLAIMED, COLUMNS, FIXED, OUTSTANDING, PAID, PENDING, Share, Shares
from cases.values.codes import codes
from cases.values.money import say_sum
from cases.values.spans import say_day
from cases.values.sums import About, Sum, in_money, less, together
from cases.values.text import Label, Sentence, say
from cases.views.wording import CASE_SUMS

TITLE = Label("每人、每项", "By worker and item")
WORKER = Label("工人", "Worker")
ITEM = Label("项目", "Item")
ABOUT = Label("对方和期间", "Against whom, for when")

SUMS: Mapping[str, Label] = {
    CLAIMED: CASE_SUMS[CLAIMED],
    FIXED: CASE_SUMS[FIXED],
    PENDING: Label("未生效", "Not in force"),
    PAID: CASE_SUMS[PAID],
    OUTSTANDING: Label("尚欠", "Outstanding"),
}
"""The columns of sums, in their order."""


@dataclass(frozen=True)
class ShareLine:
    """A line of the table. sums: what is told in each of `COLUMNS`. whole: whether it is what all come to."""

    worker: object
    item: object
    sums: Mapping[str, Sum]
    about: tuple[object, ...] = ()
    whole: bool = False


def share_lines(told: Balance, case: Case, mask: Mask) -> tuple[ShareLine, ...]:
    """Return the lines of the table, the whole sums last; none where nothing is told beyond these."""
    found = shares(case, told)
    if not found.say_more:
        return ()
    wholes = {name: amount for name in COLUMNS if (amount := told.of(name)) is not None}
    if not in_money(wholes.get(OUTSTANDING)):
        wholes.pop(OUTSTANDING, None)
    whole = ShareLine(say("总额"), "", wholes, whole=True)
    lines = (*(_line(each, case, mask) for each in found.rows), whole)
    paid = any(line.sums.get(PAID) or line.sums.get(OUTSTANDING) != line.sums.get(FIXED) for line in lines)
    return tuple(_worth_telling(line, paid=paid) for line in lines)


def _worth_telling(line: ShareLine, *, paid: bool) -> ShareLine:
    """Return a line without what is outstanding where that is nothing, or all that is fixed and nothing arrived."""
    if line.sums.get(OUTSTANDING) and paid:
        return line
    return replace(line, sums={name: amount for name, amount in line.sums.items() if name != OUTSTANDING})


def columns_of(lines: tuple[ShareLine, ...]) -> tuple[str, ...]:
    """Return in which columns anything is told."""
    return tuple(name for name in COLUMNS if any(name in line.sums for line in lines))


def _line(each: Share, case: Case, mask: Mask) -> ShareLine:
    shown = each.hidden(mask)
    everybody = say("未分到人") if each.rest else say("全体") if case.parties.several else say("申请人")
    item = codes(CLAIM_ITEM).label(each.code) if each.code else say("未分项")
    sums = {**dict.fromkeys(each.named, About()), **each.sums}  # what is named without a sum is told all the same
    return ShareLine(shown.worker or everybody, item, sums, tuple(_about(shown)))


def _about(each: Share) -> Iterator[object]:
    if each.against:
        together = len(sides_in(each.against)) > 1
        yield say("对{name}（连带）", name=each.against) if together else say("对{name}", name=each.against)
    for since, until in each.times:
        yield _time(say_day(since) if since else "", say_day(until) if until else "")


def uncounted_lines(told: Balance, mask: Mask) -> Iterator[tuple[object, object, object, bool, int]]:
    """Yield what is claimed or fixed and a part of no whole sum: what is, the sum, what of, no whole, of which entry.

    That are sums of each month, of which nobody knows how many there will be, and what the worker is to pay.
    """
    for item in uncounted(told.claim):
        label = say("对方主张") if by_worker(item) else say("按月主张")
        yield label, say_sum(item.amount or 0), tuple(_of_what(item, mask)), False, 0
    for each in told.fixed:
        n = each.instrument.entry
        for item in uncounted(each.items):
            label = say("第 {n} 条工人应付", n=n) if by_worker(item) else say("第 {n} 条按月支付", n=n)
            force = [] if each.pending is None else [SUMS[PENDING]]
            yield label, say_sum(item.amount or 0), (*force, *_of_what(item, mask)), False, 0


def heirs_lines(told: Balance, case: Case, mask: Mask) -> Iterator[tuple[object, object, object]]:
    """Yield what each of several who went on in the place of a worker is to get, and got, where papers part it.

    The ledger keeps it as the worker's. What is owed to each is told while every payment names whom it went to.
    """
    heirs = {name for each in case.parties.successions for name in each.by}
    there = {each.instrument.entry for each in told.fixed if not (each.pending or each.parted)}
    fixed = _by_name((item for each in case.money.instruments if each.entry in there for item in each.items), heirs)
    payments = net(case.money.payments, case.money.returns)
    came = [item for each in payments for item in each.items or (Item(),)]
    paid = _by_name(came, heirs)
    for name, amount in fixed.items() if len(fixed) > 1 else ():
        got = paid.get(name, 0)
        why: object = say("写明付给此人的 {paid}", paid=say_sum(got))
        if in_money(rest := less(amount, got)) and all(item.worker for item in came):
            why = (why, say("尚欠 {sum}", sum=say_sum(rest)))
        yield say("接续人{who}", who=mask.name(name)), say_sum(amount), why


def _by_name(items: Iterable[Item], names: Collection[str]) -> Mapping[str, Sum]:
    """Return what items come to for each of some names that they tell a sum of."""
    found: dict[str, Sum] = {}
    for item in items:
        if item.worker in names and (amount := together(found.get(item.worker), item.amount)) is not None:
            found[item.worker] = amount
    return found


def _of_what(item: Item, mask: Mask) -> Iterator[object]:
    """Say what a sum that counts in no whole is for, whose, of which time, and that it does not count."""
    if item.code:
        yield codes(CLAIM_ITEM).label(item.code)
    if item.worker:
        yield mask.name(item.worker)
    if item.against:
        yield say("对{name}", name=mask.somebody(item.against))
    if item.since or item.until:
        yield _time(say_day(item.since) if item.since else "", say_day(item.until) if item.until else "")
    if by_worker(item):
        yield say("由工人付给对方，不计入主张、确定和尚欠，也不自动抵销")
    else:
        yield say("按月计，不折成总数，不计入合计和尚欠；各月付了没有请逐笔登记")


def _time(since: object, until: object) -> Sentence:
    if since and until:
        return say("{since} 至 {until}", since=since, until=until)
    return say("{since} 起", since=since) if since else say("至 {until} 止", until=until)


def why_apart(found: Shares, name: str) -> Sentence:
    """Say why what stands by worker and item is not the whole."""
    if name in found.twice:
        return say("名册按人写的没有分项，同全体的各项有重复")
    return say("总额以最近一次登记或填报的为准")


def roster_told(each: Apart) -> Sentence:
    """Say how what the roster comes to differs from the whole, and why."""
    parts, whole = say_sum(each.parts), say_sum(each.whole)
    if each.newer:
        return say(
            "名册合计 {parts}，各人都写明、又在后，以名册为准；先前的总额 {whole} 不再计入", parts=parts, whole=whole
        )
    if each.missing is None:
        return say("名册合计 {parts}，总额 {whole}；人数不确切，名册可能不全", parts=parts, whole=whole)
    if each.missing:
        return say("名册合计 {parts}，总额 {whole}；名册还缺 {n} 人", parts=parts, whole=whole, n=each.missing)
    if each.untold:
        return say("名册合计 {parts}，总额 {whole}；名册上有 {n} 人没有写", parts=parts, whole=whole, n=each.untold)
    return say("名册合计 {parts}，与总额 {whole} 不符，请核对", parts=parts, whole=whole)
