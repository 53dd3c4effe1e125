"""Passwords: long enough, and none of those that everybody tries first. Nothing is asked of their composition."""

import unicodedata

from cases.values.refusal import Refused, refuse
from cases.values.text import say

SHORTEST, LONGEST = 8, 128
"""Characters of a password."""


def same_form(password: str) -> str:
    """Return a password in the one form in which it is hashed: terminals compose accents differently."""
    return unicodedata.normalize("NFC", password)


def check_password(password: str, account: str = "") -> str:
    """Return a password that may be taken, in its one form.

    Raises `Refused` (field `password`): `password_length`, or `password_common` for one that is among the thirty
    thousand most used, or that is the account's name or one character again and again.
    """
    chosen = same_form(password)
    if not SHORTEST <= len(chosen) <= LONGEST:
        sentence = say("密码须有 {least} 到 {most} 个字符；可以是一句话", least=SHORTEST, most=LONGEST)
        raise refuse("password_length", sentence, "password")
    if _easy(chosen.lower(), account.lower()):
        raise _common()
    return chosen


def _easy(password: str, account: str) -> bool:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    bare = password.replace(account, "") if account else password
    return len(bare) < SHORTEST // 2 or len(set(password)) < 3 or password in FREQUENCY_LISTS["passwords"]


def _common() -> Refused:
    return refuse("password_common", say("这个密码太常见，容易被猜中；请换一个，例如几个不相干的词连起来"), "password")
