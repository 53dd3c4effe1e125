"""The log is held against every backup and anchor; a rightful restore or upgrade leaves nothing to find."""

import shutil
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from storage.copies.as_today import Said
from storage.copies.backup import back_up
from storage.copies.daily import age, back_up_today
from storage.copies.replacing import Replacing
from storage.copies.restoring import restore
from storage.copies.witness import hear, read_anchor, read_anchors
from storage.host.guard import BACKUPS
from storage.proof.check import check, examine
from tests import unlocked
from tests.cases.making import refusal
from tests.centre import Centre, build
from tests.unlocked import open_store


def told(centre: Centre, *backups: Path) -> list[str]:
    return [str(each.what) for each in examine(centre.store, centre.now.date(), (), backups)]


def put_back(centre: Centre, backup: Path) -> Path:
    """Restore a backup over the data of a centre, and return where that was kept."""
    folder, key = centre.store.folder, centre.store.key
    centre.store.close()
    by = Replacing(lambda _ring: key, "wang")
    kept = restore(backup, folder, centre.now, lambda _ring: key, replacing=by, said=Said(former=True)).kept
    centre.store = open_store(folder, "wang")
    assert kept
    return kept


@pytest.fixture
def days(centre: Centre) -> Centre:
    """Return a centre with three daily backups and work between them."""
    for applicant in ("张一", "张二", "张三"):
        centre.open(applicant=applicant)
        back_up_today(centre.store, centre.now, "wang")
        centre.to(1)
    centre.open(applicant="张四")
    return centre


def daily(centre: Centre) -> list[Path]:
    return sorted((centre.store.folder / BACKUPS).glob("*.bangfu"))


def test_each_backup_vouches_for_the_log(days: Centre) -> None:
    assert told(days) == []
    assert hear(days.store, days.now.date()).vouching == 3


def test_newer_backups_are_explained_by_a_restore(days: Centre) -> None:
    put_back(days, daily(days)[0])
    assert told(days) == []
    days.open(applicant="李一")
    days.to(1)
    back_up_today(days.store, days.now, "wang")
    assert told(days) == []
    assert hear(days.store, days.now.date()).vouching == 2  # the first and the last


def test_a_restore_of_what_a_restore_replaced_is_explained_too(days: Centre) -> None:
    kept = put_back(days, daily(days)[1])
    days.open(applicant="李一")
    back_up_today(days.store, days.now, "wang")
    days.to(1)
    put_back(days, kept)
    assert told(days) == []
    assert len(daily(days)) == 4


def test_a_cut_tail_is_not_explained_by_a_restore_before_it(days: Centre, data: Path) -> None:
    put_back(days, daily(days)[0])
    for applicant in ("李一", "李二"):
        days.open(applicant=applicant)
    outside = data.parent / "outside.bangfu"
    back_up(days.store, outside, days.now)
    with unlocked.behind(data) as raw:
        (guard,) = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'audit_no_delete'").fetchone()
        raw.execute("DROP TRIGGER audit_no_delete")
        raw.execute("DELETE FROM audit WHERE seq > (SELECT MAX(seq) - 2 FROM audit)")
        raw.execute(guard)
    said = told(days, outside)
    assert any("outside.bangfu" in each and "少了末尾" in each for each in said)


def test_an_older_backup_contradicts_although_a_newer_one_was_made_of_the_forgery(days: Centre, data: Path) -> None:
    for each in daily(days)[1:]:
        each.unlink()
    with unlocked.behind(data) as raw:
        guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in guards:
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("DELETE FROM audit WHERE seq > 2")
        for _name, sql in guards:
            raw.execute(sql)
    days.open(applicant="李一")
    back_up_today(days.store, days.now, "wang")
    assert any("备份 2026-03-02.bangfu" in each for each in told(days))


def test_a_stray_or_foreign_or_damaged_backup_is_named_and_is_no_fault(days: Centre, tmp_path: Path) -> None:
    folder = days.store.folder / BACKUPS
    shutil.copy(daily(days)[0], folder / "2036-01-01.bangfu")
    (folder / "2026-03-03.bangfu").write_bytes(b"PK and nothing more")
    build(tmp_path / "other")
    other = open_store(tmp_path / "other", "wang")
    back_up(other, tmp_path / "theirs.bangfu", days.now)
    (tmp_path / "theirs.bangfu").replace(folder / "2026-03-04.bangfu")
    other.close()
    assert list(check(days.store)) == []
    said = told(days)
    assert "备份 2036-01-01.bangfu 的日期在今天之后，不算作新的备份；请核对后移走" in said
    assert [each.split("：")[0] for each in said[1:]] == [
        "备份 2026-03-04.bangfu 不能作证",
        "备份 2026-03-03.bangfu 不能作证",
    ]


def test_without_any_witness_it_says_so(centre: Centre) -> None:
    assert told(centre) == ["没有可用的备份，也没有给出校验码：审计日志的末尾若被删去，无从发现"]
    assert list(check(centre.store)) == []


def test_an_anchor_of_what_was_replaced_is_compared_with_what_was_kept_of_it(days: Centre) -> None:
    anchor = days.desk("wang").trail.sign_off()
    kept = put_back(days, daily(days)[0])
    assert not hear(days.store, days.now.date(), [anchor]).contradictions
    forged = read_anchor(f"{anchor.seq}-{'0' * 8}")
    assert hear(days.store, days.now.date(), [forged]).contradictions
    kept.unlink()
    for each in daily(days)[1:]:
        each.unlink()
    odd = hear(days.store, days.now.date(), [forged]).odd
    assert [str(each) for each in odd] == [f"校验码 {forged.short} 属于恢复备份时被替换的数据，这里核对不了"]


def test_anchors_are_read_as_they_stand_on_paper() -> None:
    assert read_anchor(" 1234-9F3A61C2 ").short == "1234-9f3a61c2"
    assert [each.seq for each in read_anchors("# 上半年\n\n12-9f3a61c2 # 三月\n40-00000000")] == [12, 40]
    for typed in ("", "12", "0-9f3a61c2", "12-9f3a", "12-9f3a61cx", "-9f3a61c2"):
        assert refusal(partial(read_anchor, typed)) == "anchor"
    assert refusal(lambda: read_anchors("12-9f3a61c2\n十二")) == "anchor"


def test_the_day_of_a_stray_file_is_not_the_age_of_the_newest(days: Centre) -> None:
    shutil.copy(daily(days)[0], days.store.folder / BACKUPS / "2036-01-01.bangfu")
    (days.store.folder / BACKUPS / "2026-03-05.bangfu").write_bytes(b"none of ours")
    assert age(days.store, date(2026, 3, 5)) == 1


def test_it_says_which_backup_it_reads_and_leaves_nothing_of_it(days: Centre) -> None:
    told = list[tuple[str, int, int]]()
    unpacked = list[int]()

    def report(name: str, done: int, total: int) -> None:
        told.append((name, done, total))
        unpacked.append(len(list(days.store.folder.glob(".bangfu-*"))))

    assert hear(days.store, days.now.date(), report=report).vouching == 3
    assert told == [(path.name, done, 3) for done, path in enumerate(reversed(daily(days)))]
    assert unpacked == [0, 0, 0]
    assert list(days.store.folder.glob(".bangfu-*")) == []
