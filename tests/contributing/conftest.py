"""The centres on which the how-tos are tried."""

from tests.centre_fixtures import centre, new_file
from tests.tui.cli.conftest import line, new_centre
from tests.tui.conftest import chinese, empty, styles, unwatched

__all__ = ["centre", "chinese", "empty", "line", "new_centre", "new_file", "styles", "unwatched"]
