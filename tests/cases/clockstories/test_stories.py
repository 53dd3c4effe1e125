"""Stories of cases: which clock stands how, until when and by which entry, each by its article."""

from pathlib import Path

import pytest

from tests.cases.clockstories.telling import Told, expected, lived, seen, stories

TOLD = stories(Path(__file__).parent)


@pytest.mark.parametrize("told", TOLD, ids=lambda each: each.what)
def test_a_story_has_the_clocks_that_the_law_gives_it(told: Told) -> None:
    story, names = lived(told)
    assert seen(story, names, told) == expected(told), told.law


def test_there_are_many_stories_each_with_its_article() -> None:
    assert len(TOLD) >= 60
    assert len({each.what for each in TOLD}) == len(TOLD)
    assert all(each.law and each.clocks for each in TOLD)
