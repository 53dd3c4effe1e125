"""The README's set-up for several staff, tried end to end: a real sshd, two people, two keys, two accounts."""

import getpass
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from cases.staff.ownfiles import Direction
from storage.outgoing.folders import Folders
from tests.benchmarks.terminal import Terminal
from tests.tui.cli.line import make_centre
from tests.unlocked import PASSWORD

ROOT = Path(__file__).parents[2]
SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
PEOPLE = ("li", "qian")
FENCED = re.compile(r"^```\n(.*?)^```$", re.DOTALL | re.MULTILINE)

pytestmark = [
    pytest.mark.faults,
    pytest.mark.timeout(600),
    pytest.mark.skipif(SSHD is None, reason="no sshd is installed here"),
]


def told(beginning: str) -> str:
    """Return the block of the README's section on SSH that begins so."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("### Several staff on one host")[2]
    blocks: list[str] = FENCED.findall(section)
    return next(block for block in blocks if block.startswith(beginning))


@dataclass(frozen=True)
class Host:
    """A host with a centre on it. place: of keys and settings."""

    place: Path
    data: Path
    port: int

    def options(self, who: str) -> list[str]:
        said = ("BatchMode=yes", "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR")
        asked = ("IdentitiesOnly=yes", f"IdentityFile={self.place / who}", f"User={getpass.getuser()}")
        return ["-F", "none", *(part for each in (*said, *asked) for part in ("-o", each))]

    def ssh(self, who: str, *words: str) -> list[str]:
        return ["ssh", *self.options(who), "-p", str(self.port), "127.0.0.1", *words]

    def sftp(self, who: str, *lines: str) -> "subprocess.CompletedProcess[str]":
        """Give lines to the program that copies files; it stops at the first that fails, unless that begins with -."""
        command = ["sftp", *self.options(who), "-P", str(self.port), "-b", "-", "127.0.0.1"]
        typed = "".join(f"{line}\n" for line in lines)
        return subprocess.run(command, input=typed, text=True, capture_output=True, check=False, timeout=60)


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Set a host up as the README says, but for the user, the port and where things lie."""
    place, data = tmp_path_factory.mktemp("ssh"), tmp_path_factory.mktemp("centre")
    make_centre(data)
    program = place / "bangfu"
    program.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m tui.cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    for name in ("host", *PEOPLE, "stranger"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(place / name)], check=True)
    line = told("restrict,").strip()
    keys = {who: (place / f"{who}.pub").read_text().split() for who in (*PEOPLE, "stranger")}
    lines = [line.replace("zhang", who).replace("AAAA…", keys[who][1]) for who in PEOPLE]
    lines.append(f"restrict,pty {' '.join(keys['stranger'][:2])} nobody")
    (place / "authorized_keys").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (place / "authorized_keys").chmod(0o600)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    rules = told("PermitUserEnvironment").replace("Match User bangfu", f"Match User {getpass.getuser()}")
    rules = rules.replace("/srv/bangfu", str(data)).replace("/usr/local/bin/bangfu", str(program))
    own = ("ListenAddress 127.0.0.1", f"Port {port}", f"HostKey {place / 'host'}", f"PidFile {place / 'pid'}")
    rest = (f"AuthorizedKeysFile {place / 'authorized_keys'}", "StrictModes no", "Subsystem sftp internal-sftp")
    settings = "\n".join((*own, *rest, "PermitRootLogin prohibit-password", "UsePAM no", rules))
    (place / "sshd_config").write_text(settings, encoding="utf-8")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True, mode=0o755)
    command = [str(SSHD), "-D", "-e", "-f", str(place / "sshd_config")]
    daemon = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert daemon.stderr
    for said in daemon.stderr:
        if "listening" in said:
            break
    else:
        pytest.fail("sshd did not start")
    with closing(daemon.stderr):
        yield Host(place, data, port)
        daemon.send_signal(signal.SIGTERM)
        daemon.wait(20)


def own(host: Host, who: str, side: Direction) -> Path:
    return Folders(host.data, who).path(side)


@pytest.fixture(autouse=True)
def emptied(host: Host) -> None:
    for who in PEOPLE:
        for side in Direction:
            for path in own(host, who, side).iterdir():
                path.unlink()


