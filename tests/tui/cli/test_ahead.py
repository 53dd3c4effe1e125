"""Deadlines and tasks on the command line: reckoned without a case, told for today, exported, handed over, ruled."""

from datetime import datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from cases.clockfile import shipped
from tests.exports.reader import everything, opened
from tests.storage.test_own_rules import OWN
from tests.tui.cli.line import Line
from tui.cli.keys import AHEAD_KEYS, RECKONING_KEYS, RULE_KEYS


class TestClock:
    """`clock`, which needs neither data nor password."""

    @pytest.fixture
    def nowhere(self, line: Line, tmp_path: Path) -> Line:
        return Line(tmp_path / "nothing", line.capsys, who="", now=line.now)

    def test_reckons_a_rule_step_by_step(self, nowhere: Line) -> None:
        told = nowhere.done("clock", "l20", "--on", "2026-09-16").out.splitlines()
        assert told[0] == "L20 不服非终局裁决起诉（15 日）"
        assert told[1].startswith("1. 2026-09-16 星期三 开始，当天不算")
        assert told[3].endswith("顺延到休假日结束的次日 2026-10-08（民法典 第二百零三条）")
        assert told[4:] == ["届满：2026-10-08", "依据：劳动争议调解仲裁法 第五十条（已核对法条原文）"]

    def test_gives_json_by_its_keys(self, nowhere: Line) -> None:
        found = nowhere.done("clock", "L20", "--on", "2026-9-16", "--json").json
        assert list(found) == list(RECKONING_KEYS)
        promised = "rule starts natural_due due rolled provisional basis status steps"
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
        assert "现在中止" in nowhere.done(*words, *events).out

    def test_says_what_is_not_confirmed_or_provisional(self, nowhere: Line) -> None:
        assert "未核实" in nowhere.done("clock", "A10", "--on", "2026-03-02").out
        assert "暂定" in nowhere.done("clock", "L01", "--on", "2026-05-20").out
        assert nowhere.done("clock", "L01", "--on", "2026-05-20", "--json").json["provisional"] is True

    @pytest.mark.parametrize(
        ("words", "code", "said"),
        [
            (["L99", "--on", "2026-1-1"], 1, "没有编号为“L99”的规则，可用：L01 L04"),
            (["?", "--on", "2026-1-1"], 1, "可用：bangfu clock"),
            (["A01", "--on", "2020-1-1"], 1, "规则 A01 自 2022-01-01 起施行"),
            (["L20"], 2, "请用 --on 写明起算的日期"),
            (["L20", "--on", "2026-2-30"], 1, "日历上没有"),
            (["L20", "--on", "2026-2-3", "--event", "restart:2026-2-5"], 1, "规则 L20 没有 restart"),
            (["L20", "--on", "2026-2-3", "--event", "2026-2-5"], 2, "restart:2026-05-06 的样子"),
        ],
    )
    def test_refuses_in_a_sentence(self, nowhere: Line, words: list[str], code: int, said: str) -> None:
        ended = nowhere("clock", *words)
        assert ended.code == code
        assert said in ended.err

    def test_lists_the_rules(self, nowhere: Line) -> None:
        told = nowhere.done("clock").out
        assert all(rule.id in told for rule in shipped())
        listed = nowhere.done("clock", "--json").json["rules"]
        assert [each["id"] for each in listed] == [rule.id for rule in shipped()]
        assert all(list(each) == list(RULE_KEYS) for each in listed)


@pytest.fixture
def worked(line: Line) -> Line:
    """Return the line with a case in hand that has a task for tomorrow."""
    number = line.opened()
    line.done("record", number, "accepted", "ground=rights_wages", who="zhu")
    line.done("record", number, "assigned", "handler=li", who="zhu")
    line.done("record", number, "task", "what=打电话给 13800138000", "by_day=2026-11-24")
    return line


