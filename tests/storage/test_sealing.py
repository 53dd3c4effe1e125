"""A sealed key opens for its secret and its owner alone, and nothing that was not sealed by us opens at all."""

import base64
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.keys.sealing import KEY, new_key, new_recovery_key, read_recovery_key, seal, unseal
from tests.unlocked import QUICK

SECRETS = st.text(max_size=40)


@given(SECRETS, SECRETS, st.text(max_size=20))
def test_it_opens_for_its_secret_alone(secret: str, other: str, about: str) -> None:
    key = new_key()
    sealed = seal(key, secret, about, QUICK)
    assert unseal(sealed, secret, about) == key
    assert (unseal(sealed, other, about) == key) is (other == secret)
    assert unseal(sealed, secret, about + "x") is None


def test_no_two_seals_are_alike_and_none_holds_the_key() -> None:
    key = new_key()
    seals = [seal(key, "secret", "x", QUICK) for _ in range(2)]
    assert seals[0] != seals[1]
    assert base64.b64encode(key).decode() not in str(seals)
    assert key.hex() not in str(seals)
    assert len(key) == KEY


HARM: list[dict[str, Any]] = [
    {"passes": 0},
    {"passes": "many"},
    {"passes": None},
    {"passes": 10**9},
    {"memory": 1 << 40},
    {"memory": 0},
    {"lanes": 0},
    {"lanes": -1},
    {"salt": ""},
    {"salt": "!!"},
    {"salt": None},
    {"nonce": "AAAA"},
    {"sealed": "%"},
    {"sealed": 5},
    {"sealed": []},
]


@pytest.mark.parametrize("harm", HARM)
def test_what_we_never_made_is_told_from_a_wrong_secret(harm: dict[str, Any]) -> None:
    sealed = seal(new_key(), "secret", "x", QUICK) | harm
    with pytest.raises(ValueError, match="sealed"):
        unseal(sealed, "secret", "x")


@pytest.mark.parametrize("part", ["passes", "memory", "lanes", "salt", "nonce", "sealed"])
def test_a_part_that_is_missing_is_too(part: str) -> None:
    sealed = seal(new_key(), "secret", "x", QUICK)
    del sealed[part]
    with pytest.raises(ValueError, match="sealed"):
        unseal(sealed, "secret", "x")


@given(st.integers(0, 47), st.integers(0, 7))
def test_a_flipped_bit_opens_nothing(at: int, bit: int) -> None:
    sealed = seal(new_key(), "secret", "x", QUICK)
    whole = bytearray(base64.b64decode(str(sealed["sealed"])))
    whole[at] ^= 1 << bit
    assert unseal(sealed | {"sealed": base64.b64encode(whole).decode()}, "secret", "x") is None


def test_a_recovery_key_is_read_however_it_is_typed() -> None:
    key = new_recovery_key()
    assert len(key.split("-")) == 8
    wide = "".join(chr(ord(each) + 0xFEE0) for each in key)
    for typed in (
        key.lower(),
        key.replace("-", ""),
        key.replace("-", " "),
        wide,
        key.replace("0", "O").replace("1", "l"),
    ):
        assert read_recovery_key(typed) == key
    assert new_recovery_key() != key


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_is_simply_wrong(typed: str) -> None:
    read = read_recovery_key(typed)
    assert read_recovery_key(read) == read
