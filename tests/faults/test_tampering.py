"""Whatever table the file has: no row of it is edited, removed, added, swapped or rolled back unseen. All of them."""

from pathlib import Path

import pytest

from tests.centre import Centre
from tests.storage.tampering import File

pytestmark = pytest.mark.faults


@pytest.fixture
def file(centre: Centre, tmp_path: Path) -> File:
    """Return a data file with something in every table."""
    return File(centre, tmp_path)


def test_whatever_was_changed_behind_the_desk_is_found(file: File) -> None:
    assert [each.what for each in file.tampers() if not file.found(each)] == []
