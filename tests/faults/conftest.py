"""The centre that these tests break things in."""

from tests.centre_fixtures import centre, new_file

__all__ = ["centre", "new_file"]
