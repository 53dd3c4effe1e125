"""A disk that answers no flush for a while: the screen stays alive, says what is waited for, and no draft is lost."""

import shutil
import subprocess
from pathlib import Path

import pytest

from storage.desk import Desk
from tests.faults.terminal import Terminal, terminal
from tests.tui import centre
from tests.unlocked import open_store

NO_COMPILER = "a disk is stalled by a small library, which takes a C compiler"
pytestmark = [pytest.mark.faults, pytest.mark.skipif(shutil.which("cc") is None, reason=NO_COMPILER)]


@pytest.fixture
def stalled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file that stalls the disk of programs started from now on, as long as it lies there."""
    library, stalled = tmp_path / "stall.so", tmp_path / "stalled"
    source = Path(__file__).with_name("stall.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True, capture_output=True)
    monkeypatch.setenv("LD_PRELOAD", str(library))
    monkeypatch.setenv("BANGFU_STALLED", str(stalled))
    return stalled


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    centre.build(tmp_path / "centre")
    return tmp_path / "centre"


def write(seen: Terminal, text: str) -> None:
    """Type, each character once the last one is seen."""
    for key in text:
        seen.press(key)
        seen.until(key)


def test_the_desk_answers_while_the_disk_does_not_and_keeps_the_draft(folder: Path, stalled: Path) -> None:
    with terminal(folder, "zhang") as seen:
        seen.until("案号")
        seen.press("n")
        seen.until("姓名；集体案件写代表人")
        write(seen, "钱")
        stalled.touch()
        write(seen, "穆仝")
        seen.press("\x1b")
        seen.until("还在等")
        seen.press("\x1bOP")  # F1
        seen.until("在这一屏")
        seen.press("\x1b")
        stalled.unlink()
        seen.until("填写的内容留在草稿里")
        seen.press("\x1c")  # Ctrl+\
        seen.until("已锁屏")
        seen.desk.terminate()
        assert seen.ended() == 143
    store = open_store(folder, "zhang")
    draft = Desk(store, store.account("zhang"), centre.clock).drafts.get("opened")
    store.close()
    assert draft
    assert "钱穆仝" in draft.fields.values()


def test_one_who_is_told_to_end_meanwhile_leaves_an_empty_terminal(folder: Path, stalled: Path) -> None:
    with terminal(folder, "zhang") as seen:
        seen.until("案号")
        seen.press("n")
        seen.until("姓名；集体案件写代表人")
        stalled.touch()
        write(seen, "钱穆")
        seen.desk.terminate()
        assert seen.ended() == 143
        assert seen.attributes == seen.before
        assert seen.last_screen == ""
