"""A restore where the keys or the data of before are lost: what was given since the backup is told from paper."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cases.values.refusal import Refused
from storage.casefile.serials import last_serial, next_number
from storage.copies.as_today import Said
from storage.copies.backup import back_up
from storage.copies.daily import back_up_today
from storage.copies.restoring import restore
from storage.engine.file.data import FILE
from storage.keys.keyring import KEYS
from storage.proof.check import check
from tests.cases.making import refusal
from tests.centre import Centre
from tests.storage.backups import PAPER, WANG, unlock


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


def test_where_the_keys_are_gone_too_it_takes_a_word_and_the_numbers_on_paper(
    working: Centre, data: Path, tmp_path: Path
) -> None:
    place = tmp_path / "one.bangfu"
    back_up(working.store, place, working.now)
    working.store.close()
    (data / KEYS).unlink()
    assert refusal(lambda: restore(place, data, working.now, unlock, replacing=WANG)) == "keys_lost"
    lost = replace(WANG, keys_lost=True)
    for paper in map(Said, (False,) * 4, ((), PAPER[:2], ("YT0072", *PAPER[1:]), ("七十二", *PAPER))):
        told = refusal(lambda paper=paper: restore(place, data, working.now, unlock, replacing=lost, said=paper))  # type: ignore[misc]
        assert told == "last_number"
    assert not list(data.glob("replaced-*"))
    restore(place, data, working.now, unlock, replacing=lost, said=Said(last=PAPER))
    again = Centre(data)
    assert again.open().case.number == "〔2026〕YT0073"
    assert list(check(again.store)) == []
    again.store.close()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2026YT-1", "看不懂案号“2026YT-1”"),
        ("2026YT-72", "看不懂案号"),
        ("2026YT99999999", "看不懂案号"),
        ("2027YT0072", "“2027YT0072”的年份还没有到"),
        ("2062YT0001", "年份还没有到"),
        ("2026YT0001", "备份里已经发到 〔2026〕YT0002"),
        ("2026YT0000", "备份里已经发到 〔2026〕YT0002"),
        ("2025YT0072", "备份里已经发到 〔2026〕YT0002"),
    ],
)
def test_a_last_number_that_cannot_be_is_refused(
    working: Centre, data: Path, tmp_path: Path, typed: str, sentence: str
) -> None:
    working.open()
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    working.store.close()
    (data / KEYS).unlink()
    lost, asked = replace(WANG, keys_lost=True), Said(ask=lambda _stations: (typed, *PAPER[1:]))
    for told in (asked, Said(last=(typed, *PAPER[1:]))):
        with pytest.raises(Refused, match=sentence):
            restore(tmp_path / "one.bangfu", data, working.now, unlock, replacing=lost, said=told)
    assert not list(data.glob("replaced-*"))
    asked = Said(ask=lambda _stations: ("2026YT0002", *PAPER[1:]))
    restore(tmp_path / "one.bangfu", data, working.now, unlock, replacing=lost, said=asked)


def test_numbers_of_a_station_that_came_after_the_backup_are_not_given_again(
    working: Centre, data: Path, tmp_path: Path
) -> None:
    place = tmp_path / "one.bangfu"
    back_up(working.store, place, working.now)
    working.store.close()
    (data / KEYS).unlink()
    lost, paper = replace(WANG, keys_lost=True), Said(last=(*PAPER, "2026PQ0009", "2025PQ0004"))
    assert restore(place, data, working.now, unlock, replacing=lost, said=paper).to_come == ("PQ",)
    again = restore(place, data, working.now + timedelta(minutes=1), unlock, replacing=WANG)
    assert again.to_come == ("PQ",), "what the data that was replaced knew of it is known still"
    came = Centre(data)
    assert list(check(came.store)) == []
    came.desk("admin").staffing.add_station("pq", "平桥站", "station")
    assert (last_serial(came.store, "PQ", 2026), last_serial(came.store, "PQ", 2025)) == (9, 4)
    assert list(check(came.store)) == []
    with came.store.writing():
        assert next_number(came.store, "PQ", 2026) == (10, "〔2026〕PQ0010")
    came.store.close()
