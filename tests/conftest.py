"""What every test stands on: its own data folder, a plain environment, no network, dice that can be thrown again."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

PLAIN = {
    "COLORTERM": "truecolor",
    "LANG": "C.UTF-8",
    "PYTHONUTF8": "1",
    "TERM": "xterm-256color",
    "TZ": "Asia/Shanghai",
}
UNSET = ("CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "FORCE_COLOR", "LANGUAGE", "LINES", "NO_COLOR")
UNSET_FAMILIES = ("BANGFU_", "LC_", "TEXTUAL", "XDG_")
KEPT_FAMILY = "TEXTUAL_SNAPSHOT"  # what the plugin that compares pictures of screens tells itself


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


@pytest.fixture(autouse=True)
def data(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a home of its own; return its data folder, BANGFU_DATA, which is not made yet."""
    return _move_in(monkeypatch, tmp_path_factory.mktemp("home"))


def _move_in(patch: pytest.MonkeyPatch, home: Path) -> Path:
    patch.setenv("HOME", str(home))
    patch.setenv("BANGFU_DATA", str(home / "data"))
    return home / "data"


def _stay_here(_socket: socket.socket, address: object) -> None:
    message = f"a test reached for the network: {address!r}"
    raise AssertionError(message)
