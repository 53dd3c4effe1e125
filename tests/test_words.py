"""One word for one thing: names that the field has better words for do not come back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.messages import FLOORS, ROOT

BETTER = {
    r"\blimits? on (the )?(claims?|wages)\b": "limitation period",
    r"\btimes? of keeping\b": "retention period",
    r"\bput to rest\b|\bat rest is called\b|\bdef call_back\b": "disabled, enabled",
    r"\bDeeds?\b|\bAuditLine\b.*\bdeed\b": "audit action",
    r"\b(possible|left as|be|are) doubles\b|\bDoubles\b|\ba double or\b": "duplicates",
    r"\bask for more\b": "request further documents",
    r"\bSpells?\b|\bspells\b": "membership period",
    r"\bfates?\b(?!\")": "row status",
    r"\bon hold\b|\btimed hold\b|\bend(s|ed)? (of )?(the|a) hold\b": "suspension; a hold is a legal hold",
}
"""What is not said, and what is instead."""


def _pages() -> list[Path]:
    inside = [each for floor in (*FLOORS, "tests") for each in (ROOT / floor).rglob("*")]
    pages = [each for each in (*ROOT.glob("*.md"), *inside) if each.suffix in (".py", ".md", ".po", ".csv", ".toml")]
    return sorted(each for each in pages if not {"migrations", "frozen", Path(__file__).name} & {*each.parts})


def _said(text: str, word: str) -> Iterator[str]:
    again = re.compile(word, re.IGNORECASE) if word.islower() else re.compile(word)
    yield from (line.strip() for line in text.splitlines() if again.search(line) and not line.startswith("msgid"))


@pytest.mark.parametrize("word", BETTER)
def test_the_fields_word_is_said(word: str) -> None:
    found = {str(each.relative_to(ROOT)): [*_said(each.read_text(encoding="utf-8"), word)] for each in _pages()}
    assert {place: said for place, said in found.items() if said} == {}
