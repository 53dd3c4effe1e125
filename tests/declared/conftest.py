"""The centre in which the proof is given, and a command line on it."""

from tests.centre_fixtures import centre, new_file
from tests.tui.casefile.conftest import no_pause
from tests.tui.cli.conftest import line, new_centre
from tests.tui.conftest import built, chinese, desk, folder, store, styles, unwatched
from tests.tui.screens.conftest import at_once

__all__ = [
    "at_once",
    "built",
    "centre",
    "chinese",
    "desk",
    "folder",
    "line",
    "new_centre",
    "new_file",
    "no_pause",
    "store",
    "styles",
    "unwatched",
]
