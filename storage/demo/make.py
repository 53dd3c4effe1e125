"""Making the demo: every case is told step by step, all of them side by side, and recorded through the Desk."""

import heapq
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from cases.events import Opened
from cases.views import CaseFile
from storage.demo.centre import ACCOUNTS, found
from storage.demo.plans import plans
from storage.demo.scene import Plan, Scene, Step
from storage.demo.stories import steps_of
from storage.desk import Desk
from storage.store import Store

Progress = Callable[[int, int], None]
"""Told how many cases are done, and of how many."""


def make(folder: Path, *, cases: int = 300, seed: int = 1, now: datetime, progress: Progress | None = None) -> Store:
    """Make a believable centre in a folder that holds no data yet, with so many cases up to now.

    The same seed, moment and number of cases give the same histories, byte for byte. All is one transaction: made in
    full or, if something or somebody stops it, without a single case. Raises `Refused` where there is data already.
    """
    store = found(folder)
    recorder = _Recorder(store, now)
    with store.writing():
        for done, total in _tell(recorder, plans(cases, seed, now), now):
            if progress:
                progress(done, total)
    return store


class _Recorder:
    """Everybody of the centre at a desk of their own, and one clock on the wall."""

    def __init__(self, store: Store, opened: datetime) -> None:
        self._at = opened
        self._desks = {each.account: Desk(store, each, lambda: self._at) for each in ACCOUNTS}

    def record(self, step: Step, before: CaseFile | None) -> CaseFile:
        """Record one step on a case, which is None before its intake."""
        self._at = step.at
        desk = self._desks[step.by]
        if isinstance(step.event, Opened):
            return desk.open_case(step.event, step.on)
        if before is None:
            raise ValueError("a story begins with its intake")
        return desk.record(before.id, step.event, before.case.version, step.on)


def _tell(recorder: _Recorder, told: list[Plan], now: datetime) -> Iterator[tuple[int, int]]:
    """Record the steps of all stories in the order of their moments; yield how many stories are over, of how many."""
    waiting: list[tuple[datetime, int, Step, Iterator[Step], CaseFile | None]] = []

    def go_on(place: int, steps: Iterator[Step], file: CaseFile | None) -> bool:
        step = next(steps, None)
        if step is None or step.at > now:
            return False
        heapq.heappush(waiting, (step.at, place, step, steps, file))
        return True

    over = sum(not go_on(place, steps_of(plan, Scene(plan)), None) for place, plan in enumerate(told))
    while waiting:
        _, place, step, steps, file = heapq.heappop(waiting)
        file = recorder.record(step, file)
        if not go_on(place, steps, file):
            over += 1
            yield over, len(told)
