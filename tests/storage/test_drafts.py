"""Drafts: as typed, for each person apart, until they are saved or thrown away."""

from pathlib import Path

from cases.directory.records import Person
from cases.views.drafts import DraftOf
from storage.proof.check import check
from tests.centre import Centre

TYPED = {"what": " 未完的话…\x00\x1b[31m\u202e[/b]𠮷\ud800 ", "mode": "", "amount": "1.2 万?"}


def test_a_draft_is_kept_to_the_letter_and_survives_the_program(centre: Centre, data: Path) -> None:
    centre.open()
    centre.desk().drafts.keep("contact:1", TYPED)
    centre.store.close()
    again = Centre(data)
    draft = again.desk().drafts.get("contact:1")
    assert draft
    assert dict(draft.fields) == TYPED
    assert draft.kept_at == "2026-03-02T09:00:00"
    assert list(check(again.store)) == []
    again.store.close()


def test_a_later_draft_of_the_same_form_takes_its_place(centre: Centre) -> None:
    drafts = centre.desk().drafts
    drafts.keep("opened", {"applicant": "张"})
    drafts.keep("opened", {"applicant": "张伟"})
    assert [dict(draft.fields) for draft in drafts.all()] == [{"applicant": "张伟"}]


def test_drafts_are_told_latest_first(centre: Centre) -> None:
    centre.open()
    for day, key in enumerate(("opened", "note:1", "contact:1")):
        centre.to(day)
        centre.desk().drafts.keep(key, {"what": key})
    assert [draft.key for draft in centre.desk().drafts.all()] == ["contact:1", "note:1", "opened"]
    assert centre.desk().drafts.get("note:9") is None


def test_nobody_sees_or_drops_the_drafts_of_another(centre: Centre) -> None:
    centre.desk("li").drafts.keep("opened", {"applicant": "李的"})
    centre.desk("wang").drafts.keep("opened", {"applicant": "王的"})
    centre.desk("zhao").drafts.drop("opened")
    for account, mine in (("li", "李的"), ("wang", "王的")):
        draft = centre.desk(account).drafts.get("opened")
        assert draft
        assert draft.fields["applicant"] == mine
    assert centre.desk("zhao").drafts.all() == ()


def test_a_draft_that_was_dropped_is_gone(centre: Centre) -> None:
    centre.open()
    drafts = centre.desk().drafts
    drafts.keep("opened", TYPED)
    drafts.keep("note:1", TYPED)
    drafts.drop("opened")
    drafts.drop("opened")
    assert [draft.key for draft in drafts.all()] == ["note:1"]


def test_a_long_draft_is_kept_whole(centre: Centre) -> None:
    long = "工资一拖再拖，\n" * 5000
    centre.desk().drafts.keep("opened", {"facts": long})
    draft = centre.desk().drafts.get("opened")
    assert draft
    assert draft.fields["facts"] == long


KEYS = {
    "opened": DraftOf("opened"),
    "contact:12": DraftOf("contact", case=12),
    "person#7": DraftOf("person", record=7),
    "employer#0": DraftOf("employer", record=0),
    "opened~2": DraftOf("opened", among=2),
}


def test_what_a_draft_is_of_is_read_from_its_key() -> None:
    for key, of in KEYS.items():
        assert (of.key, DraftOf.read(key)) == (key, of)
    assert DraftOf.read("contact:x") == DraftOf("contact:x")


def record_of(centre: Centre, case: int) -> int:
    return centre.desk("wang").directory.standing(case)[0].record


def keys(centre: Centre, account: str) -> list[str]:
    return [each.key for each in centre.desk(account).drafts.all()]


def kept(centre: Centre) -> list[str]:
    return [key for (key,) in centre.store.run("SELECT key FROM draft ORDER BY key").fetchall()]


def test_the_draft_of_a_record_is_offered_as_long_as_the_record_is_known(centre: Centre) -> None:
    file = centre.assigned("li", applicant="孙悟空")
    key = f"person#{record_of(centre, file.id)}"
    for account in ("li", "zhao", "qian"):
        centre.desk(account).drafts.keep(key, {"name": "孙悟空"})
    centre.desk("zhao").drafts.keep("person#0", {"name": "新来的"})
    assert (keys(centre, "zhao"), keys(centre, "qian")) == (["person#0", key], [])
    assert centre.desk("qian").drafts.get(key) is None


def test_the_drafts_of_a_record_go_with_what_a_restricted_case_told_of_it(centre: Centre) -> None:
    file = centre.assigned("li", applicant="孙悟空", phone="13812345678", id_number="11010519491231002X")
    other = centre.open("zhao", None, applicant="孙悟空", id_number="11010519491231002X", decision="same_new")
    record = record_of(centre, other.id)
    assert record == record_of(centre, file.id)
    centre.desk("zhao").drafts.keep(f"person#{record}", centre.desk("zhao").directory.file(record).record.typed())
    centre.add(file, "reach", "wang", who="restricted", reason="涉及隐私。")
    left = centre.desk("zhao").directory.file(record).record
    assert isinstance(left, Person)
    assert left.phones == "", "what the restricted case alone told is gone"
    assert (keys(centre, "zhao"), kept(centre)) == ([], [])
    assert list(check(centre.store)) == []


def test_a_form_that_is_still_open_does_not_bring_back_a_record_that_is_forgotten(centre: Centre) -> None:
    centre.open("li", applicant="孙悟空")
    drafts = centre.desk("zhao").drafts
    drafts.keep("person#2", {"name": "孙悟空"})
    assert kept(centre) == []


def test_the_drafts_of_merged_records_go_when_they_are_parted(centre: Centre) -> None:
    one, two = (centre.assigned("li", applicant=name) for name in ("孙悟空", "孙行者"))
    lead, led = (record_of(centre, each.id) for each in (one, two))
    versions = tuple(centre.desk("wang").directory.file(each).version for each in (lead, led))
    centre.desk("wang").merging.merge(lead, led, (versions[0], versions[1]))
    for record in (lead, led):
        centre.desk("zhao").drafts.keep(f"person#{record}", {"name": "孙行者"})
    centre.add(two, "reach", "wang", who="restricted", reason="涉及隐私。")
    assert kept(centre) == []
