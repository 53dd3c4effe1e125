"""Looking after the data from the command line."""

import json
import tempfile
from datetime import datetime
from pathlib import Path

import pytest

from cases.staff.people import Account, Role
from storage.engine.tables import CaseRow
from tests.faults.terminal import PROGRAM, terminal
from tests.tui.cli.line import NOON, Line
from tests.unlocked import give_passwords, open_store
from tui.cli import main
from tui.demo.centre import PASSWORD


class TestCheck:
    """`check`."""

    def test_of_a_sound_file_is_content(self, line: Line) -> None:
        line.opened()
        line.done("record", "1", "accepted", "ground=union_rights", who="zhu")
        assert line.done("check").out == (
            "提示：没有可用的备份，也没有给出校验码：审计日志的末尾若被删去，无从发现\n检查完毕，没有发现问题；请看上面的提示\n"
        )

    def test_what_vouches_for_the_log_is_a_backup_or_an_anchor(self, line: Line, tmp_path: Path) -> None:
        line.opened()
        anchor = line.done("audit", "--sign", "--json", who="zhu").json["anchor"]
        place, noted = tmp_path / "one.bangfu", tmp_path / "anchors"
        line.done("backup", str(place), who="zhu")
        noted.write_text(f"# 核签时抄下的\n\n{anchor}  # 十一月\n", encoding="utf-8")
        for words in (("--anchor", anchor), ("--anchor", f"@{noted}"), ("--backup", str(place))):
            assert line.done("check", *words).out == "检查完毕，一切正常\n"
        wrong = line("check", "--anchor", f"{anchor[:-1]}{'0' if anchor[-1] != '0' else '1'}")
        assert wrong.code == 1
        assert "与校验码 " in wrong.out
        assert "少了末尾：校验码 999-9f3a61c2 中已有 999 行" in line("check", "--anchor", "999-9f3a61c2").out
        noted.write_text("一二三\n", encoding="utf-8")
        assert "第 1 行：“一二三”不是校验码" in line("check", "--anchor", f"@{noted}").err
        assert "不是校验码" in line("check", "--anchor", "12").err

    def test_tells_each_finding_and_fails(self, line: Line) -> None:
        number = line.opened()
        store = open_store(line.folder, "li")
        with store.writing():
            CaseRow.update(applicant="别人", stage="closed").execute(store.db)
        store.close()
        ended = line("check")
        *told, last = ended.out.splitlines()
        findings = [each for each in told if not each.startswith("提示：")]
        assert (ended.code, ended.err) == (1, "")
        assert f"{number}：案件表的 applicant 与办理经过算出的不同" in findings
        assert last == f"发现 {len(findings)} 处问题；请不要改动数据文件，先备份并联系管理员"


