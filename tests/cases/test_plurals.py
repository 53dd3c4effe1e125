"""English counts in words: one of a thing is called otherwise than several."""

import pytest

from cases.law.rulebook import rulebook
from cases.values.text import Reader, say
from tui.words.language import reader

PLAIN = Reader("en", str)


@pytest.mark.parametrize(
    ("value", "said"), [(1, "1 day"), (2, "2 days"), (0, "0 days"), ("1", "1 day"), ("7, 3, 1", "7, 3, 1 days")]
)
def test_what_is_counted_stands_in_its_number(value: object, said: str) -> None:
    assert PLAIN(say("{n:day|days}", n=value)) == said


def test_any_other_form_is_read_as_ever() -> None:
    assert PLAIN(say("{n:>4}", n=1)) == "   1"
    assert PLAIN(say("{n}", n="{n:a|b}")) == "{n:a|b}"


def test_lengths_and_reminders_of_rules_are_said_in_english() -> None:
    english, rules = reader("en"), {rule.id: rule for rule in rulebook().rules}
    assert english(rules["L01"].length_said) == "1 year"
    assert english(rules["L20"].length_said) == "15 days"
    assert english(rules["L07"].length_said) == "5 working days"
    assert english(rules["L20"].reminds) == "7, 3, 1 days ahead"
