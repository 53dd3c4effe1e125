"""Writing from the command line: a case is opened, and things happen to it."""

import io
import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.tui.cli.line import INTAKE, NOON, Line
from tui.cli.plain.jsonkeys import FORETOLD_KEYS, ROW_KEYS

LEAST = (
    "applicant=李四",
    "kind=咨询",
    "channel=来电",
    "groups=农民工",
    "cause=追索劳动报酬纠纷",
    "facts=问工资",
    "request=答复",
)


def fields_of(line: Line, entry: int = -1) -> dict[str, Any]:
    """Return the fields of an entry of the first case, by default the last."""
    fields: dict[str, Any] = line.done("show", "YT1", "--json").json["history"][entry]["fields"]
    return fields


def codes_of(line: Line, event: str, field: str) -> list[str]:
    """Return what may be picked in a field of an event."""
    asks = next(each["fields"] for each in line.done("events", "--json").json if each["code"] == event)
    return [choice["code"] for ask in asks if ask["name"] == field for choice in ask["choices"]]


class TestNew:
    """`new`."""

    def test_prints_the_number_and_nothing_else(self, line: Line) -> None:
        assert line.done("new", *INTAKE).out == "〔2026〕YT0001\n"
        assert line.done("new", *LEAST).out == "〔2026〕YT0002\n"

    def test_an_enquiry_with_its_answer_is_closed_at_once_and_made_a_case_later(self, line: Line) -> None:
        told = ("channel=来电", "groups=农民工", "cause=追索劳动报酬纠纷", "facts=问工资")
        assert line.done("new", *told, "answer=可以投诉", "on=昨天").out == "〔2026〕YT0001\n"
        shown = line.done("show", "YT1", "--json").json
        assert (shown["stage"], shown["applicant"]) == ("closed", "不愿留名")
        assert [each["event"] for each in shown["history"]] == ["opened", "answered"]
        line.done("record", "YT1", "converted", "as_kind=维权", "applicant=孙悟空")
        shown = line.done("show", "YT1", "--json", "--names").json
        assert (shown["stage"], shown["applicant"], shown["kind"]) == ("intake", "孙悟空", "rights")

    def test_an_answer_with_something_missing_opens_nothing(self, line: Line) -> None:
        ended = line("new", "answer=可以投诉", "facts=问工资")
        assert ended.code != 0
        assert all(each in ended.err for each in ("来源", "群体", "案由"))
        assert "YT0001" not in line.done("queue", "all").out

    def test_says_beside_the_number_how_words_that_people_say_were_understood(self, line: Line) -> None:
        words = ("kind=请律师", "channel=12351", "groups=骑手、民工", "cause=欠薪")
        done = line("new", "applicant=李四", *words, "facts=问", "request=要")
        assert done.out == "〔2026〕YT0001\n"
        assert done.err.splitlines() == [
            "类别：请律师 → 法律援助",
            "来源：12351 → 来电",
            "群体：骑手 → 新就业形态劳动者",
            "群体：民工 → 农民工",
            "案由：欠薪 → 追索劳动报酬纠纷",
        ]
        assert line.done("show", "1", "--json").json["groups"] == ["migrant", "platform"]

    def test_asks_which_is_meant_where_a_word_may_mean_two_things(self, line: Line) -> None:
        refused = line("new", *(each for each in LEAST if not each.startswith("cause=")), "cause=开除")
        assert refused.code == 1
        assert "“开除”对应不止一项，请选一项：劳动合同纠纷（2025-205）、经济补偿金纠纷（2025-205-6）" in refused.err

    def test_names_first_what_was_chosen_most(self, line: Line) -> None:
        line.opened("cause=2025-205-6")
        refused = line("new", *(each for each in LEAST if not each.startswith("cause=")), "cause=开除")
        assert "请选一项：经济补偿金纠纷（2025-205-6）、劳动合同纠纷（2025-205）" in refused.err

    def test_keeps_what_was_decided_on_cases_of_the_same_people(self, line: Line) -> None:
        line.done("new", *INTAKE)
        number = line.done("new", *INTAKE, "decision=same_new").out.strip()
        shown = line.done("show", number, "--json").json
        assert shown["compared"] == "same_new"
        assert shown["history"][1]["fields"]["found"][0][0] == "〔2026〕YT0001"
        assert line("new", *INTAKE, "decision=avoided").code == 1

    def test_a_reason_that_no_field_takes_is_not_taken_for_one_of_a_decision_on_duplicates(self, line: Line) -> None:
        line.opened()
        refused = line("record", "YT1", "voided", "entry=1", "reason=错录", who="zhu").err
        assert "reason：“作废”没有字段 reason；可用字段：entry why" in refused
        assert "why：请填写“原因”" in refused
        assert "查重结论" not in refused

    def test_gives_the_row(self, line: Line) -> None:
        row = line.done("new", *LEAST, "--json").json
        assert list(row) == list(ROW_KEYS)
        assert line.done("queue", "all", "--json").json["rows"] == [row]

    def test_takes_a_day_before_today(self, line: Line) -> None:
        line.done("new", *LEAST, "on=11-20")
        assert line.done("show", "1", "--json").json["opened_on"] == "2026-11-20"
        assert "2026-11-23 补记" in line.done("show", "1").out

    def test_takes_days_as_well_as_they_are_known(self, line: Line) -> None:
        line.done("new", *LEAST, "on=2026年11月上旬", "ended_on=去年底")
        shown = line.done("show", "1", "--json").json
        assert (shown["opened_on"], shown["history"][0]["on"]) == ("2026-11-01/2026-11-10", "2026-11-01")
        assert shown["history"][0]["on_as_known"] == "2026-11-01/2026-11-10"
        assert shown["history"][0]["fields"]["ended_on"] == "2025-10-01/2025-12-31~"
        told = line.done("show", "1").out
        assert "接案日期: 2026年11月上旬" in told.replace("：", ": ")
        assert "1. 2026年11月上旬 接案登记" in told
        assert line("new", *LEAST, "on=2026年底", "decision=same_new").err.startswith("on：日期不能在今天") is False
        assert line("new", *LEAST, "on=2027").err.startswith("on：日期不能在今天")

    def test_names_every_field_that_is_wrong_on_a_line_of_its_own(self, line: Line) -> None:
        ended = line(
            "new", "applicant=张三", "phone=12", "claimed=很多", "colour=red", "kind=好", "on=2026-2-30", "seen=1"
        )
        assert (ended.code, ended.out) == (1, "")
        said = dict(each.split("：", 1) for each in ended.err.splitlines())
        assert list(said) == [
            "on",
            "phone",
            "kind",
            "claimed",
            "colour",
            "seen",
            "channel",
            "groups",
            "cause",
            "facts",
            "request",
        ]
        assert said["on"] == "日历上没有 2026年2月30日，请核对"
        assert said["facts"] == "请填写“事实经过”"
        assert line.done("queue", "all", "--json").json["count"] == 0

    @pytest.mark.parametrize("day", ["11-24", "明天", "2027-01-01"])
    def test_refuses_a_day_to_come(self, line: Line, day: str) -> None:
        ended = line("new", *LEAST, f"on={day}")
        assert (ended.code, ended.out) == (1, "")
        assert ended.err.startswith("on：日期不能在今天（2026-11-23）之后")

    @pytest.mark.parametrize(("typed", "fen"), [("1.2万", 1_200_000), ("12,000.50", 1_200_050), ("￥３００", 30_000)])
    def test_reads_amounts_as_a_form_does(self, line: Line, typed: str, fen: int) -> None:
        line.opened(f"claimed={typed}")
        assert line.done("show", "1", "--json").json["money"]["claimed"] == fen

    def test_is_not_for_an_auditor(self, line: Line) -> None:
        ended = line("new", *LEAST, who="shen")
        assert (ended.code, ended.out) == (1, "")
        assert "由工作人员或主管登记" in ended.err


