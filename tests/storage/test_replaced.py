"""Data that was replaced says so ever after, and is worked on again only where it is known what was given since."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cases.values.refusal import Refused
from storage.copies.as_today import Said
from storage.copies.backup import back_up
from storage.copies.restoring import restore
from storage.engine.file.data import FILE
from storage.keys.keyring import KEYS
from storage.proof.check import check
from storage.store.replaced import replacement
from tests.cases.making import refusal
from tests.centre import Centre
from tests.storage.backups import PAPER, WANG, come_again, unlock
from tests.unlocked import found, open_store


def test_what_was_replaced_comes_back_only_when_that_is_said_and_says_so_ever_after(
    working: Centre, data: Path, tmp_path: Path
) -> None:
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    working.open()
    kept = restore(tmp_path / "one.bangfu", data, working.now, unlock, replacing=WANG).kept
    assert kept
    there, when = tmp_path / "there", "2026-03-02 09:00 wang"
    assert refusal(lambda: restore(kept, there, working.now, unlock)) == "replaced"
    assert not (there / FILE).exists()
    assert restore(kept, there, working.now, unlock, said=Said(former=True)).replaced == when
    store = open_store(there, "wang")
    assert replacement(store) == when
    assert list(check(store)) == []
    assert back_up(store, tmp_path / "again.bangfu", working.now).replaced == when
    assert refusal(Centre(there).open) == "replaced"
    store.close()
    assert refusal(lambda: restore(tmp_path / "again.bangfu", tmp_path / "x", working.now, unlock)) == "replaced"


def test_what_was_replaced_is_worked_on_again_where_it_is_known_what_was_given(
    working: Centre, data: Path, tmp_path: Path
) -> None:
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    kept = restore(tmp_path / "one.bangfu", data, working.now, unlock, replacing=WANG).kept
    assert kept
    assert restore(kept, tmp_path / "x", working.now, unlock, said=Said(former=True, last=PAPER)).replaced == ""
    elsewhere = Centre(tmp_path / "x")
    assert (replacement(elsewhere.store), elsewhere.open().case.number) == ("", "〔2026〕YT0073")
    elsewhere.store.close()
    come_again(working)
    working.open()
    working.to(1)
    assert restore(kept, data, working.now, unlock, replacing=WANG, said=Said(former=True)).replaced == ""
    come_again(working)
    assert (replacement(working.store), working.open().case.number) == ("", "〔2026〕YT0003")
    assert list(check(working.store)) == []


def test_a_copy_that_is_kept_as_it_is_says_so_when_it_is_opened(working: Centre, tmp_path: Path) -> None:
    found(tmp_path / "other", centre="别的中心", station="BB", account="wang", name="别人").close()
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    kept = restore(tmp_path / "one.bangfu", tmp_path / "other", working.now, unlock, replacing=WANG).kept
    assert kept
    store = open_store(kept, "wang")
    assert replacement(store) == "2026-03-02 09:00 wang"
    assert back_up(store, tmp_path / "theirs.bangfu", working.now).replaced == "2026-03-02 09:00 wang"
    store.close()


def test_a_folder_of_replaced_data_comes_back_by_a_backup_of_it_once_its_keys_are_found(
    working: Centre, data: Path, tmp_path: Path
) -> None:
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    working.open()
    working.store.close()
    (data / KEYS).rename(tmp_path / KEYS)
    lost = replace(WANG, keys_lost=True)
    kept = restore(tmp_path / "one.bangfu", data, working.now, unlock, replacing=lost, said=Said(last=PAPER)).kept
    assert kept
    (tmp_path / KEYS).rename(kept / KEYS)
    there = tmp_path / "there"
    for path in (kept, kept / FILE):
        with pytest.raises(Refused, match="用 backup 写成备份"):
            restore(path, there, working.now, unlock, said=Said(former=True))
    with pytest.raises(Refused, match=r"是已被替换的数据.*不接新案"):
        Centre(kept).open()
    store = open_store(kept, "wang")
    back_up(store, tmp_path / "kept.bangfu", working.now)
    store.close()
    when = "2026-03-02 09:00 wang"
    assert restore(tmp_path / "kept.bangfu", there, working.now, unlock, said=Said(former=True)).replaced == when
    assert refusal(Centre(there).open) == "replaced"
    later = working.now + timedelta(days=1)
    restore(tmp_path / "kept.bangfu", data, later, unlock, replacing=WANG, said=Said(former=True))
    again = Centre(data)
    again.now = later
    assert again.open().case.number == "〔2026〕YT0073"
    assert list(check(again.store)) == []
    again.store.close()
