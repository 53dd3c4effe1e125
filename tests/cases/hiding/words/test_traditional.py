"""The table of traditional characters is refused with its bad line, and holds no simplified character."""

import pytest

from cases.hiding.words.traditional import load_traditional, simplified
from cases.values.refusal import Refused

HEADER = "simplified,traditional\n"


def test_each_traditional_character_has_one_simplified_form_and_a_text_keeps_its_length() -> None:
    text = "馬國強與歐陽靜，來過廣東"
    assert simplified(text) == "马国强与欧阳静，来过广东"
    assert simplified(simplified(text)) == simplified(text)


@pytest.mark.parametrize("line", ["马国,馬", "马,", "马,马", "马,馬\n马,馬"])
def test_a_bad_line_is_refused_by_its_number(line: str) -> None:
    with pytest.raises(Refused) as refused:
        load_traditional(HEADER + line, "traditional.csv")
    assert f"traditional.csv 第 {line.count(chr(10)) + 2} 行" in str(refused.value.problems[0].sentence)
