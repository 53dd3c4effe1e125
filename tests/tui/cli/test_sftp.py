"""What a client that copies files can ask of one's own folders, and what it is answered."""

import os
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.staff.ownfiles import Side
from storage.outgoing.folders import Folders
from tests.tui.cli.line import Line
from tui.cli import sftp


def answered(data: Path, asked: bytes) -> bytes:
    """Return what the server says to these bytes, before the client goes away."""
    to_server, from_client = os.pipe()
    from_server, to_client = os.pipe()
    os.write(from_client, asked)
    os.close(from_client)
    sftp.serve(Folders(data, "li"), to_server, to_client)
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


def test_the_verb_serves_nobody_who_has_no_account(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_ORIGINAL_COMMAND", "internal-sftp")
    ended = line("seat", who="nobody")
    assert (ended.code, ended.out) == (1, "")
    assert "authorized_keys" in ended.err
    monkeypatch.setenv("SSH_ORIGINAL_COMMAND", "queue all")
    assert "sftp" in line("seat").err
    monkeypatch.delenv("SSH_ORIGINAL_COMMAND")
    assert "ssh -t" in line("seat").err
    assert Folders(line.folder, "li").path(Side.INCOMING).exists()
