"""What one person likes is kept on their own machine, and a bad file of it harms nothing."""

from pathlib import Path

import pytest
from platformdirs import user_config_path

from tui.host.preferences import prefer, preferred


def file() -> Path:
    return user_config_path("bangfu") / "screen.json"


def test_a_preference_is_kept_beside_others() -> None:
    assert preferred("theme") == ""
    prefer("theme", "light")
    prefer("ascii", "on")
    assert (preferred("theme"), preferred("ascii")) == ("light", "on")
    assert file().is_relative_to(Path.home())


def test_the_environment_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    prefer("theme", "light")
    monkeypatch.setenv("BANGFU_THEME", "dark")
    assert preferred("theme") == "dark"


@pytest.mark.parametrize("text", ["", "[]", "{", '{"theme": 3}', "\x00\xff"])
def test_a_bad_file_counts_as_none_and_is_mended(text: str) -> None:
    file().parent.mkdir(parents=True)
    file().write_bytes(text.encode("latin-1"))
    assert preferred("theme") == ""
    prefer("theme", "light")
    assert preferred("theme") == "light"


def test_a_folder_that_cannot_be_written_is_passed_over() -> None:
    file().parent.parent.mkdir(parents=True)
    file().parent.write_text("in the way", encoding="utf-8")
    prefer("theme", "light")
    assert preferred("theme") == ""
