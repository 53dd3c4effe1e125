"""What people type is cleaned once and stays clean; what they read is put together in their language."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.values.text import CHINESE, Label, Reader, Sentence, clean, half_width, one_line, say
from tests.cases.strategies import HOSTILE

CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff\ufeff\u2028\u2029]"
)
ANY = st.text(st.one_of(st.characters(), st.sampled_from(HOSTILE)), max_size=60)


@given(ANY)
def test_cleaned_text_holds_no_controls_and_is_clean(text: str) -> None:
    cleaned = clean(text)
    assert not CONTROLS.search(cleaned)
    assert clean(cleaned) == cleaned == unicodedata.normalize("NFC", cleaned)
    assert cleaned.encode().decode() == cleaned


@given(ANY)
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert "  " not in line
    assert one_line(line) == line == clean(line)


@given(st.text(st.sampled_from("张三欠薪abc 123\n\t𠮷㛃👨\u200d👩，。：“”[/b]{}%\\"), max_size=40))
def test_good_text_stays_to_the_letter(text: str) -> None:
    assert clean(text) == text.strip()


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("\x1b[31m红\x1b[0m", "[31m红[0m"),
        ("a\u202eb\u202cc\x00d\ud800e", "abcde"),
        ("e\u0301", "\u00e9"),
        (" \u3000x\u3000 ", "x"),
        ("\ufeff张伟", "张伟"),
    ],
)
def test_what_is_dropped_and_what_becomes_a_line(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(ANY)
def test_folding_is_for_reading_only_and_settles(text: str) -> None:
    assert half_width(half_width(text)) == half_width(text)


def test_values_stand_in_the_language_of_the_reader() -> None:
    translations = {"{who}由{n}人办理": "{who} is worked by {n}", "今天": "today"}
    english = Reader("en", lambda template: translations.get(template, template))
    told = say("{who}由{n}人办理", who=Label("维权", "Rights"), n=(say("今天"), 2))
    assert CHINESE(told) == str(told) == "维权由今天、2人办理"
    assert english(told) == "Rights is worked by today, 2"


def test_braces_in_values_are_left_alone() -> None:
    assert str(say("“{name}”", name="{0}{x}{{")) == "“{0}{x}{{”"
    assert str(Sentence("100%")) == "100%"
