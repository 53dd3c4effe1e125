"""Sentences keep the style guide of CONTRIBUTING.md, as far as a machine can tell."""

import re
import tomllib
from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from tests.messages import FLOORS, ROOT
from tests.said import HAN, Said, acts, labels, sentences

WORDS = tomllib.loads((ROOT / "tests" / "words.toml").read_text(encoding="utf-8"))
SENTENCES, LABELS = [*sentences()], [*labels()]
KEY = 8
"""Cells that there are for a word of the key bar: four characters."""


def places(pattern: str, language: str) -> Iterator[str]:
    """Yield where a word is said that is not to be."""
    again = re.compile(pattern, re.IGNORECASE)
    for said in (*SENTENCES, *LABELS):
        if again.search(getattr(said, language)):
            yield f"{said.place}: {getattr(said, language)}"
    page = ROOT / ("README.zh-CN.md" if language == "zh" else "README.md")
    yield from (f"{page.name}: {line}" for line in page.read_text("utf-8").splitlines() if again.search(line))


def test_there_is_much_to_read() -> None:
    assert len(SENTENCES) > 1500
    assert len(LABELS) > 1200


@pytest.mark.parametrize("word", WORDS["chinese"])
def test_chinese_has_one_word_for_one_thing(word: str) -> None:
    assert [*places(word, "zh")] == [], f"say: {WORDS['chinese'][word]}"


@pytest.mark.parametrize("word", WORDS["english"])
def test_english_has_one_word_for_one_thing(word: str) -> None:
    found = [each for each in places(word, "en") if "`--anchor" not in each and "--anchor" not in each]
    assert found == [], f"say: {WORDS['english'][word]}"


def test_no_label_has_two_meanings() -> None:
    """What is one text in Chinese is one in English, but for what somebody has looked at."""
    told: dict[str, set[str]] = {said.zh: {said.en.lower()} for said in SENTENCES if "{" not in said.zh}
    for said in LABELS:
        if said.zh in told and said.place.endswith(".py") and not said.place.endswith("keys.py"):
            told[said.zh].add(said.en.lower())
    assert {zh: "; ".join(sorted(en)) for zh, en in told.items() if len(en) > 1} == WORDS["several"]


def _bare(text: str) -> str:
    """Return a sentence without values, quotations and examples in brackets."""
    return re.sub(r"\{\{.*?\}\}|\{[^}]*\}|“[^”]*”|\[[^\]]*\]", "", text)


def test_chinese_is_pointed_in_full_width() -> None:
    halves = re.compile(r"[\u3400-\u9fff][,;:?!()]|[,;?()][\u3400-\u9fff]")
    assert [said.zh for said in SENTENCES if halves.search(_bare(said.zh)) and ",complete," not in said.zh] == []


def test_english_is_pointed_in_half_width_and_quoted_in_curls() -> None:
    wide, straight = re.compile(r"[，。；：？！（）、]"), re.compile(r"\"|\w'\w")
    code = re.compile(r"\"")
    for said in SENTENCES:
        assert said.place == "bangfu.po"
        if not HAN.search(_bare(said.en)) and "／" not in said.en:
            assert not wide.search(_bare(said.en)), said.en
        assert code.search(said.zh) or not straight.search(said.en), said.en


@pytest.mark.parametrize("said", LABELS, ids=lambda said: said.en[:30])
def test_a_label_is_no_sentence(said: Said) -> None:
    """Labels and hints end in no stop; refusals are one sentence with a semicolon, and neither do they."""
    assert not re.search(r"[。.]$", said.zh)
    assert not re.search(r"[^.]\.$", said.en)


def test_tips_and_refusals_end_in_no_stop() -> None:
    refusals = re.compile(r"(?:refuse|Problem)\(\s*(?:\"[^\"]*\",\s*)?say\(\s*\"([^\"\n]*。)\"")
    code = {path.name: path.read_text("utf-8") for floor in FLOORS for path in (ROOT / floor).rglob("*.py")}
    assert [found for text in code.values() for found in refusals.findall(text)] == []
    assert [act.id for act in acts() if str(act.tip).endswith("。")] == []


def test_what_is_counted_in_english_is_said_in_its_number() -> None:
    """`{n} cases` would say 1 cases: it is `{n:case|cases}`."""
    counted = re.compile(r"\{(n|m|days|cases|years|count)\} (?!is\b|fixes\b|asks\b|does\b|was\b)[a-z]+s\b")
    assert [said.en for said in SENTENCES if counted.search(said.en)] == []


def test_what_stands_in_the_key_bar_is_four_characters() -> None:
    assert [act.id for act in acts() if act.bar and cell_len(str(act.label)) > KEY] == []
