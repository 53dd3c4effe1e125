"""Coming in takes an account in use and its password, and whatever is missing is told in the same words."""

from functools import partial
from pathlib import Path

import pytest

from cases.values.refusal import Refused
from storage.opening.door import sign_in
from tests.cases.making import refusal
from tests.centre import Centre
from tests.unlocked import PASSWORD


@pytest.mark.parametrize("typed", ["li", " li ", "li\n"])
def test_who_knows_the_password_is_who_they_say(centre: Centre, data: Path, typed: str) -> None:
    store, account = sign_in(data, typed, PASSWORD, centre.now)
    assert account.name == "李明"
    store.close()


def test_nothing_tells_an_account_at_rest_from_a_wrong_password(centre: Centre, data: Path) -> None:
    told = set()
    for account, password in (("gone", PASSWORD), ("li", "a guess of mine"), ("nobody", PASSWORD)):
        with pytest.raises(Refused) as refused:
            sign_in(data, account, password, centre.now)
        told.add(str(refused.value))
    assert len(told) == 1


def test_where_nothing_was_set_up_nobody_comes_in(centre: Centre, tmp_path: Path) -> None:
    assert refusal(partial(sign_in, tmp_path / "none", "li", PASSWORD, centre.now)) == "no_data"
    assert not list(tmp_path.iterdir())
