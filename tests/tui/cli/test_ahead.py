"""What lies ahead, on the command line: told for today, and exported for a printer or a calendar."""

from datetime import datetime
from pathlib import Path

from icalendar import Calendar

from storage.desk import Desk
from storage.queues.agenda import MOST
from tests.exports.reader import everything, opened
from tests.storage.test_own_rules import OWN
from tests.tui.cli.line import Line
from tests.unlocked import behind, open_store
from tui.cli.plain.jsonkeys import AHEAD_KEYS, TODAY_KEYS


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


class TestToday:
    """`today`."""

    def test_tells_ones_own_reminders_by_how_pressing_they_are(self, in_hand: Line) -> None:
        told = in_hand.done("today").out
        assert told.splitlines()[0] == "临近（2）"
        assert "2026-11-24  1天后" in told
        assert "打电话给 138****8000" in told
        heads = {24: ["今天到期（1）", "临近（1）"], 25: ["已逾期（1）", "临近（1）"]}
        for day, told_then in heads.items():
            in_hand.now = lambda day=day: datetime(2026, 11, day, 12)  # type: ignore[misc]
            lines = in_hand.done("today").out.splitlines()
            assert [line for line in lines if not line.startswith(" ")] == told_then

    def test_tells_all_within_reach_where_asked(self, in_hand: Line) -> None:
        assert "没有要提醒的" in in_hand.done("today", who="zhu").out
        assert "临近（2）" in in_hand.done("today", "--all", who="zhu").out
        assert "没有要提醒的" in in_hand.done("today", "--all", who="qian").out

    def test_says_when_rules_changed_and_nothing_was_reckoned_yet(self, in_hand: Line) -> None:
        changed(in_hand)
        told = in_hand("today")
        assert (told.code, "期限还没有重新计算" in told.err) == (0, True)
        assert in_hand("today", "--json").json["stale"] is True

    def test_names_the_article_that_a_clock_was_reckoned_by(self, in_hand: Line) -> None:
        (clock,) = (each for each in in_hand.done("today", "--json").json["items"] if each["sort"] == "clock")
        changed(in_hand, clock["rule"])
        told = in_hand("today", "--json").json["items"]
        assert [each["basis"] for each in told if each["sort"] == "clock"] == [clock["basis"]]
        assert clock["basis"] in in_hand("today").out

    def test_says_where_there_is_more_than_it_lists(self, in_hand: Line) -> None:
        assert in_hand.done("today", "--json").json["more"] is False
        many(in_hand)
        found = in_hand.done("today", "--json").json
        assert (found["more"], len(found["items"])) == (True, MOST)
        assert in_hand.done("today").out.rstrip().endswith("还有更多，只列出最先的 1000 项")

    def test_gives_json_by_its_keys(self, in_hand: Line) -> None:
        found = in_hand.done("today", "--json").json
        assert list(found) == list(TODAY_KEYS)
        assert found["day"] == "2026-11-23"
        assert all(list(each) == list(AHEAD_KEYS) for each in found["items"])
        task = next(each for each in found["items"] if each["sort"] == "task")
        assert (task["on"], task["days_left"], task["rule"], task["who"]) == ("2026-11-24", 1, None, "li")


class TestAgenda:
    """`export agenda`."""

    def test_writes_a_list_to_print(self, in_hand: Line, tmp_path: Path) -> None:
        out = tmp_path / "日程.docx"
        assert "共 2 项" in in_hand.done("export", "agenda", "--days", "14", "-o", str(out)).out
        told = everything(opened(out))
        assert "2026年11月23日至2026年12月6日" in told
        assert "13800138000" not in told
        in_hand.done("export", "agenda", "--full", "--force", "-o", str(out))
        assert "13800138000" in everything(opened(out))

    def test_writes_a_calendar(self, in_hand: Line, tmp_path: Path) -> None:
        out = tmp_path / "日程.ics"
        in_hand.done("export", "agenda", "--from", "2026-11-24", "--days", "1", "-o", str(out))
        (event,) = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
        assert event.decoded("dtstart").isoformat() == "2026-11-24"

    def test_lists_what_is_overdue_too_unless_it_begins_later(self, in_hand: Line, tmp_path: Path) -> None:
        out = tmp_path / "a.docx"
        in_hand.now = lambda: datetime(2026, 11, 26, 12)
        assert "共 2 项" in in_hand.done("export", "agenda", "--days", "14", "-o", str(out)).out
        assert "已逾期" in everything(opened(out))
        in_hand.done("export", "agenda", "--from", "2026-11-27", "--force", "-o", str(out))
        assert "已逾期" not in everything(opened(out))

    def test_lists_ones_own_unless_all_are_asked_for(self, in_hand: Line, tmp_path: Path) -> None:
        out = tmp_path / "a.docx"
        assert "共 0 项" in in_hand.done("export", "agenda", "-o", str(out), who="zhu").out
        assert "没有期限和待办" in everything(opened(out))
        assert "共 0 项" not in in_hand.done("export", "agenda", "--all", "--force", "-o", str(out), who="zhu").out
        assert "示范区帮扶中心" in everything(opened(out))

    def test_says_where_it_was_cut(self, in_hand: Line, tmp_path: Path) -> None:
        many(in_hand)
        out = tmp_path / "a.docx"
        told = in_hand.done("export", "agenda", "--days", "14", "-o", str(out)).out
        assert "共 1000 项\n还有更多，只列出最先的 1000 项" in told
        assert "只列出最先的 1000 项" in everything(opened(out))

    def test_it_is_noted_and_its_anchor_stands_at_the_foot(self, in_hand: Line, tmp_path: Path) -> None:
        out = tmp_path / "a.docx"
        in_hand.done("export", "agenda", "-o", str(out))
        lines = in_hand.done("audit", "--json", who="shen").json["lines"]
        noted = [each for each in lines if each["detail"].get("what") == "agenda"]
        anchor = noted[0]["detail"].pop("anchor")
        assert [(each["by"], each["detail"]) for each in noted] == [
            ("li", {"what": "agenda", "cases": 1, "masked": True})
        ]
        assert f"审计 {anchor}" in opened(out).sections[0].footer.paragraphs[-1].text

    def test_a_day_too_far_away_is_refused(self, in_hand: Line, tmp_path: Path) -> None:
        ended = in_hand("export", "agenda", "--from", "9999-12-31", "-o", str(tmp_path / "a.docx"))
        assert (ended.code, "日期晚于 2200 年" in ended.err) == (1, True)

    def test_an_unknown_ending_is_refused(self, in_hand: Line, tmp_path: Path) -> None:
        ended = in_hand("export", "agenda", "-o", str(tmp_path / "日程.pdf"))
        assert (ended.code, "结尾改成 .docx、.ics" in ended.err) == (1, True)


def test_a_clock_that_has_passed_only_by_the_earliest_day_is_not_settled_wherever_it_is_told(line: Line) -> None:
    number = line.opened("ended_on=2025年底", "people=1")
    told = line.done("show", number).out
    assert "权利：欠薪的仲裁时效，按最早可能日计，2026-10-08 止，暂定（" in told
    (row,) = (each for each in line.done("queue", "all").out.splitlines() if number in each)
    assert "暂定" in row
    assert "逾期" not in row
    found = line.done("show", number, "--json").json
    (clock,) = (each for each in found["clocks"] if each["rule"] == "L04")
    assert (clock["status"], clock["due"]) == ("unsure", "2026-10-08")
