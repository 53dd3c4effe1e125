"""Accounts: added, given passwords, disabled, enabled again, and by nobody but the administrator."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from cases.staff.people import Account, Role
from cases.values.refusal import Refused
from storage.desk import Desk
from storage.opening.door import recover, sign_in
from storage.opening.opening import open_centre
from storage.seat import Seat
from storage.staffing.staffing import Staffing
from storage.store.store import Store
from tests.cases.making import refusal
from tests.centre import Centre
from tests.unlocked import PASSWORD, QUICK, found

NEW = Account("ding", "丁宁", Role.STAFF, "ZF")
OTHER = "另外一句不短的话"


def staffing(centre: Centre, by: str = "admin") -> Staffing:
    return Staffing(Seat(centre.store, centre.store.account(by), lambda: centre.now), QUICK)


def comes_in(centre: Centre, account: str, password: str = PASSWORD) -> bool:
    """Tell whether somebody can sign in."""
    why = refusal(partial(sign_in, centre.store.folder, account, password, centre.now))
    assert why in ("", "password")
    return not why


def test_who_is_added_can_come_in(centre: Centre) -> None:
    staffing(centre).add(NEW, OTHER)
    assert comes_in(centre, "ding", OTHER)
    assert not comes_in(centre, "ding")
    store, account = sign_in(centre.store.folder, "ding", OTHER, centre.now)
    assert account == NEW
    assert Desk(store, account, lambda: centre.now).station.name == "芝罘区站"
    store.close()


@pytest.mark.parametrize(
    ("changed", "password", "rule"),
    [
        ({"account": " "}, OTHER, "needed"),
        ({"name": "\x00"}, OTHER, "needed"),
        ({"station": "XX"}, OTHER, "unknown_station"),
        ({"account": "li"}, OTHER, "taken"),
        ({}, "short", "password_length"),
        ({}, "password1", "password_common"),
    ],
)
def test_who_cannot_be_added(centre: Centre, changed: dict[str, str], password: str, rule: str) -> None:
    from dataclasses import replace

    before = centre.store.accounts()
    assert refusal(lambda: staffing(centre).add(replace(NEW, **changed), password)) == rule  # type: ignore[arg-type]
    assert centre.store.accounts() == before


def test_a_password_that_is_set_anew_takes_the_place_of_the_old_one(centre: Centre) -> None:
    staffing(centre).set_password("li", OTHER)
    assert not comes_in(centre, "li")
    assert comes_in(centre, "li", OTHER)
    assert refusal(lambda: staffing(centre).set_password("nobody", OTHER)) == "unknown_account"


def test_one_changes_ones_own_password_with_the_old_one(centre: Centre) -> None:
    mine = staffing(centre, "li")
    assert refusal(lambda: mine.change_own("a guess of mine", OTHER)) == "password"
    assert refusal(lambda: mine.change_own(PASSWORD, "short")) == "password_length"
    mine.change_own(PASSWORD, OTHER)
    assert not comes_in(centre, "li")
    assert comes_in(centre, "li", OTHER)


def test_who_is_put_to_rest_is_shown_out_and_stays_outside(centre: Centre) -> None:
    sitting, case = centre.desk("li"), centre.open()
    staffing(centre).disable("li")
    assert not comes_in(centre, "li")
    doors: list[Callable[[], object]] = [
        *(partial(getattr, sitting, room) for room in ("queues", "search", "drafts", "colleagues", "staffing")),
        partial(sitting.cases.file, case.id),
        partial(sitting.cases.resolve, "1"),
        partial(sitting.trail.reveal, "case", [case.id]),
        partial(getattr, sitting, "papers"),
    ]
    assert [refusal(door) for door in doors] == ["session"] * len(doors)
    assert refusal(partial(sitting.session.prove, PASSWORD)) == "password"
    assert refusal(lambda: sitting.casework.open(case.history[0].entry.event)) == "session"  # type: ignore[arg-type]
    assert centre.desk("wang").cases.file(case.id).case == case.case


def test_who_is_called_back_has_a_new_password(centre: Centre) -> None:
    staffing(centre).disable("li")
    staffing(centre).enable("li", OTHER)
    assert comes_in(centre, "li", OTHER)
    assert not comes_in(centre, "li")


def over(desk: Desk) -> str:
    """Return the sentence by which a session is over, empty where it goes on."""
    try:
        desk.queues.counts()
    except Refused as refused:
        return " ".join(str(each.sentence) for each in refused.problems if each.rule == "session")
    return ""


def test_a_password_that_is_set_anew_ends_the_sessions_of_the_old_one(centre: Centre) -> None:
    sitting, other = centre.desk("li"), centre.desk("zhao")
    staffing(centre).set_password("li", OTHER)
    assert over(sitting) == "您的密码已重置，请用新密码重新登录"
    assert over(centre.desk("li")) == over(other) == ""


def test_ones_own_new_password_ends_ones_other_sessions_and_not_this_one(centre: Centre) -> None:
    here, there = centre.desk("li"), centre.desk("li")
    here.staffing.change_own(PASSWORD, OTHER)
    assert over(here) == ""
    assert over(there) == "您的密码已重置，请用新密码重新登录"
    admin, elsewhere = centre.desk("admin"), centre.desk("admin")
    admin.staffing.set_password("admin", OTHER)
    assert over(admin) == ""
    assert over(elsewhere) != ""


def test_the_recovery_key_ends_the_sessions_of_the_password_before(tmp_path: Path) -> None:
    store = found(tmp_path / "recovered", centre="中心", station="YT", account="wang", name="王芳")
    sitting = Desk(store, store.account("wang"), lambda: datetime(2026, 3, 2, 9))
    assert over(sitting) == ""
    recover(store.folder, "wang", store.recovery, OTHER, datetime(2026, 3, 2, 9))
    assert over(sitting) == "您的密码已重置，请用新密码重新登录"
    store.close()


def test_who_is_moved_comes_in_anew_as_what_they_are_now(centre: Centre) -> None:
    sitting, case = centre.desk("li"), centre.open()
    staffing(centre).move("li", Role.SUPERVISOR, "ZF", everywhere=False)
    assert over(sitting) == "您的角色或站点已由管理员更改，请重新登录"
    assert comes_in(centre, "li")
    moved = centre.desk("li")
    assert (moved.account.role, moved.station.code, moved.account.everywhere) == (Role.SUPERVISOR, "ZF", False)
    assert refusal(partial(moved.cases.file, case.id)) == "unknown_case"
    line = centre.desk("audit").trail.lines(who="admin", most=1)[0]
    assert line.detail == {"what": "moved", "account": "li", "role": "supervisor", "station": "ZF", "everywhere": 0}


@pytest.mark.parametrize(
    ("role", "station", "everywhere"),
    [(Role.SUPERVISOR, "YT", False), (Role.STAFF, "ZF", False), (Role.STAFF, "YT", True)],
)
def test_a_session_is_over_with_any_change_of_what_somebody_is(
    centre: Centre, role: Role, station: str, everywhere: bool
) -> None:
    sitting, other = centre.desk("li"), centre.desk("zhao")
    staffing(centre).move("li", role, station, everywhere=everywhere)
    assert over(sitting) == "您的角色或站点已由管理员更改，请重新登录"
    assert over(centre.desk("li")) == over(other) == ""


def test_a_session_of_before_a_rest_is_over_after_it_too(centre: Centre) -> None:
    sitting = centre.desk("li")
    staffing(centre).disable("li")
    assert over(sitting) == "您的账号已停用，不能再办理；请联系管理员"
    staffing(centre).enable("li", OTHER)
    assert over(sitting) == "您的密码已重置，请用新密码重新登录"


@pytest.mark.parametrize(
    ("name", "role", "station", "rule"),
    [
        ("admin", Role.STAFF, "YT", "last"),
        ("li", Role.STAFF, "XX", "unknown_station"),
        ("li", Role.STAFF, "YT", "same_post"),
        ("nobody", Role.STAFF, "YT", "unknown_account"),
    ],
)
def test_who_cannot_be_moved(centre: Centre, name: str, role: Role, station: str, rule: str) -> None:
    before = centre.store.accounts()
    assert refusal(lambda: staffing(centre).move(name, role, station, everywhere=False)) == rule
    assert centre.store.accounts() == before


def test_two_administrators_cannot_demote_each_other(centre: Centre) -> None:
    staffing(centre).move("li", Role.ADMINISTRATOR, "YT", everywhere=True)
    one, other = staffing(centre, "admin"), staffing(centre, "li")
    one.move("li", Role.STAFF, "YT", everywhere=False)
    assert refusal(lambda: other.move("admin", Role.STAFF, "YT", everywhere=False)) == "session"
    assert refusal(lambda: other.disable("admin")) == "session"
    assert centre.store.account("admin").role is Role.ADMINISTRATOR


def test_who_signs_in_while_a_password_is_set_anew_has_no_session_of_the_old_one(centre: Centre) -> None:
    """The keyring is read, and changed by somebody else before the account is."""
    folder = centre.store.folder

    def late(*given: object) -> Store:
        store = open_centre(*given)  # type: ignore[arg-type]
        staffing(centre).set_password("li", OTHER)
        return store

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("storage.opening.door.open_centre", late)
        assert refusal(lambda: sign_in(folder, "li", PASSWORD, centre.now)) == "password"


def test_nobody_puts_themselves_to_rest(centre: Centre) -> None:
    assert refusal(lambda: staffing(centre).disable("admin")) == "last"
    assert comes_in(centre, "admin")


def test_stations_are_added(centre: Centre) -> None:
    staffing(centre).add_station("mp", " 牟平区站 ", "station")
    assert ("MP", "牟平区站") in [(each.code, each.name) for each in centre.store.stations()]
    for code, name, rule in (("MP", "又一个", "taken"), ("9", "站", "station_code"), ("KF", " ", "needed")):
        assert refusal(lambda code=code, name=name: staffing(centre).add_station(code, name, "station")) == rule  # type: ignore[misc]


@pytest.mark.parametrize("by", ["wang", "li", "audit"])
def test_it_is_the_administrators_affair(centre: Centre, by: str) -> None:
    other = staffing(centre, by)
    tried: list[Callable[[], object]] = [
        other.everyone,
        lambda: other.add(NEW, OTHER),
        lambda: other.add_station("MP", "牟平区站", "station"),
        lambda: other.set_password("sun", OTHER),
        lambda: other.disable("sun"),
        lambda: other.move("sun", Role.STAFF, "YT", everywhere=False),
        lambda: other.enable("gone", OTHER),
    ]
    assert [refusal(each) for each in tried] == ["role"] * len(tried)
    assert comes_in(centre, "sun")


def test_a_new_password_ends_a_lock(centre: Centre) -> None:
    for _ in range(5):
        assert not comes_in(centre, "li", "a guess of mine")
    assert refusal(lambda: sign_in(centre.store.folder, "li", PASSWORD, centre.now)) == "locked"
    staffing(centre).set_password("li", OTHER)
    assert comes_in(centre, "li", OTHER)


def test_the_recovery_key_sets_a_password(centre: Centre) -> None:
    folder = centre.store.folder.parent / "recovered"
    store = found(folder, centre="中心", station="YT", account="wang", name="王芳")
    store.close()
    assert refusal(lambda: recover(folder, "wang", "AAAAA-BBBBB", OTHER, centre.now)) == "recovery"
    assert refusal(lambda: recover(folder, "nobody", store.recovery, OTHER, centre.now)) == "unknown_account"
    assert refusal(lambda: recover(folder, "wang", store.recovery, "short", centre.now)) == "password_length"
    recover(folder, "wang", store.recovery.lower().replace("-", " "), OTHER, centre.now)
    sign_in(folder, "wang", OTHER, centre.now + timedelta(days=1))[0].close()


def test_the_recovery_key_opens_no_account_that_is_at_rest(tmp_path: Path) -> None:
    store = found(tmp_path / "new", centre="中心", station="YT", account="wang", name="王芳")
    with store.writing():
        store.add_account(Account("feng", "冯立", Role.ADMINISTRATOR, "YT", active=False))
    now = datetime(2026, 3, 2, 9)
    assert refusal(lambda: recover(store.folder, "feng", store.recovery, OTHER, now)) == "unknown_account"
    assert refusal(lambda: sign_in(store.folder, "feng", OTHER, now)) == "password"
    store.close()
