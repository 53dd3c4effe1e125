"""Plain text laid out by cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.cli.plain.cells import WIDEST, pad, table, width, wrapped


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc", 3), ("〔2026〕YT0001", 14), ("欠薪", 4), ("e\u0301", 1), ("𠮷㛃", 4), ("，。", 4)],
)
def test_the_width_of_a_text_is_its_cells(text: str, cells: int) -> None:
    assert width(text) == cells == cell_len(text)


@given(
    st.text(
        st.characters(min_codepoint=0x20, max_codepoint=0x7E)
        | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
    )
)
def test_it_agrees_with_what_draws_the_screens(text: str) -> None:
    assert width(text) == cell_len(text)


@given(st.text(st.sampled_from("a欠Q薪 "), max_size=30), st.integers(0, 60), st.booleans())
def test_padding_fills_up_and_takes_nothing_away(text: str, cells: int, right: bool) -> None:
    padded = pad(text, cells, right=right)
    assert width(padded) == max(cells, width(text))
    assert padded.strip() == text.strip()


def test_columns_begin_at_the_same_cell() -> None:
    lines = table([["案号", "n", "人"], ["a", "12", ""], ["欠薪欠", "3", "某"]], right=frozenset({1}))
    assert lines == ["案号     n  人", "a       12  -", "欠薪欠   3  某"]


def test_one_long_cell_does_not_push_the_others_away() -> None:
    first, second, long = table([["案由", "人"], ["欠薪", "某"], ["长" * 40, "某"]])
    assert width(first[: first.index("人")]) == width(second[: second.index("某")]) == WIDEST + 2
    assert long == "长" * 40 + "  某"


def test_a_table_of_nothing_is_nothing() -> None:
    assert table([]) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("kind groups cause", ["kind groups", "cause"]),
        ("劳动者的权利和义务", ["劳动者的权利", "和义务"]),
        ("按 limitation 计", ["按", "limitation", "计"]),
        ("supercalifragilistic 计", ["supercalifragilistic", "计"]),
    ],
)
def test_a_text_is_wrapped_between_words_and_between_chinese_characters(text: str, lines: list[str]) -> None:
    assert wrapped(text, 12) == lines


@given(st.text(st.sampled_from("a欠Q薪 "), max_size=60), st.integers(2, 30))
def test_wrapping_loses_nothing_but_blanks(text: str, room: int) -> None:
    lines = wrapped(text, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= room or line.isascii() for line in lines)
