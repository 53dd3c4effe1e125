"""The headers and spellings that ship with the program, and what a bad file of them gets."""

import pytest

from cases.ledgers.columns.headers import header
from cases.ledgers.columns.words import COLUMNS, load_words, words
from cases.ledgers.kinds import LEDGERS
from cases.ledgers.typed.spellings import load_spellings, spelled
from cases.values.codes import codes
from cases.values.refusal import Refused
from cases.values.tables import load_lines, packaged


def refused(*lines: str) -> list[str]:
    with pytest.raises(Refused) as found:
        load_words("\n".join((",".join(COLUMNS), *lines)), "表头.csv")
    assert {problem.rule for problem in found.value.problems} == {"table"}
    return [str(problem.sentence) for problem in found.value.problems]


def test_the_packaged_files_tell_what_headers_and_cells_mean() -> None:
    found = load_words(packaged("columns.csv"), "columns.csv")
    assert {kind: found[kind]["序号"] for kind in LEDGERS} == dict.fromkeys(LEDGERS, "#")
    spelled = load_spellings(packaged("spellings.csv"), "spellings.csv")
    assert (spelled["sex"]["男性"], spelled["yes_no"]["√"], spelled["kind"]["咨询类"]) == ("male", "yes", "enquiry")


@pytest.mark.parametrize("kind", LEDGERS)
def test_each_field_is_found_by_its_label(kind: str) -> None:
    for field in LEDGERS[kind].fields:
        assert words(kind)[header(field.label.zh).text] == field.name


def test_a_line_holds_for_the_kinds_it_names_or_for_all_that_have_the_field() -> None:
    found = load_words(
        "\ufefffield,kinds,header,note\n\nname,people members,*大名：,\nphone phones,,呼机,旧\n#,,号,\n", "x"
    )
    assert {kind for kind in found if "大名" in found[kind]} == {"people", "members"}
    assert {kind: found[kind]["呼机"] for kind in found} == {
        "people": "phones",
        "cases": "phone",
        "members": "phone",
        "hardship": "phone",
        "employers": "phone",
    }
    assert all(found[kind]["号"] == "#" for kind in LEDGERS)


def test_a_bad_line_is_refused_by_its_number() -> None:
    assert refused("nome,,姓名,") == ["表头.csv 第 2 行：没有台账有字段 nome，请改正"]
    assert "没有台账 persons" in refused("name,persons,姓名,")[0]
    assert "缺少 header" in refused("name,,*,")[0]
    assert refused("name,people,姓名,", "name,people,姓 名,")[0].startswith(
        "表头.csv 第 3 行：表头“姓 名”在 people 里重复"
    )
    assert "应有 4 列，这里有 2 列" in refused("name,people")[0]
    assert "引号" in refused('name,people,"姓名')[0]
    assert len(refused("x,,a,", "y,,b,")) == 2


def test_another_header_is_refused() -> None:
    with pytest.raises(Refused, match="第 1 行：表头应为 a,b"):
        load_lines("a,c\n", "x", ("a", "b"), lambda _: None)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("sexes,male,男的", "第 2 行：没有清单 sexes"),
        ("sex,man,男的", "第 2 行：清单 sex 里没有代码 man"),
        ("sex,male,", "text 是空的"),
        ("sex,male,男的\nsex,male,男 的", "第 3 行：text 是空的或与前面重复"),
    ],
)
def test_a_bad_spelling_is_refused_by_its_number(line: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        load_spellings(f"list,code,text\n{line}\n", "x")


def test_a_spelling_stands_for_its_code_and_any_other_text_for_itself() -> None:
    assert spelled("health", "健 康") == "good"
    assert spelled("yes_no", "√") == "yes"
    assert spelled("health", "不明") == "不明"
    assert spelled("no_list", "x") == "x"
    for of_list, texts in load_spellings(packaged("spellings.csv"), "x").items():
        assert set(texts.values()) <= set(codes(of_list).by_code)
