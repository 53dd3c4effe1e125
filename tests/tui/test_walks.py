"""Random walks over the keys in a real terminal: in one burst they end where they end one by one."""

import shutil
from pathlib import Path

import pytest

from tests.faults.walking import at_once, one_by_one, walk

LENGTH = 200


def told(folder: Path, seed: int) -> tuple[object, object]:
    """Return what stands on the screens after a walk in one burst, and after the same one by one."""
    keys, at = walk(seed, LENGTH), folder.parent / "walks"
    for name in ("burst", "single"):
        shutil.copytree(folder, at / name)
    return at_once(at / "burst", keys, at / "told"), one_by_one(at / "single", keys, at / "told")


@pytest.mark.parametrize("seed", range(3))
def test_a_burst_ends_where_its_keys_end_one_by_one(folder: Path, seed: int) -> None:
    burst, single = told(folder, seed)
    assert burst == single


@pytest.mark.prove
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(3, 103))
def test_no_burst_ends_elsewhere(folder: Path, seed: int) -> None:
    burst, single = told(folder, seed)
    assert burst == single
