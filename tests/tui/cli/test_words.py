"""The centre's own words for codes: shown, taken in, gone by wherever codes are chosen, and refused by line."""

from datetime import date
from pathlib import Path

import pytest

from cases.values.codes import codes, hear
from tests.tui.cli.line import INTAKE, Line
from tui.cli.verbs.centre.words import EXAMPLE
from tui.forms.controls.options import Codes, narrow
from tui.words.language import show

DAY = date(2026, 12, 1)


def write(folder: Path, text: str) -> str:
    path = folder / "words.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_shows_how_to_begin_and_then_what_was_taken_in(line: Line, tmp_path: Path) -> None:
    assert "cause,讨要工钱,2025-205-5" in line.done("words", who="zhu").out
    assert line.done("words", write(tmp_path, EXAMPLE), who="zhu").out == "已采用 4 个说法\n"
    assert line.done("words", who="zhu").out.rstrip() == EXAMPLE
    assert line.done("words", "--json", who="zhu").json == {"own": EXAMPLE, "taken": None}


def test_they_are_gone_by_wherever_a_code_is_chosen(line: Line, tmp_path: Path) -> None:
    line.done("words", write(tmp_path, EXAMPLE), who="zhu")
    hear("")
    typed = [each for each in INTAKE if not each.startswith(("cause=", "groups="))]
    ended = line("new", *typed, "cause=讨要工钱", "groups=跑腿的")
    assert ended.code == 0
    assert ended.err.splitlines() == ["案由：讨要工钱 → 追索劳动报酬纠纷", "群体：跑腿的 → 新就业形态劳动者"]
    (found,) = narrow("讨要工钱", Codes(codes("cause"), lambda: DAY).offered())
    assert show(found.told) == "讨要工钱 → 追索劳动报酬纠纷"


def test_a_word_of_the_centre_means_what_the_centre_says(line: Line, tmp_path: Path) -> None:
    line.done("words", write(tmp_path, "list,word,codes\ncause,开除,2025-205\n"), who="zhu")
    first, *rest = narrow("开除", Codes(codes("cause"), lambda: DAY).offered())
    assert (first.key, [each.key for each in rest if each.heard == "开除"]) == ("2025-205", [])
    line.done("words", write(tmp_path, ""), who="zhu")
    assert len(narrow("开除", Codes(codes("cause"), lambda: DAY).offered())) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("cause,讨要工钱,2025-205-5\ncause,讨要,2025-999\n", "words.csv 第 2 行：清单 cause 里没有代码 2025-999"),
        ("nothing,讨要工钱,2025-205-5\n", "没有“nothing”这个清单"),
        ("party_role,大包,nobody\n", "“大包”：清单 party_role 里没有代码 nobody"),
    ],
)
def test_bad_words_are_refused(line: Line, tmp_path: Path, text: str, words: str) -> None:
    ended = line("words", write(tmp_path, text), who="zhu")
    assert (ended.code, words in ended.err) == (1, True)
    assert "讨要工钱" in line.done("words", who="zhu").out, "the example, for nothing was taken"


def test_what_cannot_be_read_any_more_keeps_nobody_out() -> None:
    hear("cause,讨要工钱,2025-999")
    assert "欠薪" in codes("cause").spoken("2025-205-5")
    hear("")
