"""A search is a tree of phrases; the engine writes it in its own language, whatever the words are."""

import pytest

from storage.engine.text.matching import All, Either, Phrase, SearchTree
from storage.engine.text.texts import RECORD_INDEX, add, drop, drop_all, number_of, numbers_of, written
from storage.search.words import match
from tests.centre import Centre

WRITTEN: list[tuple[SearchTree, str]] = [
    (Phrase("words", ("张", "伟")), 'words : "张 伟"'),
    (Phrase("words", ('"', "x")), 'words : """ x"'),
    (Phrase("pinyin", ("zxl",), begins=True), 'pinyin : "zxl"*'),
    (
        All((Phrase("scope", ("person",)), Either((Phrase("digits", ("4837",)), Phrase("words", ("4837",)))))),
        '(scope : "person") AND ((digits : "4837") OR (words : "4837"))',
    ),
]


@pytest.mark.parametrize(("search", "wanted"), WRITTEN)
def test_a_search_is_written_for_the_index(search: SearchTree, wanted: str) -> None:
    assert written(search) == wanted


def test_one_letter_is_looked_for_by_what_the_index_has_at_hand() -> None:
    query = written(Phrase("pinyin", ("z",), begins=True))
    assert query.startswith('pinyin : ("z" OR "za"* OR "zb"*')
    assert query.endswith('"zz"*)')


@pytest.mark.parametrize(
    ("typed", "search"),
    [
        ("张伟", Phrase("words", ("张", "伟"))),
        ("zw", Either((Phrase("pinyin", ("zw",), begins=True), Phrase("words", ("zw",))))),
        ("48370", Either((Phrase("digits", ("4837", "8370")), Phrase("words", ("48370",))))),
        ("e1234", Either((Phrase("digits", ("e1234",), begins=True), Phrase("words", ("e1234",))))),
        ("张 伟", All((Phrase("words", ("张",)), Phrase("words", ("伟",))))),
        ("，。", None),
        ("+ - + - +", None),
    ],
)
def test_what_is_typed_is_read_as_phrases(typed: str, search: SearchTree | None) -> None:
    assert match(typed) == search


def found(centre: Centre, search: SearchTree) -> list[int]:
    query = f"SELECT rowid FROM {RECORD_INDEX} WHERE {RECORD_INDEX} MATCH ? ORDER BY 1"
    return [number for (number,) in centre.store.run(query, (written(search),))]


def test_every_search_is_one_that_the_index_can_read(centre: Centre) -> None:
    """Words stand in it as they are, whatever they mean to the index elsewhere."""
    with centre.store.db.atomic():
        for word in ("AND", "NEAR", '"', "'", "*", "(", "scope", ":", "^", "-", "", "NOT", "\\"):
            assert found(centre, Phrase("words", ("谁", word))) == []
            assert found(centre, Phrase("words", (word,), begins=True)) == []


def test_documents_are_added_found_and_dropped(centre: Centre) -> None:
    db, phrase = centre.store.db, Phrase("words", ("谁", "也"))
    with db.atomic():
        add(db, RECORD_INDEX, [(n, "person", "谁 也 不 是", "", "") for n in (901, 902, 903)])
        assert found(centre, phrase) == [901, 902, 903]
        assert found(centre, Phrase("pinyin", ("谁",))) == []
        drop(db, RECORD_INDEX, 901, 902)
        assert found(centre, phrase) == [903]
        drop_all(db, RECORD_INDEX)
        assert found(centre, phrase) == []


def test_the_documents_of_a_case_stand_between_those_of_its_neighbours() -> None:
    first, last = numbers_of(7)
    assert number_of(7, 0) == first == 7 << 20
    assert number_of(8, 0) == last + 1
    assert first < number_of(7, 1) < number_of(7, 999) <= last
