"""A password is long enough and none of those that everybody tries first; nothing else is asked of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.staff.passwords import LONGEST, SHORTEST, check_password, same_form
from tests.cases.making import refusal


@pytest.mark.parametrize(
    "password",
    [
        "长堤上的第三盏灯",
        "correct horse battery",
        "88888 99999 7",
        "aB3$xyzq",
        "        a b",
        "密码是一句话呀"[:8] + "！",
    ],
)
def test_what_may_be_one(password: str) -> None:
    assert check_password(password) == password


@pytest.mark.parametrize(
    ("password", "rule"),
    [
        ("", "password_length"),
        ("七个字符不够啊", "password_length"),
        ("x1y2z3" * 22, "password_length"),
        ("password1", "password_common"),
        ("PASSWORD1", "password_common"),
        ("12345678", "password_common"),
        ("aaaaaaaaaaaa", "password_common"),
        ("abababababab", "password_common"),
        ("zhangzhang12", "password_common"),
        ("Zhang Zhang", "password_common"),
    ],
)
def test_what_may_not(password: str, rule: str) -> None:
    assert refusal(lambda: check_password(password, "zhang")) == rule


def test_the_bounds_are_those_that_are_said() -> None:
    letters = "甲乙丙丁戊己庚辛" * 17
    assert check_password(letters[:SHORTEST])
    assert check_password(letters[:LONGEST])
    assert refusal(lambda: check_password(letters[: LONGEST + 1])) == "password_length"


@given(st.text(min_size=SHORTEST, max_size=LONGEST))
def test_one_form_is_enough(password: str) -> None:
    assert same_form(same_form(password)) == same_form(password)


def test_accents_count_once_however_they_are_typed() -> None:
    assert same_form("cafe\u0301") == same_form("caf\u00e9")
