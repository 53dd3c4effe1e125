"""Deadlines and tasks on the command line: reckoned without a case, told for today, exported, handed over, ruled."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from cases.law.clockfile import shipped
from cases.law.rulebook import RuleBook, rulebook
from cases.staff.people import Account, Role
from cases.values.refusal import Refused
from storage.desk import Desk
from storage.queues.agenda import MOST
from tests.exports.reader import everything, opened
from tests.storage.test_own_rules import OWN
from tests.tui.cli.line import Line
from tests.unlocked import behind, open_store
from tui.cli.plain.jsonkeys import (
    AHEAD_KEYS,
    HANDOVER_KEYS,
    LEFT_KEYS,
    OWN_KEYS,
    RECKONING_KEYS,
    RULE_KEYS,
    RULES_KEYS,
    TODAY_KEYS,
)
from tui.cli.verbs.cases.clock import version
from tui.cli.verbs.centre.holidays import EXAMPLE as DAYS
from tui.cli.verbs.centre.rules import EXAMPLE
from tui.words.language import show


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
        assert ("现在中止" in told, "届满" in told.partition("现在中止")[2].partition("\n")[2]) == (True, False)
        assert "届满：2026-07-13\n" in nowhere.done(*words, *events, "--event", "resume:2025-10-20").out

    def test_says_what_is_not_confirmed_or_provisional(self, nowhere: Line) -> None:
        assert "未核实" in nowhere.done("clock", "A10", "--on", "2026-03-02").out
        assert "暂定" in nowhere.done("clock", "L01", "--on", "2026-05-20").out
        assert nowhere.done("clock", "L01", "--on", "2026-05-20", "--json").json["provisional"] is True

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
        assert "往前数 3 日，是 2026-04-28" in nowhere.done("clock", "L13", "--on", "2026-5-1").out

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


def changed(line: Line, rule: str = "A01") -> None:
    """Take in a rule of the centre's own that holds from December on, and reckon nothing by it."""
    store = open_store(line.folder, "zhu")
    text = OWN.replace('"A01"', f'"{rule}"').replace("since = 2026-01-01", "since = 2026-12-01")
    Desk(store, store.account("zhu"), line.now).rules.take(text, "own.toml")
    store.close()


