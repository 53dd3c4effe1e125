"""What the tests of the screens stand on: a small centre, and a desk in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import RenderableType
from textual._compositor import Compositor
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from storage.desk import Desk
from storage.store.store import Store
from tests.tui import centre
from tests.unlocked import found, open_store
from tui.words.language import set_language

_RENDER_UPDATE = Compositor.render_update
_PARSE_RULES = Stylesheet._parse_rules
_RULES: dict[tuple[Any, ...], list[RuleSet]] = {}


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    """Begin and end every test in Chinese."""
    set_language("zh")
    yield
    set_language("zh")


@pytest.fixture(autouse=True)
def unwatched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw a screen when it is looked at: no terminal is there to be sent what stood on it between two keys."""

    def render_update(compositor: Compositor, *, full: bool = False, **how: Any) -> RenderableType | None:
        compositor._dirty_regions.clear()
        return _RENDER_UPDATE(compositor, full=True, **how) if full else None

    monkeypatch.setattr(Compositor, "render_update", render_update)


@pytest.fixture(autouse=True)
def styles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parse the same styles with the same colours once, not once for every program that is started."""

    def parse_rules(sheet: Stylesheet, css: str, **where: Any) -> list[RuleSet]:
        key = (css, *where.values(), *sheet._variables.items())
        if key not in _RULES:
            _RULES[key] = _PARSE_RULES(sheet, css, **where)
        return _RULES[key]

    monkeypatch.setattr(Stylesheet, "_parse_rules", parse_rules)


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
