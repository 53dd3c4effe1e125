"""The workers of a collective case: read from a paste, added up, and each a person of their own."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.file.accounts import accounts
from cases.file.members import LABELS, Member, Members, total
from cases.file.parts import parts, side_of
from cases.values.refusal import Refused
from cases.values.roles import Side
from cases.values.spans import month_of, third_of, year_of
from cases.values.sums import About, Between
from cases.values.text import CHINESE
from tests.cases.making import Story, refusal

TODAY = date(2026, 3, 2)
ID = "11010519491231002X"
KIND = Members()


def read(text: str) -> tuple[Member, ...]:
    return KIND.read(text, TODAY)


def test_a_line_is_a_member_with_time_and_sums() -> None:
    text = f"张伟 | {ID} | 13800000000 | 2024-03 | 2025年1月 | 1.2万 | 约9000 | 不详"
    assert read(text) == (
        Member("张伟", ID, "13800000000", month_of(2024, 3), month_of(2025, 1), 1_200_000, About(900_000), About()),
    )


def test_a_paste_from_a_spreadsheet_with_a_head_may_have_its_own_order() -> None:
    text = f"序号\t*姓名\t主张金额\t证件号码\n1\t张伟\t12,000.50\t'{ID.lower()}\n2\t李静\t\t\n\n"
    assert read(text) == (Member("张伟", ID, claimed=1_200_050), Member("李静"))


def test_full_width_separators_and_missing_columns_are_no_matter() -> None:
    assert read("张伟｜｜13800000000\n李静") == (Member("张伟", phone="13800000000"), Member("李静"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("张伟\n李静 | 110105194912310021", "第 2 行：身份证号"),
        ("张伟 | | | | | 很多钱", "第 1 行：看不懂这个金额"),
        ("张伟 | | | 2027-01", "第 1 行：日期"),
        (" | 13800000000", "缺姓名"),
        ("张伟\n张伟", "出现了两次"),
        (f"张伟 | {ID}\n李静 | {ID}", "出现了两次"),
        ("张伟 | | | | | | | | 多出来的", "列太多"),
    ],
)
def test_what_is_wrong_names_the_line(text: str, told: str) -> None:
    with pytest.raises(Refused) as refused:
        read(text)
    assert told in str(refused.value)


def test_two_of_one_name_are_told_apart_by_number_or_phone() -> None:
    assert len(read(f"张伟 | {ID}\n张伟 | | 13800000000\n张伟")) == 3


def test_a_roster_has_its_limit() -> None:
    assert refusal(lambda: read("\n".join(f"甲{at}" for at in range(2001)))) == "members"


SUM = st.one_of(st.none(), st.integers(0, 10**9), st.builds(About, st.one_of(st.none(), st.integers(0, 10**9))))
MEMBERS = st.lists(
    st.builds(
        Member,
        st.sampled_from(["张伟", "李静", "买买提·艾力"]),
        st.sampled_from(["", ID]),
        st.sampled_from(["", "13800000000"]),
        st.sampled_from([None, year_of(2024), third_of(2024, 3, 0), date(2024, 3, 5)]),
        st.sampled_from([None, year_of(2025)]),
        SUM,
        SUM,
        SUM,
    ),
    max_size=4,
    unique_by=lambda member: (member.id_number,) if member.id_number else (member.name, member.phone),
).map(tuple)


@given(MEMBERS)
def test_what_was_written_is_read_again_and_what_was_kept_is_loaded(members: tuple[Member, ...]) -> None:
    assert KIND.load(KIND.dump(members)) == members
    if members:
        assert read(KIND.write(members)) == members


@given(MEMBERS)
def test_masked_members_show_no_number(members: tuple[Member, ...]) -> None:
    told = "".join(CHINESE(each) for each in KIND.mask(members))
    assert ID not in told
    assert "13800000000" not in told


def test_the_total_is_the_sum_of_the_parts() -> None:
    members = [Member("甲", claimed=100), Member("乙", claimed=200), Member("丙")]
    assert (total(members, "claimed"), total(members, "received")) == (300, None)
    assert total([*members, Member("丁", claimed=About(50))], "claimed") == About(350)
    assert total([*members, Member("丁", claimed=About())], "claimed") == Between(300, None)


def test_every_column_has_both_labels() -> None:
    assert tuple(LABELS) == Member._fields
    assert len({label.zh for label in LABELS.values()}) == len(LABELS)


# In a case

ROSTER: dict[str, Any] = {"members": f"张伟 | {ID} | | | | 1000 | 900 | 0\n李静 | | | | | 2000\n王强 | | | | | 500"}


def test_the_sums_and_the_people_of_a_case_are_those_of_its_members() -> None:
    story = Story(claimed="99")
    case = story.add("roster", **ROSTER)
    assert (case.parties.people, accounts(case).claimed, accounts(case).awarded, accounts(case).received) == (
        3,
        350_000,
        90_000,
        0,
    )
    case = story.add("roster", members="张伟\n李静", rest="left")
    assert (case.parties.people, accounts(case).claimed) == (2, 300_000), "a roster that tells no sums leaves them"


def test_a_roster_of_some_after_one_of_all_changes_no_whole() -> None:
    story = Story(people="3", claimed="6000")
    story.add("roster", members="\n".join(f"册{n} | | 1380000000{n} | | | 2000 | 2000 | 1000" for n in range(3)))
    some = "册0 | | | | | 2000 | 2000 | 1500"
    assert refusal(lambda: story.add("roster", members=some)) == "roster_rest"
    case = story.add("roster", members=some, rest="stay")
    told = accounts(case)
    assert (case.parties.people, told.claimed, told.awarded, told.received) == (3, 600_000, 600_000, 350_000)
    assert [each.phone for each in case.parties.members] == [f"1380000000{n}" for n in range(3)]
    assert story.add("roster", members=some, rest="left").parties.people == 1


def test_members_stand_beside_the_applicant_who_stands_there_once() -> None:
    story = Story()
    case = story.add("roster", **ROSTER)
    found = [(part.role, part.name, part.side) for part in parts(case)]
    assert found == [("applicant", "张伟", Side.OWN), ("member", "李静", Side.OWN), ("member", "王强", Side.OWN)]
    assert [side_of(part.place) for part in parts(case)] == [Side.OWN] * 3


def test_who_is_split_off_leaves_with_their_sums() -> None:
    story = Story()
    story.add("roster", **ROSTER)
    case = story.add("split_off", names="李静\n王强")
    assert [member.name for member in case.parties.members] == ["张伟"]
    assert (case.parties.people, accounts(case).claimed) == (1, 100_000)


def test_nobody_is_split_off_without_a_roster() -> None:
    assert refusal(lambda: Story().add("split_off")) == "no_roster"


@pytest.mark.parametrize(("names", "rule"), [("赵六", "split_unknown"), ("张伟\n李静\n王强", "split_all")])
def test_who_cannot_be_split_off(names: str, rule: str) -> None:
    story = Story()
    story.add("roster", **ROSTER)
    assert refusal(lambda: story.add("split_off", names=names)) == rule