def test_each_key_opens_the_desk_with_its_account_and_nothing_else(host: Host) -> None:
    for who, name in (("li", "李经办"), ("qian", "钱经办")):
        with Terminal(host.ssh(who, "-tt")) as terminal:
            terminal.wait_for(who)
            terminal.settle(0.5)  # the field that is typed into is ready once all is painted
            terminal.press(PASSWORD)
            terminal.settle(0.5)
            terminal.press("\x1bOQ")  # F2 alone signs in: what is painted before the last key is forgotten
            terminal.wait_for(name)


def test_a_key_gives_no_shell_and_no_other_command(host: Host) -> None:
    for words in (["id"], ["/bin/sh"], ["bangfu", "queue", "all"], ["scp", "-f", "/etc/passwd"], ["sftp-servers"]):
        ended = subprocess.run(host.ssh("li", *words), capture_output=True, text=True, check=False, timeout=60)
        assert (ended.returncode, ended.stdout) == (1, ""), words
        assert "只能打开工作台" in ended.stderr, words


def test_one_puts_into_ones_own_folder_and_fetches_from_it(host: Host, tmp_path: Path) -> None:
    ledger = tmp_path / "花名册.csv"
    ledger.write_text("姓名\n张三\n", encoding="utf-8")
    (own(host, "li", Direction.OUTGOING) / "摘要 〔2026〕YT0001.docx").write_bytes(b"paper")
    lines = (f"put -p {ledger} in/", f"get out/*.docx {tmp_path}", "ls -l in", "rename in/花名册.csv in/二.csv")
    ended = host.sftp("li", *lines)
    assert ended.returncode == 0, ended.stderr
    assert "花名册.csv" in ended.stdout
    assert (own(host, "li", Direction.INCOMING) / "二.csv").read_bytes() == ledger.read_bytes()
    assert (own(host, "li", Direction.INCOMING) / "二.csv").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "摘要 〔2026〕YT0001.docx").read_bytes() == b"paper"
    assert list(own(host, "qian", Direction.INCOMING).iterdir()) == []


@pytest.mark.parametrize(
    "line",
    [
        "get /etc/passwd",
        "get ../../bangfu.keys",
        "get /in/../../../bangfu.keys",
        "get out/link",
        "ls /etc",
        "ls out/folder",
        "cd ../qian",
        "mkdir in/folder",
        "rmdir in",
        "symlink /etc/passwd in/passwd",
        "ln out/mine.docx in/mine.docx",
        "rename out/mine.docx in/mine.docx",
        "put {file} out/new.docx",
        "put {file} new.docx",
        "put {file} in/.hidden",
        "put {file} /tmp/new.docx",
    ],
)
def test_nothing_else_of_the_host_is_seen_or_changed(
    host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("new", encoding="utf-8")
    outgoing = own(host, "li", Direction.OUTGOING)
    (outgoing / "mine.docx").write_bytes(b"mine")
    (outgoing / "link").symlink_to(own(host, "qian", Direction.OUTGOING))
    (own(host, "qian", Direction.OUTGOING) / "theirs.docx").write_bytes(b"theirs")
    before = sorted(path for path in host.data.rglob("*"))
    ended = host.sftp("li", line.format(file=tmp_path / "file"))
    assert ended.returncode == 1, ended.stdout
    assert "theirs" not in ended.stdout
    assert sorted(path for path in host.data.rglob("*")) == before
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_both_folders_are_all_that_is_listed(host: Host) -> None:
    (own(host, "qian", Direction.OUTGOING) / "theirs.docx").write_bytes(b"theirs")
    assert host.sftp("li", "ls -1", "ls -1 in", "ls -1 out", "pwd").stdout.split("\n")[1:3] == ["in", "out"]
    assert "theirs.docx" in host.sftp("qian", "ls out").stdout
    assert "theirs.docx" not in host.sftp("li", "ls out", "ls in").stdout


def test_a_key_without_an_account_fetches_nothing(host: Host) -> None:
    (own(host, "li", Direction.OUTGOING) / "mine.docx").write_bytes(b"mine")
    ended = host.sftp("stranger", "ls")
    assert ended.returncode != 0
    assert "mine" not in ended.stdout