class TestBackup:
    """`backup` and `restore`."""

    def test_what_was_backed_up_comes_back(self, line: Line, tmp_path: Path) -> None:
        number, place = line.opened(), str(tmp_path / "backup.bangfu")
        told = line.done("backup", place, who="zhu").out
        assert told == f"已备份到 {place}：1 件案件，1 条记录，已打开核对\n"
        line.opened()
        assert "加 --replace" in line("restore", place).err
        assert "“备份和恢复”限主管、管理员" in line("restore", place, "--replace").err
        told = line.done("restore", place, "--replace", who="zhu").out
        kept = line.folder / "before-restore-20261123-120000.bangfu"
        assert told == f"已恢复 2026-11-23 12:00 的备份：1 件案件，1 条记录\n原有数据另存为 {kept}\n"
        assert kept.exists()
        assert line.done("queue", "all", "--json").json["count"] == 1
        assert number in line.done("queue", "all").out

    def test_who_does_not_find_all_cases_is_told_no_number_of_them(self, line: Line, tmp_path: Path) -> None:
        line.opened()
        store = open_store(line.folder, "zhu")
        with store.writing():
            store.add_account(Account("chen", "陈主任", Role.SUPERVISOR, "ZQ"))
        give_passwords(store, "chen")
        store.close()
        place = str(tmp_path / "one.bangfu")
        assert line.done("backup", place, who="chen").out == f"已备份到 {place}，已打开核对\n"

    def test_into_an_empty_folder_needs_no_word(self, line: Line, tmp_path: Path) -> None:
        line.opened()
        line.done("backup", str(tmp_path / "one.bangfu"), who="zhu")
        there = Line(tmp_path / "there", line.capsys)
        told = there.done("restore", str(tmp_path / "one.bangfu")).out
        assert told == "已恢复 2026-11-23 12:00 的备份\n", "one who does not find all cases is told no number of them"
        assert there.done("check", "--backup", str(tmp_path / "one.bangfu")).out == "检查完毕，一切正常\n"

    def test_needs_an_account_of_the_backup(self, line: Line, tmp_path: Path) -> None:
        line.opened()
        line.done("backup", str(tmp_path / "one.bangfu"), who="zhu")
        assert (
            "请用 --as 写明一个账号"
            in Line(tmp_path / "there", line.capsys)("restore", str(tmp_path / "one.bangfu"), who="").err
        )
        assert not (tmp_path / "there" / "bangfu.db").exists()

    def test_numbers_go_on_behind_what_was_replaced_which_says_so(self, line: Line, tmp_path: Path) -> None:
        line.opened()
        place = str(tmp_path / "one.bangfu")
        line.done("backup", place, who="zhu")
        given = line.opened()
        line.done("restore", place, "--replace", who="zhu")
        assert (given[-4:], line.opened()[-4:]) == ("0002", "0003")
        there, kept = Line(tmp_path / "there", line.capsys), line.folder / "before-restore-20261123-120000.bangfu"
        assert "是已被替换的数据（2026-11-23 12:00 zhu），没有恢复" in there("restore", str(kept), who="zhu").err
        told = there.done("restore", str(kept), "--replaced", who="zhu").out
        assert "这是已被替换的数据（2026-11-23 12:00 zhu）：只供查看" in told
        assert "这是已被替换的数据（2026-11-23 12:00 zhu）：只供查看" in there("queue", "all").err

    def test_the_last_numbers_are_asked_for_where_somebody_is_there(self, line: Line, tmp_path: Path) -> None:
        line.opened()
        place = str(tmp_path / "one.bangfu")
        line.done("backup", place, who="zhu")
        (line.folder / "bangfu.keys").unlink()
        words = ("restore", place, "--replace", "--keys-lost")
        noon = PROGRAM.replace("2026, 6, 18, 9, 30", "2026, 11, 23, 12")
        with terminal(line.folder, "zhu", f"import sys\nsys.argv += {words!r}\n{noon}") as seen:
            seen.until("YT 示范区帮扶中心：")
            seen.press("72\n")
            seen.until("ZQ 周桥站：")
            seen.press("2026ZQ0000\n")
            for number in ("2026PQ0003\n", "\n"):
                seen.until("新设的站点")
                seen.press(number)
            seen.until("PQ 站不在这份备份里")
            seen.until("原有数据另存为")
            assert seen.ended() == 0
        assert line.opened()[-4:] == "0073"
        told = line.done("audit", "--json", who="shen").json["lines"]
        (restored,) = [each for each in told if each["deed"] == "restored"]
        assert restored["detail"]["skipped"] == "2026PQ1-3 2026YT2-72"

    def test_damaged_data_asks_for_its_recovery_key(self, line: Line, tmp_path: Path) -> None:
        line.opened()
        place = str(tmp_path / "one.bangfu")
        line.done("backup", place, who="zhu")
        (line.folder / "bangfu.db").write_bytes(bytes(8192))
        assert "请加 --recovery" in line("restore", place, "--replace", who="zhu").err
        (line.folder / "bangfu.keys").unlink()
        assert "请加 --keys-lost" in line("restore", place, "--replace", who="zhu").err
        lost = ("restore", place, "--replace", "--keys-lost")
        assert "请用 --last-number 写明 YT、ZQ 纸上最后的案号" in line(*lost, who="zhu").err
        line.done(*lost, "--last-number", "2026YT0072", "--last-number", "2026ZQ0000", who="zhu")
        assert line.opened()[-4:] == "0073"
        assert line("check").code == 0

    def test_a_bad_file_is_refused_in_one_sentence(self, line: Line, tmp_path: Path) -> None:
        bad = tmp_path / "letter"
        bad.write_text("尊敬的领导：" * 100, encoding="utf-8")
        ended = line("restore", str(bad), "--replace")
        assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1)


