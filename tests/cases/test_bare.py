"""Folding reads no list and no law, parses nothing and refuses nothing: see `tests.cases.bare`."""

from dataclasses import replace

import pytest

from cases.events import CATALOGUE, Entry
from cases.file.accounts import accounts
from cases.history.lifecycle import fold, replay
from cases.standing.dues import Sort
from cases.standing.stages import Stage
from tests.cases.bare import Asked, nothing_to_go_by
from tests.cases.making import DAY, NUMBER, STATION, Story, at_stage, made
from tests.cases.test_folding import MOMENT


@pytest.mark.parametrize("code", [code for code, event in CATALOGUE.items() if not event.spec.opens])
@pytest.mark.parametrize("stage", Stage)
def test_an_admitted_entry_is_folded_with_nothing_to_go_by(
    monkeypatch: pytest.MonkeyPatch, code: str, stage: Stage
) -> None:
    case, event = at_stage(stage).case, made(code)
    entry = Entry(case.version + 1, DAY, MOMENT, "li", at_stage(stage).history[0].role, event)
    before = fold(case, entry)
    nothing_to_go_by(monkeypatch)
    assert fold(case, replace(entry, event=type(event).unpack(event.dump(), MOMENT))) == before


def followed(*, annulled: bool) -> Story:
    """Return a case that was closed with a day on which the rest is looked at, as somebody has done since."""
    story = at_stage(Stage.FOLLOW_UP)
    story.add("ruling", sort="final_award", awarded="9000")
    if annulled:
        story.add("ruling", sort="award_annulled", result="none")
    story.add("closing", claimed="", awarded="", received="", rest="", follow_on="2026-12-01")
    story.add("closed", "wang")
    story.add("contact", "zhao", next_step="再问", next_on="2026-11-01")
    return story


@pytest.mark.parametrize("annulled", [True, False])
def test_what_is_promised_in_a_closed_case_hangs_on_no_law(monkeypatch: pytest.MonkeyPatch, *, annulled: bool) -> None:
    """What an instrument does to another is law, which may become known better; the agenda tells what comes of it."""
    story = followed(annulled=annulled)
    assert story.case.due(Sort.FOLLOWED)
    nothing_to_go_by(monkeypatch)
    assert replay(NUMBER, STATION, story.history) == story.case


def test_there_is_nothing_to_go_by_then(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the tests above would prove nothing."""
    case = followed(annulled=True).case
    nothing_to_go_by(monkeypatch)
    with pytest.raises(Asked):
        accounts(case)
    for typed in ("contact", "note"):
        with pytest.raises(Asked):
            made(typed)
