"""Words that make a call and words that do not; how calls end."""

import os
import pty
import select
import subprocess
import sys
import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from tests.tui.cli.line import INTAKE, NOON, Line
from tests.unlocked import PASSWORD, behind, found
from tui.cli import VERSION, main
from tui.cli.plain.cells import width
from tui.cli.verbtable import NAMES, verb

ROOT = Path(__file__).parents[3]

READING = (
    ("--version",),
    ("--help",),
    *((name,) for name in ("events", "check", "audit", "retention", "today", "clock", "rules", "holidays", "words")),
    *(("queue", "all", *more) for more in ((), ("--json",))),
    ("show", "1"),
    ("search", "张"),
    ("new", *INTAKE, "decision=same_new"),
    ("record", "1", "accepted", "ground=union_dispute"),
    ("import", "名单.csv", "--dry-run"),
    ("import", "名单.csv"),
    ("export", "summary", "1", "-o", "a.docx"),
    ("export", "list", "--queue", "all", "-o", "a.xlsx"),
    ("backup", "a.bangfu"),
)
"""Calls that tell something."""


def process(*words: str, **given: str) -> subprocess.CompletedProcess[str]:
    """Call the command line as a process of its own."""
    command = [sys.executable, "-m", "tui.cli", *words]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | given,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION


@pytest.mark.parametrize("words", [("--version",), ("--lang", "en", "--version")])
def test_the_version_is_told(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    assert capsys.readouterr().out == f"bangfu {VERSION}\n"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["", *NAMES])
def test_help_fits_the_narrowest_terminal(name: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", language, *name.split(), "--help"]) == 0
    shown = capsys.readouterr().out
    assert [each for each in shown.splitlines() if width(each) > 80] == []
    assert verb(name or "open").usage in shown


def test_help_speaks_the_language_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["--help"])
    assert "建立演示中心并打开" in capsys.readouterr().out
    monkeypatch.setenv("BANGFU_LANG", "zh")
    main(["--help", "--lang=zh"])
    assert capsys.readouterr().out.startswith("用法：bangfu [--data DIR] [--as NAME] [--lang zh|en] [VERB]\n")


def test_the_help_lists_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    shown = capsys.readouterr().out
    assert all(f"  {verb(name).usage}\n" in shown for name in NAMES)


BAD = [
    ((["frob"]), "没有“frob”这个命令，可用：demo、"),
    ((["\x1b[31mfrob\u202e"]), "没有“[31mfrob”这个命令"),
    ((["--frob"]), "不认识“--frob”"),
    ((["queue"]), "还缺少 VIEW"),
    ((["queue", "everything"]), "VIEW 不能是“everything”，可选：mine decide intake"),
    ((["queue", "mine", "--frob"]), "不认识“--frob”"),
    ((["queue", "mine", "--js"]), "不认识“--js”"),
    ((["queue", "mine", "--limit"]), "--limit 后面还要写内容"),
    ((["queue", "mine", "--limit", "0"]), "--limit 须是 1 到 1000 之间的整数"),
    ((["queue", "mine", "--limit", "五"]), "--limit 须是 1 到 1000 之间的整数"),
    ((["queue", "mine", "--json=yes"]), "--json 后面不带内容"),
    ((["show"]), "还缺少 NUMBER"),
    ((["show", "1", "2"]), "不认识“2”"),
    ((["search"]), "还缺少 TEXT"),
    ((["record", "1"]), "还缺少 EVENT"),
    ((["new", "applicant"]), "“applicant”不是 字段=内容 的样子"),
    ((["new", "=张三"]), "不是 字段=内容 的样子"),
    ((["new", "facts=一", "facts=二"]), "字段 facts 写了两次"),
    ((["record", "1", "note", "what"]), "“what”不是 字段=内容 的样子"),
    ((["export"]), "“export”后面要写 summary、meeting、list、agenda、person 之一"),
    ((["export", "everything"]), "“export”后面要写 summary、meeting、list、agenda、person 之一"),
    ((["export", "summary", "1"]), "还缺少 -o"),
    ((["export", "meeting", "-o", "x.docx"]), "还缺少 --queue"),
    ((["export", "meeting", "--queue", "none", "-o", "x.docx"]), "VIEW 不能是“none”"),
    ((["demo", "--cases", "many"]), "--cases 须是 0 到 1000000 之间的整数"),
    ((["--lang", "fr", "events"]), "--lang 不能是“fr”，可选：zh en"),
]


