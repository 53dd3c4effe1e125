"""The screens under test do not dawdle."""

from tests.tui.pauses import no_pause_on_screens  # noqa: F401 - for every test here
