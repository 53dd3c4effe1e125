"""Numbers that are told digit by digit are read as digits; quantities and years are not."""

import pytest

from cases.hiding.mask import mask_text
from cases.hiding.words.folded import with_digits


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("电话一三八零零一三八零零零", "电话138****8000"),
        ("手机138零零1三8〇〇零，QQ 是 四五六七八九", "手机138****8000，QQ 是 4***"),
        ("身份证一一〇一〇五一九四九一二三一〇〇二X", "身份证110***********002X"),
    ],
)
def test_they_are_hidden_as_digits_are(text: str, shown: str) -> None:
    assert mask_text(text) == shown


@pytest.mark.parametrize(
    "text", ["二〇二六年三月十五日", "一九九八年生", "三十二人二十一天", "第一二三四条", "一百二十三万四千五百元"]
)
def test_quantities_and_years_stay(text: str) -> None:
    assert with_digits(text) == text
    assert mask_text(text) == text