class TestToday:
    """`today`."""

    def test_tells_ones_own_reminders_by_how_pressing_they_are(self, worked: Line) -> None:
        told = worked.done("today").out
        assert told.splitlines()[0] == "临近（2）"
        assert "2026-11-24  1天后" in told
        assert "打电话给 138****8000" in told
        worked.now = lambda: datetime(2026, 11, 24, 12)
        assert "今天到期（1）" in worked.done("today").out
        worked.now = lambda: datetime(2026, 11, 25, 12)
        assert "已逾期（1）" in worked.done("today").out

    def test_tells_all_within_reach_where_asked(self, worked: Line) -> None:
        assert "没有要提醒的" in worked.done("today", who="zhu").out
        assert "临近（2）" in worked.done("today", "--all", who="zhu").out
        assert "没有要提醒的" in worked.done("today", "--all", who="qian").out

    def test_gives_json_by_its_keys(self, worked: Line) -> None:
        found = worked.done("today", "--json").json
        assert found["day"] == "2026-11-23"
        assert all(list(each) == list(AHEAD_KEYS) for each in found["items"])
        task = next(each for each in found["items"] if each["sort"] == "task")
        assert (task["on"], task["days_left"], task["rule"], task["who"]) == ("2026-11-24", 1, None, "li")


class TestAgenda:
    """`export agenda`."""

    def test_writes_a_list_to_print(self, worked: Line, tmp_path: Path) -> None:
        out = tmp_path / "日程.docx"
        assert "共 2 项" in worked.done("export", "agenda", "--days", "14", "-o", str(out)).out
        told = everything(opened(out))
        assert "2026年11月23日至2026年12月6日" in told
        assert "13800138000" not in told
        worked.done("export", "agenda", "--full", "-o", str(out))
        assert "13800138000" in everything(opened(out))

    def test_writes_a_calendar(self, worked: Line, tmp_path: Path) -> None:
        out = tmp_path / "日程.ics"
        worked.done("export", "agenda", "--from", "2026-11-24", "--days", "1", "-o", str(out))
        (event,) = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
        assert event.decoded("dtstart").isoformat() == "2026-11-24"

    def test_an_unknown_ending_is_refused(self, worked: Line, tmp_path: Path) -> None:
        ended = worked("export", "agenda", "-o", str(tmp_path / "日程.pdf"))
        assert (ended.code, "请以 .docx" in ended.err) == (1, True)


class TestHandOver:
    """`hand-over`."""

    def test_hands_all_over_and_writes_the_note(self, worked: Line, tmp_path: Path) -> None:
        out = tmp_path / "交接.docx"
        told = worked.done("hand-over", "李经办", "zhu", "--reason", "休假", "-o", str(out), who="zhu").out
        assert told.startswith("李经办的 1 件案件、2 项期限和待办已交给朱主任")
        assert "工作交接单" in everything(opened(out))
        assert worked.done("show", "1", "--json", who="zhu").json["handler"] == "zhu"

    def test_gives_json(self, worked: Line) -> None:
        found = worked.done("hand-over", "li", "zhu", "--reason", "休假", "--json", who="zhu").json
        assert found == {"giver": "李经办", "taker": "朱主任", "cases": ["〔2026〕YT0001"]}

    def test_is_for_supervisors_alone(self, worked: Line) -> None:
        assert worked("hand-over", "li", "zhu", "--reason", "休假").code == 1


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

    def test_a_bad_file_is_refused_by_line(self, line: Line, tmp_path: Path) -> None:
        path = tmp_path / "own.toml"
        path.write_text(OWN.replace("opened", "openend"), encoding="utf-8")
        ended = line("rules", str(path), who="zhu")
        assert (ended.code, "own.toml 第 1 行：没有叫 openend 的事件" in ended.err) == (1, True)
        assert line("rules", str(tmp_path / "none.toml"), who="zhu").code == 1
        assert line("rules", str(path), who="li").code == 1
