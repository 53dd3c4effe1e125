"""Work on a case: what each such event may promise, what it fulfils, and where it may be told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, dataclass_transform

from cases.events.declare import Entry, Event, Paper, ask, happens
from cases.file.case import Case
from cases.kinds import Day, Line
from cases.standing.dues import Due, Promise, Sort
from cases.standing.stages import Actor, By, Stage

TOLD_AT = (Stage.INTAKE, Stage.ASSIGNMENT, Stage.FOLLOW_UP, Stage.CLOSED)
"""What happened before the case is told at the counter, and what comes after it without reopening it."""


@dataclass(frozen=True)
class Work(Event):
    """Work on a case. It may promise the next step; recording anything else of this kind fulfils the promise."""

    next_step: str = ask(("下一步", "Next step"), Line(), default="", rank=9)
    next_on: date | None = ask(
        ("下一步日期", "Next step by"),
        Day(ahead=True),
        default=None,
        rank=9,
        promises=Promise(Sort.PLAN, text="next_step"),
    )

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
def worked(
    code: str,
    label: tuple[str, str],
    key: str = "",
    *,
    bar: int = 0,
    paper: Paper | None = None,
    fulfils: Iterable[Sort] = (Sort.FOLLOWED,),
    counts_as: str = "",
    ends_one_task: bool = False,
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
    )
