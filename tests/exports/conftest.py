"""A centre at work, where a paper is printed of what was recorded there."""

from tests.centre_fixtures import centre, new_file

__all__ = ["centre", "new_file"]
