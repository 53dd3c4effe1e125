"""The pictures of the READMEs: the program's own screens on the demo centre, at 80x24."""

import asyncio
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot

from storage.desk import Desk
from tests.readme.blocks import ROOT
from tui.app import BangfuApp
from tui.demo import make

FOLDER = ROOT / ".screens"
NOW = datetime(2026, 11, 23, 9, 30)
SCENES = {"desk": (), "case": ("enter",), "intake": ("n", *"李秀")}
"""What to press on the desk for each picture."""


async def _settled(pilot: Pilot[int]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def _picture(desk: Desk, keys: tuple[str, ...]) -> str:
    app = BangfuApp(desk, now=lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
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
        for name, keys in SCENES.items():
            svg = asyncio.run(_picture(desk, keys))
            yield FOLDER / f"{name}.svg", re.sub(r"terminal-\d+-", f"{name}-", svg)
        store.close()
