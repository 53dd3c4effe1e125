"""Whatever table the file has: no row of it is edited, removed, added, swapped or rolled back unseen. A sample."""

from pathlib import Path
from random import Random

import pytest

from tests.centre import Centre
from tests.storage.tampering import File

SAMPLE = 24


@pytest.fixture
def file(centre: Centre, tmp_path: Path) -> File:
    """Return a data file with something in every table."""
    return File(centre, tmp_path)


def test_what_was_changed_behind_the_desk_is_found(file: File) -> None:
    tampers = Random(11).sample(list(file.tampers()), SAMPLE)
    assert [each.what for each in tampers if not file.found(each)] == []


def test_bytes_in_the_place_of_what_looks_the_same_are_found(file: File) -> None:
    """Of a third of the columns of all tables that may hold them, or text that is none; `tests.faults` tries each."""
    tampers = [each for each in file.tampers() if each.what.endswith((" as bytes", " as no text"))]
    assert len(tampers) > 150
    sample = Random(12).sample(tampers, len(tampers) // 3)
    assert [each.what for each in sample if not file.found(each)] == []


def test_every_table_has_an_earlier_state_and_rows_to_change(file: File) -> None:
    """A table that stays empty here proves nothing: let `tests.storage.tampering.working` leave a row in it."""
    what = [each.what for each in file.tampers()]
    assert {each.partition(":")[0] for each in what if each.endswith("a row put in")} == {"erasing"}
    rolled_back = {each.partition(":")[0] for each in what if each.endswith("rolled back")}
    tables = {each.partition(":")[0] for each in what}
    still = {table for table in tables - rolled_back if "_text_" not in table}
    assert still == {"erasing", "schema_migration", "station"}
