"""The keyring opens for who knows a password, is slow to guess at, and is whole or refused."""

import json
import os
import stat
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.values.refusal import Refused
from storage.host.ticks import Tick
from storage.keys.keyring import GUESSES, KEYS, Keyring
from tests.cases.making import refusal
from tests.unlocked import PASSWORD, QUICK

NOW = Tick("this run", 90_000.0)
MINUTE = 60.0
WRONG = "a guess of mine"


@pytest.fixture
def key(tmp_path: Path) -> bytes:
    """Make a keyring for `wang` and return its key."""
    return Keyring.create(tmp_path, "wang", PASSWORD, cost=QUICK)[1]


def guess(folder: Path, account: str = "wang", password: str = WRONG, after: float = 0.0, boot: str = NOW.boot) -> str:
    """Try to open the keyring in a program of its own making; return the rule that stood against it."""
    ring = Keyring(folder, QUICK, lambda: Tick(boot, NOW.seconds + after))
    return refusal(partial(ring.key, account, password))


def test_the_password_gives_the_key(tmp_path: Path, key: bytes) -> None:
    assert Keyring(tmp_path, QUICK).key("wang", PASSWORD) == key
    assert len(key) == 32
    assert not Keyring(tmp_path).plain


@pytest.mark.usefixtures("key")
def test_unknown_and_wrong_are_told_in_the_same_words(tmp_path: Path) -> None:
    told = set()
    for account, password in (("wang", WRONG), ("nobody", WRONG), ("nobody", PASSWORD), ("wang", "")):
        with pytest.raises(Refused) as refused:
            Keyring(tmp_path, QUICK).key(account, password)
        told.add((str(refused.value), refused.value.problems[0].rule))
    assert len(told) == 1


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize("account", ["wang", "nobody"])
def test_five_wrong_ones_lock_for_a_quarter_of_an_hour(tmp_path: Path, account: str) -> None:
    assert [guess(tmp_path, account) for _ in range(GUESSES + 1)] == ["password"] * GUESSES + ["locked"]
    assert guess(tmp_path, account, PASSWORD, 14 * MINUTE) == "locked"
    after = guess(tmp_path, account, PASSWORD, 15 * MINUTE)
    assert after == ("" if account == "wang" else "password")
    assert guess(tmp_path, "li") == "password", "others are not locked"


@pytest.mark.usefixtures("key")
def test_a_guess_while_locked_makes_it_no_longer(tmp_path: Path) -> None:
    for _ in range(GUESSES):
        guess(tmp_path)
    for minute in range(15):
        assert guess(tmp_path, after=minute * MINUTE) == "locked"
    assert guess(tmp_path, password=PASSWORD, after=15 * MINUTE) == ""


@pytest.mark.usefixtures("key")
def test_after_a_lock_one_has_five_guesses_again(tmp_path: Path) -> None:
    for _ in range(GUESSES):
        guess(tmp_path)
    later = 15 * MINUTE
    assert [guess(tmp_path, after=later) for _ in range(GUESSES + 1)] == ["password"] * GUESSES + ["locked"]


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize("run", [("another run", 30.0), ("another run", 900_000.0), ("", 30.0), (NOW.boot, -89_000.0)])
def test_another_run_of_the_host_neither_ends_nor_prolongs_a_lock(tmp_path: Path, run: tuple[str, float]) -> None:
    boot, after = run
    for _ in range(GUESSES):
        guess(tmp_path)
    assert guess(tmp_path, password=PASSWORD, after=after, boot=boot) == "locked"
    assert guess(tmp_path, password=PASSWORD, after=after + 14 * MINUTE, boot=boot) == "locked"
    assert guess(tmp_path, password=PASSWORD, after=after + 15 * MINUTE, boot=boot) == ""


@pytest.mark.usefixtures("key")
def test_where_the_system_has_no_name_for_its_run_a_lock_ends_all_the_same(tmp_path: Path) -> None:
    for _ in range(GUESSES):
        guess(tmp_path, boot="")
    assert guess(tmp_path, password=PASSWORD, after=14 * MINUTE, boot="") == "locked"
    assert guess(tmp_path, password=PASSWORD, after=15 * MINUTE, boot="") == ""


