"""The lines between the floors hold, and the contracts that hold them would notice a breach."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = ROOT / "pyproject.toml"
CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads(PROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
}

SOUND = {
    "cases/room.py": "",
    "storage/engine/tables.py": "import peewee, playhouse.migrations, cases.room",
    "storage/desk.py": "import storage.engine.tables",
    "exports/page.py": "import docx, cases.room",
    "tui/app.py": "import textual, rich, cases.room, storage.desk, exports.page, tui.screens.cases.desk",
    "tui/screens/cases/desk.py": "import tui.papers",
    "tui/papers.py": "import exports.page",
    "tui/cli/terminal.py": "import tui.app, tui.papers",
}
"""A small house that keeps every contract: each file with its imports."""

BREACHES = [
    *[("floors", "cases", other) for other in ("storage", "exports", "tui")],
    *[("floors", "storage", other) for other in ("exports", "tui")],
    *[("floors", "exports", other) for other in ("storage", "tui")],
    *[
        ("cases", "cases", other)
        for other in ("storage", "exports", "tui", "peewee", "playhouse", "textual", "rich", "docx")
    ],
    *[("storage", "storage", other) for other in ("exports", "tui", "textual", "rich", "docx")],
    *[("exports", "exports", other) for other in ("storage", "tui", "peewee", "playhouse", "textual", "rich")],
    *[("models", "tui", other) for other in ("storage.engine.tables", "peewee", "playhouse")],
    *[("models", "exports", other) for other in ("storage.engine.tables", "peewee", "playhouse")],
    *[("command line", "tui.cli", other) for other in ("textual", "rich", "tui.app", "tui.screens")],
]
"""Contract, floor or room, and what a module of it must not import."""

WAYS = {
    "plain": "import {other}",
    "typed": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import {other}",
    "late": "def later():\n    import {other}",
}
"""Ways to import what imports oneself."""

CIRCLES = [(room, way) for room in ("storage", "tui", "tui.screens") for way in WAYS]
"""A floor or room, and how one module of it imports another that imports it."""


def lint_imports(house: Path) -> subprocess.CompletedProcess[str]:
    call = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    options = ["--config", str(PROJECT), "--no-cache", "--no-logo"]
    return subprocess.run(
        [sys.executable, "-c", call, *options], cwd=house, capture_output=True, encoding="utf-8", check=False
    )


def build(house: Path, rooms: dict[str, str]) -> Path:
    for name, imports in rooms.items():
        room = house / name
        room.parent.mkdir(parents=True, exist_ok=True)
        for folder in room.relative_to(house).parents[:-1]:
            (house / folder / "__init__.py").touch()
        room.write_text(imports + "\n", encoding="utf-8")
    return house


def room_of(floor: str, other: str) -> str:
    return f"breach_{floor}_{other}".replace(".", "_")


def circle(floor: str, way: str) -> dict[str, str]:
    """Return two modules that import each other."""
    one, other = f"{way}_one", f"{way}_other"
    folder = floor.replace(".", "/")
    back = WAYS[way].format(other=f"{floor}.{one}")
    return {f"{folder}/{one}.py": f"import {floor}.{other}", f"{folder}/{other}.py": back}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what is said of a house with every breach in it, each in a room of its own."""
    breaches = {
        f"{floor.replace('.', '/')}/{room_of(floor, other)}.py": f"import {other}" for _, floor, other in BREACHES
    }
    for floor, way in CIRCLES:
        breaches |= circle(floor, way)
    found = lint_imports(build(tmp_path_factory.mktemp("broken"), SOUND | breaches))
    assert found.returncode == 1, found.stdout + found.stderr
    return found.stdout.partition("Broken contracts")[2]


def section(report: str, contract: str) -> str:
    """Return the part of a report on broken contracts that belongs to one contract."""
    title = CONTRACTS[contract]
    others = "|".join(re.escape(name) for name in CONTRACTS.values() if name != title)
    return re.split(rf"^(?:{others})$", report.partition(f"\n{title}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def test_this_house_keeps_its_contracts() -> None:
    found = lint_imports(ROOT)
    assert found.returncode == 0, found.stdout + found.stderr
    assert f"{len(CONTRACTS)} kept, 0 broken" in found.stdout


def test_a_sound_house_keeps_them(tmp_path: Path) -> None:
    found = lint_imports(build(tmp_path, SOUND))
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize(("contract", "floor", "other"), BREACHES)
def test_a_breach_is_noticed(broken: str, contract: str, floor: str, other: str) -> None:
    assert re.search(rf"\b{floor}\.{room_of(floor, other)} -> {re.escape(other)} ", section(broken, contract))


@pytest.mark.parametrize(("floor", "way"), CIRCLES)
def test_a_circle_is_noticed(broken: str, floor: str, way: str) -> None:
    told = section(broken, "circles").partition(f"No cycles are allowed in {floor}.")[2].partition("No cycles")[0]
    assert re.search(rf"\.{way}_one -> \.{way}_other |\.{way}_other -> \.{way}_one ", told)


def test_every_contract_is_tried() -> None:
    assert {contract for contract, _, _ in BREACHES} | {"circles"} == set(CONTRACTS)


@pytest.mark.parametrize(
    "asking",
    [
        "from datetime import date\n\nprint(date.today())\n",
        "import datetime\n\nprint(datetime.datetime.now(datetime.UTC))\n",
        "import time\n\nprint(time.time())\n",
    ],
)
@pytest.mark.parametrize(
    ("room", "refused"), [("cases/room.py", True), ("exports/room.py", True), ("tui/room.py", False)]
)
def test_cases_and_exports_never_ask_what_day_it_is(room: str, asking: str, *, refused: bool) -> None:
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--no-cache",
        "--config",
        str(PROJECT),
        "--stdin-filename",
        room,
        "-",
    ]
    found = subprocess.run(command, input=asking, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert ("TID251" in found.stdout) is refused, found.stdout + found.stderr
