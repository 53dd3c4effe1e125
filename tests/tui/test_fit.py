"""Columns are laid out by cells, whatever stands in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.widgets.fit import Column, Fitted, crop, fit, pad, plain, run_over, wrap

ODD = "张伟欧阳“”…—·①§×℃№𠮷㛃👩‍👩‍👧🇨🇳é\u0301\u200b\u202e\x1b[31m [/b]"
TEXTS = st.text(st.one_of(st.characters(), st.sampled_from(ODD)))
COLUMNS = st.lists(
    st.builds(
        Column,
        st.uuids().map(str),
        TEXTS.map(plain),
        st.integers(1, 12),
        st.integers(12, 30),
        st.integers(0, 4),
        st.booleans(),
    ),
    min_size=1,
    max_size=7,
)


@given(text=TEXTS, room=st.integers(1, 60), right=st.booleans())
def test_padding_fills_exactly(text: str, room: int, *, right: bool) -> None:
    assert cell_len(pad(plain(text), room, right=right)) == room


@given(TEXTS, st.integers(1, 60))
def test_what_fits_is_not_cut(text: str, room: int) -> None:
    text = plain(text)
    cut = crop(text, room)
    assert cell_len(cut) <= room
    assert (cut == text) is (cell_len(text) <= room)


@given(TEXTS)
def test_a_plain_line_holds_nothing_whose_width_terminals_dispute(text: str) -> None:
    line = plain(text)
    assert not set(line) & set("\n\t\x1b\u200b\u202e“”…—·①№℃×§")
    assert plain(line) == line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("买买提·艾力", "买买提.艾力"),
        ("“甲方”—①", '"甲方"-1'),
        ("a\n b\t c", "a b c"),
        ("[/b]\x1b[31m红", "[/b][31m红"),
        ("𠮷㛃", "𠮷㛃"),
    ],
)
def test_disputed_characters_become_safe_ones(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(COLUMNS, st.data(), st.integers(1, 120))
def test_columns_never_take_more_than_there_is(columns: list[Column], data: st.DataObject, room: int) -> None:
    rows = data.draw(st.lists(st.tuples(*(TEXTS.map(plain) for _ in columns)), max_size=4))
    fitted = fit(columns, rows, room)
    assert sum(each.width for each in fitted) + max(len(fitted) - 1, 0) <= room
    kept = [each.column for each in fitted]
    assert kept == [each for each in columns if each in kept]
    assert kept


def test_the_highest_rank_goes_first_and_rank_0_stays() -> None:
    columns = [Column("a", "", 6, 10), Column("b", "", 6, 10, rank=2), Column("c", "", 6, 10, rank=1)]
    rows = [("x" * 6, "y" * 6, "z" * 6)]
    assert [each.column.id for each in fit(columns, rows, 20)] == ["a", "b", "c"]
    assert [each.column.id for each in fit(columns, rows, 19)] == ["a", "c"]
    assert [each.column.id for each in fit(columns, rows, 12)] == ["a"]
    assert [each.column.id for each in fit(columns, rows, 3)] == ["a"]


def test_spare_room_goes_to_the_columns_that_ask_for_it() -> None:
    columns = [Column("a", "", 4, 20), Column("b", "", 4, 20, rank=1)]
    assert [each.width for each in fit(columns, [("x" * 12, "y" * 12)], 21)] == [12, 8]
    assert [each.width for each in fit(columns, [("张伟", "yy")], 80)] == [4, 2]


def test_digits_get_their_room_before_words() -> None:
    columns = [Column("a", "", 4, 20), Column("b", "", 4, 20, right=True)]
    assert [each.width for each in fit(columns, [("x" * 12, "1" * 12)], 21)] == [8, 12]


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (("abcdefghi", "", "", "x"), ["abcdefghi", "x"]),
        (("abcdef", "", "y", "x"), ["abcdef", "y", "x"]),
        (("abc", "", "", "x"), ["abc", "", "", "x"]),
        (("abcdefg", "z", "", "x"), ["abc", "z", "", "x"]),
        (("abc", "123", "", "x"), ["abc", "12", "", "x"]),
    ],
)
def test_what_is_too_long_runs_on_over_empty_cells(cells: tuple[str, ...], shown: list[str]) -> None:
    widths = {"a": 3, "b": 2, "c": 2, "d": 1}
    fitted = [Fitted(Column(name, "", 1, 9, right=name == "b"), width) for name, width in widths.items()]
    told = list(run_over(cells, fitted))
    assert sum(each.width + 1 for _text, each in told) == sum(each.width + 1 for each in fitted)
    assert [crop(text, each.width) for text, each in told] == shown


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("下一步：主管；2026-06-05 到期", 20, ["下一步：主管；", "2026-06-05 到期"]),
        ("按调解仲裁法第 9 条办理", 17, ["按调解仲裁法", "第 9 条办理"]),
        ("按调解仲裁法第 9 条办理", 15, ["按调解仲裁法", "第 9 条办理"]),
        ("依照本法第九条办理", 12, ["依照本法", "第九条办理"]),
        ("约定付清 20,000.00 元", 19, ["约定付清", "20,000.00 元"]),
        ("最迟在2026年12月1日之前", 13, ["最迟在", "2026年12月1日", "之前"]),
        ("最迟在2026年12月1日之前", 14, ["最迟在", "2026年12月1日", "之前"]),
        ("请看《工伤保险条例》", 6, ["请看", "《工伤", "保险条", "例》"]),
        ("逾期十三天，请办理", 10, ["逾期十三", "天，请办理"]),
        ("to be brought by Friday", 9, ["to be", "brought", "by Friday"]),
        ("abcdefghijkl", 5, ["abcde", "fghij", "kl"]),
    ],
)
def test_lines_break_between_words_and_not_before_a_comma(text: str, room: int, lines: list[str]) -> None:
    assert wrap(text, room, 9) == lines


@given(TEXTS, st.integers(2, 40), st.integers(1, 5))
def test_wrapped_lines_fit_and_lose_nothing_before_the_last(text: str, room: int, most: int) -> None:
    text = plain(text)
    lines = wrap(text, room, most)
    assert len(lines) <= most
    assert all(cell_len(line) <= room for line in lines)
    if len(lines) < most:
        assert "".join("".join(lines).split()) == "".join(text.split())