@pytest.mark.parametrize(("words", "sentence"), BAD)
def test_a_bad_call_gets_one_sentence_and_the_usage(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    shown = capsys.readouterr()
    said, *usage = shown.err.splitlines()
    assert (shown.out, said.startswith(sentence) or sentence in said) == ("", True)
    assert all(each.startswith("用法：bangfu ") for each in usage)
    assert len(usage) <= 1


def test_options_stand_before_and_behind_the_verb(line: Line) -> None:
    number = line.opened()
    before = main(["--data", str(line.folder), "--as", "li", "queue", "all", "--limit", "3"])
    after = main(["queue", "--limit=3", "all", "--as=li", "--data", str(line.folder)])
    assert (before, after) == (0, 0)
    assert line.capsys.readouterr().out.count(number) == 2


def test_words_after_two_dashes_are_no_options(line: Line) -> None:
    line.opened("facts=编号 -x1 --help")
    assert line.done("search", "--json", "--", "--help").json["rows"]


class TestWho:
    """Whoever makes the call."""

    def test_is_asked_for_where_it_could_be_several(self, line: Line) -> None:
        ended = line("queue", "all", who="")
        assert ended.code == 1
        assert ended.err == "请指明账号：在命令前加 --as 账号，或设置环境变量 BANGFU_AS\n"

    @pytest.mark.parametrize("name", ["li", " li "])
    def test_is_named_by_account(self, line: Line, name: str) -> None:
        assert line("queue", "mine", who=name).code == 0

    def test_needs_a_password(self, line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("BANGFU_PASSWORD", "not the password")
        assert "账号或密码不对" in line("queue", "mine").err
        kept = tmp_path / "password"
        kept.write_text(PASSWORD + "\n", encoding="utf-8")
        monkeypatch.setenv("BANGFU_PASSWORD_FILE", str(kept))
        assert line("queue", "mine").code == 0
        kept.unlink()
        assert "读不出 BANGFU_PASSWORD_FILE" in line("queue", "mine").err
        monkeypatch.delenv("BANGFU_PASSWORD_FILE")
        monkeypatch.delenv("BANGFU_PASSWORD")
        assert "需要密码" in line("queue", "mine").err

    def test_may_stand_in_the_environment(self, line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("BANGFU_AS", "li")
        assert line("queue", "mine", who="").code == 0
        assert line("queue", "mine", who="nobody").code == 1

    def test_must_be_somebody(self, line: Line) -> None:
        ended = line("queue", "mine", who="张[/b]\x1b[2J三")
        assert (ended.code, ended.out) == (1, "")
        assert ended.err == "password：账号或密码不对；请核对后再试，忘记密码请管理员重置\n"

    @pytest.mark.usefixtures("line")
    def test_is_the_only_one_there_is(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        found(data, centre="小中心", station="XZ", account="solo", name="独一人").close()
        assert main(["queue", "all"]) == 0
        assert capsys.readouterr().err == ""


class TestData:
    """A folder that cannot be worked on."""

    def test_without_data_says_how_to_begin(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        for words in (["queue", "all"], ["check"], ["show", "1"], []):
            assert main(["--data", str(tmp_path / "none"), *words]) == 1
            assert capsys.readouterr().err == "这里还没有数据；运行 bangfu 建立，或 bangfu demo 看演示\n"
        assert not (tmp_path / "none").exists()

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"", "数据文件是空的"),
            (b"something else entirely", "找不到密钥文件"),
            (b"SQLite format 3\x00" + bytes(84), "找不到密钥文件"),
        ],
    )
    def test_that_is_not_ours_is_left_alone(
        self, tmp_path: Path, content: bytes, sentence: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file = tmp_path / "bangfu.db"
        file.write_bytes(content)
        for words in (["queue", "all"], []):
            assert main(["--data", str(tmp_path), *words]) == 1
            assert sentence in capsys.readouterr().err
        assert file.read_bytes() == content
        assert list(tmp_path.iterdir()) == [file]

    def test_without_its_keys_says_so_and_the_ways_out(self, line: Line) -> None:
        (line.folder / "bangfu.keys").unlink()
        for words in (("queue", "all"), ("check",), ("backup", "x.bangfu")):
            ended = line(*words)
            assert ended.code == 1
            assert ended.err.startswith("找不到密钥文件 bangfu.keys；请把它放回数据文件夹")
            assert "restore 备份 --replace --keys-lost" in ended.err

    def test_from_a_newer_version_is_left_alone(self, line: Line) -> None:
        file = line.folder / "bangfu.db"
        with behind(line.folder, "li") as connection:
            connection.execute("PRAGMA user_version = 99")
        kept = file.read_bytes()
        ended = line("queue", "all")
        assert (ended.code, file.read_bytes()) == (1, kept)
        assert "来自更新的版本" in ended.err

    def test_that_is_a_file_gets_a_sentence(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "file").write_text("x", encoding="utf-8")
        assert main(["--data", str(tmp_path / "file"), "check"]) == 1
        assert len(capsys.readouterr().err.splitlines()) == 1


def test_no_verb_opens_the_desk_on_a_terminal(line: Line) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "tui.cli", "--data", str(line.folder), "--as", "li"]
    desk = subprocess.Popen(command, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    seen = b""
    try:
        while "李经办".encode() not in seen and select.select([ours], [], [], 30)[0]:
            seen += os.read(ours, 65536)
    finally:
        desk.kill()
        desk.wait()
        os.close(ours)
    assert b"\x1b[?1049h" in seen  # the terminal's other screen
    assert "李经办" in seen.decode("utf-8", "replace")


def test_no_verb_without_a_terminal_says_so(line: Line) -> None:
    ended = line()
    assert (ended.code, ended.out) == (1, "")
    assert "当前不是终端" in ended.err


class TestEndings:
    """However a call ends, it ends with a code and at most a sentence."""

    def test_an_interrupt_is_quiet(self, line: Line) -> None:
        def interrupted() -> datetime:
            raise KeyboardInterrupt

        line.now = interrupted
        assert line("queue", "all") == line("events") == type(line("events"))(130, "", "")

    def test_what_nobody_foresaw_is_a_sentence_with_a_log(self, line: Line) -> None:
        times = iter([ValueError("张三丰的秘密")])

        def failing() -> datetime:
            for fault in times:
                raise fault
            return NOON

        line.now = failing
        ended = line("queue", "all")
        log = line.folder / "errors.log"
        assert ended == type(ended)(1, "", f"程序出错，没有完成（ValueError）；请把 {log} 交给管理员\n")
        assert log.stat().st_mode & 0o777 == 0o600
        kept = log.read_text(encoding="utf-8")
        assert "failing" in kept
        assert "秘密" not in kept

    def test_without_a_folder_for_the_log_it_is_still_a_sentence(
        self, data: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        times = iter([ValueError()])

        def failing() -> datetime:
            for fault in times:
                raise fault
            return NOON

        assert main(["events"], failing) == 1
        shown = capsys.readouterr()
        assert (shown.out, shown.err) == ("", "程序出错，没有完成（ValueError）；请把这句话和所用的命令告诉管理员\n")
        assert not data.exists()

    def test_an_installation_without_its_libraries_gets_a_sentence(self) -> None:
        program = "import sys; sys.modules['peewee'] = None; from tui.cli import main; sys.exit(main(['check']))"
        ended = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
        )
        assert (ended.returncode, ended.stdout) == (1, "")
        assert ended.stderr == "程序出错，没有完成（ModuleNotFoundError）；请把这句话和所用的命令告诉管理员\n"

    @pytest.mark.parametrize(("words", "code"), [(["events"], 0), (["frob"], 2)])
    def test_neither_output_need_be_there(self, words: list[str], code: int) -> None:
        command = f"exec '{sys.executable}' -m tui.cli {' '.join(words)} >&- 2>&-"
        assert subprocess.run(["sh", "-c", command], cwd=ROOT, check=False).returncode == code

    def test_a_reader_that_goes_away_is_no_matter(self) -> None:
        away, out = os.pipe()
        os.close(away)
        ended = subprocess.run(
            [sys.executable, "-m", "tui.cli", "events"], cwd=ROOT, stdout=out, stderr=subprocess.PIPE, check=False
        )
        os.close(out)
        assert (ended.returncode, ended.stderr) == (141, b"")

    @pytest.mark.parametrize("words", READING, ids=lambda words: " ".join(words[:2]))
    def test_a_reader_that_goes_away_is_no_matter_to_any_verb(self, line: Line, words: tuple[str, ...]) -> None:
        """The words are written at once, so that each goes away while the verb is still at work with the data."""
        line.opened()
        (line.folder.parent / "名单.csv").write_text("姓名,电话\n孔令辉,13700000000\n", encoding="utf-8")
        away, out = os.pipe()
        os.close(away)
        whose = () if words == ("--version",) else ("--data", str(line.folder), "--as", "zhu")
        command = [sys.executable, "-u", "-m", "tui.cli", *whose, *words]
        ended = subprocess.run(
            command, cwd=line.folder.parent, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE, check=False
        )
        os.close(out)
        assert (ended.returncode, ended.stderr.decode()) == (141, "")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
    def test_output_that_cannot_be_written_is_a_sentence(self) -> None:
        with Path("/dev/full").open("wb") as full:
            ended = subprocess.run(
                [sys.executable, "-m", "tui.cli", "events"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
            )
        assert ended.returncode == 1
        assert ended.stderr.decode() == "读写出错，没有完成（ENOSPC）；请检查磁盘空间和权限\n"

    def test_an_encoding_without_chinese_stops_nothing(self) -> None:
        text = process("events", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
        assert (text.returncode, text.stderr) == (0, "")
        assert text.stdout.startswith("opened ????")
        assert r'"label": "\u63a5\u6848\u767b\u8bb0"' in process("events", "--json", PYTHONIOENCODING="ascii").stdout


@pytest.mark.parametrize(("words", "code"), [(["events"], 0), (["check"], 1), (["frob"], 2)])
def test_a_process_ends_with_the_code(words: list[str], code: int) -> None:
    ended = process(*words)
    assert ended.returncode == code
    assert bool(ended.stdout) is (code == 0)
    assert bool(ended.stderr) is (code != 0)
    assert "Traceback" not in ended.stderr
