"""How many workers there are is told as well as it is known, and is never made exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.file.accounts import accounts
from cases.kinds.heads import HeadCount, read_heads
from cases.standing.stages import Stage
from cases.values.sums import (
    EXACT,
    About,
    Between,
    Heads,
    packed_heads,
    say_heads,
    told_heads,
    unpacked_heads,
    write_heads,
)
from cases.values.text import CHINESE
from cases.views.wording import applicant
from tests.cases.making import DAY, Story, at_stage, refusal
from tests.cases.sums import YUAN

READ: dict[str, Heads] = {
    "12": 12,
    "12人": 12,
    "十二名": 12,
    "44名工人": 44,
    "１万人": 10_000,
    "约30人": About(30),
    "30人左右": About(30),
    "大概三十人": About(30),
    "近30人": About(30, near=True),
    "三十多人": Between(30, None),
    "30余人": Between(30, None),
    "至少30人": Between(30, None),
    "30人以上": Between(30, None),
    "不到30人": Between(0, 30),
    "20到30人": Between(20, 30),
    "20人至30人": Between(20, 30),
    "二三十人": Between(20, 30, about=True),
    "两三个人": Between(2, 3, about=True),
    "十几人": Between(10, 20, about=True),
    "二十几名": Between(20, 30, about=True),
    "几十人": Between(20, 100, about=True),
    "几个人": Between(2, 10, about=True),
    "上百人": Between(100, None, about=True),
    "人数不详": About(),
    "不详": About(),
    "若干": About(),
}


@pytest.mark.parametrize("text", READ)
def test_a_number_of_workers_is_read_as_people_say_it(text: str) -> None:
    assert read_heads(text) == READ[text]


@pytest.mark.parametrize(
    "text",
    ["", "0", "零", "无", "-3", "1.5", "100001", "至少100001", "30元", "约3.5人", "一些", "不涉及", "三两人", "约0"],
)
def test_what_is_no_number_of_workers_is_refused(text: str) -> None:
    assert refusal(lambda: read_heads(text)) == "number"


HEADS = st.one_of(
    st.integers(1, 100_000),
    st.just(About()),
    st.builds(About, st.integers(1, 100_000), st.booleans()),
    st.tuples(st.integers(0, 50_000), st.integers(1, 50_000), st.booleans()).map(
        lambda told: Between(told[0], told[0] + told[1], about=told[2])
    ),
    st.builds(Between, st.integers(1, 100_000), st.none(), st.booleans()),
)


@given(HEADS)
def test_a_number_of_workers_is_read_as_it_is_written_kept_and_packed(heads: Heads) -> None:
    kind = HeadCount()
    assert (
        kind.read(kind.write(heads), DAY) == kind.load(kind.dump(heads)) == unpacked_heads(packed_heads(heads)) == heads
    )
    assert (packed_heads(heads) > EXACT) is not isinstance(heads, int)
    assert packed_heads(heads) < 2**63


def test_what_was_kept_as_a_figure_is_that() -> None:
    assert HeadCount().load(12) == unpacked_heads(12) == 12
    assert (packed_heads(12), packed_heads(About(30)) & EXACT, packed_heads(About()) & EXACT) == (12, 30, 0)


@pytest.mark.parametrize(
    ("heads", "told", "who"),
    [
        (1, "1 人", "张三"),
        (12, "12 人", "张三等12人"),
        (About(30), "约30 人", "张三等约30人"),
        (About(30, near=True), "近30 人", "张三等近30人"),
        (Between(30, None), "至少30 人", "张三等至少30人"),
        (Between(20, 30), "20至30 人", "张三等20至30人"),
        (Between(0, 30), "至多30 人", "张三等至多30人"),
        (About(), "不详", "张三等（人数不详）"),
    ],
)
def test_it_is_said_as_well_as_it_is_known(heads: Heads, told: str, who: str) -> None:
    assert str(say_heads(heads)) == told
    assert CHINESE(applicant("张三", heads)) == who


def workers(story: Story) -> Heads:
    return story.case.parties.people


def test_it_is_told_at_intake_and_corrected() -> None:
    story = Story(people="三十多人")
    assert workers(story) == Between(30, None)
    story.add("corrected", field="people", old="至少30", new="约35人", reason="点了名。")
    assert workers(story) == About(35)
    story.add("corrected", field="people", old="约35", new="36", reason="点了名。")
    assert workers(story) == 36
    story.add("corrected", field="people", old="36", new="人数不详", reason="又走了几个。")
    assert workers(story) == About()


@pytest.mark.parametrize(
    ("told", "listed", "people"),
    [
        ("约30人", 2, About(30)),
        ("人数不详", 3, Between(3, None)),
        ("至少2人", 4, Between(4, None)),
        ("约2人", 4, Between(4, None)),
        ("2到3人", 3, 3),
        ("2到5人", 3, Between(3, 5)),
        ("3", 3, 3),
    ],
)
def test_a_roster_tells_of_those_whom_it_names_and_makes_nothing_exact(told: str, listed: int, people: Heads) -> None:
    story = at_stage(Stage.FOLLOW_UP, people=told)
    story.add("roster", members="\n".join(f"工友{each} |" for each in "甲乙丙丁"[:listed]))
    assert workers(story) == people


def test_those_who_leave_leave_as_many_fewer() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="约30人")
    story.add("roster", members="工友甲 |\n工友乙 |\n工友丙 |")
    story.add("roster", members="工友甲 |", rest="left")
    assert workers(story) == About(28)


def test_what_a_roster_fixes_is_the_least_where_nobody_knows_how_many_there_are() -> None:
    story = at_stage(Stage.FOLLOW_UP, people="约2人")
    story.add("roster", members="工友甲 | | | | | 1000 | 1000\n工友乙 | | | | | 1000 | 1000")
    told = accounts(story.case)
    assert (told.claimed, told.awarded) == (Between(2000 * YUAN, None), Between(2000 * YUAN, None))


def test_figures_say_that_they_are_the_least() -> None:
    assert told_heads(45, rough=False) == 45
    assert write_heads(told_heads(45, rough=True)) == "至少45"
    assert write_heads(told_heads(0, rough=True)) == "不详"
