"""A call that is told to end, at whatever step: its code alone says so, and nothing lies about or is half done."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui import centre
from tests.unlocked import PASSWORD

pytestmark = pytest.mark.faults

ROOT = Path(__file__).parents[2]
STEPS = """
import os, signal, sys
at, number, seen = int(sys.argv.pop(1)), int(sys.argv.pop(1)), [0]
FILES = ("open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "tempfile.mkstemp", "tempfile.mkdtemp")

def step(event, given):
    if event in FILES and not str(given[0]).endswith((".py", ".pyc")):
        seen[0] += 1
        if seen[0] == at:
            os.kill(os.getpid(), number)

sys.addaudithook(step)
from datetime import datetime
from tui.cli import main
try:
    sys.exit(main(now=lambda: datetime(2026, 6, 18, 9, 30)))
finally:
    if not at:
        print("STEPS", seen[0], file=sys.stderr)
"""
"""The program, told to end where it does the n-th thing with a file; 0 to count them."""

CALLS = {
    "list": ["export", "list", "--queue", "all", "-o", "OUT/a.xlsx"],
    "meeting": ["export", "meeting", "--queue", "open", "-o", "OUT/a.docx"],
    "backup": ["backup", "OUT/a.bangfu"],
    "import": ["import", "LEDGER", "--kind", "people"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    centre.build(tmp_path / "centre")
    return tmp_path / "centre"


def call(folder: Path, words: list[str], at: int, number: int) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", STEPS, str(at), str(number), "--data", str(folder), "--as", "zhang", *words]
    settings = {**os.environ, "BANGFU_PASSWORD": PASSWORD}
    return subprocess.run(
        command, cwd=ROOT, env=settings, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
    )


def lying(folder: Path) -> list[str]:
    """Return what lies in a folder and below it that nobody named."""
    return sorted(str(each) for each in folder.rglob(".*"))


def new_ledger(path: Path, at: int) -> None:
    """Write a ledger of people whom nobody knows yet."""
    rows = [f"赵{'甲乙丙丁戊己庚辛壬癸'[n]}{at}号,,13{at:04}{n:05}" for n in range(10)]
    path.write_text("\n".join(["姓名,身份证号,电话", *rows]), encoding="utf-8")


def emptied(folder: Path) -> set[str]:
    """Take all files out of a folder, and return their names."""
    names = {each.name for each in folder.iterdir()}
    for each in folder.iterdir():
        each.unlink()
    return names


@pytest.mark.parametrize("name", CALLS)
def test_it_leaves_nothing_behind_at_any_step(folder: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "out").mkdir()
    ledger = str(tmp_path / "花名册.csv")
    new_ledger(Path(ledger), 0)
    words = [word.replace("OUT", str(tmp_path / "out")).replace("LEDGER", ledger) for word in CALLS[name]]
    counted = call(folder, words, 0, signal.SIGTERM)
    assert counted.returncode == 0, counted.stderr
    steps = int(counted.stderr.rpartition("STEPS ")[2])
    assert steps > 5
    usual, whole = lying(tmp_path), emptied(tmp_path / "out")
    for n, at in enumerate(range(1, steps + 1, max(steps // 8, 1))):
        new_ledger(Path(ledger), at)
        number = (signal.SIGTERM, signal.SIGHUP)[n % 2]
        ended = call(folder, words, at, number)
        assert (ended.returncode, ended.stderr) == (128 + number, ""), at
        assert lying(tmp_path) == usual, at
        assert emptied(tmp_path / "out") <= whole, at
    checked = call(folder, ["check"], 0, signal.SIGTERM)
    assert checked.returncode == 0, checked.stdout
