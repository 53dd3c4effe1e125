"""Maps of headers, written down and read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.ledgers.columns.guess import ColumnMap, Given
from cases.ledgers.columns.headers import SCALES, folded
from cases.ledgers.columns.maps import dump_map, load_map
from cases.ledgers.kinds import LEDGERS
from cases.values.refusal import Refused

KEYS = st.text(min_size=1).map(folded).filter(bool)


@st.composite
def maps(draw: st.DrawFn) -> ColumnMap:
    kind = draw(st.sampled_from(sorted(LEDGERS)))
    names = st.lists(st.sampled_from(sorted(LEDGERS[kind].by_name)), max_size=2).map(tuple)
    factors = st.sampled_from((0, *SCALES.values()))
    by_header = draw(st.dictionaries(KEYS, st.builds(Given, names, factors), min_size=1, max_size=6))
    return ColumnMap(kind, by_header)


@given(maps())
def test_what_is_written_is_read_again(columns: ColumnMap) -> None:
    assert load_map(dump_map(columns), "x") == columns


def test_the_text_is_for_people_to_change() -> None:
    columns = ColumnMap(
        "hardship", {"姓名": Given(("name",)), "收入": Given(("income_year",), 10_000), "民族": Given(())}
    )
    assert dump_map(columns) == (
        'kind = "hardship"\n\n[columns]\n"姓名" = "name"\n'
        '"收入" = { field = "income_year", unit = "万元" }\n"民族" = ""\n'
    )


def test_headers_may_be_written_as_they_stand_in_the_file() -> None:
    text = '\ufeffkind = "people"\n[columns]\n"*姓 名：" = "name"\n'
    assert load_map(text, "x") == ColumnMap("people", {"姓名": Given(("name",))})


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("kind = ", "图.toml 第 1 行：不是正确的 TOML"),
        ('kind = "people"\n[columns]\n"a" = "name"\n"a" = "name"', "第 4 行：不是正确的 TOML"),
        ("", "第 1 行：kind 须填"),
        ('kind = "x"\n[columns]\n"a" = "name"', "第 1 行：kind 须填"),
        ('kind = 1\n[columns]\n"a" = "name"', "第 1 行：kind 须填"),
        ('kind = "people"', r"\[columns\] 组成"),
        ('kind = "people"\n[columns]', r"\[columns\] 组成"),
        ('kind = "people"\nmore = 1\n[columns]\n"a" = "name"', r"\[columns\] 组成"),
        ('kind = "people"\n[columns]\n"姓名" = "nome"', "第 3 行：没有字段 nome"),
        ('kind = "people"\n[columns]\n"姓名" = 5', "第 3 行：每个表头应写成"),
        ('kind = "people"\n[columns]\n"姓名" = { unit = "元" }', "第 3 行：每个表头应写成"),
        ('kind = "people"\n[columns]\n"姓名" = { field = "name", unit = "美元" }', "第 3 行：unit 不认识"),
    ],
)
def test_a_bad_map_is_refused_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        load_map(text, "图.toml")
    assert {problem.rule for problem in refused.value.problems} == {"table"}


def test_every_bad_line_is_told() -> None:
    with pytest.raises(Refused) as refused:
        load_map('kind = "people"\n[columns]\n"a" = "x"\n"b" = "name"\n"c" = 1', "x")
    assert len(refused.value.problems) == 2


@given(st.text())
def test_any_text_is_a_map_or_refused(text: str) -> None:
    rules = {"table"}
    try:
        load_map(text, "x")
    except Refused as refused:
        rules = {problem.rule for problem in refused.problems}
    assert rules == {"table"}
