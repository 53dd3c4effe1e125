"""One case on the command line: whole, in codes and in words, with its names and numbers hidden."""

from datetime import timedelta
from typing import Any

import pytest

from tests.tui.cli.line import NOON, Line
from tui.cli.plain.jsonkeys import ANSWER_KEYS, CASE_KEYS, CLOCK_KEYS, HISTORY_KEYS, PARTY_KEYS, TEAM_KEYS


@pytest.fixture
def worked(line: Line) -> Line:
    """A case that was taken, worked, partly undone and closed."""
    line.opened()
    line.done("record", "1", "accepted", "ground=union_rights", who="zhu")
    line.done("record", "1", "assigned", "handler=李经办", who="zhu")
    line.done("record", "1", "note", "what=错记，电话13900139000", "on=11-23")
    line.done("record", "1", "voided", "--yes", "entry=4", "why=记错案件")
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
            "restricted": False,
            "next_event": None,
            "next_rule": "plan",
            "next_what": "催付，打139****9000",
            "next_who": "li",
            "overdue": False,
            "next_right": None,
            "right_rule": None,
            "right_on": None,
            "right_days_left": None,
            "station": "YT",
            "channel": "visit",
            "people": 12,
            "employment": None,
            "project": None,
            "taxi_model": None,
            "facts": "某工地欠薪，电话138****8000",
            "request": "支付工资",
            "matter": {},
            "wronged_on": None,
            "ended_on": None,
            "injured_on": None,
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
                "overlaps": [],
                "returns": [],
                "totals": {"claimed": "12,000.00", "awarded": None, "received": "8,000.50"},
                "pending": None,
                "given_up": None,
                "outstanding": None,
                "owed": [],
                "payments": [
                    {
                        "entry": 8,
                        "on": "2026-11-23",
                        "amount": "8,000.50",
                        **dict.fromkeys(("payer", "way", "under")),
                        "items": [ANY_ITEM | {"amount": "8,000.50"}],
                        "unused": None,
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
                        "outstanding": None,
                    }
                ],
            },
            "benefits": None,
            "donations": None,
            "relief": None,
            "workplace": None,
            "gifts": None,
            "grade": None,
            "review": None,
            "reviewed_on": None,
            "former_causes": [],
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
                {"id": "time", "state": "unknown", "basis": "劳动争议调解仲裁法 第二十七条", "confirmed": True},
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
            "claims": [],
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
        over = next(clock for clock in clocks if clock["status"] in ("met", "not_needed"))
        assert (over["days_left"], over["ended_by"] > over["started_by"]) == (None, True)
        assert f"第 {over['ended_by']} 条" in over["told"]

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
                "下一步：李经办：催付，打139****9000",
                "期限：催付，打139****9000，2026-11-30，7天后",
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
        worked.done("record", "1", "withdrawn", "--yes", "ground=own")
        shown = worked.done("show", "1", "--json").json
        assert (shown["stage"], shown["next_actor"], shown["next_due"], shown["ending"]) == (
            "closed",
            "nobody",
            None,
            "withdrawn",
        )
        assert {clock["status"] for clock in shown["clocks"]} <= {"met", "met_late", "not_needed"}
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
