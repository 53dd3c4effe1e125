"""What the tests of the screens stand on: a small centre, and a desk in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.desk import Desk
from storage.store import Store
from tests.tui import centre
from tests.unlocked import found, open_store
from tui.language import set_language


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    """Begin and end every test in Chinese."""
    set_language("zh")
    yield
    set_language("zh")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small centre's folder, to be copied."""
    folder = tmp_path_factory.mktemp("centre")
    centre.build(folder)
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """Return a copy of the small centre of one's own."""
    shutil.copytree(built, tmp_path / "centre")
    return tmp_path / "centre"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """Return the small centre's open file."""
    opened = open_store(folder, "zhang")
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store) -> Desk:
    """Return the supervisor's desk in the small centre."""
    return Desk(store, store.account("zhang"), centre.clock)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Desk]:
    """Return the desk of a centre without cases."""
    opened = found(tmp_path / "empty", centre=centre.NAME, station="BH", account="zhang", name="张敏")
    yield Desk(opened, opened.account("zhang"), centre.clock)
    opened.close()
