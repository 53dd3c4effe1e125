"""What each worker has of each item (每人、每项), worded once for screens, command line and papers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cases.file.accounts import Balance, shares
from cases.file.case import Case
from cases.hiding.mask import Mask
from cases.money.called.names import sides_in
from cases.money.called.naming import CLAIM_ITEM
from cases.money.paid.shares import CLAIMED, COLUMNS, FIXED, OUTSTANDING, PAID, PENDING, Share, Shares
from cases.values.codes import codes
from cases.values.spans import say_day
from cases.values.sums import About, Sum
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


def _time(since: object, until: object) -> Sentence:
    if since and until:
        return say("{since} 至 {until}", since=since, until=until)
    return say("{since} 起", since=since) if since else say("至 {until} 止", until=until)


def why_apart(found: Shares, name: str) -> Sentence:
    """Say why what stands by worker and item is not the whole."""
    if name in found.twice:
        return say("名册按人写的没有分项，同全体的各项有重复")
    return say("总额以最近一次登记或填报的为准")
