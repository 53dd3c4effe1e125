"""What every test stands on: its own data folder, a plain environment, no network, dice that can be thrown again."""

import gc
import os
import shutil
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

sys.dont_write_bytecode = False  # else what tests start compiles all of the program each time

PLAIN = {
    "COLORTERM": "truecolor",
    "LANG": "C.UTF-8",
    "PYTHONUTF8": "1",
    "TERM": "xterm-256color",
    "TZ": "Asia/Shanghai",
}
UNSET = (
    "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "FORCE_COLOR", "LANGUAGE", "LINES", "NO_COLOR", "PYTHONDONTWRITEBYTECODE",
)  # fmt: skip
UNSET_FAMILIES = ("BANGFU_", "LC_", "TEXTUAL", "XDG_")
KEPT_FAMILY = "TEXTUAL_SNAPSHOT"  # what the plugin that compares pictures of screens tells itself


MEMORY, ROOM = Path("/dev/shm"), 4 << 30
"""Where files lie in memory, and how much must be free there."""


def pytest_configure() -> None:
    """Let the tests keep their files in memory where there is room: on a disk they wait for it much of their time."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        noexec = os.statvfs(MEMORY).f_flag & os.ST_NOEXEC
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", "" if noexec else str(MEMORY))


def pytest_collection_finish() -> None:
    """Look for garbage among what tests leave, and seldom: what all the modules made is there until the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Set a plain environment before anything else is set up, so that wider fixtures stand on it as well."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name in UNSET or name.startswith(UNSET_FAMILIES)]:
            if not name.startswith(KEPT_FAMILY):
                patch.delenv(name)
        for name, value in PLAIN.items():
            patch.setenv(name, value)
        _move_in(patch, tmp_path_factory.mktemp("home"))
        patch.setattr(socket.socket, "connect", _stay_here)
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(scope="session", autouse=True)
def heard() -> None:
    """Let programs that are started here hear every signal, also where these tests run with some of them ignored."""
    for each in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGQUIT):
        if signal.getsignal(each) is signal.SIG_IGN:
            signal.signal(each, signal.default_int_handler if each is signal.SIGINT else signal.SIG_DFL)


@pytest.fixture(scope="session")
def another(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Return what makes a new folder each time. Pytest's own numbers are sought among all that there are."""
    root, numbers = tmp_path_factory.mktemp("tests"), count(1)

    def make() -> Path:
        folder = root / str(next(numbers))
        folder.mkdir(mode=0o700)
        return folder

    return make


@pytest.fixture
def tmp_path(another: Callable[[], Path]) -> Path:
    """Return a folder of one's own."""
    return another()


@pytest.fixture(autouse=True)
def data(another: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a home of its own; return its data folder, BANGFU_DATA, which is not made yet."""
    return _move_in(monkeypatch, another())


def _move_in(patch: pytest.MonkeyPatch, home: Path) -> Path:
    patch.setenv("HOME", str(home))
    patch.setenv("BANGFU_DATA", str(home / "data"))
    return home / "data"


def _stay_here(_socket: socket.socket, address: object) -> None:
    message = f"a test reached for the network: {address!r}"
    raise AssertionError(message)
