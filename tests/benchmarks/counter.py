"""The counter: how many keys an intake takes that are not text, and how soon its form stands there to be typed into."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from storage.desk import Desk
from storage.opening.door import sign_in
from tests.benchmarks.bench import NOW, Bench
from tests.benchmarks.table import Measure
from tests.faults.counter import MOST as MOST_WALKED
from tests.faults.counter import walked
from tests.tui.centre import NAME, clock
from tests.tui.forms.counted import COUNTED, MOST, Step, keys_of
from tests.tui.hand import at_desk, working
from tests.unlocked import found
from tui.app import BangfuApp
from tui.demo.centre import PASSWORD

NEW, CONTACT = "n", "c"


def counted(_bench: Bench) -> Iterator[Measure]:
    """Count the keys of the standard intakes, each in a centre without cases."""
    for name, visits in COUNTED.items():
        with TemporaryDirectory() as folder:
            keys = asyncio.run(_keys(Path(folder) / "centre", visits))
        yield Measure(f"keys that are not text, {name}", keys, MOST[name], 1, unit="")


async def _keys(folder: Path, visits: Sequence[Sequence[Step]]) -> int:
    """Return how many keys the last of these intakes takes."""
    keys = 0
    with closing(found(folder, centre=NAME, station="BH", account="zhang", name="张敏")) as store:
        async with at_desk(Desk(store, store.account("zhang"), clock)) as hand:
            for visit in visits:
                keys = await keys_of(hand, visit)
                await hand.press("escape")
    return keys


def whole(_bench: Bench) -> Iterator[Measure]:
    """Count the keys from an empty folder to a closed case and its summary on paper, in a real terminal."""
    with TemporaryDirectory() as folder:
        for part, keys in walked(Path(folder)):
            yield Measure(f"keys from an empty folder to a paper, {part}", keys, MOST_WALKED[part], 1, unit="")


def opening(bench: Bench) -> Iterator[Measure]:
    """Measure the form of an intake against the form of a contact, each from its key until it takes the next one."""
    folder = bench.copy(bench.small, "counter")
    with closing(sign_in(folder, "supervisor", PASSWORD, NOW)[0]) as store:
        ours, baseline = asyncio.run(_opened(Desk(store, store.account("supervisor"), lambda: NOW), bench.rounds))
    yield Measure("key to an open form, intake against contact", ours, baseline, 1.5)


async def _opened(desk: Desk, rounds: int) -> list[float]:
    """Return the median milliseconds in which the form of an intake opens, and the one of a contact, in turn."""
    taken: dict[str, list[float]] = {NEW: [], CONTACT: []}
    async with working(BangfuApp(desk, now=lambda: NOW, strict=True)) as hand:
        await hand.press("enter")
        for key in (NEW, CONTACT) * (rounds + 2):
            begin = perf_counter()
            await hand.press(key)
            taken[key].append((perf_counter() - begin) * 1000)
            await hand.press("f8")
    return [median(each[2:]) for each in taken.values()]
