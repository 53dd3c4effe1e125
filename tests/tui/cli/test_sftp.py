"""What a client that copies files can ask of one's own folders, and what it is answered."""

import os
import select
import struct
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.staff.ownfiles import Direction
from storage.keys.keyring import Keyring
from storage.outgoing.folders import Folders
from tests.tui.cli.line import Line
from tests.unlocked import open_store
from tui.cli import sftp


def answered(data: Path, asked: bytes) -> bytes:
    """Return what the server says to these bytes, before the client goes away."""
    to_server, from_client = os.pipe()
    from_server, to_client = os.pipe()
    os.write(from_client, asked)
    os.close(from_client)
    sftp.serve(Folders(data, "li"), reads=to_server, writes=to_client)
    os.close(to_client)
    with os.fdopen(from_server, "rb") as said:
        os.close(to_server)
        return said.read()


def packet(kind: int, *parts: bytes) -> bytes:
    body = bytes([kind]) + b"".join(parts)
    return struct.pack(">I", len(body)) + body


def text(said: bytes) -> bytes:
    return struct.pack(">I", len(said)) + said


def packets(said: bytes) -> list[tuple[int, bytes]]:
    """Return the kinds and the rest of the packets that were said."""
    found = []
    while said:
        length = int.from_bytes(said[:4])
        found.append((said[4], said[5 : 4 + length]))
        said = said[4 + length :]
    return found


ROOT = Path(__file__).parents[3]
INIT = packet(1, struct.pack(">I", 3))


def test_a_client_that_goes_away_ends_the_server(data: Path) -> None:
    assert answered(data, b"") == b""
    assert answered(data, INIT)[4] == 2


@settings(max_examples=200)
@given(st.binary(max_size=60))
def test_no_bytes_whatever_break_it(tmp_path_factory: pytest.TempPathFactory, asked: bytes) -> None:
    data = tmp_path_factory.mktemp("centre")
    answered(data, INIT + packet(*asked[:1] or b"\x0b", struct.pack(">I", 1), asked[1:]) + asked)
    assert sorted(path.name for path in data.rglob("*") if path.is_file()) == []


OUTSIDE = (b"/etc/passwd", b"../../bangfu.keys", b"/in/../../x", b"in/.part", b"\xff\xfe", b"/in/a\x00b", b"out/x")


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_path_has_no_way_out(data: Path, path: bytes) -> None:
    said = answered(data, INIT + packet(3, struct.pack(">I", 7), text(path), struct.pack(">II", 0x1A, 0)))
    _version, (kind, body) = packets(said)
    assert kind == 101, "a status, and no handle"
    assert struct.unpack(">II", body[:8])[1] != 0
    assert [each.name for each in data.rglob("*") if each.is_file()] == []


@pytest.mark.parametrize(("sizes", "answer"), [((299_000_000, 200_000_000), 102), ((300_000_000, 200_000_000), 101)])
def test_nobody_fills_the_disk(data: Path, sizes: tuple[int, ...], answer: int) -> None:
    folders = Folders(data, "li")
    for at, size in enumerate(sizes):
        opened = folders.open(Direction.INCOMING, f"{at}.xlsx", os.O_CREAT | os.O_RDWR)
        os.truncate(opened, size)
        os.close(opened)
    said = answered(data, INIT + packet(3, struct.pack(">I", 7), text(b"in/more"), struct.pack(">II", 0x1A, 0)))
    _version, (kind, _body) = packets(said)
    assert kind == answer, "a handle is 102, a status 101"


def test_the_verb_serves_nobody_who_has_no_account(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_ORIGINAL_COMMAND", "internal-sftp")
    ended = line("seat", who="nobody")
    assert (ended.code, ended.out) == (1, "")
    assert "authorized_keys" in ended.err
    monkeypatch.setenv("SSH_ORIGINAL_COMMAND", "queue all")
    assert "sftp" in line("seat").err
    monkeypatch.delenv("SSH_ORIGINAL_COMMAND")
    assert "ssh -t" in line("seat").err
    assert Folders(line.folder, "li").path(Direction.INCOMING).exists()


@pytest.mark.parametrize("ended", ["rested", "given another password"])
@pytest.mark.parametrize("client", ["waits", "asks", "does not listen"])
def test_a_session_ends_with_the_account_that_it_is_of(line: Line, ended: str, client: str) -> None:
    given = {"BANGFU_DATA": str(line.folder), "BANGFU_AS": "li", "SSH_ORIGINAL_COMMAND": "internal-sftp"}
    command = [sys.executable, "-m", "tui.cli", "seat"]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | given, stdin=PIPE, stdout=PIPE, bufsize=0) as seat:
        assert seat.stdin
        assert seat.stdout
        os.set_blocking(seat.stdin.fileno(), False)
        seat.stdin.write(INIT)
        assert seat.stdout.read(5)[4] == 2
        end(line, ended)
        until = time.monotonic() + 5
        while client != "waits" and seat.poll() is None and time.monotonic() < until:
            with suppress(OSError):
                seat.stdin.write(packet(17, struct.pack(">I", 7), text(b"/in")))
            if client == "asks" and select.select([seat.stdout], [], [], 0.01)[0]:
                seat.stdout.read(1000)
        assert seat.wait(max(until - time.monotonic(), 1)) == 0


def end(line: Line, how: str) -> None:
    """End the sessions of Li."""
    store, ring = open_store(line.folder, "zhu"), Keyring(line.folder)
    if how == "rested":
        ring.drop("li")
    else:
        ring.set_password("li", "another-password-of-theirs", store.key)
    store.close()