class TestFiles:
    """Values from files."""

    def test_may_be_narratives_of_any_length(self, line: Line, tmp_path: Path) -> None:
        told = "第一天\n" * 7_500 + "完"
        (tmp_path / "facts.txt").write_text(told, encoding="utf-8")
        line.done("new", *LEAST[:5], f"facts=@{tmp_path / 'facts.txt'}", "request=答复")
        assert line.done("show", "1", "--json").json["facts"] == told

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
    def test_may_come_from_a_chinese_windows(self, line: Line, tmp_path: Path, encoding: str) -> None:
        (tmp_path / "facts.txt").write_text("欠薪三个月\r\n共两万元", encoding=encoding, newline="")
        line.done("new", *LEAST[:5], f"facts=@{tmp_path / 'facts.txt'}", "request=答复")
        assert line.done("show", "1", "--json").json["facts"] == "欠薪三个月\n共两万元"

    def test_may_come_in_by_a_pipe(self, line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("从管道来".encode())))
        line.done("new", *LEAST[:5], "facts=@-", "request=答复")
        assert line.done("show", "1", "--json").json["facts"] == "从管道来"

    def test_may_all_come_in_by_a_pipe_a_field_a_line(self, line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
        given = "\n".join((*LEAST[:5], "", "facts=第一天", " 第二天", "\t 第三天", "request=答复", "phone=13800138000"))
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        line.done("new", "-")
        fields = line.done("show", "1", "--json", "--names").json["history"][0]["fields"]
        assert (fields["facts"], fields["phone"]) == ("第一天\n第二天\n 第三天", "13800138000")

    def test_may_come_in_beside_words(self, line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
        line.opened()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("what=从管道来\n".encode("gb18030"))))
        line.done("record", "1", "fact", "-", "on=2026-11-23")
        assert "从管道来" in line.done("show", "1").out

    @pytest.mark.parametrize(
        ("words", "code", "sentence"),
        [
            (("-", "facts=@-"), 2, "标准输入只能取一次"),
            (("facts=@-", "request=@-"), 2, "标准输入只能取一次"),
            (("-", "applicant=李四"), 2, "字段 applicant 写了两次"),
        ],
    )
    def test_come_in_once(
        self, line: Line, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: int, sentence: str
    ) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("applicant=张三\n".encode())))
        ended = line("new", *words)
        assert (ended.code, ended.out) == (code, "")
        assert sentence in ended.err

    def test_are_plain_files_of_the_user_alone(self, line: Line, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        link = tmp_path / "link.txt"
        link.symlink_to("/proc/self/environ")
        keys = tmp_path / "keys.txt"
        os.link(line.folder / "bangfu.keys", keys)
        others = ("/proc/self/environ", "/proc/self/root/proc/version", "/sys/kernel/uevent_seqnum", "/dev/null")
        for path in (*others, tmp_path, tmp_path / "pipe", link, keys, line.folder / "bangfu.db"):
            ended = line("new", *LEAST[:5], f"facts=@{path}", "request=答复")
            assert (ended.code, ended.out) == (1, ""), path
            assert ended.err.startswith(("facts：只能取自己的普通文件", "facts：读不到文件")), ended.err
        assert "没有" in line("show", "1").err

    @pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser gives files away")
    def test_of_others_are_read_by_their_group_only(self, line: Line, tmp_path: Path) -> None:
        path = tmp_path / "facts.txt"
        path.write_text("其他人的", encoding="utf-8")
        for group, mode, code in ((os.getegid(), 0o640, 0), (65534, 0o644, 1), (os.getegid(), 0o604, 1)):
            os.chown(path, 65534, group)
            path.chmod(mode)
            assert line("new", *LEAST[:5], f"facts=@{path}", "request=答复").code == code

    def test_are_not_meant_by_two_signs(self, line: Line) -> None:
        line.done("new", *LEAST[:5], "facts=@@某人发的微博", "request=答复 a@b=c")
        shown = line.done("show", "1", "--json").json
        assert (shown["facts"], shown["request"]) == ("@某人发的微博", "答复 a@b=c")

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [(None, "读不到文件"), (b"\xff\xff\xff\xff", "文件不是文本文件"), (b"x" * 1_000_001, "文件太大")],
    )
    def test_that_hold_no_text_are_refused(
        self, line: Line, tmp_path: Path, content: bytes | None, sentence: str
    ) -> None:
        file = tmp_path / "facts.txt"
        if content is not None:
            file.write_bytes(content)
        for path in (str(file), "\x00"):
            ended = line("new", *LEAST[:5], f"facts=@{path}", "request=答复")
            assert (ended.code, ended.out) == (1, "")
            assert ended.err.startswith(f"facts：{sentence}" if path == str(file) else "facts：读不到文件")


