"""What a file says of people can be erased once its time is over; statistics and the log stay whole."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cases.directory.records import Person
from cases.due.agenda import agenda
from cases.events import Erased
from cases.file.accounts import accounts
from cases.file.members import SUMS
from cases.history.lifecycle import replay
from cases.law.retention import PROPOSED
from cases.ledgers.cells import LedgerSheet
from cases.personal.erasure import nameless
from cases.staff.audit import AuditAction
from cases.standing.stages import Stage
from cases.views.casefile import CaseFile
from cases.views.rows import View
from storage.copies.backup import back_up
from storage.proof.check import check, examine
from storage.store.audit import entry_digest
from tests.cases.making import CHECKS, NUMBER, STATION, at_stage, refusal
from tests.centre import DAY, Centre
from tests.unlocked import behind, dump

FIRM, ID = "花果山公司", "11010519491231002X"
SECRETS = ("孙悟空", "13812345678", "水帘洞", "筋斗", "如来佛", "牛魔王", "红孩儿", "swk", "sunwukong")
YEARS = PROPOSED["rights"]


@pytest.fixture
def closed(centre: Centre) -> CaseFile:
    """Return a closed case full of what says who somebody is, with another beside it."""
    centre.assigned("zhao", applicant="李四")
    file = centre.assigned(
        "li",
        applicant="孙悟空",
        phone="13812345678",
        respondents=f"{FIRM}\n包工头：牛魔王\n红孩儿餐馆",
        project="水帘洞工程",
        claimed="900",
    )
    centre.add(file, "roster", members="孙悟空 |  |  | 2024-03 |  | 500\n红孩儿 |  | 13812345678 |  |  | 400")
    centre.add(file, "contact", mode="phone", what="孙悟空说起筋斗云。")
    centre.add(file, "corrected", "wang", field="people", old="2", new="5", reason="漏记，如来佛也在。")
    sums = {"claimed": "900", "awarded": "800", "received": "700", "rest": "放弃。"}
    how = {"outcome": "mediated", "summary": "花果山公司付清。", **sums}
    centre.record(file.id, "closing", how, "li")
    file = centre.add(file, "closed", "chen", checks=CHECKS)
    centre.desk("li").drafts.keep(f"called_back:{file.id}", {"what": "孙悟空"})
    for part in centre.desk("li").directory.standing(file.id):
        centre.desk("zhao").drafts.keep(f"person#{part.record}", {"name": "孙悟空"})
    return file


def erased(centre: Centre, file: CaseFile, by: str = "wang", ground: str = "expired") -> str:
    return refusal(lambda: centre.add(file.id, "erased", by, ground=ground))


def much_later(centre: Centre) -> None:
    centre.to(date(DAY.year + YEARS, DAY.month, DAY.day + 1))


def test_nothing_that_says_who_it_was_is_left(centre: Centre, closed: CaseFile, data: Path) -> None:
    much_later(centre)
    assert erased(centre, closed) == ""
    kept = str(dump(data)).replace("\\\\", "\\")
    assert FIRM in kept, "a firm is nobody"
    for secret in SECRETS:
        assert secret not in kept, secret
        assert json.dumps(secret)[1:-1] not in kept, secret
    with behind(data) as connection:
        index = str(connection.execute("SELECT * FROM case_text_data").fetchall())
    assert "孙" not in index
    for typed in SECRETS:
        assert closed.id not in [row.id for row in centre.desk("wang").search.find(typed)]


def test_the_name_of_the_file_that_brought_it_goes_where_it_tells_of_somebody(centre: Centre, data: Path) -> None:
    told = {"申请人": "孙悟空", "类别": "维权", "来源": "来访", "群体": "农民工", "案由": "追索劳动报酬"}
    for name, who in (("孙悟空台账.xlsx", "孙悟空"), ("城南工地.csv", "李四")):
        rows = (tuple(told), tuple({**told, "申请人": who}.values()))
        desk = centre.desk()
        desk.importing.apply(desk.previewing.preview([LedgerSheet("表", rows)], "cases"), name, good_rows=True)
    (row,) = centre.desk().search.find("孙悟空")
    centre.add(row.id, "withdrawn", "wang", ground="own")
    much_later(centre)
    assert erased(centre, centre.desk("wang").cases.file(row.id)) == ""
    assert "孙悟空" not in str(dump(data))
    assert [each.name for each in centre.desk("wang").imports.batches()] == ["城南工地.csv", "已删除.xlsx"]
    assert list(check(centre.store)) == []


def test_a_form_that_is_still_open_does_not_bring_a_word_of_it_back(centre: Centre, closed: CaseFile) -> None:
    much_later(centre)
    erased(centre, closed)
    centre.desk("li").drafts.keep(f"called_back:{closed.id}", {"what": "孙悟空"})
    assert centre.store.run("SELECT key FROM draft").fetchall() == []


@pytest.mark.parametrize("how", ["joined", "merged", "merged into", "told by mistake"])
def test_of_somebody_in_other_cases_too_what_this_one_alone_told_goes(centre: Centre, data: Path, how: str) -> None:
    mine = {"applicant": "桂英", "id_number": ID, "address": "云汀市南山路1号"}
    theirs = {"applicant": "牛魔王", "phone": "13812345678", "address": "积雷山摩云洞"}
    centre.open("zhao", None, **mine)
    same = {} if how.startswith("merged") else {"id_number": ID}
    file = centre.assigned("li", **theirs, **same, decision="same_new")
    desk = centre.desk("wang")
    if how.startswith("merged"):
        pair = [line.id for line in desk.directory.page("person")]
        lead, other = pair if how == "merged into" else reversed(pair)
        desk.merging.merge(lead, other, (0, 0))
    elif how == "told by mistake":
        centre.add(file, "corrected", "wang", field="id_number", new="", reason="不是同一人。")
    seen = next(line for line in desk.directory.page("person") if line.record.number == ID)
    changed = replace(seen.record, note="常来")  # type: ignore[call-arg]
    before = desk.directory.change(seen.id, changed, desk.directory.file(seen.id).version)
    backup = back_up(centre.store, data.parent / "one.bangfu", centre.now)
    centre.add(file, "withdrawn", "wang", ground="own")
    much_later(centre)
    assert erased(centre, file) == ""
    kept = str(dump(data)).replace("\\\\", "\\")
    for secret in ("牛魔王", "13812345678", "积雷山"):
        assert secret not in kept, secret
        assert json.dumps(secret)[1:-1] not in kept, secret
        assert desk.directory.page("person", secret) == ()
    (line,) = desk.directory.page("person")
    assert (line.record.called, line.record.number, line.record.dump()["address"]) == ("桂英", ID, "云汀市南山路1号")
    assert line.record.dump()["note"] == "常来"
    saving = refusal(lambda: desk.directory.change(before.id, before.record, before.version))
    assert saving == ("unknown_record" if how == "merged into" else "stale"), "nobody saves what was erased"
    assert backup.cases == 2
    assert [str(each.what) for each in check(centre.store)] == []
    found = examine(centre.store, centre.now.date(), (), [data.parent / "one.bangfu"])
    assert [str(each.what) for each in found if not each.remark] == []


def test_of_two_of_one_case_merged_under_a_third_nothing_is_left(centre: Centre, data: Path) -> None:
    file = centre.assigned("li", applicant="铁扇", address="芭蕉洞", respondents="包工头：牛魔王")
    desk = centre.desk("wang")
    found = {line.record.called: line.id for line in desk.directory.page("person")}
    desk.merging.merge(found["铁扇"], found["牛魔王"], (0, 0))
    third = centre.desk("li").directory.add(Person(name="桂娘", note="常来"))
    desk.merging.merge(third.id, found["铁扇"], (1, 1))
    centre.add(file, "withdrawn", "wang", ground="own")
    much_later(centre)
    assert erased(centre, file) == ""
    kept = str(dump(data)).replace("\\\\", "\\")
    for secret in ("铁扇", "牛魔王", "芭蕉洞"):
        assert secret not in kept, secret
        assert json.dumps(secret)[1:-1] not in kept, secret
    assert [str(each.what) for each in check(centre.store)] == []


def test_what_statistics_need_stays(centre: Centre, closed: CaseFile) -> None:
    much_later(centre)
    before, counts = closed.case, centre.desk("wang").queues.counts()
    assert erased(centre, closed) == ""
    after = centre.desk("wang").cases.file(closed.id).case
    for name in ("number", "kind", "channel", "groups", "cause", "people", "outcome"):
        assert after.said(name) == before.said(name), name
    for name in SUMS:
        assert accounts(after).of(name) == accounts(before).of(name) is not None, name
    for name in ("handler", "ending", "opened_on", "accepted_on", "closed_on", "first_closed_on", "stage"):
        assert after.said(name) == before.said(name), name
    who, intake = after.parties.applicant, after.intake
    assert (who.name, intake.facts, who.phone) == ("已删除", "已删除", "")
    assert re.fullmatch(r"已删除\d+", intake.site.project)
    assert [party.name for party in after.parties.respondents] == [FIRM, "已删除2", "已删除4"]
    assert (after.parties.people, len(after.parties.members)) == (5, 2)
    assert centre.desk("wang").queues.counts() == counts
    assert View.CLOSED in counts


def test_the_log_stays_whole_and_tells_of_it(centre: Centre, closed: CaseFile) -> None:
    much_later(centre)
    assert erased(centre, closed) == ""
    assert list(check(centre.store)) == []
    lines = centre.desk("wang").trail.lines(number=closed.case.number)
    laid = closed.case.version + 1
    assert [line.action for line in lines[: laid + 1]] == [*[AuditAction.RECORDED] * laid, AuditAction.ERASED]
    assert lines[laid].detail == {"entries": closed.case.version}


def test_entries_after_it_are_held_against_the_log_as_ever(centre: Centre, closed: CaseFile, data: Path) -> None:
    much_later(centre)
    erased(centre, closed)
    with behind(data) as connection:
        connection.execute("DROP TRIGGER history_no_update")
        connection.execute("UPDATE history SET on_day = '2026-03-01' WHERE case_id = ? AND seq = 1", (closed.id,))
    assert [finding for finding in check(centre.store) if "审计日志" in str(finding.what)]


def test_a_file_that_was_erased_with_its_history_is_read_as_ever(closed: CaseFile) -> None:
    """Once nothing was left of a history but an intake in which nobody is named, and what was counted."""
    counted: dict[str, object] = {"handler": "li", "outcome": "mediated", "ending": "closed", "ground": ""}
    counted |= {
        "satisfaction": "",
        "rough": [],
        "awarded": 80000,
        "received": 70000,
        "benefits": None,
        "accepted_on": "2026-03-02",
    }
    counted |= {"closed_on": "2026-03-04", "first_closed_on": "2026-03-04", "moved_on": "2026-03-04"}
    opened = closed.history[0].entry
    bare = nameless([opened])[0]
    gone = replace(closed.history[-1].entry, seq=2, event=Erased(ground="expired", kept=json.dumps(counted)))
    case = replay(closed.case.number, closed.case.station, (bare, gone))
    assert (case.stage, case.privacy.reach, case.handler, accounts(case).received) == (
        Stage.CLOSED,
        "sealed",
        "li",
        70000,
    )
    assert (case.accepted_on, case.closing.closed_on) == (date(2026, 3, 2), date(2026, 3, 4))


def test_the_number_of_somebody_who_was_forgotten_is_nobody_elses(centre: Centre, closed: CaseFile) -> None:
    much_later(centre)
    ((last,),) = centre.store.run("SELECT MAX(id) FROM record").fetchall()
    assert erased(centre, closed) == ""
    ((left,),) = centre.store.run("SELECT MAX(id) FROM record").fetchall()
    assert left < last, "the last one was forgotten"
    centre.open(applicant="沙悟净")
    ((new,),) = centre.store.run("SELECT MAX(id) FROM record").fetchall()
    assert new == last + 1


def test_it_is_sealed_and_only_supervisors_see_it(centre: Centre, closed: CaseFile) -> None:
    much_later(centre)
    erased(centre, closed)
    assert centre.desk("wang").cases.file(closed.id).case.sealed
    assert refusal(lambda: centre.desk("li").cases.file(closed.id)) == "unknown_case"
    assert (
        refusal(lambda: centre.add(closed.id, "called_back", "wang", mode="phone", satisfaction="satisfied"))
        == "sealed"
    )


def test_a_file_whose_time_is_not_over_is_sealed_instead(centre: Centre, closed: CaseFile) -> None:
    assert erased(centre, closed, ground="requested") == "term"
    centre.to(date(DAY.year + YEARS, DAY.month, DAY.day))
    assert erased(centre, closed) == "term"
    centre.add(closed.id, "reach", "wang", who="sealed", reason="本人要求删除。")
    assert refusal(lambda: centre.add(closed.id, "reopened", "wang", reason="又来了。")) == "sealed"
    centre.to(1)
    assert erased(centre, closed) == ""


def test_a_hold_stands_against_it(centre: Centre, closed: CaseFile) -> None:
    centre.add(closed.id, "hold", "wang", state="on", reason="有人申请复查。")
    much_later(centre)
    assert erased(centre, closed) == "hold"
    assert [(each.number, each.hold) for each in centre.desk("wang").retention.expired()] == [
        (closed.case.number, True)
    ]
    centre.add(closed.id, "hold", "wang", state="off", reason="复查已经结束。")
    assert erased(centre, closed) == ""


def test_an_open_case_is_not_erased_and_staff_erase_nothing(centre: Centre, closed: CaseFile) -> None:
    much_later(centre)
    assert refusal(lambda: centre.add(closed.id - 1, "erased", "wang", ground="expired")) == "erase_open"
    assert erased(centre, closed, by="li") == "role"


def test_whoever_was_reading_it_is_told(centre: Centre, closed: CaseFile) -> None:
    much_later(centre)
    version = closed.case.version
    erased(centre, closed)
    event = closed.history[3].entry.event
    assert refusal(lambda: centre.desk("wang").casework.record(closed.id, event, version)) == "stale"


def test_the_times_are_proposals_until_the_centre_sets_them(centre: Centre, closed: CaseFile) -> None:
    retention = centre.desk("admin").retention
    assert {term.kind: (term.years, term.proposed) for term in retention.terms()}["rights"] == (YEARS, True)
    retention.set_term("rights", "2")
    assert {term.kind: (term.years, term.proposed) for term in retention.terms()}["rights"] == (2, False)
    centre.to(date(DAY.year + 2, DAY.month, DAY.day))
    assert centre.desk("wang").retention.expired() == ()
    centre.to(1)
    (found,) = centre.desk("wang").retention.expired()
    assert (found.number, found.ended_on) == (closed.case.number, date(DAY.year + 2, DAY.month, DAY.day))
    assert centre.desk("qian").retention.expired() == (), "of another station"
    for kind, years, rule in (("rights", "0", "years"), ("rights", "x", "years"), ("nothing", "3", "code")):
        assert refusal(lambda kind=kind, years=years: retention.set_term(kind, years)) == rule  # type: ignore[misc]
    assert refusal(lambda: centre.desk("li").retention.set_term("rights", "3")) == "role"


def test_consent_is_given_and_taken_back(centre: Centre) -> None:
    file = centre.open()
    assert file.case.privacy.consents == ()
    for purpose in ("sensitive", "provide"):
        file = centre.add(file, "consent", purpose=purpose, state="given", way="written", notice="2026年版")
    assert file.case.privacy.consents == ("provide", "sensitive")
    file = centre.add(file, "consent", purpose="provide", state="withdrawn", way="oral")
    assert file.case.privacy.consents == ("sensitive",)
    assert (
        refusal(lambda: centre.add(file, "consent", purpose="provide", state="withdrawn", way="oral")) == "no_consent"
    )
    assert list(check(centre.store)) == []


def test_files_whose_time_was_over_first_stand_first_and_each_from_the_day_after(centre: Centre) -> None:
    """Closed on one day, kept for thirty years and for ten: the enquiry, opened last, is to be looked at first."""
    rights = centre.add(centre.open(), "withdrawn", ground="own")
    enquiry = centre.add(centre.open(applicant="李四", kind="enquiry"), "answered", answer="可以投诉。")
    found = []
    for day in (date(2036, 3, 2), date(2036, 3, 3), date(2056, 3, 2), date(2056, 3, 3)):
        centre.to(day)
        found.append([each.id for each in centre.desk("wang").retention.expired()])
    assert found == [[], [enquiry.id], [enquiry.id], [enquiry.id, rights.id]]
    assert [each.ended_on.isoformat() for each in centre.desk("wang").retention.expired()] == [
        "2036-03-02",
        "2056-03-02",
    ]


def test_what_another_case_notes_of_it_is_erased_too_where_the_tie_was_voided(centre: Centre) -> None:
    one, other = centre.open(applicant="孙悟空"), centre.open(applicant="王五")
    centre.add(other, "linked", number=one.case.number, relation="earlier", note="悟空的前一案。")
    tie = centre.desk("li").cases.file(one.id).history[-1].entry
    centre.add(one.id, "voided", entry=str(tie.seq), why="登错。")
    centre.add(one.id, "withdrawn", ground="own")
    much_later(centre)
    assert erased(centre, one) == ""
    assert "悟空" not in repr(centre.desk("wang").cases.file(other.id))
    assert list(check(centre.store)) == []


def test_what_it_told_of_a_record_that_was_merged_on_since_is_erased_from_its_edits(centre: Centre) -> None:
    """The case had left that record before, and never stood in the one that leads."""
    directory = centre.desk("li").directory
    record, lead = (directory.add(each).id for each in (Person(name="孙悟空", id_number=ID), Person(name="孙行者")))
    file = centre.open(applicant="孙悟空", id_number=ID, address="花果山水帘洞3号", decision="same_new")
    new = "110101199001011018"
    centre.add(file.id, "corrected", "wang", field="id_number", new=new, decision="checked", reason="登错。")
    versions = (directory.file(lead).version, directory.file(record).version)
    centre.desk("wang").merging.merge(lead, record, versions)
    centre.add(file.id, "withdrawn", "wang", ground="own")
    much_later(centre)
    assert erased(centre, file) == ""
    assert "水帘洞" not in repr([centre.store.run(f"SELECT * FROM {table}").fetchall() for table in ("edit", "record")])
    assert list(check(centre.store)) == []


def test_what_every_tied_case_notes_of_it_is_erased(centre: Centre) -> None:
    one = centre.open(applicant="孙悟空")
    others = [centre.open(applicant=name) for name in ("王五", "赵六", "李四")]
    for each in others:
        centre.add(each, "linked", number=one.case.number, relation="same_employer", note="悟空的同事。")
    centre.add(one.id, "withdrawn", ground="own")
    much_later(centre)
    assert erased(centre, centre.desk("wang").cases.file(one.id)) == ""
    assert [each for each in others if "悟空" in repr(centre.desk("wang").cases.file(each.id))] == []
    assert list(check(centre.store)) == []


def test_nobody_finds_out_by_trying_names_what_the_log_sealed(centre: Centre, data: Path) -> None:
    """The digest of what was erased stays, and all else that it is made of can be known or guessed."""
    file = centre.assigned("li", applicant="李静")
    why = "登错。"
    centre.add(
        file.id, "corrected", "wang", field="applicant", old="李静", new="孙悟空", decision="checked", reason=why
    )
    centre.add(file.id, "withdrawn", "wang", ground="own")
    much_later(centre)
    query = "SELECT record_id, seq, at_moment, by_account, what, fields, more FROM edit"
    (edit,) = [each for each in centre.store.run(query).fetchall() if json.loads(each[-1]).get("before")]
    blind = json.loads(edit[-1])["~"]
    assert erased(centre, centre.desk("wang").cases.file(file.id)) == ""
    logged = {digest for (digest,) in centre.store.run("SELECT digest FROM audit WHERE deed = 'edited'").fetchall()}
    assert _tried(edit, {"~": blind}) in logged
    assert _tried(edit, {}) not in logged
    assert blind not in str(dump(data))


def _tried(edit: Sequence[Any], beside: Mapping[str, str]) -> str:
    """Return the digest of an edit, put together again from what can be known of it."""
    *known, more = edit
    told = {name: value for name, value in json.loads(more).items() if name != "~"}
    return entry_digest((*known, json.dumps({**told, **beside})))


def test_that_nothing_more_was_to_be_followed_stays() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("mediation", result="agreed", agreed="9000")
    story.add("closing", claimed="", awarded="", received="", rest="无财产可供执行。")
    story.add("closed", "chen")
    story.add("contact", "zhao")
    assert agenda(replay(NUMBER, STATION, nameless(story.history)), ()) == agenda(story.case, ()) == ()