def many(line: Line) -> None:
    """Give the case in hand a thousand more tasks for tomorrow, behind the desk's back."""
    with behind(line.folder, "zhu") as connection:
        connection.execute(
            "WITH RECURSIVE more(n) AS (SELECT 100 UNION ALL SELECT n + 1 FROM more WHERE n < 1099)"
            " INSERT INTO agenda (case_id, place, on_day, who, sort, rule, text, entry, entered, remind, from_day)"
            " SELECT case_id, n, on_day, who, sort, rule, text, entry, entered, remind, from_day"
            " FROM agenda, more WHERE sort = 'task'"
        )
        connection.commit()


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
        heads = {24: ["今天到期（1）", "临近（1）"], 25: ["已逾期（1）", "临近（1）"]}
        for day, told_then in heads.items():
            worked.now = lambda day=day: datetime(2026, 11, day, 12)  # type: ignore[misc]
            lines = worked.done("today").out.splitlines()
            assert [line for line in lines if not line.startswith(" ")] == told_then

    def test_tells_all_within_reach_where_asked(self, worked: Line) -> None:
        assert "没有要提醒的" in worked.done("today", who="zhu").out
        assert "临近（2）" in worked.done("today", "--all", who="zhu").out
        assert "没有要提醒的" in worked.done("today", "--all", who="qian").out

    def test_says_when_rules_changed_and_nothing_was_reckoned_yet(self, worked: Line) -> None:
        changed(worked)
        told = worked("today")
        assert (told.code, "期限还没有重新计算" in told.err) == (0, True)
        assert worked("today", "--json").json["stale"] is True

    def test_names_the_article_that_a_clock_was_reckoned_by(self, worked: Line) -> None:
        (clock,) = (each for each in worked.done("today", "--json").json["items"] if each["sort"] == "clock")
        changed(worked, clock["rule"])
        told = worked("today", "--json").json["items"]
        assert [each["basis"] for each in told if each["sort"] == "clock"] == [clock["basis"]]
        assert clock["basis"] in worked("today").out

    def test_says_where_there_is_more_than_it_lists(self, worked: Line) -> None:
        assert worked.done("today", "--json").json["more"] is False
        many(worked)
        found = worked.done("today", "--json").json
        assert (found["more"], len(found["items"])) == (True, MOST)
        assert worked.done("today").out.rstrip().endswith("还有更多，只列出最先的 1000 项")

    def test_gives_json_by_its_keys(self, worked: Line) -> None:
        found = worked.done("today", "--json").json
        assert list(found) == list(TODAY_KEYS)
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
        worked.done("export", "agenda", "--full", "--force", "-o", str(out))
        assert "13800138000" in everything(opened(out))

    def test_writes_a_calendar(self, worked: Line, tmp_path: Path) -> None:
        out = tmp_path / "日程.ics"
        worked.done("export", "agenda", "--from", "2026-11-24", "--days", "1", "-o", str(out))
        (event,) = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
        assert event.decoded("dtstart").isoformat() == "2026-11-24"

    def test_lists_what_is_overdue_too_unless_it_begins_later(self, worked: Line, tmp_path: Path) -> None:
        out = tmp_path / "a.docx"
        worked.now = lambda: datetime(2026, 11, 26, 12)
        assert "共 2 项" in worked.done("export", "agenda", "--days", "14", "-o", str(out)).out
        assert "已逾期" in everything(opened(out))
        worked.done("export", "agenda", "--from", "2026-11-27", "--force", "-o", str(out))
        assert "已逾期" not in everything(opened(out))

    def test_lists_ones_own_unless_all_are_asked_for(self, worked: Line, tmp_path: Path) -> None:
        out = tmp_path / "a.docx"
        assert "共 0 项" in worked.done("export", "agenda", "-o", str(out), who="zhu").out
        assert "没有期限和待办" in everything(opened(out))
        assert "共 0 项" not in worked.done("export", "agenda", "--all", "--force", "-o", str(out), who="zhu").out
        assert "示范区帮扶中心" in everything(opened(out))

    def test_says_where_it_was_cut(self, worked: Line, tmp_path: Path) -> None:
        many(worked)
        out = tmp_path / "a.docx"
        told = worked.done("export", "agenda", "--days", "14", "-o", str(out)).out
        assert "共 1000 项\n还有更多，只列出最先的 1000 项" in told
        assert "只列出最先的 1000 项" in everything(opened(out))

    def test_it_is_noted_and_its_anchor_stands_at_the_foot(self, worked: Line, tmp_path: Path) -> None:
        out = tmp_path / "a.docx"
        worked.done("export", "agenda", "-o", str(out))
        lines = worked.done("audit", "--json", who="shen").json["lines"]
        noted = [each for each in lines if each["detail"].get("what") == "agenda"]
        anchor = noted[0]["detail"].pop("anchor")
        assert [(each["by"], each["detail"]) for each in noted] == [
            ("li", {"what": "agenda", "cases": 1, "masked": True})
        ]
        assert f"审计 {anchor}" in opened(out).sections[0].footer.paragraphs[-1].text

    def test_a_day_too_far_away_is_refused(self, worked: Line, tmp_path: Path) -> None:
        ended = worked("export", "agenda", "--from", "9999-12-31", "-o", str(tmp_path / "a.docx"))
        assert (ended.code, "日期晚于 2200 年" in ended.err) == (1, True)

    def test_an_unknown_ending_is_refused(self, worked: Line, tmp_path: Path) -> None:
        ended = worked("export", "agenda", "-o", str(tmp_path / "日程.pdf"))
        assert (ended.code, "结尾改成 .docx、.ics" in ended.err) == (1, True)


