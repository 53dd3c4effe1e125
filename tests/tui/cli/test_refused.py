"""Every verb that is not for everybody leaves a line in the audit log where a role is refused."""

from pathlib import Path

import pytest

from cases.staff.people import Account, Role
from tests.tui.cli.line import INTAKE, Line
from tests.unlocked import give_passwords, open_store
from tui.cli.verbtable import NAMES

STAFF, AUDITOR, ADMINISTRATOR = "li", "shen", "guan"

REFUSED: dict[str, tuple[str, tuple[str, ...], str]] = {
    "audit": (STAFF, (), "audit"),
    "retention": (STAFF, ("--set", "rights=20"), "retention"),
    "backup": (STAFF, ("{to}/b.bangfu",), "backup"),
    "restore": (STAFF, ("{to}/there.bangfu", "--replace"), "restore"),
    "settings": (STAFF, ("idle_minutes=5",), "accounts"),
    "confirm-day": (STAFF, ("2026-11-23",), "day"),
    "rules": (STAFF, ("{to}/rules.toml",), "rules"),
    "holidays": (STAFF, ("{to}/days.csv",), "rules"),
    "words": (STAFF, ("{to}/words.csv",), "rules"),
    "hand-over": (STAFF, ("li", "zhu", "--reason", "休假"), "hand_over"),
    "twins": (STAFF, (), "merge"),
    "new": (AUDITOR, INTAKE, "opened"),
    "record": (AUDITOR, ("1", "note", "what=看过。"), "note"),
    "import": (AUDITOR, ("{to}/a.xlsx",), "import"),
    "export summary": (ADMINISTRATOR, ("1", "-o", "{to}/a.docx"), "summary"),
    "export meeting": (ADMINISTRATOR, ("--queue", "open", "-o", "{to}/a.docx"), "meeting"),
    "export list": (ADMINISTRATOR, ("--queue", "all", "-o", "{to}/l.xlsx"), "list"),
    "export agenda": (ADMINISTRATOR, ("--all", "-o", "{to}/a.docx"), "agenda"),
    "export person": (STAFF, ("1", "-o", "{to}/a.docx"), "person"),
    "show": (ADMINISTRATOR, ("1", "--names"), "names"),
    "search": (ADMINISTRATOR, ("张", "--names"), "names"),
    "queue": (ADMINISTRATOR, ("all", "--names"), "names"),
    "today": (ADMINISTRATOR, ("--names",), "names"),
}
"""Who is refused which verb with which words, and what of that the log says."""

FOR_ALL = {"demo", "events", "check", "recover", "clock", "seat"}


@pytest.fixture
def guarded(in_hand: Line, tmp_path: Path) -> Line:
    """Return a line with an administrator too, and files to name."""
    in_hand.done("backup", str(tmp_path / "there.bangfu"), who="zhu")
    for name in ("rules.toml", "days.csv", "words.csv", "a.xlsx"):
        (tmp_path / name).write_text("", encoding="utf-8")
    store = open_store(in_hand.folder, "zhu")
    with store.writing():
        store.add_account(Account("guan", "管平", Role.ADMINISTRATOR, "YT", everywhere=True))
    give_passwords(store, "guan")
    store.close()
    return in_hand


def last_line(line: Line) -> tuple[str, str, str, str]:
    store = open_store(line.folder, "zhu")
    query = "SELECT by_account, deed, detail ->> 'what', detail ->> 'rule' FROM audit ORDER BY seq DESC LIMIT 1"
    row: tuple[str, str, str, str] = store.run(query).fetchone()
    store.close()
    return row


@pytest.mark.parametrize("verb", REFUSED)
def test_what_is_refused_to_a_role_is_a_line_of_the_log(guarded: Line, tmp_path: Path, verb: str) -> None:
    who, words, what = REFUSED[verb]
    ended = guarded(*verb.split(), *(word.replace("{to}", str(tmp_path)) for word in words), who=who)
    assert ended.code == 1, ended
    assert last_line(guarded) == (who, "refused", what, "role")


def test_every_verb_is_tried_or_is_for_everybody() -> None:
    assert set(REFUSED) | FOR_ALL == set(NAMES)


def test_a_restore_that_is_refused_later_is_a_line_too(guarded: Line, tmp_path: Path) -> None:
    broken = tmp_path / "there.bangfu"
    broken.write_bytes(broken.read_bytes()[:-5000] + bytes(5000))
    assert guarded("restore", str(broken), "--replace", who="zhu").code == 1
    who, action, what, rule = last_line(guarded)
    assert (who, action, what) == ("zhu", "refused", "restore")
    assert rule != "role"
