"""What the tests of backups stand on: a centre at work, who unlocks and replaces, and what is on paper."""

import pytest

from storage.copies.replacing import Replacing
from storage.keys.keyring import Keyring
from tests.centre import Centre
from tests.unlocked import PASSWORD, open_store


@pytest.fixture
def working(centre: Centre) -> Centre:
    """Return a centre with two cases and five entries."""
    centre.add(centre.assigned(), "note", what="核对工资。")
    centre.open("sun", applicant="王五")
    return centre


def unlock(ring: Keyring) -> bytes:
    return ring.key("wang", PASSWORD)


WANG = Replacing(unlock, "wang")
PAPER = ("2026YT0072", "〔2026〕ZF0001", "2026LS0000")


def come_again(centre: Centre) -> None:
    """Open the data anew, as everybody must after a restore."""
    centre.store.close()
    centre.store = open_store(centre.store.folder, "wang")