@pytest.mark.usefixtures("key")
def test_a_lock_of_an_older_program_is_as_long_as_ever_from_now_on(tmp_path: Path) -> None:
    for _ in range(GUESSES):
        guess(tmp_path)
    locks = tmp_path / "bangfu.locks"
    (name,) = json.loads(locks.read_text())
    locks.write_text(json.dumps({name: {"wrong": GUESSES, "at": "2020-01-01T00:00:00"}}))
    assert guess(tmp_path, password=PASSWORD) == "locked"
    assert guess(tmp_path, password=PASSWORD, after=15 * MINUTE) == ""


BAD_LOCKS = ["", "{", "[]", "null", '{"%s": 5}', '{"%s": {"wrong": "6"}}', '{"%s": {"wrong": -1, "boot": "", "up": 1}}']


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize("text", BAD_LOCKS)
def test_a_file_of_locks_that_is_spoilt_keeps_nobody_out(tmp_path: Path, text: str) -> None:
    guess(tmp_path)
    locks = tmp_path / "bangfu.locks"
    (name,) = json.loads(locks.read_text())
    locks.write_text(text % name if "%s" in text else text)
    assert guess(tmp_path, password=PASSWORD) == ""


def test_no_clock_that_is_set_ends_a_lock(tmp_path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(key) == 32
    for _ in range(GUESSES):
        guess_here(tmp_path, {})
    for zone in ("XXX-14", "XXX24", "Asia/Shanghai", "UTC"):
        assert guess_here(tmp_path, {"TZ": zone}) == "locked"
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    assert refusal(partial(Keyring(tmp_path, QUICK).key, "wang", PASSWORD)) == "locked"


def guess_here(folder: Path, environment: dict[str, str]) -> str:
    """Give the right password, or where there are no other settings a wrong one, in a process of its own."""
    program = (
        "import sys; from functools import partial; from pathlib import Path; "
        "from storage.keys.keyring import Keyring; "
        "from tests.cases.making import refusal; from tests.unlocked import QUICK; "
        "sys.stdout.write(refusal(partial(Keyring(Path(sys.argv[1]), QUICK).key, 'wang', sys.argv[2])))"
    )
    words = [sys.executable, "-c", program, str(folder), PASSWORD if environment else WRONG]
    return subprocess.run(words, env={**os.environ, **environment}, capture_output=True, text=True, check=True).stdout


@pytest.mark.usefixtures("key")
def test_the_right_one_forgets_the_wrong_ones_before(tmp_path: Path) -> None:
    for _ in range(3):
        assert [guess(tmp_path) for _ in range(GUESSES - 1)] == ["password"] * (GUESSES - 1)
        assert guess(tmp_path, password=PASSWORD) == ""


@pytest.mark.usefixtures("key")
def test_guesses_of_several_threads_all_count(tmp_path: Path) -> None:
    told: list[str] = []
    ready = threading.Barrier(8)

    def one() -> None:
        ready.wait()
        told.append(guess(tmp_path))

    people = [threading.Thread(target=one) for _ in range(8)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert sorted(told) == ["locked"] * 3 + ["password"] * GUESSES


@pytest.mark.faults
@pytest.mark.usefixtures("key")
def test_guesses_of_several_programs_all_count(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.storage.test_keyring import guess; "
        "sys.stdout.write(guess(Path(sys.argv[1])))"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(7)
    ]
    told = [each.communicate(timeout=60)[0] for each in running]
    assert sorted(told) == ["locked"] * 2 + ["password"] * GUESSES


def test_a_changed_password_wraps_the_same_key_anew(tmp_path: Path, key: bytes) -> None:
    ring = Keyring(tmp_path, QUICK)
    for _ in range(GUESSES):
        guess(tmp_path)
    ring.set_password("wang", "另外一句不短的话", key)
    assert guess(tmp_path, password=PASSWORD) == "password"
    assert ring.key("wang", "另外一句不短的话") == key


def test_who_is_dropped_opens_nothing(tmp_path: Path, key: bytes) -> None:
    ring = Keyring(tmp_path, QUICK)
    ring.set_password("li", PASSWORD, key)
    ring.drop("li")
    ring.drop("nobody")
    assert guess(tmp_path, "li", PASSWORD) == "password"
    assert ring.accounts() == {"wang"}


def test_a_seal_that_is_moved_to_another_account_opens_nothing(tmp_path: Path, key: bytes) -> None:
    Keyring(tmp_path, QUICK).set_password("li", "另外一句不短的话", key)
    held = json.loads((tmp_path / KEYS).read_text())
    held["accounts"]["wang"] = held["accounts"]["li"]
    (tmp_path / KEYS).write_text(json.dumps(held))
    assert guess(tmp_path, "wang", "另外一句不短的话") == "password"


def test_the_recovery_key_gives_the_key(tmp_path: Path) -> None:
    ring, key, recovery = Keyring.create(tmp_path, "wang", PASSWORD, cost=QUICK)
    assert ring.recovered(recovery) == key
    assert refusal(partial(ring.recovered, recovery[:-1] + ("A" if recovery[-1] != "A" else "B"))) == "recovery"
    assert refusal(partial(ring.recovered, "")) == "recovery"


def test_no_secret_is_in_the_folder_and_it_is_its_owners_alone(tmp_path: Path, key: bytes) -> None:
    guess(tmp_path)
    files = list(tmp_path.iterdir())
    assert len(files) == 3
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert not [secret for secret in (PASSWORD, WRONG, key.hex()) if secret in text]


BAD = ["", "{", "[]", "5", "null", '"x"', "{}", '{"form": 2}', '{"form": "1"}', "\udcff", '{"form": 1}']


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize("text", BAD)
def test_a_bad_file_is_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / KEYS).write_bytes(text.encode("utf-8", "surrogateescape"))
    assert guess(tmp_path, password=PASSWORD) == "keyring"
    assert refusal(partial(Keyring(tmp_path).recovered, "X")) == "keyring"
    assert (tmp_path / KEYS).read_bytes() == text.encode("utf-8", "surrogateescape")


@pytest.mark.usefixtures("key")
def test_a_file_that_is_gone_is_missed(tmp_path: Path) -> None:
    (tmp_path / KEYS).unlink()
    assert guess(tmp_path) == "keyring"


VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.lists(st.integers(), max_size=2)


@pytest.mark.usefixtures("key")
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(["form", "cipher", "accounts", "recovery", "wang"]), value=VALUES)
def test_whatever_stands_in_it_gives_one_kind_of_error(tmp_path: Path, place: str, value: object) -> None:
    whole = (tmp_path / KEYS).read_text(encoding="utf-8")
    held = json.loads(whole)
    (held["accounts"] if place == "wang" else held)[place] = value
    (tmp_path / KEYS).write_text(json.dumps(held), encoding="utf-8")
    try:
        ring = Keyring(tmp_path, QUICK)
        rules = {refusal(partial(ring.key, "wang", PASSWORD)), refusal(partial(ring.recovered, "X"))}
        assert rules <= {"", "keyring", "password", "locked", "recovery"}
        assert refusal(lambda: ring.plain) in ("", "keyring")
        assert refusal(ring.accounts) in ("", "keyring")
    finally:
        (tmp_path / KEYS).write_text(whole, encoding="utf-8")
        (tmp_path / "bangfu.locks").unlink(missing_ok=True)


@pytest.mark.usefixtures("key")
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 10_000), byte=st.integers(0, 255), which=st.sampled_from([KEYS, "bangfu.locks"]))
def test_a_byte_that_rots_gives_one_kind_of_error(tmp_path: Path, at: int, byte: int, which: str) -> None:
    guess(tmp_path)
    whole = (tmp_path / which).read_bytes()
    place = at % len(whole)
    (tmp_path / which).write_bytes(whole[:place] + bytes([byte]) + whole[place + 1 :])
    try:
        assert guess(tmp_path, password=PASSWORD) in ("", "keyring", "password", "locked")
    finally:
        (tmp_path / which).write_bytes(whole)
        (tmp_path / "bangfu.locks").unlink(missing_ok=True)
