"""Lists on the command line: queues page by page, and what a search finds."""

from datetime import date
from pathlib import Path

import pytest

from cases.views.rows import View
from tests.tui.cli.line import NOON, Line
from tui.cli.plain.jsonkeys import CASE_KEYS, HISTORY_KEYS, MONEY_KEYS, QUEUE_KEYS, ROW_KEYS
from tui.cli.plain.searchkeys import FOUND_RECORD_KEYS, PASSAGE_KEYS, SEARCH_KEYS


def test_the_row_keys_are_those_promised() -> None:
    promised = "number kind stage applicant groups cause handler next_actor next_due days_left version restricted"
    promised += " next_event next_rule next_what next_who overdue next_right right_rule right_on right_days_left"
    assert list(ROW_KEYS) == promised.split()
    assert {"parties", "history", "clocks", "money"} <= set(CASE_KEYS) - set(ROW_KEYS)
    assert list(HISTORY_KEYS) == ["seq", "on", "on_as_known", "at", "by", "event", "fields", "voided"]
    assert list(MONEY_KEYS) == ["claimed", "awarded", "received"]


class TestQueue:
    """`queue`."""

    @pytest.mark.parametrize("view", View)
    def test_gives_every_view(self, line: Line, view: View) -> None:
        line.opened()
        shown = line.done("queue", view.value, "--json").json
        assert list(shown) == list(QUEUE_KEYS)
        assert (shown["view"], shown["after"]) == (view.value, None)
        expected = 1 if view in (View.INTAKE, View.OPEN, View.ALL) else 0
        assert (len(shown["rows"]), shown["count"]) == (expected, expected)

    def test_gives_rows_of_codes_and_days(self, line: Line) -> None:
        number = line.opened()
        (row,) = line.done("queue", "all", "--json").json["rows"]
        due = date.fromisoformat(row.pop("next_due"))
        assert row.pop("days_left") == (due - NOON.date()).days > 0
        assert row == {
            "number": number,
            "kind": "rights",
            "stage": "intake",
            "applicant": "张某某",
            "groups": ["migrant"],
            "cause": "2025-205-5",
            "handler": None,
            "next_actor": "staff",
            "version": 1,
            "restricted": False,
            "next_event": "accepted",
            "next_rule": "X01",
            "next_what": "受理；书面告知来访人接收情况和途径",
            "next_who": None,
            "overdue": False,
            "next_right": None,
            "right_rule": None,
            "right_on": None,
            "right_days_left": None,
        }

    def test_is_turned_page_by_page(self, line: Line) -> None:
        numbers = {line.opened(f"applicant=申请人{n}") for n in range(5)}
        found: list[str] = []
        after: str | None = None
        for size in (2, 2, 1):
            page = line.done("queue", "all", "--limit", "2", *(["--after", after] if after else []), "--json").json
            after = page["after"]
            assert (len(page["rows"]), page["count"]) == (size, 5)
            found += (row["number"] for row in page["rows"])
        assert after is None
        assert (len(found), set(found)) == (5, numbers)

    def test_says_how_to_go_on(self, line: Line) -> None:
        first, second = line.opened(), line.opened()
        shown = line.done("queue", "all", "--limit", "1").out
        *_, hint = shown.splitlines()
        assert second in shown
        assert first not in shown
        words = hint.partition("bangfu ")[2].split()
        assert first in line.done(*words).out

    def test_refuses_a_cursor_that_it_never_gave(self, line: Line) -> None:
        ended = line("queue", "all", "--after", "nonsense")
        assert (ended.code, ended.out) == (1, "")
        assert ended.err.startswith("after：翻页标记不对")

    def test_aligns_columns_by_cells(self, line: Line) -> None:
        line.opened("applicant=张三")
        line.opened("applicant=Li Wei")
        line.opened("applicant=欧阳娜娜")
        title, heading, *rows = line.done("queue", "all").out.splitlines()
        assert title == "全部案件：共 3 件"
        shown = "案号 阶段 由谁 下一步 期限 还有 权利 届满 申请人 群体 案由 承办人"
        assert heading.split() == shown.split()
        starts = {_cells(each[: each.index("农民工")]) for each in rows}
        assert starts == {_cells(heading[: heading.index("群体")])}

    def test_says_how_many_a_case_is_about(self, line: Line) -> None:
        line.opened("people=12")
        line.opened("applicant=李四", "people=1")
        shown = line.done("queue", "all").out
        assert "  张某某等12人  " in shown
        assert "  李某某  " in shown

    def test_of_nothing_is_a_title(self, line: Line) -> None:
        assert line.done("queue", "mine").out == "我的案件：共 0 件\n"

    def test_keeps_to_the_station(self, line: Line) -> None:
        line.opened()
        assert line.done("queue", "all", "--json", who="qian").json["count"] == 0
        assert line.done("queue", "all", "--json", who="zhu").json["count"] == 1


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