class TestDemo:
    """`demo`."""

    @pytest.fixture
    def throw_away(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """Return the folder where throw-away folders are made."""
        folder = tmp_path / "throw-away"
        folder.mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(folder))
        return folder

    def test_makes_a_centre_in_a_throw_away_folder(
        self, throw_away: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert main(["demo", "--cases", "6", "--no-open"], lambda: NOON) == 0
        (folder,) = throw_away.iterdir()
        shown = capsys.readouterr()
        assert shown.err == ""
        assert folder.name.startswith("bangfu-demo-")
        assert f"演示中心在 {folder}，" in shown.out
        assert f"bangfu --data {folder} --as staff\n" in shown.out
        lines = [each.split() for each in shown.out.splitlines()]
        assert {"staff", "supervisor", "admin", "auditor"} <= {words[0] for words in lines if words}
        assert f"所有账号的密码都是 {PASSWORD}\n" in shown.out
        monkeypatch.setenv("BANGFU_PASSWORD", PASSWORD)
        assert main(["--data", str(folder), "--as", "staff", "check"]) == 0

    def test_makes_it_where_it_is_told(
        self, throw_away: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        found = []
        monkeypatch.setenv("BANGFU_PASSWORD", PASSWORD)
        for name in ("one", "two"):
            folder = str(tmp_path / name)
            assert main(["--data", folder, "demo", "--cases", "6", "--seed", "7", "--no-open"], lambda: NOON) == 0
            capsys.readouterr()
            assert main(["--data", folder, "--as", "supervisor", "queue", "all", "--json"], lambda: NOON) == 0
            found.append(json.loads(capsys.readouterr().out))
        assert found[0] == found[1]
        assert found[0]["count"] > 0
        assert list(throw_away.iterdir()) == []

    def test_takes_the_place_of_nothing(self, line: Line) -> None:
        number = line.opened()
        ended = line("demo", "--no-open")
        assert ended.code == 1
        assert "这个文件夹里已经有数据" in ended.err
        assert number in line.done("queue", "all").out

    def test_without_a_terminal_makes_nothing(self, throw_away: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["demo"]) == 1
        shown = capsys.readouterr()
        assert (shown.out, "加 --no-open" in shown.err) == ("", True)
        assert list(throw_away.iterdir()) == []

    def test_that_is_interrupted_leaves_nothing(self, throw_away: Path, capsys: pytest.CaptureFixture[str]) -> None:
        def interrupted() -> datetime:
            raise KeyboardInterrupt

        assert main(["demo", "--no-open"], interrupted) == 130
        assert capsys.readouterr().err == ""
        assert list(throw_away.iterdir()) == []


class TestAudit:
    """`audit`."""

    def test_tells_who_did_what(self, line: Line) -> None:
        number = line.opened()
        line.done("record", "1", "accepted", "ground=union_rights", who="zhu")
        told = line.done("audit", "--case", "1", "--json", who="shen").json
        assert [(each["by"], each["deed"], each["case"], each["detail"]) for each in told["lines"]] == [
            ("zhu", "recorded", number, {"entry": 2, "event": "accepted"}),
            ("li", "recorded", number, {"entry": 1, "event": "opened"}),
        ]
        plain = line.done("audit", "--who", "zhu", who="shen").out
        assert "登记" in plain
        assert " li " not in plain
        assert plain.splitlines()[-1].startswith("日志的校验码：")

    def test_tells_of_what_was_refused(self, line: Line) -> None:
        line.opened()
        assert line("record", "1", "accepted", "ground=union_rights").code == 1
        refused = [each for each in line.done("audit", "--json", who="shen").json["lines"] if each["deed"] == "refused"]
        assert [each["detail"] for each in refused] == [{"what": "accepted", "rule": "role"}]

    def test_is_not_for_staff(self, line: Line) -> None:
        assert "限主管、管理员、审计员" in line("audit").err

    def test_is_signed_off_by_a_supervisor(self, line: Line) -> None:
        line.opened()
        anchor = line.done("audit", "--sign", "--json", who="zhu").json["anchor"]
        assert f"日志的校验码：{anchor}" not in line.done("audit", who="zhu").out
        assert "signed_off" in str(line.done("audit", "--json", who="shen").json["lines"])
        assert "限主管" in line("audit", "--sign", who="shen").err

    def test_of_an_export_stands_at_the_foot_of_its_pages(self, line: Line, tmp_path: Path) -> None:
        from docx import Document

        line.opened()
        line.done("export", "summary", "1", "-o", str(tmp_path / "one.docx"))
        (exported,) = [
            each for each in line.done("audit", "--json", who="shen").json["lines"] if each["deed"] == "exported"
        ]
        section = Document(str(tmp_path / "one.docx")).sections[0]
        feet = [section.footer, section.even_page_footer, section.first_page_footer]
        assert f"审计 {exported['detail']['anchor']}" in "".join(each.text for foot in feet for each in foot.paragraphs)
