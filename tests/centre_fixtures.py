"""The centre of `tests.centre` as fixtures, apart from it so that a writer in another process starts quickly."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.engine.file.data import FILE
from tests.centre import Centre, build


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the centre's file once; a test works on a copy."""
    folder = tmp_path_factory.mktemp("centre")
    build(folder)
    return folder / FILE


@pytest.fixture
def centre(new_file: Path, data: Path) -> Iterator[Centre]:
    """Give a test the centre in its own data folder, with no cases yet."""
    shutil.copytree(new_file.parent, data)
    centre = Centre(data)
    yield centre
    centre.store.close()
