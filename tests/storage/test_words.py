"""How names read: alone, in phrases, and where nobody knows how."""

import pytest

from storage.search.words import pinyin


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("张伟", ("zw", "zhangwei", "w", "wei")),
        ("曾三", ("zs", "zengsan", "cs", "cengsan", "s", "san")),
        ("重庆", ("cq", "chongqing", "q", "qing")),
        ("李重庆", ("lcq", "lichongqing", "cq", "chongqing", "q", "qing")),
        ("欧阳", ("oy", "ouyang", "y", "yang")),
    ],
)
def test_a_name_reads_by_its_characters_but_for_phrases(name: str, readings: tuple[str, ...]) -> None:
    assert set(pinyin(name)) == set(readings)


def test_what_nobody_knows_how_to_read_stands_for_itself() -> None:
    assert "𤋽\U0002f43e\U0002ed88" in pinyin("𤋽\U0002f43e\U0002ed88")
