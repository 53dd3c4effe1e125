"""Cases under test do not dawdle."""

from tests.tui.pauses import no_pause_in_forms, no_pause_on_screens  # noqa: F401 - for every test here
