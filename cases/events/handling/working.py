"""Work on a case: what each such event may promise, what it fulfils, and where it may be told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, dataclass_transform

from cases.events.declare import Entry, Event, Paper, ask, happens
from cases.file.case import Case
from cases.file.intake import Finds
from cases.kinds import Day, Line, Pick
from cases.money.items import Item
from cases.standing.dues import Due, Promise, Sort
from cases.standing.stages import ANY, Actor, By, Stage


def beside_whole(**when: tuple[str, ...]) -> Any:
    """Return the question that a sum of some workers leaves open where a whole was fixed for all. when: see `ask`."""
    return ask(
        ("与全体总额", "Beside the total"),
        Pick("beside_whole"),
        default="",
        hint=("已有全体的总额、这次只写几个人的时填", "If a total for all was fixed and this is about some"),
        when=when or None,
        rank=9,
    )


PLAN = (
    "分期付款的一期一行，如“6月30日 5000”；只写日期是全部付清的日期",
    "One instalment a line, such as 6-30 5000; a day alone is when all is to be paid",
)
"""How instalments are typed."""

_WITHIN_WHOLE = frozenset({"within_whole"})

TOLD_AT = ANY
"""What happened before the case is told at the counter, what comes after it without reopening it, and what comes while
its closing is checked without giving it back."""


@dataclass(frozen=True)
class Work(Event):
    """Work on a case. It may promise the next step; recording anything else of this kind fulfils the promise."""

    next_step: str = ask(("下一步", "Next step"), Line(), default="", rank=9)
    next_on: date | None = ask(
        ("下一步日期", "Next step by"),
        Day(coming=True),
        default=None,
        rank=9,
        promises=Promise(Sort.PLAN, text="next_step"),
    )

    @classmethod
    def moot(cls, case: Case) -> frozenset[str]:
        """Leave out whether a sum of some is a part of the whole, where no whole for several workers was fixed."""
        fixed = (item for each in case.money.instruments for item in each.items or (Item(),))
        return frozenset() if case.parties.several and any(not item.worker for item in fixed) else _WITHIN_WHOLE

    def promised(self, case: Case, entry: Entry) -> Iterator[Due]:
        """Yield what it promises: once the day has come to see whether the rest is paid, the next step is that anew."""
        for due in super().promised(case, entry):
            come = due.on and _to_be_checked(case) and (case.day_of(Sort.FOLLOWED) or due.on) <= entry.latest
            yield due._replace(sort=Sort.FOLLOWED) if come and due.sort is Sort.PLAN else due

    def fulfils(self, due: Due, case: Case, on: date) -> bool:
        """Tell what it fulfils: in a closed case what was fixed stays to be checked, whatever is done about it."""
        if not super().fulfils(due, case, on):
            return False
        return not (due.sort is Sort.FOLLOWED and _to_be_checked(case) and case.money.tells_fixed)


def _to_be_checked(case: Case) -> bool:
    """Tell whether it stays to be checked, after its end, whether the rest is paid."""
    return case.stage is Stage.CLOSED and case.due(Sort.FOLLOWED) is not None


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(ask,))
def worked(  # noqa: PLR0913 - all that may be said of work
    code: str,
    label: tuple[str, str],
    key: str = "",
    *,
    bar: int = 0,
    paper: Paper | None = None,
    fulfils: Iterable[Sort] = (Sort.FOLLOWED,),
    counts_as: str = "",
    ends_one_task: bool = False,
    interrupts: Mapping[str, tuple[str, ...]] | None = None,
    does: Sort | None = None,
    finds: Mapping[str, Finds] | None = None,
) -> Any:
    """Declare that this class is work on the case, or what happened in the matter before it or after; see `happens`."""
    return happens(
        code,
        label,
        key,
        at=TOLD_AT,
        by=By.WORKS,
        then=Actor.HANDLER,
        bar=bar,
        paper=paper,
        fulfils=(Sort.PLAN, *fulfils),
        works=True,
        ends_tasks=True,
        ends_one_task=ends_one_task,
        counts_as=counts_as,
        interrupts=interrupts,
        does=does,
        finds=finds or {},
    )
