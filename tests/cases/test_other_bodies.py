"""Other bodies: several work along at once, one may take a case over, and all may answer when it has long ended."""

from datetime import date

import pytest

from cases.events import Replied
from cases.file.ties import Sent
from cases.standing.dues import Sort
from cases.standing.stages import Actor, Stage
from cases.values.refusal import Refused
from tests.cases.making import Story, at_stage, refusal


def replies(story: Story) -> list[tuple[int, date | None, str]]:
    return [(each.entry, each.on, each.text) for each in story.case.dues_of(Sort.REPLY)]


def test_several_bodies_work_along_and_each_owes_its_own_answer() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("joint", body="劳动监察大队", reply_by="2026-03-20")
    story.add("joint", refer_to="petition_office", body="市信访局", reply_by="2026-03-15")
    assert replies(story) == [(4, date(2026, 3, 20), "劳动监察大队"), (5, date(2026, 3, 15), "市信访局")]
    assert (story.case.stage, story.case.acts_next) == (Stage.FOLLOW_UP, Actor.HANDLER)
    story.add("contact")
    story.add("replied", request="5", result="partly")
    assert replies(story) == [(4, date(2026, 3, 20), "劳动监察大队")]
    assert [(each.body, each.answer) for each in story.case.elsewhere.sent] == [
        ("劳动监察大队", ""),
        ("市信访局", "partly"),
    ]
    story.add("replied", request="4", result="under_way")
    assert story.add("replied", request="4", result="done").elsewhere.sent[0].answer == "done"
    assert replies(story) == []


def test_while_another_body_decides_it_acts_next_whatever_is_done_here() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    case = story.add("transferred", "wang", reply_by="2026-03-30")
    assert (case.stage, case.acts_next) == (Stage.FOLLOW_UP, Actor.OTHER_BODY)
    assert case.elsewhere.transfer == Sent(4, "transferred", "other_union", "栖州市总工会")
    case = story.add("contact")
    assert (case.acts_next, replies(story)) == (Actor.OTHER_BODY, [(4, date(2026, 3, 30), "栖州市总工会")])
    assert refusal(lambda: story.add("transferred", "wang")) == "transfer_waits"
    assert refusal(lambda: story.add("closing")) == "transfer_waits"
    assert refusal(lambda: story.add("replied", request="4")) == "transfer_waits"


def test_what_the_other_body_takes_is_closed_here_and_answered_later() -> None:
    story = Story()
    story.add("transferred", "wang", reply_by="2026-03-30")
    case = story.add("transfer_accepted", "wang", reference="栖工援〔2026〕3号")
    assert (case.stage, case.closing.ending, case.closing.ground) == (
        Stage.CLOSED,
        "transfer_accepted",
        "other_union",
    )
    assert (case.acts_next, case.dues) == (Actor.NOBODY, ())
    case = story.add("replied", request="2", result="done", what="已付清8000元。")
    assert (case.stage, case.elsewhere.sent[0].answer) == (Stage.CLOSED, "done")


@pytest.mark.parametrize("result", ["refused", "revoked"])
@pytest.mark.parametrize(
    ("stage", "actor"),
    [
        (Stage.INTAKE, Actor.STAFF),
        (Stage.ASSIGNMENT, Actor.SUPERVISOR),
        (Stage.FOLLOW_UP, Actor.HANDLER),
    ],
)
def test_what_is_not_taken_goes_on_here_where_it_was(stage: Stage, actor: Actor, result: str) -> None:
    story = at_stage(stage)
    story.add("transferred", "wang", reply_by="2026-03-30")
    case = story.add("transfer_ended", "wang", result=result)
    assert (case.stage, case.acts_next, replies(story)) == (stage, actor, [])
    assert case.elsewhere.sent[0].answer == result
    assert refusal(lambda: story.add("transfer_ended", "wang")) == "no_transfer"
    again = story.add("transferred", "wang", body="劳动监察大队").elsewhere.transfer
    assert again is not None
    assert again.body == "劳动监察大队"


def test_a_referral_closes_at_once_and_its_answer_is_told_afterwards() -> None:
    story = Story()
    case = story.add("referred", "wang")
    assert (case.stage, case.closing.ending) == (Stage.CLOSED, "referred")
    assert case.elsewhere.sent == (Sent(2, "referred", "inspection", "劳动监察大队"),)
    story.add("replied", request="2", result="under_way")
    assert story.add("replied", request="2", result="done").elsewhere.sent[0].answer == "done"


def test_a_transfer_that_nobody_answered_is_over_with_the_case() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("transferred", "wang")
    story.add("withdrawn")
    case = story.add("reopened", "wang")
    assert (case.acts_next, case.elsewhere.transfer) == (Actor.HANDLER, None)


def test_only_what_was_asked_is_answered() -> None:
    assert refusal(lambda: Story().add("replied")) == "nothing_sent"
    assert refusal(lambda: Story().add("transfer_accepted", "wang")) == "no_transfer"
    story = at_stage(Stage.FOLLOW_UP)
    story.add("joint")
    assert refusal(lambda: story.add("replied", request="3")) == "nothing_sent"


def test_a_reply_is_to_what_is_under_the_cursor_or_else_to_the_last_that_waits() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    assert Replied.at_first(story.case, 0) == {}
    story.add("joint")
    story.add("joint", body="市信访局")
    assert Replied.at_first(story.case, 0) == {"request": "5"}
    assert Replied.at_first(story.case, 4) == {"request": "4"}
    story.add("replied", request="5")
    assert Replied.at_first(story.case, 0) == {"request": "4"}


def test_a_request_cannot_be_voided_from_under_its_answer() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("joint")
    story.add("replied", request="4")
    assert refusal(lambda: story.add("voided", "wang", entry="4")) == "void_holds"


def test_data_goes_over_only_with_consent() -> None:
    with pytest.raises(Exception, match="申请人已同意转交资料"):
        Story().add("transferred", "wang", consent="否")


def test_a_transfer_that_fell_through_has_no_reply() -> None:
    story = Story()
    story.add("transferred", "wang")
    story.add("transfer_ended", "wang")
    assert refusal(lambda: story.add("replied", request="2")) == "fell_through"


@pytest.mark.parametrize(("code", "by"), [("transferred", "wang"), ("joint", "li")])
def test_nobody_is_asked_about_a_case_that_the_centre_did_not_have(code: str, by: str) -> None:
    assert refusal(lambda: Story().add(code, by, on=date(2025, 1, 1))) == "before_intake"


def test_consent_that_was_not_given_is_told_as_lacking() -> None:
    with pytest.raises(Refused, match="为“是”才能登记"):
        Story().add("transferred", "wang", consent="否")
