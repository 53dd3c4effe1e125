"""A restore where the data of before is lost: what was given since the backup is told from paper."""

from datetime import timedelta
from pathlib import Path

import pytest

from storage.copies.as_today import Said
from storage.copies.backup import back_up
from storage.copies.daily import back_up_today
from storage.copies.restoring import restore
from storage.engine.file.data import FILE
from storage.keys.keyring import FILE as KEYS
from storage.proof.check import check
from tests.cases.making import refusal
from tests.centre import Centre
from tests.storage.test_backup import PAPER, WANG, unlock, working

__all__ = ["working"]


@pytest.mark.parametrize("left", ["keys", "backups", "what was replaced"])
def test_where_the_data_is_lost_it_takes_the_numbers_on_paper(
    working: Centre, data: Path, tmp_path: Path, left: str
) -> None:
    place = tmp_path / "one.bangfu"
    back_up(working.store, place, working.now)
    if left == "what was replaced":
        restore(place, data, working.now, unlock, replacing=WANG)
    elif left == "backups":
        back_up_today(working.store, working.now)
    working.store.close()
    (data / FILE).unlink()
    keys = (data / KEYS).read_bytes()
    if left != "keys":
        (data / KEYS).unlink()
    assert refusal(lambda: restore(place, data, working.now, unlock)) == "last_number"
    assert refusal(lambda: restore(place, data, working.now, unlock, replacing=WANG)) == "last_number"
    later = working.now + timedelta(minutes=1)
    done = restore(place, data, later, unlock, said=Said(last=PAPER))
    again = Centre(data)
    assert again.open().case.number == "〔2026〕YT0073"
    assert list(check(again.store)) == []
    again.store.close()
    if left == "keys":
        assert done.kept is not None
        assert (done.kept / KEYS).read_bytes() == keys, "without them what is found again could not be read"


def test_into_a_folder_without_a_centre_the_numbers_on_paper_may_be_told(working: Centre, tmp_path: Path) -> None:
    place, there = tmp_path / "one.bangfu", tmp_path / "there"
    back_up(working.store, place, working.now)
    restore(place, there, working.now, unlock, said=Said(last=PAPER))
    again = Centre(there)
    assert again.open().case.number == "〔2026〕YT0073"
    again.store.close()
