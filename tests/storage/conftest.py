"""The centre that these tests work in."""

from tests.centre_fixtures import centre, new_file

__all__ = ["centre", "new_file"]
