"""How mutants are chosen, and which of them are not counted."""

import pytest

from tests.mutants.sample import drawn, room_of
from tests.mutants.wording import only_wording

FUNCTION = 'def told(n):\n    return say("有 {n} 件", n=n + 1), ("件", "cases"), Label("无", "none")\n'


@pytest.mark.parametrize(
    "mutant",
    [
        FUNCTION.replace("有 {n} 件", "XX有 {n} 件XX"),
        FUNCTION.replace('"有 {n} 件"', "None"),
        FUNCTION.replace("cases", "CASES"),
        FUNCTION.replace("none", "XXnoneXX"),
        FUNCTION.replace("told", "x_told__mutmut_1"),
    ],
)
def test_what_changes_a_sentence_alone_is_wording(mutant: str) -> None:
    assert mutant != FUNCTION
    assert only_wording(FUNCTION, mutant)


@pytest.mark.parametrize(
    "mutant",
    [
        FUNCTION.replace("n + 1", "n - 1"),
        FUNCTION.replace("n + 1", "n + 2"),
        FUNCTION.replace(", n=n + 1", ""),
        FUNCTION.replace("return ", "return not "),
    ],
)
def test_what_changes_more_is_counted(mutant: str) -> None:
    assert mutant != FUNCTION
    assert not only_wording(FUNCTION, mutant)


def test_a_sample_is_drawn_from_all_files_and_by_its_seed() -> None:
    files = {f"cases/{each}.py": [f"{each}{number}" for number in range(20)] for each in "abcde"}
    first = drawn(files, 10, 1)
    assert first == drawn(files, 10, 1) != drawn(files, 10, 2)
    assert len(set(first)) == 10
    assert sorted(name[0] for name in first) == sorted("aabbccddee")


def test_where_there_are_fewer_all_are_drawn() -> None:
    assert sorted(drawn({"a.py": ["a1", "a2"], "b.py": ["b1"]}, 400, 1)) == ["a1", "a2", "b1"]


def test_a_file_stands_in_the_room_of_its_floor() -> None:
    assert room_of("cases/law/limitation.py") == "cases/law/"
    assert room_of("exports/page/paper.py") == "exports/page/"
    assert room_of("exports/ics.py") == "exports/"
