"""The centre that these tests work in."""

from tests.centre_fixtures import centre, new_file
from tests.storage.backups import working

__all__ = ["centre", "new_file", "working"]
