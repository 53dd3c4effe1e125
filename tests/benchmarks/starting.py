"""From the command to a desk with its rows painted, and to an answer without a desk."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from cases.views.rows import View
from tests.benchmarks.bare import number
from tests.benchmarks.bench import Bench
from tests.benchmarks.table import Measure
from tests.benchmarks.terminal import Terminal
from tests.benchmarks.timing import side_by_side

BARE = (sys.executable, "-m", "tests.benchmarks.bare")
COMMAND = (sys.executable, "-c", "import sys; from tui.cli import main; sys.exit(main())")
"""What the command `bangfu` runs, whether it is installed or not."""


def desk_command(folder: Path) -> Sequence[str]:
    """Return the command that opens the desk on a folder."""
    return (*COMMAND, "--data", str(folder), "--as", "supervisor")


def starting(bench: Bench) -> Iterator[Measure]:
    """Measure the start of the desk against one hash of a password and a bare app, both to their first rows."""
    command, first = desk_command(bench.copy(bench.middle, "desk")), short(first_number(bench, bench.middle))
    ours, bare = side_by_side(
        lambda: _painted(command, first), lambda: _painted(BARE, number(0)), rounds=max(3, bench.rounds // 4), warm=1
    )
    yield Measure(f"start to a usable desk, {bench.middle} cases", ours, bare, 1.3)


def first_number(bench: Bench, cases: int) -> str:
    """Return the case number that stands first on a supervisor's desk."""
    return bench.desk(cases, "supervisor").queues.page(View.OPEN).rows[0].number


def short(number: str) -> str:
    """Return how a row of ours tells a number; the whole of it, which stands elsewhere, is not sent again for a row."""
    return number[-6:]


def _painted(command: Sequence[str], text: str) -> None:
    with Terminal(command) as terminal:
        terminal.wait_for(text)


def version(bench: Bench) -> Iterator[Measure]:
    """Measure `bangfu --version` against a Python that does nothing."""
    ours, nothing = side_by_side(
        lambda: _run((*COMMAND, "--version")), lambda: _run((sys.executable, "-c", "pass")), rounds=bench.rounds
    )
    yield Measure("bangfu --version", ours, nothing, 3)


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=Path(__file__).parents[2])
