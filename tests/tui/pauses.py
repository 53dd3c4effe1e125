"""The pauses that wait for a person's fingers, taken away: a conftest imports those that its tests do not wait for."""

import pytest


@pytest.fixture(autouse=True)
def no_pause_on_screens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read what lies beside a list at once, and find what is typed."""
    from tui.screens import finding
    from tui.screens.cases import desk

    monkeypatch.setattr(desk, "PAUSE", 0.001)
    monkeypatch.setattr(finding, "PAUSE", 0.001)


@pytest.fixture(autouse=True)
def no_pause_in_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep a draft at once, and look for those who may be the same."""
    from tui import drafts
    from tui.screens import seeking

    monkeypatch.setattr(drafts, "PAUSE", 0.001)
    monkeypatch.setattr(drafts, "LONGEST", 0.002)
    monkeypatch.setattr(seeking, "PAUSE", 0.001)
