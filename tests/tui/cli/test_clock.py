"""A period reckoned on the command line without a case: by rule and day, step by step, and what happened since."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cases.law.clockrules import MOVES
from cases.law.rulebook import RuleBook, rulebook
from cases.law.rulefile.reading import shipped
from cases.values.refusal import Refused
from tests.tui.cli.line import Line
from tui.cli.plain.cells import width
from tui.cli.plain.jsonkeys import RECKONING_KEYS, RULE_KEYS, RULES_KEYS
from tui.cli.verbs.cases.clock import version
from tui.words.language import show


class TestClock:
    """`clock`, which needs neither data nor password."""

    @pytest.fixture
    def nowhere(self, line: Line, tmp_path: Path) -> Line:
        return Line(tmp_path / "nothing", line.capsys, who="", now=line.now)

    def test_reckons_a_rule_step_by_step(self, nowhere: Line) -> None:
        told = nowhere.done("clock", "l20", "--on", "2026-09-16").out.splitlines()
        assert told[0] == "L20 不服非终局裁决起诉（15 日）"
        assert told[1].startswith("1. 自 2026-09-16 星期三 起，当日不计入")
        assert told[3].endswith("顺延到休假日结束的次日 2026-10-08（民法典 第二百零三条）")
        assert told[4:6] == ["届满：2026-10-08", "依据：劳动争议调解仲裁法 第五十条（已核对法条原文）"]

    def test_gives_json_by_its_keys(self, nowhere: Line) -> None:
        found = nowhere.done("clock", "L20", "--on", "2026-9-16", "--json").json
        assert list(found) == list(RECKONING_KEYS)
        promised = "rule starts natural_due due latest_due rolled provisional basis status steps"
        assert " ".join(found) == promised
        assert (found["natural_due"], found["due"], found["status"]) == ("2026-10-01", "2026-10-08", "S")
        assert found["rolled"].startswith("最后一日 2026-10-01")
        assert len(found["steps"]) == 3

    def test_takes_what_happened_since(self, nowhere: Line) -> None:
        words = ["clock", "L01", "--on", "2025-03-10"]
        events = ["--event", "restart:2025-07-01", "--event", "suspend:2025-10-10"]
        assert nowhere.done(*words, *events, "--json").json["due"] is None
        resumed = nowhere.done(*words, *events, "--event", "resume:2025-10-20", "--json").json
        assert (resumed["natural_due"], resumed["due"]) == ("2026-07-11", "2026-07-13")
        told = nowhere.done(*words, *events).out
        assert ("时效现已中止" in told, "届满" in told.partition("时效现已中止")[2].partition("\n")[2]) == (True, False)
        assert "届满：2026-07-13\n" in nowhere.done(*words, *events, "--event", "resume:2025-10-20").out

    def test_says_what_is_not_confirmed_or_provisional(self, nowhere: Line) -> None:
        assert "未核实" in nowhere.done("clock", "A10", "--on", "2026-03-02").out
        assert "暂定" in nowhere.done("clock", "L01", "--on", "2026-04-20").out
        assert "暂定" not in nowhere.done("clock", "L01", "--on", "2026-05-20").out
        assert nowhere.done("clock", "L01", "--on", "2026-04-20", "--json").json["provisional"] is True

    @pytest.mark.parametrize(
        ("words", "code", "said"),
        [
            (["L99", "--on", "2026-1-1"], 1, "没有编号为“L99”的规则，可用：L01 L04"),
            (["?", "--on", "2026-1-1"], 1, "可用：bangfu clock"),
            (["A01", "--on", "2020-1-1"], 1, "适用于这些日子起算的期限：2022-01-01 起；2020-01-01 不在其中"),
            (["L20", "--on", "9999-12-25"], 1, "日期晚于 2200 年"),
            (["L01", "--on", "2026-2-3", "--event", "restart:9999-12-31"], 1, "日期晚于 2200 年"),
            (["L20"], 2, "请用 --on 写明起算的日期"),
            (["L20", "--on", "2026-2-30"], 1, "日历上没有"),
            (["L20", "--on", "2026-2-3", "--event", "restart:2026-2-5"], 1, "规则 L20 没有 restart"),
            (["L20", "--on", "2026-2-3", "--event", "2026-2-5"], 2, "restart:2026-05-06 的样子"),
            (["--case", "cause"], 2, "cause=2025-205-5 的样子"),
            (["--case", "colour=red"], 1, "案件没有“colour”这种情形，可用：kind、groups、procedure"),
            (["--case", "limitation=labor"], 1, "limitation 没有“labor”，可用：labour、civil、none"),
            (["--case", "cause=欠薪"], 1, "cause 没有“欠薪”，可用：清单 cause 里的"),
            (["--case", "groups=migrant,taxis"], 1, "groups 没有“taxis”，可用：清单 group 里的"),
        ],
    )
    def test_refuses_in_a_sentence(self, nowhere: Line, words: list[str], code: int, said: str) -> None:
        ended = nowhere("clock", *words)
        assert ended.code == code
        assert said in ended.err

    def test_says_from_when_to_when_a_rule_holds(self) -> None:
        (rule,) = rulebook().by_id["L20"]
        old = replace(rule, since=None, until=date(2009, 12, 31))
        new = replace(rule, since=date(2020, 1, 1), until=date(2021, 12, 31))
        with pytest.raises(Refused) as told:
            version(RuleBook((old, new)), "l20", date(2015, 1, 1))
        sentence = show(told.value.problems[0].sentence)
        assert "：至 2009-12-31 止、2020-01-01 至 2021-12-31；2015-01-01 不在其中" in sentence

    def test_reckons_what_was_met_extended_or_counted_backwards(self, nowhere: Line) -> None:
        met = nowhere.done("clock", "A01", "--on", "2026-3-2", "--event", "stop:2026-3-10").out
        assert "2026-03-10 办理，已逾期" in met
        longer = nowhere.done("clock", "L14", "--on", "2026-3-2", "--event", "extend:2026-4-1", "--json").json
        assert (longer["natural_due"], longer["due"]) == ("2026-05-01", "2026-05-06")
        assert "往前推算 3 个工作日，是 2026-04-28" in nowhere.done("clock", "L13", "--on", "2026-5-1").out

    def test_reckons_from_a_day_that_is_not_known_exactly(self, nowhere: Line) -> None:
        rough = nowhere.done("clock", "L20", "--on", "2024-06").out
        assert "起算的日子只知道是 2024-06，按最早可能日计" in rough
        assert "届满：2024-06-17" in rough
        assert "按最晚可能日，到 2024-07-15" in rough
        told = nowhere.done("clock", "L20", "--on", "2024年6月上旬", "--json").json
        assert (told["starts"], told["due"], told["latest_due"]) == ("2024-06-01", "2024-06-17", "2024-06-25")

    def test_lists_the_rules(self, nowhere: Line) -> None:
        told = nowhere.done("clock").out
        assert all(rule.id in told for rule in shipped())
        found = nowhere.done("clock", "--json").json
        assert list(found) == list(RULES_KEYS)
        listed = found["rules"]
        assert [each["id"] for each in listed] == [rule.id for rule in shipped()]
        assert all(list(each) == list(RULE_KEYS) for each in listed)

    @pytest.mark.parametrize(
        ("rule", "case", "said"),
        [
            ("L01", "cause=2025-144", "规则 L01 不适用于这样的案件（案由适用哪种时效：诉讼时效三年）；适用的：L22"),
            ("L01", "cause=2025-205-5", "（请求的是劳动报酬，还是其他：劳动报酬）；适用的：L04"),
            ("L01", "kind=enquiry", "（案由适用哪种时效：没有）\n"),
            ("L22", "limitation=labour", "；适用的：L01、L04"),
            ("A01", "kind=rights", "（类别：维权）；适用的：X01"),
            ("T-renew", "groups=migrant,dispatched", "（群体：劳务派遣工、农民工）\n"),
        ],
    )
    def test_a_rule_that_is_not_for_such_a_case_is_refused_with_the_one_that_is(
        self, nowhere: Line, rule: str, case: str, said: str
    ) -> None:
        ended = nowhere("clock", rule, "--on", "2026-03-10", "--case", case)
        assert ended.code == 1
        assert f"规则 {rule} 不适用于这样的案件" in ended.err
        assert said in ended.err

    @pytest.mark.parametrize(
        ("rule", "facts"),
        [
            ("L22", ["cause=2025-144"]),
            ("L01", ["cause=2025-205-4", "kind=rights"]),
            ("L01", ["cause=2025-205-5", "items=other"]),
            ("L04", ["cause=2025-205"]),
            ("A01", ["kind=legal_aid", "groups=migrant", "cause=2025-144"]),
            ("S01", ["cause=2025-144"]),
            ("L01", ["cause=2025-208"]),
            ("L22", ["cause=2025-208"]),
        ],
    )
    def test_what_is_for_such_a_case_is_reckoned(self, nowhere: Line, rule: str, facts: list[str]) -> None:
        words = [word for each in facts for word in ("--case", each)]
        assert nowhere.done("clock", rule, "--on", "2026-03-10", *words, "--json").json["rule"] == rule

    def test_lists_only_what_is_for_such_a_case(self, nowhere: Line) -> None:
        def listed(*facts: str) -> set[str]:
            words = [word for each in facts for word in ("--case", each)]
            return {each["id"] for each in nowhere.done("clock", *words, "--json").json["rules"]}

        every = {rule.id for rule in shipped()}
        assert every - listed("cause=2025-144") == {"L01", "L04", "L05", "L06", "L24", "W01", "W02", "W09"}
        assert {"L22"} <= every - listed("cause=2025-205-6")
        assert every - listed("kind=enquiry") >= {"A01", "S01", "L01", "L04", "L22"}
        assert "L01" not in nowhere.done("clock", "--case", "limitation=civil").out.split()

    def test_says_whose_it_is_for_what_cases_and_what_ends_it(self, nowhere: Line) -> None:
        told = nowhere.done("clock", "L01", "--on", "2026-03-10").out
        for said in (
            "是谁的：劳动者的权利",
            "案由适用哪种时效：仲裁时效一年",
            "完成事项：",
            "请求的是劳动报酬，还是其他：其他",
        ):
            assert said in told
        told = nowhere.done("clock", "S05", "--on", "2026-03-10").out
        assert ("是谁的：本中心办案步骤" in told, "类别：维权、法律援助" in told, "不再需要：收发文书" in told) == (
            True,
        ) * 3
        assert "持以下文书提出的：终局裁决书" in nowhere.done("clock", "L18-again", "--on", "2026-03-10").out
        rules = {each["id"]: each for each in nowhere.done("clock", "--json").json["rules"]}
        assert rules["L01"]["given"] == {"limitation": ["labour"], "items": ["other"]}
        assert (rules["L20"]["whose"], rules["C01"]["whose"], rules["A01"]["whose"]) == ("right", "other", "centre")
        assert rules["S07"]["moved_by"]["stop"][2] == {"event": "money", "nature": ["received"], "paid": True}

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_its_help_tells_what_may_happen_and_fits(self, nowhere: Line, language: str) -> None:
        told = nowhere.done("--lang", language, "clock", "--help").out
        assert {*MOVES} <= {line.split()[0] for line in told.splitlines() if line.startswith("  ")}
        assert all(width(line) <= 80 for line in told.splitlines())
