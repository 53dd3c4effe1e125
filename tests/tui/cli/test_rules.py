"""The centre's own rules and rest days on the command line: shown, taken in, and refused by line."""

from pathlib import Path

from tests.storage.test_own_rules import OWN
from tests.tui.cli.line import Line
from tui.cli.plain.jsonkeys import OWN_KEYS
from tui.cli.verbs.centre.holidays import EXAMPLE as DAYS
from tui.cli.verbs.centre.rules import EXAMPLE


class TestRules:
    """`rules` and `holidays`."""

    def test_shows_how_to_begin_and_then_what_was_taken_in(self, line: Line, tmp_path: Path) -> None:
        assert "[[rule]]" in line.done("rules", who="zhu").out
        path = tmp_path / "own.toml"
        path.write_text(OWN, encoding="utf-8")
        line.opened("kind=legal_aid")
        told = line.done("rules", str(path), who="zhu").out
        assert "已采用 1 条" in told
        assert line.done("rules", who="zhu").out.rstrip() == OWN.rstrip()
        (clock,) = line.done("show", "1", "--json").json["clocks"]
        assert clock["basis"] == "本中心工作规则 第三条"

    def test_takes_in_holidays(self, line: Line, tmp_path: Path) -> None:
        assert "2027,complete" in line.done("holidays", who="zhu").out
        path = tmp_path / "days.csv"
        path.write_text("2026-12-08,rest,本地节日\n", encoding="utf-8")
        line.opened()
        assert "1 件在办案件的期限有变动" in line.done("holidays", str(path), who="zhu").out
        assert line.done("show", "1", "--json").json["next_due"] == "2026-12-09"

    def test_gives_json_by_its_keys(self, line: Line, tmp_path: Path) -> None:
        path = tmp_path / "own.toml"
        own = OWN.replace("length = 5", "length = 2")
        path.write_text(own, encoding="utf-8-sig")
        line.opened("kind=legal_aid")
        nothing = {"own": None, "taken": None, "changed": None}
        assert line.done("rules", "--json", who="zhu").json == nothing
        assert line.done("holidays", "--json", who="zhu").json == nothing
        found = line.done("rules", str(path), "--json", who="zhu").json
        assert list(found) == list(OWN_KEYS)
        assert found == {"own": own.strip(), "taken": 1, "changed": 1}
        assert line.done("rules", "--json", who="zhu").json == found | {"taken": None, "changed": None}

    def test_the_example_is_a_rule_that_would_be_taken(self, line: Line, tmp_path: Path) -> None:
        path = tmp_path / "own.toml"
        path.write_text(EXAMPLE.replace("# ", ""), encoding="utf-8")
        assert "已采用 1 条" in line.done("rules", str(path), who="zhu").out
        days = tmp_path / "days.csv"
        days.write_text(DAYS, encoding="utf-8")
        assert "已采用 3 条" in line.done("holidays", str(days), who="zhu").out

    def test_bad_days_are_refused_by_line(self, line: Line, tmp_path: Path) -> None:
        path = tmp_path / "days.csv"
        path.write_text("2027-02-06,rest,春节\n2027-02-30,rest,春节\n", encoding="utf-8")
        ended = line("holidays", str(path), who="zhu")
        assert (ended.code, "days.csv 第 2 行：date 不是日期" in ended.err) == (1, True)
        path.write_bytes("2027-02-06,rest,春节\n".encode("gb18030"))
        assert "存成 UTF-8 文本" in line("holidays", str(path), who="zhu").err
        assert line("holidays", str(path), who="li").code == 1

    def test_a_bad_file_is_refused_by_line(self, line: Line, tmp_path: Path) -> None:
        path = tmp_path / "own.toml"
        path.write_text(OWN.replace("opened", "openend"), encoding="utf-8")
        ended = line("rules", str(path), who="zhu")
        assert (ended.code, "own.toml 第 1 行：没有“openend”这种事项" in ended.err) == (1, True)
        assert line("rules", str(tmp_path / "none.toml"), who="zhu").code == 1
        assert line("rules", str(path), who="li").code == 1
