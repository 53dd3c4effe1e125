"""Cases under test do not dawdle."""

import pytest

from tests.tui.screens.conftest import at_once  # noqa: F401 - the pauses of the other screens


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away the pauses that wait for a person's fingers."""
    from tui import drafts
    from tui.screens.cases import intake

    monkeypatch.setattr(drafts, "PAUSE", 0.001)
    monkeypatch.setattr(drafts, "LONGEST", 0.002)
    monkeypatch.setattr(intake, "PAUSE", 0.001)
