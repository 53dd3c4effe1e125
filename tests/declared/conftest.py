"""The centre in which the proof is given, and a command line on it."""

from tests.centre_fixtures import centre, new_file
from tests.tui.cli.conftest import line, new_centre
from tests.tui.conftest import built, chinese, desk, folder, store, styles, unwatched
from tests.tui.pauses import no_pause_in_forms, no_pause_on_screens

__all__ = [
    "built",
    "centre",
    "chinese",
    "desk",
    "folder",
    "line",
    "new_centre",
    "new_file",
    "no_pause_in_forms",
    "no_pause_on_screens",
    "store",
    "styles",
    "unwatched",
]
