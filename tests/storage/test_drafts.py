"""Drafts: as typed, for each person apart, until they are saved or thrown away."""

from pathlib import Path

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
