"""What people read of a case is worded in one place, and shown by screens, command line and papers alike."""

import re
from pathlib import Path

import pytest

from tests.messages import FLOORS, ROOT, sentences

WORDED = (
    "cases/views/wording.py",
    "cases/views/clockwords.py",
    "cases/views/eligible.py",
    "cases/personal/reading.py",
)
"""Where it is worded."""

SHOWN = [
    path
    for floor in FLOORS
    for path in sorted((ROOT / floor).rglob("*.py"))
    if str(path.relative_to(ROOT)) not in WORDED
    and "demo" not in path.parts
    and path.parent != ROOT / "cases" / "due"  # which reckons how a clock stands
]

AGAIN = {
    "so many people": r"等\{[^}]*\}人",
    "how near a day is": r"^SOON\b|(<=?|>) ?(3|SOON)\b.*(late|soon|error|warning)|(error|warning).*(<=?|>) ?(3|SOON)\b",
    "a sign before what is overdue": r"say\(\"!\{late\}",
    "the version of a rule that was last": r"by_id.*\[-1\]|versions\[-1\]|reversed\(book",
    "what is unconfirmed": r"(（|\{basis\}，|\"|“)(未|待)核实(）|\"|”)",
    "who handles a case that nobody does": r"尚未指派",
    "what is next": r"下一步由\{|最近的法定期限|case\.due\(Sort\.PLAN\)",
    "how a clock stands": r"\bState\.(RUNNING|LAPSED|OVERDUE|MET)\b|distance\(clock\.days_left\b|clock\.rule\.lapses\b",
    "what there is to know of its last day": r"\"(已顺延|暂定)\"|暂定，",
    "how a criterion stands": r"criterion\.label\b|\{told\} 未核实",
    "what the criteria propose": r"\.proposal\.label\b|\.skips_means\b",
}
"""What was worded in many places once, by a pattern of it."""


def test_each_of_its_sentences_stands_there_alone() -> None:
    elsewhere = {text: files for text, files in sentences().items() if {*files} & {*WORDED} and len({*files}) > 1}
    assert not elsewhere


@pytest.mark.parametrize("what", AGAIN)
def test_nothing_words_it_again(what: str) -> None:
    again = re.compile(AGAIN[what])
    assert [each for path in SHOWN for each in _found(path, again)] == []


def _found(path: Path, again: re.Pattern[str]) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [f"{path.relative_to(ROOT)}: {line.strip()}" for line in lines if again.search(line)]
