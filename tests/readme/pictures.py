"""The pictures of the READMEs: the program's own screens on the demo centre, the desk wide, the others at 80x24."""

import asyncio
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot

from storage.desk import Desk
from tests.readme.aligned import aligned
from tests.readme.blocks import ROOT
from tui.app import BangfuApp
from tui.demo import make
from tui.screens.cases.desk import PAUSE

FOLDER = ROOT / ".screens"
NOW = datetime(2026, 11, 23, 9, 30)
SCENES = {"desk": ((120, 30), ()), "case": ((80, 24), ("enter",)), "intake": ((80, 24), ("n", *"李秀"))}
"""How wide and high each picture is, and what to press on the desk for it."""


async def _settled(pilot: Pilot[int]) -> None:
    """Wait until all is drawn, also what comes beside a list once the cursor has rested."""
    await pilot.pause(2 * PAUSE)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def _picture(desk: Desk, size: tuple[int, int], keys: tuple[str, ...]) -> str:
    app = BangfuApp(desk, now=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        await _settled(pilot)
        for key in keys:
            await pilot.press(key)
            await _settled(pilot)
        return app.export_screenshot(title="bangfu", simplify=True)


def pictures() -> Iterator[tuple[Path, str]]:
    """Yield each picture as SVG with the file that it belongs in."""
    with TemporaryDirectory() as folder:
        store = make(Path(folder) / "demo", cases=120, seed=1, now=NOW)
        desk = Desk(store, store.account("supervisor"), lambda: NOW)
        for name, (size, keys) in SCENES.items():
            svg = aligned(asyncio.run(_picture(desk, size, keys)))
            yield FOLDER / f"{name}.svg", re.sub(r"terminal-\d+-", f"{name}-", svg)
        store.close()
