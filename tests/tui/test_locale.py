"""Every sentence that people read has its English, with the same values in it."""

import gettext
import re

import pytest

from cases.values.text import Label, say
from tests.messages import MO, PO, as_mo, as_po, places, read, renewed, sentences
from tui.words.language import _, language, set_language, show

KEPT = read()
HAN = re.compile(r"[\u3400-\u9fff]")


@pytest.fixture(scope="module")
def said() -> dict[str, list[str]]:
    """Return every sentence of the code."""
    return sentences()


def test_every_sentence_has_its_english_with_the_same_values(said: dict[str, list[str]]) -> None:
    assert len(said) > 1000
    assert [(sentence, flaw) for sentence in said if (flaw := _flaw(sentence))] == []


def _flaw(sentence: str) -> str:
    """Return what is wrong with the English of a sentence, nothing where it is good."""
    message = KEPT.get(sentence)
    if message is None:
        return "run: make messages"
    if not (isinstance(message.string, str) and message.string) or message.fuzzy:
        return "no English yet"
    if places(message.string) != places(sentence):
        return f"other values: {message.string}"
    return "" if message.string.count("\n") == sentence.count("\n") else f"other lines: {message.string}"


def test_nothing_is_kept_that_nobody_says(said: dict[str, list[str]]) -> None:
    assert {message.id for message in KEPT if message.id} == set(said)


def test_the_files_are_up_to_date(said: dict[str, list[str]]) -> None:
    assert as_po(renewed(KEPT, said)) == PO.read_bytes(), "run: make messages"
    assert as_mo(KEPT) == MO.read_bytes(), "run: make messages"


def test_what_is_compiled_is_what_is_read() -> None:
    with MO.open("rb") as file:
        english = gettext.GNUTranslations(file)
    assert all(english.gettext(str(message.id)) == message.string for message in KEPT if message.id)


def test_english_sentences_are_english() -> None:
    quoted = re.compile("“[^”]*”|‘[^’]*’|[\"'(][^\"')]*[\"')]")
    for message in KEPT:
        if message.id and message.id != "English":
            assert not HAN.search(quoted.sub("", str(message.string))), message.id


def test_a_sentence_is_read_in_the_language_in_use() -> None:
    inner = say("{n}天后", n=2)
    assert show(say("{name}：{what}", name=Label("期限", "Due"), what=inner)) == "期限：2天后"
    set_language("en")
    assert language() == "en"
    assert show(inner) == "in 2 d"
    assert show(Label("期限", "Due")) == "Due"
    assert show((Label("甲", "a"), Label("乙", "b"))) == "a, b"
    assert show(say("")) == ""
    assert _("有 {n} 份未保存的草稿，按 F6 继续", n=2).startswith("Unsaved drafts: 2")


def test_values_in_a_sentence_are_never_read_as_places() -> None:
    assert show(say("{name}，{n} 次", name="{n}{0}{", n=3)) == "{n}{0}{，3 次"
    assert _("{name}等{n}人", name="{n}", n=3) == "{n}等3人"


def test_there_is_no_other_language() -> None:
    with pytest.raises(ValueError, match="fr"):
        set_language("fr")
