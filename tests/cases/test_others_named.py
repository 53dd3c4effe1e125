"""What a list has no code for is told with what it is called, and is called so everywhere; the law takes it as 其他."""

import pytest

from cases.due.starting import clocks
from cases.file.accounts import accounts
from cases.file.parties import Parties, Party, is_person
from cases.kinds import Pick
from cases.law.rulebook import rulebook
from cases.money.effects import effect_of
from cases.money.items import Item, Items
from cases.standing.stages import Stage
from cases.values.codes import code_alone, codes, name_told
from cases.values.roles import Nature, nature_of
from cases.values.text import CHINESE
from tests.cases.making import DAY, Story, at_stage, made, refusal
from tests.cases.standing_in import In
from tests.cases.sums import YUAN

FORUM, ITEMS, PARTIES = Pick("forum"), Items(), Parties()


def open_clocks(story: Story) -> set[str]:
    return {each.rule.id for each in clocks(story.case, story.history, rulebook()) if each.running}


@pytest.mark.parametrize(
    "typed",
    ["其他：街道调处中心", "其他（街道调处中心）", "其它:街道调处中心", "Other (街道调处中心)", "other:街道调处中心"],
)
def test_a_code_is_told_with_what_it_is_called(typed: str) -> None:
    assert FORUM.read(typed, DAY) == "other:街道调处中心"
    assert FORUM.read(FORUM.write("other:街道调处中心"), DAY) == "other:街道调处中心"
    assert CHINESE(FORUM.show("other:街道调处中心")) == "街道调处中心"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("其他", "other"), ("other", "other"), ("Other", "other")],
)
def test_who_says_no_more_has_said_other(typed: str, code: str) -> None:
    assert FORUM.read(typed, DAY) == code
    assert CHINESE(FORUM.show(code)) == "其他"


@pytest.mark.parametrize("typed", ["其他：", "其他（）", "其他（——）", "其他：王建国", "其他：" + "长" * 31])
def test_what_is_no_name_of_a_thing_is_refused(typed: str) -> None:
    assert refusal(lambda: FORUM.read(typed, DAY)) == "code"


def test_a_list_without_other_takes_no_names() -> None:
    assert "other" not in codes("kind")
    assert refusal(lambda: Pick("kind").read("其他：咨询台", DAY)) == "code"
    assert "other:咨询台" not in codes("kind")
    assert "rights:咨询台" not in codes("kind")


@pytest.mark.parametrize(
    "name",
    [
        *(
            "employment",
            "order_kind",
            "forum",
            "ruling_kind",
            "document_kind",
            "outcome",
            "accept_ground",
            "decline_ground",
        ),
        *("withdraw_ground", "refer_to", "benefit_kind", "benefit_by", "claim_item", "pay_way", "handler_capacity"),
    ],
)
def test_each_list_that_has_other_takes_what_it_is_called(name: str) -> None:
    assert Pick(name).read("其他（某某）", DAY) == "other:某某"
    assert codes(name).get("other:某某").label == codes(name).label("other:某某") == ("某某", "某某")


def test_items_without_a_code_are_told_apart_by_what_they_are_called() -> None:
    items = ITEMS.read("其他（家属楼押金） 3000；其他（3月服装费）；其他：工具费 200；其他 50", DAY)
    assert [(each.code, each.amount) for each in items] == [
        ("other:家属楼押金", 3000 * YUAN),
        ("other:3月服装费", None),
        ("other:工具费", 200 * YUAN),
        ("other", 50 * YUAN),
    ]
    assert ITEMS.read(ITEMS.write(items), DAY) == items
    assert ITEMS.load(ITEMS.dump(items)) == items
    assert CHINESE(ITEMS.show(items[:1])) == "家属楼押金 3,000.00 元"


def test_one_named_item_takes_the_place_of_no_other() -> None:
    story = at_stage(Stage.FOLLOW_UP, claimed="其他（家属楼押金） 3000；其他（工具费） 200")
    story.add("mediation", result="agreed", agreed="其他（家属楼押金） 3000；其他（工具费） 200")
    story.add("money", nature="received", amount="其他（工具费） 200")
    assert accounts(story.case).outstanding == 3000 * YUAN


def test_a_role_without_a_code_is_called_as_it_is_told() -> None:
    (party,) = PARTIES.read("其他（楼房房东）：周某", DAY)
    assert party == Party("other:楼房房东", "周某")
    assert PARTIES.write((party,)) == "其他（楼房房东）：周某"
    assert CHINESE(PARTIES.show((party,))) == "楼房房东：周某"
    assert nature_of(party.role) is Nature.EITHER
    assert is_person(party)
    assert PARTIES.read("其他：周某", DAY) == (Party("other", "周某"),)


def test_rules_and_tables_take_it_as_other() -> None:
    named, plain = made("document", direction="received", sort="其他：答复便函"), made("document", sort="其他")
    assert named.for_rules == (plain.for_rules[0], "other")
    assert effect_of("other:调处意见书") == effect_of("other")
    assert (code_alone("other:甲"), name_told("other:甲")) == ("other", "甲")


@pytest.mark.parametrize(("sort", "asked"), [("其他", False), ("其他：答复便函", False), ("申请书", True)])
def test_a_paper_that_is_called_otherwise_ends_the_clock_that_waits_for_other(sort: str, asked: bool) -> None:
    story = at_stage(Stage.FOLLOW_UP)
    story.add("document", direction="sent", sort="prompt_letter", title="催办函")
    assert "S08" in open_clocks(story)
    story.add("document", direction="received", sort=sort, title="来件")
    assert ("S08" in open_clocks(story)) is asked


def test_what_it_is_called_is_found_hidden_and_kept() -> None:
    assert list(FORUM.searched("other:街道调处中心")) == ["街道调处中心"]
    assert list(FORUM.searched("other")) == list(FORUM.searched("arbitration")) == []
    assert FORUM.reworded("other:周某的调处", lambda name: name.replace("周某", "***")) == "other:***的调处"
    assert FORUM.nameless("other:街道调处中心", In()) == "other:街道调处中心"
    (item,) = ITEMS.reworded((Item("other:周某押金", 5),), lambda name: name.replace("周某", "***"))
    assert item == Item("other:***押金", 5)
    assert "工具费" in ITEMS.searched(ITEMS.read("其他（工具费） 200", DAY))
