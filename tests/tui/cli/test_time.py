"""The time of the centre on the command line: no setting of the host or of the caller moves it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from cases.staff.people import Account, Role
from storage.host.doubt import BACK
from storage.keys.keyring import GUESSES
from tests.tui.cli.line import INTAKE, NOON, Line
from tests.unlocked import PASSWORD, give_passwords, open_store

ROOT = Path(__file__).parents[3]
ZONES = ("XXX-14", "XXX24", "America/New_York", "Asia/Shanghai", ":/etc/localtime", "")


def process(folder: Path, *words: str, who: str = "li", **environment: str) -> subprocess.CompletedProcess[str]:
    """Call the program in a process of its own, by the clock of this host."""
    command = [sys.executable, "-m", "tui.cli", "--data", str(folder), "--as", who, *words]
    given = {**os.environ, "BANGFU_PASSWORD": PASSWORD, **environment}
    return subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def today(line: Line) -> Line:
    """Return a line on a centre whose last entry was made just now by the clock of this host."""
    line.now = lambda: datetime.now(UTC)
    line.opened()
    return line


def shown_by_the_centre() -> set[str]:
    """Return the days on which it may be, at the centre, that something was done just now."""
    now = datetime.now(UTC) + timedelta(hours=8)
    return {f"{now:%Y-%m-%d}", f"{now - timedelta(minutes=2):%Y-%m-%d}"}


@pytest.mark.parametrize("zone", ZONES)
def test_an_entry_bears_the_time_of_the_centre_whatever_the_caller_sets(today: Line, zone: str, tmp_path: Path) -> None:
    fake = tmp_path / "zones" / "Asia"
    fake.mkdir(parents=True)
    (fake / "Shanghai").write_bytes(files("tzdata").joinpath("zoneinfo", "UTC").read_bytes())
    ended = process(today.folder, "record", "1", "fact", "what=新的事实", TZ=zone, PYTHONTZPATH=str(fake.parent))
    assert (ended.returncode, ended.stderr) == (0, "")
    (*_, entry) = today.done("show", "1", "--json").json["history"]
    assert {entry["on"], entry["at"][:10]} <= shown_by_the_centre()
    (line, *_) = today.done("audit", "--limit", "5", "--json", who="zhu").json["lines"]
    assert not {"clock", "back"} & set(line["detail"])


@pytest.mark.faults
@pytest.mark.parametrize("zone", ZONES)
def test_no_zone_opens_a_lock(today: Line, zone: str) -> None:
    for _ in range(GUESSES):
        process(today.folder, "today", BANGFU_PASSWORD="a guess of mine")
    ended = process(today.folder, "today", TZ=zone)
    assert ended.returncode == 1
    assert "已锁定；请 15 分钟后再试" in ended.stderr


def test_verbs_without_a_centre_go_by_the_usual_zone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = Line(tmp_path, capsys, now=lambda: datetime(2026, 12, 31, 16, 30, tzinfo=UTC))
    found = line.done("clock", "L20", "--on", "1-1", "--json").json
    assert found["starts"] == "2027-01-01"


def administrator(line: Line) -> None:
    store = open_store(line.folder, "zhu")
    with store.writing():
        store.add_account(Account("guan", "管理员", Role.ADMINISTRATOR, "YT", everywhere=True))
    give_passwords(store, "guan")
    store.close()


class TestSettings:
    """`settings`."""

    def test_shows_and_sets_what_the_centre_goes_by(self, line: Line) -> None:
        administrator(line)
        assert line.done("settings", "--json").json == {"time_zone": "Asia/Shanghai", "idle_minutes": "5"}
        told = line.done("settings", "time_zone=Asia/Urumqi", "idle_minutes=9", "--json", who="guan").json
        assert told == {"time_zone": "Asia/Urumqi", "idle_minutes": "9"}
        assert "time_zone     Asia/Urumqi  时区" in line.done("settings").out
        line.now = lambda: datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
        line.opened()
        assert line.done("show", "1", "--json").json["opened_on"] == "2026-11-23"

    @pytest.mark.parametrize(
        ("words", "who", "code", "said"),
        [
            (["time_zone=Asia/Urumqi"], "zhu", 1, "“管理账号和站点”限管理员"),
            (["time_zone=Asia/Nowhere"], "guan", 1, "没有时区“Asia/Nowhere”，请写成 Asia/Shanghai 的样子"),
            (["idle_minutes=99"], "guan", 1, "锁屏时间须是 1 到 60 之间的整数"),
            (["colour=red"], "guan", 2, "名称可用：time_zone、idle_minutes"),
            (["time_zone"], "guan", 2, "请写成 名称=值"),
        ],
    )
    def test_refuses_in_one_sentence(self, line: Line, words: list[str], who: str, code: int, said: str) -> None:
        administrator(line)
        ended = line("settings", *words, who=who)
        assert ended.code == code
        assert said in ended.err
        assert line.done("settings", "--json").json == {"time_zone": "Asia/Shanghai", "idle_minutes": "5"}


JUMPS: Mapping[str, timedelta] = {"back": -BACK - timedelta(minutes=1), "ahead": timedelta(days=32)}


class TestConfirmDay:
    """`confirm-day`."""

    @pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
    def test_recording_waits_for_it_and_reading_does_not(self, line: Line, jump: timedelta) -> None:
        line.opened()
        line.now = lambda: NOON + jump
        day = f"{NOON + jump:%Y-%m-%d}"
        read = line("show", "1")
        assert (read.code, read.err.count("暂停登记")) == (0, 1)
        assert "暂停登记，可以查看。请核对电脑的日期；对了就由主管或管理员" in read.err
        assert f"或运行 bangfu confirm-day {day}" in read.err
        ended = line("record", "1", "fact", "what=新的事实")
        assert ended.code == 1
        assert "（2026-11-23 12:00）" in ended.err
        for words in (("record", "1", "fact", "what=新的事实"), ("new", *INTAKE, "decision=same_new")):
            assert line(*words).err.count("暂停登记") == 1, words
        assert "暂停登记" in line("show", "9").err, "what else is refused does not hide it"
        assert "“确认日期”限主管、管理员" in line("confirm-day", day).err
        assert "请先把电脑的日期调对" in line("confirm-day", "2026-01-01", who="zhu").err
        assert line.done("confirm-day", day, who="zhu").out == f"已确认今天是 {day}，可以登记了\n"
        line.done("record", "1", "fact", "what=新的事实")
        assert "没有疑问" in line("confirm-day", day, who="zhu").err
        assert line.done("check").out.splitlines()[-1].startswith("检查完毕")

    @pytest.mark.parametrize("day", ["今天", "11-23", "tomorrow", "2026-13-01"])
    def test_takes_a_whole_date_and_no_word_for_it(self, line: Line, day: str) -> None:
        line.opened()
        assert line("confirm-day", day, who="zhu").code == 2
