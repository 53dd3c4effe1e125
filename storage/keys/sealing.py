"""Sealing the key of the data under a secret: Argon2id makes a key of the secret, AES-GCM seals with it."""

import base64
import os
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass

# The two libraries are loaded with the first password that is tried: most words of the command line need none.

KEY = 32
"""Bytes of a key."""

_SALT, _NONCE = 16, 12


@dataclass(frozen=True)
class Cost:
    """What one guess costs: passes, memory in KiB, and lanes of Argon2id."""

    passes: int
    memory: int
    lanes: int


USUAL = Cost(3, 65536, 4)
"""What argon2-cffi uses where nothing is said: the profile for little memory of RFC 9106."""

_MOST = Cost(64, 4 << 20, 64)
"""More than this no file may ask of us."""

Sealed = Mapping[str, int | str]
"""What is kept of a sealed key: cost, salt, nonce and the sealed bytes."""


def load() -> None:
    """Load the two libraries, ahead of a password that is tried beside a thread that loads much itself.

    There it would take many times as long, for the two get their turns between each other's, until hashing begins.
    """
    import argon2.low_level  # noqa: F401 - with the first password, see the top
    import cryptography.hazmat.primitives.ciphers.aead  # noqa: F401 - as above


def new_key() -> bytes:
    """Return a random key."""
    return secrets.token_bytes(KEY)


def seal(key: bytes, secret: str, about: str, cost: Cost = USUAL) -> dict[str, int | str]:
    """Seal a key. about: whose it is; it opens for nobody else, whoever moves it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # with the first password, see the top

    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    sealed = AESGCM(_derived(secret, salt, cost)).encrypt(nonce, key, about.encode())
    return asdict(cost) | {name: _text(part) for name, part in (("salt", salt), ("nonce", nonce), ("sealed", sealed))}


def unseal(kept: Sealed, secret: str, about: str) -> bytes | None:
    """Return the key, None for another secret. Raises `ValueError` where what is kept was never made by `seal`."""
    from argon2.exceptions import HashingError  # with the first password, see the top
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        cost, salt, nonce, sealed = _read(kept)
        return AESGCM(_derived(secret, salt, cost)).decrypt(nonce, sealed, about.encode())
    except InvalidTag:
        return None
    except (KeyError, TypeError, ValueError, HashingError) as fault:
        raise ValueError("not sealed by us") from fault


def _read(kept: Sealed) -> tuple[Cost, bytes, bytes, bytes]:
    cost = Cost(int(kept["passes"]), int(kept["memory"]), int(kept["lanes"]))
    salt, nonce, sealed = (base64.b64decode(str(kept[name]), validate=True) for name in ("salt", "nonce", "sealed"))
    bounds = zip(asdict(cost).values(), asdict(_MOST).values(), strict=True)
    if len(nonce) != _NONCE or len(salt) != _SALT or not all(1 <= each <= most for each, most in bounds):
        raise ValueError("out of bounds")
    return cost, salt, nonce, sealed


def waste(secret: str, cost: Cost = USUAL) -> None:
    """Take as long as opening takes, for an account that is not there."""
    _derived(secret, bytes(_SALT), cost)


def _derived(secret: str, salt: bytes, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw  # with the first password, see the top

    return hash_secret_raw(
        secret.encode("utf-8", "surrogatepass"), salt, cost.passes, cost.memory, cost.lanes, KEY, Type.ID
    )


def _text(part: bytes) -> str:
    return base64.b64encode(part).decode()


_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS, _LETTERS = 8, 5


def new_recovery_key() -> str:
    """Return a recovery key to be written down: eight groups of five, without letters that look alike; 200 bits."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS)) for _ in range(_GROUPS))
    return "-".join(groups)


def read_recovery_key(typed: str) -> str:
    """Return a recovery key in the form in which it was sealed, however it was typed."""
    folded = unicodedata.normalize("NFKC", typed).upper().translate(str.maketrans("OIL", "011"))
    letters = [each for each in folded if each in _ALPHABET]
    return "-".join("".join(letters[at : at + _LETTERS]) for at in range(0, len(letters), _LETTERS))
