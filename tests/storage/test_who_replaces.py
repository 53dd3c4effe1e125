"""Who may replace data is asked of the data that is there: today's accounts, roles and passwords decide, and stay."""

from pathlib import Path

import pytest

from storage.copies.backup import back_up
from storage.copies.replacing import Replacing
from storage.copies.restoring import restore
from storage.keys.keyring import Keyring
from storage.opening.door import sign_in
from storage.proof.check import check
from tests.cases.making import refusal
from tests.centre import Centre
from tests.storage.backups import WANG, unlock
from tests.unlocked import PASSWORD, QUICK, dump, found


def replacing(account: str, password: str = PASSWORD) -> Replacing:
    return Replacing(lambda ring: ring.key(account, password), account)


@pytest.mark.parametrize(
    ("account", "rule"),
    [
        *(("wang", ""), ("chen", ""), ("admin", "")),
        *(("li", "role"), ("qian", "role"), ("audit", "role"), ("gone", "password")),
    ],
)
def test_who_may_replace_is_asked_of_the_data_that_is_there(
    working: Centre, data: Path, tmp_path: Path, account: str, rule: str
) -> None:
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    before = dump(data)
    told = refusal(lambda: restore(tmp_path / "one.bangfu", data, working.now, unlock, replacing=replacing(account)))
    assert told == rule
    if rule:
        assert dump(data) == before


def test_who_was_put_to_rest_since_replaces_nothing_and_stays_at_rest(
    working: Centre, data: Path, tmp_path: Path
) -> None:
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    working.desk("admin").staffing.disable("chen")
    assert (
        refusal(lambda: restore(tmp_path / "one.bangfu", data, working.now, unlock, replacing=replacing("chen")))
        == "password"
    )
    restore(tmp_path / "one.bangfu", data, working.now, unlock, replacing=WANG)
    assert not next(each for each in working.store.accounts() if each.account == "chen").active
    assert refusal(lambda: sign_in(data, "chen", PASSWORD, working.now)) == "password"
    assert list(check(working.store)) == []


def test_a_password_set_since_stays_and_the_key_of_today_opens_the_backup(
    working: Centre, data: Path, tmp_path: Path
) -> None:
    back_up(working.store, tmp_path / "one.bangfu", working.now)
    other = "另外一句不短的话"
    Keyring(data, QUICK).set_password("wang", other, working.store.key)
    assert refusal(lambda: restore(tmp_path / "one.bangfu", data, working.now, unlock, replacing=WANG)) == "password"
    restore(tmp_path / "one.bangfu", data, working.now, nobody, replacing=replacing("wang", other))
    assert refusal(lambda: sign_in(data, "wang", PASSWORD, working.now)) == "password"
    sign_in(data, "wang", other, working.now)[0].close()


def nobody(_ring: Keyring) -> bytes:
    raise AssertionError("the backup was to be opened by the key of the data that is there")


def test_an_administrator_of_a_centre_of_their_own_replaces_no_other(
    working: Centre, data: Path, tmp_path: Path
) -> None:
    own = found(tmp_path / "own", centre="自建", station="YT", account="li", name="李明")
    back_up(own, tmp_path / "own.bangfu", working.now)
    own.close()
    before = dump(data)
    assert (
        refusal(
            lambda: restore(
                tmp_path / "own.bangfu",
                data,
                working.now,
                lambda ring: ring.key("li", PASSWORD),
                replacing=replacing("li"),
            )
        )
        == "role"
    )
    assert dump(data) == before
