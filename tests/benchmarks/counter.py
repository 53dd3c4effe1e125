"""The counter: how many keys an intake takes that are not text."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.desk import Desk
from tests.benchmarks.bench import Bench
from tests.benchmarks.table import Measure
from tests.tui.centre import NAME, clock
from tests.tui.forms.counted import COUNTED, MOST, Step, keys_of
from tests.tui.hand import at_desk
from tests.unlocked import found


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
