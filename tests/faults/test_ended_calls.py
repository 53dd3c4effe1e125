"""A call that is told to end or is killed, at whatever step: nothing is half done, and nothing lies about."""

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.engine.file.data import FILE
from storage.opening.remains import ASIDE
from tests.faults.steps import Steps, stepping
from tests.tui import centre
from tests.unlocked import dump

pytestmark = pytest.mark.faults

TELLING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
SIGNALS = (*TELLING, signal.SIGKILL)
CALLS = {
    "list": ["export", "list", "--queue", "all", "-o", "OUT/a.xlsx"],
    "meeting": ["export", "meeting", "--queue", "open", "-o", "OUT/a.docx"],
    "backup": ["backup", "OUT/a.bangfu"],
    "import": ["import", "LEDGER", "--kind", "people"],
}
TRIES = 16
"""Steps at which each call is ended, spread over all of it; each signal has its share of them."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "centre"
    centre.build(folder)
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "centre")
    return tmp_path / "centre"


@pytest.fixture
def steps(folder: Path) -> Iterator[Steps]:
    with stepping(folder) as made:
        yield made


def lying(folder: Path) -> list[str]:
    """Return what lies in a folder and below it that nobody named."""
    return sorted(str(each) for each in folder.rglob(".*"))


def new_ledger(path: Path, at: int) -> None:
    """Write a ledger of people whom nobody knows yet."""
    rows = [f"赵{'甲乙丙丁戊己庚辛壬癸'[n]}{at}号,,13{at:04}{n:05}" for n in range(10)]
    path.write_text("\n".join(["姓名,身份证号,电话", *rows]), encoding="utf-8")


def emptied(folder: Path) -> set[str]:
    """Take all files that have a name out of a folder, and return their names."""
    named = list(folder.glob("[!.]*"))
    for each in named:
        each.unlink()
    return {each.name for each in named}


def ends(steps: int) -> Iterator[tuple[int, int]]:
    """Yield at which steps a call is ended, and by which signal."""
    return ((at, SIGNALS[n % 4]) for n, at in enumerate(range(1, steps + 1, max(steps // TRIES, 1))))


def code_of(number: int) -> int:
    """Return the exit code of a call that this signal ended."""
    return {signal.SIGKILL: -9, signal.SIGINT: 130}.get(signal.Signals(number), 128 + number)


@pytest.mark.parametrize("name", CALLS)
def test_it_leaves_nothing_behind_at_any_step(steps: Steps, tmp_path: Path, name: str) -> None:
    (tmp_path / "out").mkdir()
    ledger = str(tmp_path / "花名册.csv")
    words = [word.replace("OUT", str(tmp_path / "out")).replace("LEDGER", ledger) for word in CALLS[name]]
    new_ledger(Path(ledger), 0)
    counted = steps.call(*words)
    assert counted.code == 0, counted.told
    assert counted.steps > 5
    usual, whole = lying(tmp_path), emptied(tmp_path / "out")
    for at, number in ends(counted.steps):
        new_ledger(Path(ledger), at)
        ended = steps.call(*words, at=at, number=number)
        assert (ended.code, ended.told) == (code_of(number), ""), at
        assert emptied(tmp_path / "out") <= whole, (at, number)
        if number == signal.SIGKILL:  # what a kill left goes with the next call of its kind
            new_ledger(Path(ledger), at + 5000)
            again = steps.call(*words)
            assert again.code == 0, (at, again.told)
            emptied(tmp_path / "out")
        assert lying(tmp_path) == usual, (at, number)
    checked = steps.call("check")
    assert checked.code == 0, checked.told


def cases(folder: Path) -> list[object]:
    """Return what a folder's data says of cases and people."""
    return [each for each in dump(folder, "zhang")[1:] if isinstance(each, tuple) and each[0] in ("history", "record")]


@pytest.mark.parametrize("replaced", [False, True])
def test_a_restore_is_whole_or_has_not_begun(built: Path, steps: Steps, tmp_path: Path, replaced: bool) -> None:
    backup, there = tmp_path / "先前.bangfu", tmp_path / "there"
    assert steps.call("backup", str(backup)).code == 0
    words = ["restore", str(backup), *(["--replace"] if replaced else [])]
    grown = tmp_path / "grown"
    shutil.copytree(built, grown)
    assert steps.call("record", "0001", "fact", "what=后来才知道的", folder=grown).code == 0
    old, new = cases(grown) if replaced else [], cases(built)
    assert old != new

    def begun() -> None:
        shutil.rmtree(there, ignore_errors=True)
        if replaced:
            shutil.copytree(grown, there)

    begun()
    counted = steps.call(*words, folder=there)
    assert counted.code == 0, counted.told
    assert cases(there) == new
    usual = {each.name for each in there.iterdir()}
    for at, number in ends(counted.steps):
        begun()
        before = {each.name for each in there.iterdir()} if replaced else set()
        ended = steps.call(*words, at=at, number=number, folder=there)
        assert (ended.code, ended.told) == (code_of(number), ""), at
        left = {each.name for each in there.iterdir()} if there.exists() else set()
        is_new = (there / FILE).exists() and cases(there) == new
        if number != signal.SIGKILL:
            extra = {each for each in left - before if not each.startswith(ASIDE)}
            assert is_new or extra <= usual - {FILE}, (at, number, extra)
        assert is_new or not replaced or cases(there) == old, (at, number)
        if is_new:
            assert steps.call("check", folder=there).code == 0, (at, number)
        else:
            again = steps.call(*words, folder=there)
            assert again.code == 0, (at, number, again.told)
            assert cases(there) == new, (at, number)
        assert not [each for each in lying(there) if "bangfu-" in each], (at, number)
