"""What may be done at the desk, action by action, with the lines that each must leave, written out by hand."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from cases.directory.records import Person
from cases.directory.twins import Decision
from cases.staff.outgoing import Place
from cases.staff.people import Account, Role
from storage.copies.daily import back_up_today
from storage.opening.door import sign_in
from storage.staffing.staffing import Staffing
from tests.cases.making import refusal
from tests.centre import Centre
from tests.storage.test_importing import look, sheet
from tests.unlocked import PASSWORD, QUICK

OTHER = "另外一句不短的话"
NUMBER = "11010519491231002X"
LEDGER = sheet(("姓名", "身份证号码", "联系电话"), ("桂英", NUMBER, "13800000000"), ("王强", "", "1"))
NEW = Account("ding", "丁宁", Role.STAFF, "ZF")

Line = tuple[str, str, int, dict[str, Any]]
Do = Callable[[Centre], object]


class Act(NamedTuple):
    """Something done at the desk, and the lines that it leaves: by whom, which action, of which case, what more.

    first: is done before. whole: whether it is one write.
    """

    do: Do
    lines: list[Line]
    first: Do = id
    whole: bool = True


def staffing(centre: Centre, by: str = "admin") -> Staffing:
    return Staffing(centre.desk(by), QUICK)


def handed(centre: Centre) -> Callable[[Account], int]:
    return lambda _who: centre.desk("admin").handing.left_over("li", "zhao", "调离。")


def merged(centre: Centre) -> None:
    """Merge the newer record of one name into the older."""
    newer, older = centre.desk("wang").directory.page("person", "张伟")
    centre.desk("wang").merging.merge(older.id, newer.id, (0, 1))


def in_two_stations(centre: Centre) -> None:
    """Let the same person come to two stations, which know nothing of each other."""
    for by in ("sun", "li"):
        centre.open(by, applicant="桂英", id_number=NUMBER)


def pair(centre: Centre) -> int:
    return centre.desk("wang").twins.waiting()[0].id


def paper(centre: Centre) -> None:
    out = centre.desk("li").papers.out(Place(centre.store.folder.parent / "a.txt"), "summary", [1], masked=False)
    out.write(".txt", lambda file, _folder: file.write(b"x"), lambda _file: None)


def imported(centre: Centre) -> None:
    centre.desk("li").importing.apply(look(centre, LEDGER), "a.xlsx", good_rows=True)


def tied(centre: Centre) -> None:
    centre.add(1, "linked", number="YT0002", relation="earlier", note="同一雇主。")


def over_for_long(centre: Centre) -> None:
    """Let a case that another one notes be closed so long that it may be erased."""
    tied(centre)
    centre.add(2, "linked", number="YT0001", relation="same_employer", note="张伟也在那里。")
    centre.add(1, "withdrawn", "wang", ground="own")
    centre.to(date(2057, 3, 3))


HANDED: list[Line] = [("wang", "recorded", case, {"event": "handed_over"}) for case in (1, 2)]
LEFT: list[Line] = [("admin", "recorded", case, {"event": "handed_over"}) for case in (1, 2)]

ACTS: dict[str, Act] = {
    "an account is added": Act(
        lambda centre: staffing(centre).add(NEW, OTHER),
        [("admin", "staffed", 0, {"what": "added", "account": "ding", "role": "staff"})],
    ),
    "a station is added": Act(
        lambda centre: staffing(centre).add_station("KF", "开发区站", "station"),
        [("admin", "staffed", 0, {"what": "station", "station": "KF"})],
    ),
    "the idle lock is set": Act(
        lambda centre: staffing(centre).set_idle("7"), [("admin", "set", 0, {"what": "idle_minutes", "minutes": 7})]
    ),
    "the days of own files are set": Act(
        lambda centre: staffing(centre).set_file_days("5"), [("admin", "set", 0, {"what": "file_days", "days": 5})]
    ),
    "somebody is moved, who leaves two cases": Act(
        lambda centre: staffing(centre).move("li", Role.STAFF, "ZF", everywhere=False, then=handed(centre)),
        [
            (
                "admin",
                "staffed",
                0,
                {"what": "moved", "account": "li", "role": "staff", "station": "ZF", "everywhere": 0},
            ),
            *LEFT,
        ],
    ),
    "somebody is disabled, who leaves two cases": Act(
        lambda centre: staffing(centre).disable("li", then=handed(centre)),
        [("admin", "staffed", 0, {"what": "rested", "account": "li"}), *LEFT],
    ),
    "cases that were left are handed over": Act(
        lambda centre: centre.desk("admin").handing.left_over("li", "zhao", "调离。"),
        LEFT,
        lambda centre: staffing(centre).disable("li"),
    ),
    "a password is set": Act(
        lambda centre: staffing(centre).set_password("li", OTHER),
        [("admin", "staffed", 0, {"what": "password", "account": "li"})],
    ),
    "one's own password is set": Act(
        lambda centre: staffing(centre, "li").change_own(PASSWORD, OTHER),
        [("li", "staffed", 0, {"what": "own_password", "account": "li"})],
    ),
    "somebody is called back": Act(
        lambda centre: staffing(centre).enable("gone", OTHER),
        [("admin", "staffed", 0, {"what": "called_back", "account": "gone"})],
    ),
    "a recovery key is made": Act(
        lambda centre: staffing(centre).renew_recovery(),
        [("admin", "staffed", 0, {"what": "recovery", "account": "admin"})],
    ),
    "one person is enough": Act(
        lambda centre: centre.desk("admin").colleagues.set_one_person(True),
        [("admin", "set", 0, {"what": "one_person", "on": 1})],
    ),
    "one person is enough no more": Act(
        lambda centre: centre.desk("admin").colleagues.set_one_person(False),
        [("admin", "set", 0, {"what": "one_person", "on": 0})],
    ),
    "a restricted case is read": Act(lambda centre: centre.desk("wang").cases.file(3), [("wang", "read", 3, {})]),
    "names are shown": Act(
        lambda centre: centre.desk("li").trail.reveal("search", [1, 2]),
        [("li", "revealed", 0, {"what": "search", "cases": 2})],
    ),
    "a paper is written": Act(
        paper, [("li", "exported", 1, {"what": "summary", "cases": 1, "masked": 0, "anchor": "?"})]
    ),
    "a paper is stopped": Act(
        lambda centre: centre.desk("li").papers.out(Place(Path("a.docx")), "list", [1, 2], masked=True).stopped(),
        [("li", "stopped", 0, {"what": "list", "cases": 2, "masked": 1})],
    ),
    "the log is signed off": Act(
        lambda centre: centre.desk("wang").trail.sign_off(), [("wang", "signed_off", 0, {"what": "audit"})]
    ),
    "own rules are taken": Act(
        lambda centre: centre.desk("wang").rules.take("", "own.toml"),
        [("wang", "set", 0, {"what": "own_rules", "rules": 0})],
    ),
    "own days are taken": Act(
        lambda centre: centre.desk("wang").rules.take_days("2027,complete,通知", "days.csv"),
        [("wang", "set", 0, {"what": "own_days", "days": 0, "years": 1})],
    ),
    "all is reckoned": Act(
        lambda centre: centre.desk("wang").rules.reckon(),
        [("wang", "set", 0, {"what": "rules_reckoned", "cases": 0})],
        whole=False,
    ),
    "a retention period is set": Act(
        lambda centre: centre.desk("wang").retention.set_term("rights", "20"),
        [("wang", "set", 0, {"what": "retention_rights", "years": 20})],
    ),
    "everything is handed over": Act(lambda centre: centre.desk("wang").handing.over("li", "zhao", "调离。"), HANDED),
    "something is recorded": Act(
        lambda centre: centre.add(1, "note", what="看过。"), [("li", "recorded", 1, {"event": "note"})]
    ),
    "a case is opened beside what it may be": Act(
        lambda centre: centre.open(respondents="个人雇主：李四", decision="no_conflict"),
        [("li", "recorded", 4, {"event": "opened"}), ("li", "recorded", 4, {"event": "compared"})],
    ),
    "two cases are tied": Act(tied, [("li", "recorded", case, {"event": "linked"}) for case in (1, 2)]),
    "a case is split": Act(
        lambda centre: centre.add(1, "split_off", names="李静", reason="不同。"),
        [
            ("li", "recorded", 1, {"event": "split_off"}),
            ("li", "recorded", 4, {"event": "opened"}),
            ("li", "recorded", 4, {"event": "linked"}),
            ("li", "recorded", 1, {"event": "linked"}),
        ],
        lambda centre: centre.add(1, "roster", members="张伟\n李静"),
    ),
    "a case goes to who cannot work on it": Act(
        lambda centre: centre.add(1, "returned", "wang", comment="缺送达回证。"),
        [("wang", "recorded", 1, {"event": each}) for each in ("returned", "released")],
        lambda centre: (
            centre.add(1, "closing", outcome="mediated", summary="完。", claimed="0", awarded="0", received="0"),
            staffing(centre).disable("li"),
        ),
    ),
    "a case is erased, and what another notes of it": Act(
        lambda centre: centre.add(1, "erased", "wang", ground="expired"),
        [
            ("wang", "erased", 1, {"entries": 6}),
            *(
                (by, "recorded", 1, {"event": event})
                for by, event in [
                    ("li", "opened"),
                    ("wang", "accepted"),
                    ("wang", "assigned"),
                    ("li", "linked"),
                    ("li", "linked"),
                    ("wang", "withdrawn"),
                    ("wang", "erased"),
                ]
            ),
            ("wang", "erased", 2, {"what": "tie", "entries": 1}),
            *(
                (by, "recorded", 2, {"event": event})
                for by, event in [
                    ("li", "opened"),
                    ("wang", "accepted"),
                    ("wang", "assigned"),
                    ("li", "linked"),
                    ("li", "linked"),
                ]
            ),
        ],
        over_for_long,
    ),
    "a record is made": Act(
        lambda centre: centre.desk("li").directory.add(Person(name="桂英")),
        [("li", "edited", 0, {"what": "made", "record": 5, "edit": 1})],
    ),
    "a record is changed": Act(
        lambda centre: centre.desk("wang").directory.change(4, Person(name="张伟", phones="13900000000"), 1),
        [("wang", "edited", 0, {"what": "changed", "record": 4, "edit": 2})],
    ),
    "two records are merged": Act(
        merged,
        [
            ("wang", "merged", 0, {"what": "merged", "record": 4, "edit": 2}),
            ("wang", "merged", 0, {"what": "merged", "record": 1, "edit": 1}),
        ],
    ),
    "a merge is undone": Act(
        lambda centre: centre.desk("wang").merging.undo(1),
        [
            ("wang", "merged", 0, {"what": "parted", "record": record, "edit": edit})
            for record, edit in ((4, 3), (1, 2))
        ],
        merged,
    ),
    "a pair is joined": Act(
        lambda centre: centre.desk("wang").twins.join(pair(centre)),
        [("wang", "merged", 0, {"what": "merged", "record": record, "edit": 1}) for record in (6, 5)],
        in_two_stations,
    ),
    "a pair is left apart": Act(
        lambda centre: centre.desk("wang").twins.leave(pair(centre), Decision.APART, "看过。"),
        [("wang", "merged", 0, {"what": "apart", "twin": 1})],
        in_two_stations,
    ),
    "a ledger is looked at": Act(
        lambda centre: look(centre, LEDGER), [("li", "previewed", 0, {"what": "people", "rows": 2})]
    ),
    "a ledger is imported": Act(
        imported,
        [
            ("li", "previewed", 0, {"what": "people", "rows": 2}),
            ("", "changed", 0, {"tables": "batch"}),
            ("li", "imported", 0, {"what": "people", "rows": 1, "batch": 1}),
        ],
        whole=False,
    ),
    "an import is taken back": Act(
        lambda centre: centre.desk("li").imports.undo(1),
        [("li", "imported", 0, {"what": "undone", "batch": 1})],
        imported,
        whole=False,
    ),
    "the day is confirmed": Act(
        lambda centre: centre.desk("wang").day.confirm(date(2026, 5, 1)),
        [("wang", "confirmed", 0, {"day": "2026-05-01", "last": "2026-03-02T09:00", "why": "ahead"})],
        lambda centre: setattr(centre, "now", centre.now.replace(month=5, day=1)),
    ),
    "the time zone is set": Act(
        lambda centre: centre.desk("admin").day.set_zone("Asia/Tokyo"),
        [("admin", "zoned", 0, {"before": "Asia/Shanghai", "zone": "Asia/Tokyo"})],
    ),
    "a backup is made": Act(
        lambda centre: back_up_today(centre.store, centre.now, "wang"), [("wang", "backed_up", 0, {})]
    ),
    "somebody comes in after a guess": Act(
        lambda centre: sign_in(centre.store.folder, "li", PASSWORD, centre.now)[0].close(),
        [("li", "guessed", 0, {"times": 1}), ("li", "signed_in", 0, {})],
        lambda centre: refusal(lambda: sign_in(centre.store.folder, "li", "a guess of mine", centre.now)),
        whole=False,
    ),
    "somebody may not": Act(
        lambda centre: refusal(centre.desk("li").trail.sign_off),
        [("li", "refused", 0, {"what": "audit", "rule": "role"})],
        whole=False,
    ),
}
