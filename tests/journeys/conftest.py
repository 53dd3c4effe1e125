"""The centre that these tests work in."""

import pytest

from tests.centre_fixtures import centre, new_file

pytest.register_assert_rewrite("tests.journeys.telling")

__all__ = ["centre", "new_file"]