class TestOfOne:
    """`queue mine --of`."""

    def test_lists_a_colleagues_cases_under_their_name(self, line: Line) -> None:
        number = line.opened()
        line.done("record", "1", "accepted", "ground=union_dispute", who="zhu")
        line.done("record", "1", "assigned", "handler=li", who="zhu")
        shown = line.done("queue", "mine", "--of", "li", who="zhu").out
        assert "的案件：共 1 件" in shown
        assert number in shown
        assert number not in line.done("queue", "mine", who="zhu").out

    def test_goes_with_ones_cases_alone_and_with_a_colleague_there_is(self, line: Line) -> None:
        assert "--of 只用于 mine" in line("queue", "open", "--of", "li").err
        assert "没有同事" in line("queue", "mine", "--of", "nobody").err


class TestSearch:
    """`search`."""

    @pytest.mark.parametrize(
        "text", ["欠薪", "讨薪", "追索劳动报酬", "张三", "zsf", "8000", "远山", "工地 支付", "2026YT0001"]
    )
    def test_finds(self, line: Line, text: str) -> None:
        number = line.opened()
        line.opened("applicant=李四", "cause=2025-205", "facts=加班", "request=加班费", "phone=", "respondents=")
        shown = line.done("search", text, "--json").json
        assert list(shown) == list(SEARCH_KEYS)
        assert [row["number"] for row in shown["rows"]] == [number]
        assert list(shown["rows"][0]) == list(ROW_KEYS)
        assert number in line.done("search", *text.split()).out

    def test_that_finds_nothing_says_what_to_try(self, line: Line) -> None:
        assert line.done("search", "没有的词").out.startswith("没有找到；")
        nothing: dict[str, list[object]] = {"rows": [], "passages": [], "records": []}
        assert line.done("search", "没有的词", "--json").json == nothing

    def test_tells_the_passages_and_the_people_masked(self, line: Line) -> None:
        number = line.opened("facts=老板拖欠工资，张三丰多次讨要。")
        found = line.done("search", "张三丰 讨要", "--json", "--names").json
        (passage,), (person,) = found["passages"], line.done("search", "张三丰", "--json").json["records"]
        assert (list(passage), list(person)) == (list(PASSAGE_KEYS), list(FOUND_RECORD_KEYS))
        assert (passage["number"], passage["text"]) == (number, "老板拖欠工资，张某某多次讨要。")
        assert (person["kind"], person["name"], person["open"]) == ("person", "张某某", 1)
        shown = line.done("search", "讨要").out
        assert f"{number} 第 1 条" in shown
        assert "张某某多次【讨要】。" in shown
        assert "人员" in line.done("search", "zsf").out

    def test_stops_at_the_limit(self, line: Line) -> None:
        for _ in range(3):
            line.opened()
        assert len(line.done("search", "欠薪", "--limit", "2", "--json").json["rows"]) == 2


RESTRICTED = "*限 〔2026〕YT0001"


@pytest.mark.parametrize(
    "words",
    [("queue", "all"), ("queue", "mine"), ("today", "--all"), ("search", "张三丰"), ("hand-over", "--left")],
    ids=" ".join,
)
def test_a_restricted_case_is_marked_in_every_list(in_hand: Line, words: tuple[str, ...], tmp_path: Path) -> None:
    for event, told in (
        ("assigned", ("handler=zhu", "reason=更合适")),
        ("task", ("what=取证", "by_day=2026-11-24", "who=li")),
    ):
        in_hand.done("record", "1", event, *told, who="zhu")
    assert RESTRICTED not in in_hand(*words, who="zhu").out
    in_hand.done("record", "1", "reach", "who=restricted", "reason=隐私", who="zhu")
    assert RESTRICTED in in_hand.done(*words, who="zhu").out
    told = in_hand.done(*words, "--json", who="zhu").json
    assert all(each["restricted"] for each in told.get("rows", told.get("items")))
    assert in_hand.done("show", "1", "--json", who="zhu").json["restricted"] is True
    calendar = tmp_path / "a.ics"
    in_hand.done("export", "agenda", "--all", "-o", str(calendar), who="zhu")
    assert "*限 〔2026〕YT0001" in calendar.read_text(encoding="utf-8").replace("\n ", "")
