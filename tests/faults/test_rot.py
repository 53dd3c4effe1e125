"""Single bits turn over, wherever they are in the file: it is refused or found, and never believed."""

from pathlib import Path
from random import Random

import pytest

from cases.values.refusal import Refused
from storage.engine.file.data import FILE
from storage.opening.opening import open_centre
from storage.proof.check import check
from tests.centre import Centre

pytestmark = pytest.mark.faults

FLIPS = 200


def believed(folder: Path, key: bytes) -> bool:
    """Tell whether the program takes a file for sound."""
    try:
        store = open_centre(folder, key)
    except Refused:
        return False
    try:
        return list(check(store)) == []
    except Refused:
        return False
    finally:
        store.close()


def test_no_flipped_bit_is_believed(centre: Centre, data: Path) -> None:
    centre.add(centre.assigned(), "note", what="核对工资。" * 50)
    key = centre.store.key
    centre.store.close()
    path, dice = data / FILE, Random(5)
    whole = path.read_bytes()
    assert believed(data, key)
    for _ in range(FLIPS):
        at, bit = dice.randrange(len(whole)), dice.randrange(8)
        rotten = whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :]
        path.write_bytes(rotten)
        assert not believed(data, key), f"bit {bit} of byte {at}"
        assert path.read_bytes() == rotten
    path.write_bytes(whole)
    assert believed(data, key)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_no_file_that_was_cut_off_is_believed(centre: Centre, data: Path, part: float) -> None:
    centre.assigned()
    key = centre.store.key
    centre.store.close()
    path = data / FILE
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    assert not believed(data, key)
