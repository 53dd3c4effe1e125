"""Reading from the command line: queues, search, a whole case, the catalogue."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from cases.events import CATALOGUE
from cases.views.rows import View
from storage.engine.tables import CaseRow
from tests.tui.cli.line import NOON, Line
from tests.unlocked import open_store
from tui.cli.plain.jsonkeys import (
    ANSWER_KEYS,
    CASE_KEYS,
    CLOCK_KEYS,
    EVENT_KEYS,
    FIELD_KEYS,
    HISTORY_KEYS,
    MONEY_KEYS,
    PARTY_KEYS,
    QUEUE_KEYS,
    ROW_KEYS,
    SEARCH_KEYS,
    TEAM_KEYS,
)

HOSTILE = "张[/b]\x1b]0;pwned\x07\x1b[2J\u202e三\x00\x9b1m"
"""A name with markup, terminal commands, a bidirectional control and NUL."""


def test_the_row_keys_are_those_promised() -> None:
    promised = "number kind stage applicant groups cause handler next_actor next_due days_left version"
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
        assert heading.split() == ["案号", "阶段", "下一步", "期限", "还有", "申请人", "群体", "案由", "承办人"]
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


class TestSearch:
    """`search`."""

    @pytest.mark.parametrize("text", ["欠薪", "张三", "zsf", "8000", "远山", "工地 支付", "2026YT0001"])
    def test_finds(self, line: Line, text: str) -> None:
        number = line.opened()
        line.opened("applicant=李四", "facts=加班", "request=加班费", "phone=", "respondents=")
        shown = line.done("search", text, "--json").json
        assert list(shown) == list(SEARCH_KEYS)
        assert [row["number"] for row in shown["rows"]] == [number]
        assert list(shown["rows"][0]) == list(ROW_KEYS)
        assert number in line.done("search", *text.split()).out

    def test_that_finds_nothing_says_what_to_try(self, line: Line) -> None:
        assert line.done("search", "没有的词").out.startswith("没有找到；")
        assert line.done("search", "没有的词", "--json").json == {"rows": []}

    def test_stops_at_the_limit(self, line: Line) -> None:
        for _ in range(3):
            line.opened()
        assert len(line.done("search", "欠薪", "--limit", "2", "--json").json["rows"]) == 2


@pytest.fixture
def worked(line: Line) -> Line:
    """A case that was taken, worked, partly undone and closed."""
    line.opened()
    line.done("record", "1", "accepted", "ground=union_rights", who="zhu")
    line.done("record", "1", "assigned", "handler=李经办", who="zhu")
    line.done("record", "1", "note", "what=错记，电话13900139000", "on=11-23")
    line.done("record", "1", "voided", "entry=4", "why=记错案件")
    line.done("record", "1", "corrected", "field=phone", "old=13800138000", "new=13900139001", "reason=换号")
    line.done("record", "1", "corrected", "field=applicant", "old=张三丰", "new=张三峰", "reason=写错")
    line.done(
        "record", "1", "money", "nature=received", "amount=8000.5", "next_on=11-30", "next_step=催付，打13900139000"
    )
    return line


ANY_ITEM: dict[str, Any] = dict.fromkeys(("code", "amount", "worker", "against", "since", "until"))
"""An item of which nothing is told."""


class TestShow:
    """`show`."""

    def test_gives_the_whole_case(self, worked: Line) -> None:
        shown: dict[str, Any] = worked.done("show", "yt1", "--json").json
        assert list(shown) == list(CASE_KEYS)
        assert shown | {"parties": 0, "answers": 0, "history": 0, "agenda": 0, "clocks": 0} == {
            "number": "〔2026〕YT0001",
            "kind": "rights",
            "stage": "follow_up",
            "applicant": "张某某",
            "groups": ["migrant"],
            "cause": "2025-205-5",
            "handler": "li",
            "next_actor": "handler",
            "next_due": "2026-11-30",
            "days_left": 7,
            "version": 8,
            "station": "YT",
            "channel": "visit",
            "people": 12,
            "employment": None,
            "project": None,
            "taxi_model": None,
            "facts": "某工地欠薪，电话138****8000",
            "request": "支付工资",
            "matter": {},
            "opened_on": "2026-11-23",
            "accepted_on": "2026-11-23",
            "plan": "催付，打139****9000",
            "plan_on": "2026-11-30",
            "parties": 0,
            "history": 0,
            "hearing_on": None,
            "held_until": None,
            "limit_on": None,
            "agenda": 0,
            "clocks": 0,
            "money": {"claimed": 1_200_000, "awarded": None, "received": 800_050},
            "ledger": {
                "claim": [ANY_ITEM | {"amount": "12,000.00"}],
                "instruments": [],
                "pending": None,
                "outstanding": None,
                "owed": [],
                "payments": [
                    {
                        "entry": 8,
                        "on": "2026-11-23",
                        "amount": "8,000.50",
                        **dict.fromkeys(("payer", "way", "under")),
                        "items": [ANY_ITEM | {"amount": "8,000.50"}],
                    }
                ],
                "shares": [
                    {
                        "worker": None,
                        "rest": False,
                        "code": None,
                        "against": None,
                        "times": [],
                        "claimed": "12,000.00",
                        "awarded": None,
                        "pending": None,
                        "received": "8,000.50",
                    }
                ],
            },
            "benefits": None,
            "donations": None,
            "grade": None,
            "review": None,
            "reviewed_on": None,
            "outcome": None,
            "ending": None,
            "ground": None,
            "objected_to": None,
            "closed_on": None,
            "first_closed_on": None,
            "reach": "station",
            "consents": [],
            "assessed": None,
            "team": [],
            "answers": 0,
            "eligibility": [
                {"id": "matter_rights", "state": "met", "basis": "工会法 第二十九条", "confirmed": True},
                {"id": "respondent", "state": "met", "basis": "劳动争议调解仲裁法 第二十八条", "confirmed": False},
            ],
            "compared": None,
            "links": [],
            "elsewhere": [],
            "hold": False,
            "satisfaction": None,
        }

    def test_tells_who_handles_it_besides(self, worked: Line) -> None:
        worked.done("record", "1", "joined", "helper=zhu", "what=出庭。", who="zhu")
        lawyer = ("name=杜文明", "capacity=律师", "firm=正和律师事务所", "phone=13912345678", "what=代理仲裁。")
        worked.done("record", "1", "joined", *lawyer)
        team = worked.done("show", "1", "--json").json["team"]
        assert all(list(each) == list(TEAM_KEYS) for each in team)
        assert team == [
            dict.fromkeys(TEAM_KEYS, None) | {"account": "zhu", "name": "朱主任"},
            {
                "account": None,
                "name": "杜某某",
                "capacity": "lawyer",
                "firm": "正和律师事务所",
                "phone": "139****5678",
            },
        ]
        shown = worked.done("show", "1").out
        assert "承办人：李经办\n协办：朱主任\n律师：杜某某（正和律师事务所、139****5678）\n" in shown

    def test_tells_who_answers_first_with_the_article(self, worked: Line) -> None:
        answers = worked.done("show", "1", "--json").json["answers"]
        assert all(list(each) == list(ANSWER_KEYS) for each in answers)
        assert answers[0] == {
            "role": "developer",
            "why": "没有按约拨付工程款致使拖欠的，建设单位以未结清的工程款为限先行垫付",
            "basis": "保障农民工工资支付条例 第二十九条",
            "status": "S",
            "missing": True,
        }
        assert [(each["role"], each["missing"]) for each in answers[1:]] == [("general_contractor", False)]

    def test_gives_parties_with_masked_names_and_numbers(self, worked: Line) -> None:
        parties = worked.done("show", "1", "--json").json["parties"]
        assert all(list(party) == list(PARTY_KEYS) for party in parties)
        assert parties[0] == {
            "role": "applicant",
            "name": "张某某",
            "id_number": "110***********002X",
            "phone": "139****9001",
            "address": "北京市朝阳区***",
        }
        assert [(party["role"], party["name"], party["phone"]) for party in parties[1:]] == [
            ("general_contractor", "远山建设公司", None),
            ("labour_contractor", "王某某", None),
        ]

    def test_gives_the_history_as_recorded(self, worked: Line) -> None:
        history = worked.done("show", "1", "--json").json["history"]
        assert all(list(entry) == list(HISTORY_KEYS) for entry in history)
        assert [(entry["seq"], entry["event"], entry["by"]) for entry in history] == [
            (1, "opened", "li"),
            (2, "accepted", "zhu"),
            (3, "assigned", "zhu"),
            (4, "note", "li"),
            (5, "voided", "li"),
            (6, "corrected", "li"),
            (7, "corrected", "li"),
            (8, "money", "li"),
        ]
        assert [entry["seq"] for entry in history if entry["voided"]] == [4]
        assert (history[7]["on"], history[7]["at"]) == ("2026-11-23", "2026-11-23T12:00:00")
        assert history[2]["fields"] == {"handler": "li"}
        assert history[5]["fields"] == {"field": "phone", "old": "138****8000", "new": "139****9001", "reason": "换号"}
        assert history[6]["fields"] == {"field": "applicant", "old": "张某某", "new": "张某某", "reason": "写错"}
        assert history[7]["fields"]["amount"] == 800_050
        in_full = worked.done("show", "1", "--names", "--json").json["history"]
        assert in_full[6]["fields"] == {"field": "applicant", "old": "张三丰", "new": "张三峰", "reason": "写错"}

    def test_gives_the_clocks_with_their_articles(self, worked: Line) -> None:
        clocks = worked.done("show", "1", "--json").json["clocks"]
        assert clocks
        assert all(list(clock) == list(CLOCK_KEYS) for clock in clocks)
        met = next(clock for clock in clocks if clock["status"] == "met")
        assert (met["met_on"], met["days_left"]) == ("2026-11-23", None)

    @pytest.mark.parametrize("words", [["show", "1"], ["show", "1", "--json"]])
    def test_hides_what_is_not_to_be_read_at_a_glance(self, worked: Line, words: list[str]) -> None:
        shown = worked.done(*words).out
        secrets = ("11010519491231002X", "13800138000", "13900139000", "13900139001", "幸福路", "张三", "王五")
        assert not [secret for secret in secrets if secret in shown]
        assert "张某某" in shown

    def test_reads_from_who_and_what_to_what_happened(self, worked: Line) -> None:
        shown = worked.done("show", "1").out
        places = [
            shown.index(f"{said}\n")
            for said in (
                "案号：〔2026〕YT0001",
                "阶段：办理中",
                "下一步：承办人",
                "期限：2026-11-30，7天后，催付，打139****9000",
                "承办人：李经办",
                "当事人",
                "    总包单位：远山建设公司",
                "责任次序",
                (
                    "    总包单位：工程发包、分包给个人或没有资质的单位的，由建设单位或总包单位清偿"
                    "（保障农民工工资支付条例 第三十六条）"
                ),
                "事实经过",
                "    到账：8,000.50 元",
                "4. 2026-11-23 工作记录、李经办、已作废，见第 5 条",
                "        更正项目：电话",
                "8. 2026-11-23 款项、李经办",
            )
        ]
        assert places == sorted(places)

    def test_puts_several_lines_below_their_label(self, line: Line) -> None:
        line.opened()
        line.done("record", "1", "asked_more", "items=身份证\n工资流水", "reply_by=11-30")
        told = "        需补充的材料：\n            身份证\n            工资流水\n        补正期限：2026-11-30\n"
        assert told in line.done("show", "1").out

    def test_of_a_closed_case_asks_for_nothing_more(self, worked: Line) -> None:
        worked.done("record", "1", "withdrawn", "ground=own")
        shown = worked.done("show", "1", "--json").json
        assert (shown["stage"], shown["next_actor"], shown["next_due"], shown["ending"]) == (
            "closed",
            "nobody",
            None,
            "withdrawn",
        )
        assert {clock["status"] for clock in shown["clocks"]} <= {"met", "met_late", "ended"}
        assert "下一步：" not in worked.done("show", "1").out.partition("当事人")[0]

    @pytest.mark.parametrize(
        ("typed", "rule"), [("9", "没有找到案号“9”"), ("ZQ1", "没有找到案号“ZQ1”"), ("\x1b[2J", "没有找到案号“[2J”")]
    )
    def test_of_an_unknown_number_says_so(self, line: Line, typed: str, rule: str) -> None:
        line.opened()
        ended = line("show", typed)
        assert (ended.code, ended.out) == (1, "")
        assert ended.err.startswith(f"number：{rule}")

    def test_of_another_station_is_unknown(self, line: Line) -> None:
        line.opened()
        assert line("show", "1", who="qian").code == 1

    def test_a_deadline_that_passed_is_overdue(self, line: Line) -> None:
        line.opened()
        line.now = lambda: NOON + timedelta(days=90)
        line.done("confirm-day", "2027-02-21", who="zhu")
        (clock, *_), row = (
            line.done("show", "1", "--json").json["clocks"],
            line.done("queue", "overdue", "--json").json["rows"],
        )
        assert clock["status"] == "overdue"
        assert clock["days_left"] == row[0]["days_left"] < 0
        assert "：!逾期75天，2026年12月8日" in line.done("show", "1").out


class TestHostile:
    """Text that would command the terminal."""

    def test_never_reaches_it(self, line: Line) -> None:
        line.opened(f"applicant={HOSTILE}", f"facts=第一行\r\n\x1b[31m第二行{HOSTILE}", f"respondents={HOSTILE}公司")
        for words in (["queue", "all"], ["search", "第二"], ["show", "1"]):
            for form in ([], ["--json"]):
                shown = line.done(*words, "--names", *form).out
                assert "张[/b]" in shown
                assert {each for each in shown if ord(each) < 32 or 127 <= ord(each) < 160 or each == "\u202e"} == {
                    "\n"
                }

    def test_that_lies_in_the_store_already_does_not_either(self, line: Line) -> None:
        line.opened()
        store = open_store(line.folder, "li")
        with store.writing():
            CaseRow.update(applicant=HOSTILE).execute(store.db)
        store.close()
        for form in ([], ["--json"]):
            shown = line.done("queue", "all", "--names", *form).out
            assert {each for each in shown if ord(each) < 32 or 127 <= ord(each) < 160 or each == "\u202e"} == {"\n"}
        assert line.done("queue", "all", "--names", "--json").json["rows"][0]["applicant"] == "张[/b]]0;pwned[2J三1m"

    def test_in_a_rare_character_is_kept(self, line: Line) -> None:
        line.opened("applicant=𠮷㛃👷")
        assert line.done("search", "𠮷㛃", "--names", "--json").json["rows"][0]["applicant"] == "𠮷㛃👷"


class TestEvents:
    """`events`."""

    def test_gives_the_catalogue(self, line: Line) -> None:
        events = line.done("events", "--json").json
        assert [event["code"] for event in events] == list(CATALOGUE)
        for event in events:
            assert list(event) == list(EVENT_KEYS)
            for field in event["fields"]:
                assert list(field) == [key for key in FIELD_KEYS if key in field]
                assert ("choices" in field) is field["kind"].startswith("pick")

    def test_gives_an_event_in_codes(self, line: Line) -> None:
        event = next(each for each in line.done("events", "--json").json if each["code"] == "contact")
        mode, what, *_ = event.pop("fields")
        assert event == {
            "code": "contact",
            "label": "会见联系",
            "key": "c",
            "from": ["intake", "assignment", "follow_up", "closed"],
            "to": None,
            "by": "works",
            "then": "handler",
        }
        assert what == {"name": "what", "label": "内容", "needed": True, "kind": "prose"}
        assert mode["choices"][0] == {"code": "meeting", "label": "面谈"}

    def test_names_only_what_may_be_filled_in(self, line: Line) -> None:
        for event in line.done("events", "--json").json:
            asks = CATALOGUE[event["code"]].spec.asks
            assert [field["name"] for field in event["fields"]] == [ask.name for ask in asks if not ask.automatic]

    def test_needs_no_data_and_no_account(self, line: Line) -> None:
        (line.folder / "bangfu.db").unlink()
        assert json.loads(line.done("events", "--json", who="").out)

    def test_tells_every_event_and_field(self, line: Line) -> None:
        shown = line.done("events").out
        for event in CATALOGUE.values():
            assert f"{event.spec.code} {event.spec.label.zh}：" in shown
        assert "    mode 方式（选一项，必填）：meeting=面谈" in shown
        assert "    next_on 下一步日期（日期）\n" in shown

    def test_speaks_english(self, line: Line) -> None:
        event = next(each for each in line.done("--lang", "en", "events", "--json").json if each["code"] == "contact")
        assert event["label"] == "Contact"


def test_reserved_words_are_no_fields() -> None:
    names = {ask.name for event in CATALOGUE.values() for ask in event.spec.asks}
    assert not names & {"on", "seen"}
