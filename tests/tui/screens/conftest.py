"""The screens under test do not dawdle."""

import pytest


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away the pauses that wait for a person's fingers."""
    from tui.screens import finding
    from tui.screens.cases import desk

    monkeypatch.setattr(desk, "PAUSE", 0.001)
    monkeypatch.setattr(finding, "PAUSE", 0.001)
