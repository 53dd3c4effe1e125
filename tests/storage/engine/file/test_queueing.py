"""Writers take their turns in the order in which they came."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import pytest

from storage.engine.file.queueing import first_in_line
from storage.opening.opening import open_centre
from tests.centre import Centre

_LOCKS = Path("/proc/locks")


@pytest.fixture(autouse=True)
def _shown() -> None:
    if not _LOCKS.exists():
        pytest.skip("this system does not show who waits")


def waiting(folder: Path) -> int:
    """Return how many wait in line."""
    inode = (folder / ".bangfu.db.line").stat().st_ino
    return sum("->" in line and f":{inode} " in line for line in _LOCKS.read_text(encoding="ascii").splitlines())


def until_they_wait(folder: Path, many: int) -> None:
    end = monotonic() + 60
    while waiting(folder) < many:
        assert monotonic() < end, "nobody waits"
        sleep(0.001)


@pytest.fixture
def writers() -> Iterator[list[Thread]]:
    started: list[Thread] = []
    yield started
    for each in started:
        each.join()


def test_they_write_in_the_order_in_which_they_came(centre: Centre, data: Path, writers: list[Thread]) -> None:
    told = list[str]()

    def write(name: str) -> None:
        store = open_centre(data, centre.store.key)
        with store.writing():
            told.append(name)
        store.close()

    with first_in_line(data):
        for many, name in enumerate("abcdef", 1):
            writers.append(Thread(target=write, args=(name,)))
            writers[-1].start()
            until_they_wait(data, many)
        assert told == []
    for each in writers:
        each.join()
    assert told == list("abcdef")


def test_who_writes_holds_up_only_writers_and_lets_the_next_come_forward(centre: Centre) -> None:
    with centre.store.writing(), ExitStack() as line:
        line.enter_context(first_in_line(centre.store.folder))
        assert centre.store.get("centre")


def test_a_write_within_a_write_does_not_wait_in_line(centre: Centre) -> None:
    with centre.store.writing(), first_in_line(centre.store.folder):
        centre.store.set("number_form", centre.store.get("number_form"))
