"""What an intake is filled in with beforehand: what is usual, what follows, and what was so of the employer."""

from datetime import date

import pytest

from cases.directory.beforehand import Earlier, day_asked, guesses

TODAY = date(2026, 6, 18)
AGENCY = "派遣单位：诚信人力"


def earlier(number: str = "1", **told: str) -> Earlier:
    return Earlier(number, {"kind": "rights", "channel": "visit", "cause": "2025-205-5", "groups": "migrant", **told})


def texts(told: dict[str, str], *before: Earlier, own: Earlier | None = None) -> dict[str, str]:
    return {name: guess.text for name, guess in guesses(told, before, TODAY, own).items()}


def test_where_nothing_is_known_one_comes_to_the_counter_in_person() -> None:
    assert texts({}) == {"channel": "visit"}


def test_the_channel_is_what_most_of_late_were() -> None:
    calls = [earlier(channel="phone")] * 3
    assert texts({}, *calls, earlier())["channel"] == "phone"
    assert "channel" not in texts({}, earlier(channel="phone"), earlier()), "two that differ tell nothing"


def test_the_kind_is_what_most_were_of_the_same_cause_and_group() -> None:
    told = {"groups": "migrant,women", "cause": "2025-205-5"}
    others = [earlier(kind="enquiry", groups="taxi"), earlier(kind="enquiry", cause="2025-205-6")] * 4
    assert texts(told, earlier(kind="legal_aid"), *others)["kind"] == "legal_aid"
    assert "kind" not in texts({"cause": "2025-205-5"}, earlier()), "nothing before the group is told"
    assert "kind" not in texts(told, earlier(kind="legal_aid"), earlier(kind="rights"))
    assert texts(told, earlier(), own=earlier(kind="legal_aid"))["kind"] == "legal_aid"


def test_dispatched_workers_are_employed_by_dispatch() -> None:
    assert texts({"groups": "dispatched"})["employment"] == "dispatch"
    assert "employment" not in texts({"groups": "taxi"})
    assert "employment" not in texts({"groups": "dispatched", "employment": "direct"}), "what was typed stays"


def test_what_was_so_of_the_employer_the_last_time_is_so_now() -> None:
    before = [earlier(number, respondents=AGENCY, licence=text) for number, text in (("9", "浙A001"), ("8", "浙B"))]
    found = guesses({"respondents": "用工单位：诚信 人力"}, before, TODAY)
    assert found["licence"].text == "浙A001"
    assert "9" in str(found["licence"].why)
    assert "licence" not in texts({"respondents": "用工单位：别家"}, *before)
    assert "licence" not in texts({"respondents": "用工单位："}, *before), "what cannot be read yet tells nothing"


@pytest.mark.parametrize(("until", "stands"), [("2026-06-18", True), ("2026-06-17", False), ("2026-05", False)])
def test_an_agreement_that_has_ended_is_none(until: str, stands: bool) -> None:
    before = earlier(respondents=AGENCY, agreement_until=until)
    assert ("agreement_until" in texts({"respondents": AGENCY}, before)) is stands


def test_of_the_same_person_the_employer_is_the_same_until_another_is_typed() -> None:
    own = earlier(respondents=AGENCY, licence="浙A001")
    assert texts({}, own=own).items() >= {"respondents": AGENCY, "licence": "浙A001"}.items()
    assert "licence" not in texts({"respondents": "用工单位：别家"}, own=own)


@pytest.mark.parametrize(
    ("cause", "day"),
    [("2025-205-5", "ended_on"), ("2025-206-2", "injured_on"), ("2025-205-1", "wronged_on"), ("", "ended_on")],
)
def test_the_day_that_is_asked_for_first_is_that_from_which_the_limit_runs(cause: str, day: str) -> None:
    assert day_asked(cause) == day
