"""Reach in centres drawn at random: every door that reads, held against a plain model of who may know what."""

import shutil
from pathlib import Path
from random import Random

import pytest

from storage.proof.check import check
from tests.centre import Centre
from tests.storage.reach.doors import Doors
from tests.storage.reach.draw import Drawing, populate
from tests.storage.reach.world import READERS

DRAWS, AT_ONCE = 10_000, 100
ACTS = 14
SAMPLE = (*range(6), 29, 34, 4185, 4831, 7649, 190, 218, 249)
"""In five of the last somebody is merged under two names, and a case that tells one of them is restricted; in three a
case is sealed, or restricted after its tie was voided, from which another was split."""


def wrong(new_file: Path, folder: Path, seed: int) -> list[str]:
    """Draw a centre, and return what some of its people are told that they should not be, or not told."""
    shutil.copytree(new_file.parent, folder)
    centre = Centre(folder)
    centre.store.run("PRAGMA synchronous = OFF")
    try:
        populate(centre)
        drawing = Drawing(centre, seed)
        for _ in range(ACTS):
            drawing.act()
        found = [str(each.what) for each in check(centre.store)] if seed % 10 == 0 else []
        for who in Random(seed).sample(READERS, 4):
            found += Doors(centre, drawing.world, who).wrong()
        return [f"seed {seed}: {each}" for each in found]
    finally:
        centre.store.close()
        shutil.rmtree(folder)


def test_a_sample_of_centres_tells_nobody_what_is_not_theirs(new_file: Path, tmp_path: Path) -> None:
    assert [each for seed in SAMPLE for each in wrong(new_file, tmp_path / "drawn", seed)] == []


@pytest.mark.prove
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("first", range(0, DRAWS, AT_ONCE))
def test_no_centre_tells_anybody_what_is_not_theirs(new_file: Path, tmp_path: Path, first: int) -> None:
    seeds = range(first, first + AT_ONCE)
    assert [each for seed in seeds for each in wrong(new_file, tmp_path / "drawn", seed)] == []