def disable(line: Line, account: str) -> None:
    """Put an account to rest, as an administrator does."""
    store = open_store(line.folder, "zhu")
    with store.writing():
        store.add_account(Account("guan", "管平", Role.ADMINISTRATOR, "YT", everywhere=True))
    Desk(store, store.account("guan"), line.now).staffing.disable(account)
    store.close()


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
        assert list(found) == list(HANDOVER_KEYS)
        assert found == {"giver": "李经办", "taker": "朱主任", "cases": ["〔2026〕YT0001"], "ahead": 2, "done": True}

    def test_is_looked_at_before_anything_is_handed_over_or_written(self, worked: Line, tmp_path: Path) -> None:
        out, words = tmp_path / "a.docx", ("--reason", "住址北京路18号，联系人某王")
        worked.done("record", "1", "fact", "what=妻子叫柳如烟，在家。")
        worked.done("record", "1", "task", "what=找柳如烟取微信 abc998877", "by_day=2026-03-20", "who=li")
        asked = ("hand-over", "li", "zhu", *words, "-o", str(out))
        told = worked.done(*asked, "--look", who="zhu").out
        assert "现在只是看看，没有交接" in told.splitlines()[0]
        assert "已隐去" in told
        assert worked.done(*asked, "--look", "--json", who="zhu").json["done"] is False
        assert (out.exists(), worked.done("show", "1", "--json").json["handler"]) == (False, "li")
        worked.done(*asked, who="zhu")
        written = everything(opened(out))
        assert ("找柳某某取" in written, "柳如烟" in written) == (True, False)

    @pytest.mark.parametrize(("place", "said"), [("", "是一个文件夹"), ("none/a.docx", "目标文件夹不存在")])
    def test_hands_nothing_over_where_the_note_has_no_place(
        self, worked: Line, tmp_path: Path, place: str, said: str
    ) -> None:
        ended = worked("hand-over", "li", "zhu", "--reason", "休假", "-o", str(tmp_path / place), who="zhu")
        assert (ended.code, ended.out, said in ended.err) == (1, "", True)
        assert worked.done("show", "1", "--json").json["handler"] == "li"

    def test_the_note_hides_names(self, worked: Line, tmp_path: Path) -> None:
        out = tmp_path / "a.docx"
        worked.done("hand-over", "li", "zhu", "--reason", "休假", "-o", str(out), who="zhu")
        told = everything(opened(out))
        assert ("张某某等12人" in told, "张三丰" in told, "13800138000" in told) == (True, False, False)

    @pytest.mark.parametrize("words", [["li", "zhu"], ["li"], []])
    def test_needs_who_and_why(self, worked: Line, words: list[str]) -> None:
        ended = worked("hand-over", *words, who="zhu")
        assert (ended.code, ended.err.startswith("还缺少 ")) == (2, True)

    def test_is_for_supervisors_alone(self, worked: Line) -> None:
        assert worked("hand-over", "li", "zhu", "--reason", "休假").code == 1
        assert worked("hand-over", "--left").code == 1

    def test_lists_what_whoever_has_left_leaves_behind(self, worked: Line) -> None:
        assert worked.done("hand-over", "--left", who="zhu").out == "离岗未交接：共 0 件\n"
        disable(worked, "li")
        told = worked.done("hand-over", "--left", who="zhu").out
        assert ("离岗未交接：共 1 件" in told, "〔2026〕YT0001" in told, "张三丰" in told) == (True, True, False)
        (row,) = worked.done("hand-over", "--left", "--json", who="zhu").json["rows"]
        assert (list(row), row["left_by"]) == (list(LEFT_KEYS), ["李经办"])
        worked.done("hand-over", "li", "zhu", "--reason", "离职", who="zhu")
        assert worked.done("hand-over", "--left", "--json", who="zhu").json == {"rows": []}


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
        assert (ended.code, "own.toml 第 1 行：没有叫 openend 的事件" in ended.err) == (1, True)
        assert line("rules", str(tmp_path / "none.toml"), who="zhu").code == 1
        assert line("rules", str(path), who="li").code == 1


def test_a_clock_that_has_passed_only_by_the_earliest_day_is_not_settled_wherever_it_is_told(line: Line) -> None:
    number = line.opened("ended_on=2025年底", "people=1")
    told = line.done("show", number).out
    assert "期限：2026-10-08，暂定，欠薪的仲裁时效，按最早可能日计" in told
    (row,) = (each for each in line.done("queue", "all").out.splitlines() if number in each)
    assert "暂定" in row
    assert "逾期" not in row
    found = line.done("show", number, "--json").json
    (clock,) = (each for each in found["clocks"] if each["rule"] == "L04")
    assert (clock["status"], clock["due"]) == ("unsure", "2026-10-08")