class TestRecord:
    """`record`."""

    def test_says_where_the_case_stands_now(self, line: Line) -> None:
        line.opened()
        shown = line.done("record", "YT1", "accepted", "ground=union_rights", who="zhu").out.splitlines()
        assert shown[:4] == ["已登记：受理", "案号：〔2026〕YT0001", "阶段：待指派", "下一步：主管：指派"]

    def test_says_as_what_the_rest_of_a_paper_is_recorded(self, line: Line) -> None:
        line.opened()
        line.done("record", "YT1", "accepted", "ground=union_rights", who="zhu")
        line.done("record", "YT1", "assigned", "handler=li", who="zhu")
        told = line("record", "YT1", "document", "direction=received", "sort=award", "what=裁决", who="li")
        assert "裁判" in told.err
        assert "（按 p）" in told.err

    def test_gives_the_row(self, line: Line) -> None:
        line.opened()
        row = line.done("record", "1", "accepted", "ground=union_rights", "--json", who="zhu").json
        assert list(row) == list(ROW_KEYS)
        assert line.done("queue", "assignment", "--json").json["rows"] == [row]

    def test_a_dry_run_tells_what_would_change_and_records_nothing(self, line: Line) -> None:
        line.opened()
        told = line.done("record", "1", "accepted", "ground=union_rights", "--dry-run", who="zhu").out.splitlines()
        assert told[:2] == ["没有登记；登记“受理”后：", "阶段：接案 改为 待指派。"]
        found = line.done("record", "1", "accepted", "ground=union_rights", "--dry-run", "--json", who="zhu").json
        assert (list(found), found["changes"]) == (list(FORETOLD_KEYS), told[1:])
        assert line.done("queue", "assignment", "--json").json["rows"] == []

    def test_a_voiding_tells_what_it_changed(self, line: Line) -> None:
        line.opened()
        line.done("record", "1", "accepted", "ground=union_rights", who="zhu")
        told = line.done("record", "1", "voided", "--yes", "entry=2", "why=记错了。", who="zhu").out.splitlines()
        assert told[:2] == ["已登记：作废", "阶段：待指派 改为 接案。"]

    @pytest.mark.parametrize("name", ["fact", "案情事实", "Fact"])
    def test_knows_an_event_by_code_and_label(self, line: Line, name: str) -> None:
        line.opened()
        line.done("record", "1", name, "what=去年入职", "when=2025-03")
        assert fields_of(line) == {"when": "2025-03", "what": "去年入职"}

    def test_takes_a_colleague_by_name(self, line: Line) -> None:
        line.opened()
        line.done("record", "1", "accepted", "ground=union_rights", who="zhu")
        refused = line("record", "1", "assigned", "handler=钱经办", who="zhu")
        assert (refused.code, refused.err.partition("：")[0]) == (1, "handler")
        line.done("record", "1", "assigned", "handler=李经办", who="zhu")
        assert fields_of(line) == {"handler": "li"}
        assert "承办人：李经办\n" in line.done("show", "1").out

    def test_takes_the_day_of_the_event(self, line: Line) -> None:
        line.opened("on=11-01")
        line.done("record", "1", "fact", "what=补充", "on=11月20日")
        assert line.done("show", "1", "--json").json["history"][-1]["on"] == "2026-11-20"
        assert line("record", "1", "fact", "what=补充", "on=2026-11-24").err.startswith("on：")

    def test_names_every_field_that_is_wrong(self, line: Line) -> None:
        line.opened()
        ended = line("record", "1", "accepted", "on=没有", "seen=昨天", "colour=red", who="zhu")
        assert [each.partition("：")[0] for each in ended.err.splitlines()] == ["on", "seen", "colour", "ground"]

    def test_refuses_what_the_role_forbids(self, line: Line) -> None:
        line.opened()
        ended = line("record", "1", "accepted", "ground=union_rights")
        assert ended == type(ended)(1, "", "“受理”只能由主管登记，请转交办理\n")

    def test_refuses_what_the_stage_forbids_before_it_asks_for_fields(self, line: Line) -> None:
        line.opened()
        ended = line("record", "1", "closing")
        assert ended == type(ended)(1, "", "“提请结案”在办理中阶段办理，本案现在是接案阶段\n")

    def test_does_not_open_a_case_twice(self, line: Line) -> None:
        line.opened()
        assert "本案已有接案登记" in line("record", "1", "opened", *LEAST).err

    def test_refuses_an_unknown_event_naming_those_there_are(self, line: Line) -> None:
        line.opened()
        ended = line("record", "1", "\x1b[2Jdance")
        assert ended.code == 1
        assert "没有“[2Jdance”这种事项；可用：opened answered" in ended.err

    def test_refuses_an_unknown_number(self, line: Line) -> None:
        ended = line("record", "77", "fact", "what=x")
        assert (ended.code, ended.err.partition("：")[0]) == (1, "number")

    def test_of_a_version_that_has_passed_is_refused_and_tells_what_came_since(self, line: Line) -> None:
        line.opened()
        line.done("record", "1", "fact", "what=新情况，电话13900139000", "seen=1", who="zhu")
        ended = line("record", "1", "fact", "what=我的情况", "seen=1")
        assert (ended.code, ended.out) == (1, "")
        assert ended.err.splitlines() == [
            "同事刚在本案登记了 1 条记录；请查看后再保存，已填内容仍在",
            "2. 2026-11-23 案情事实、朱主任",
            "    事实：新情况，电话139****9000",
        ]
        line.done("record", "1", "fact", "what=我的情况", "seen=2")
        assert line.done("queue", "all", "--json").json["rows"][0]["version"] == 3

    def test_without_a_version_takes_the_present_one(self, line: Line) -> None:
        line.opened()
        for n in range(2, 5):
            assert line.done("record", "1", "fact", f"what=第{n}条", "--json").json["version"] == n

    def test_walks_a_case_from_the_counter_to_its_closure(self, line: Line) -> None:
        line.opened("on=11-02")
        line.done("record", "1", "accepted", "ground=union_rights", "on=11-03", who="zhu")
        line.done("record", "1", "assigned", "handler=li", "on=11-03", who="zhu")
        line.done(
            "record", "1", "contact", "mode=phone", "what=核对工资表", "next_on=11-30", "next_step=约谈", "on=11-04"
        )
        line.done("record", "1", "mediation", "result=agreed", "what=当场付清", "agreed=1.2万", "on=11-10")
        line.done("record", "1", "money", "nature=received", "amount=12000", "on=11-10")
        closing = ("summary=已付清", "claimed=1.2万", "awarded=1.2万", "received=1.2万", "on=11-12")
        line.done("record", "1", "closing", f"outcome={codes_of(line, 'closing', 'outcome')[0]}", *closing)
        checks = ",".join(codes_of(line, "closed", "checks"))
        line.done("record", "1", "closed", "--yes", f"checks={checks}", "on=11-13", who="zhu")
        shown = line.done("show", "1", "--json").json
        assert (shown["stage"], shown["ending"], shown["closed_on"]) == ("closed", "closed", "2026-11-13")
        assert shown["money"] == {"claimed": 1_200_000, "awarded": 1_200_000, "received": 1_200_000}

    def test_keeps_a_next_step_that_still_lies_ahead_until_it_is_said_to_be_done(self, line: Line) -> None:
        line.opened("on=11-02")
        line.done("record", "1", "note", "what=来访", "next_on=11-30", "next_step=约谈")
        line.done("record", "1", "note", "what=来电")
        assert "约谈" in line.done("show", "1").out
        line.done("record", "1", "note", "what=谈过了", "next_step=")
        assert "约谈，2026-11-30" not in line.done("show", "1").out.partition("办理经过")[0]

    def test_reads_the_clock_when_it_is_called(self, line: Line) -> None:
        line.opened()
        line.now = lambda: NOON + timedelta(days=2)
        line.done("record", "1", "fact", "what=后天")
        assert line.done("show", "1", "--json").json["history"][-1]["at"] == "2026-11-25T12:00:00"
