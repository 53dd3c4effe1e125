"""Making the demo: every case is told step by step, all of them side by side, and recorded through the Desk."""

import heapq
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from cases.events import Compared, Opened
from cases.values.refusal import Refused
from cases.views.casefile import CaseFile
from storage.desk import Desk
from storage.store.store import Store
from tui.demo.centre import ACCOUNTS, found
from tui.demo.plans import plans
from tui.demo.scene import Plan, Scene, Step
from tui.demo.stories import steps_of

HowFar = Callable[[int, int], None]
"""Told how many cases are done, and of how many."""


def make(folder: Path, *, cases: int = 300, seed: int = 1, now: datetime, progress: HowFar | None = None) -> Store:
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
        try:
            return self._record(step, before, None)
        except Refused as refused:
            if {each.rule for each in refused.problems} != {"alike"}:
                raise
            return self._record(step, before, Compared(decision="different", reason="同名，不是同一人。"))

    def _record(self, step: Step, before: CaseFile | None, compared: Compared | None) -> CaseFile:
        desk = self._desks[step.by]
        if isinstance(step.event, Opened):  # a case is opened with an intake, and the Desk takes no other event for one
            return desk.casework.open(step.event, step.on, compared)
        if before is None:
            raise ValueError("a story begins with its intake")
        return desk.casework.record(before.id, step.event, before.case.version, step.on, compared)


def _tell(recorder: _Recorder, told: list[Plan], now: datetime) -> Iterator[tuple[int, int]]:
    """Record the steps of all stories in the order of their moments; yield how many stories are over, of how many."""
    waiting: list[tuple[datetime, int, Step, CaseFile | None]] = []
    scenes = [Scene(plan) for plan in told]
    stories = [steps_of(scene.plan, scene) for scene in scenes]

    def go_on(place: int, file: CaseFile | None) -> bool:
        step = next(stories[place], None)
        if step is None or step.at > now:
            return False
        heapq.heappush(waiting, (step.at, place, step, file))
        return True

    over = sum(not go_on(place, None) for place in range(len(told)))
    while waiting:
        _, place, step, file = heapq.heappop(waiting)
        file = recorder.record(step, file)
        scenes[place].count = file.case.version  # with what the Desk has added to the step
        if not go_on(place, file):
            over += 1
            yield over, len(told)
