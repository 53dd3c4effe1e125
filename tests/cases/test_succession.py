"""Heirs or a guardian go on in the place of an applicant who died or lost capacity."""

from datetime import date

from cases.file.involved import Applicant, Succession
from cases.file.parties import Party
from cases.file.parts import parts
from cases.history.lifecycle import replay
from cases.values.codes import codes
from tests.cases.making import DAY, NUMBER, STATION, Story, made, refusal

WORKER = {"applicant": "张伟", "id_number": "11010519491231002X", "phone": "13800138000"}


def succeeded() -> Story:
    """Return the case of a worker in whose place the widow goes on, with a son beside her."""
    story = Story(**WORKER, others="委托代理人：杜文")
    told = {"since": "2026-03", "relation": "配偶", "phone": "13911112222", "others": "张小明"}
    story.add(made("succeeded", DAY, **told))
    return story


def test_the_heir_is_the_applicant_and_the_worker_stays_known() -> None:
    parties = succeeded().case.parties
    assert parties.applicant == Applicant("李秀英", "", "13911112222", "")
    assert parties.former == (Applicant("张伟", "11010519491231002X", "13800138000", ""),)
    assert parties.others == (Party("agent", "杜文"), Party("heir", "张小明"))


def test_everybody_has_a_part() -> None:
    assert [(part.place, part.role, part.name, part.number) for part in parts(succeeded().case)] == [
        (0, "applicant", "李秀英", ""),
        (50, "former", "张伟", "11010519491231002X"),
        (100, "agent", "杜文", ""),
        (101, "heir", "张小明", ""),
    ]


def test_the_one_who_applies_does_not_go_on_in_their_own_place() -> None:
    story = Story(**WORKER)
    assert refusal(lambda: story.add("succeeded", name="张伟")) == "same_applicant"


def test_a_namesake_with_another_number_does() -> None:
    story = Story(**WORKER)
    assert story.add("succeeded", name="张伟", id_number="110105194912310011").parties.applicant.name == "张伟"


def test_a_heir_may_die_too() -> None:
    case = succeeded().add("succeeded", name="张小明")
    assert [each.name for each in case.parties.former] == ["张伟", "李秀英"]
    assert case.parties.applicant.name == "张小明"


def test_it_can_be_taken_back() -> None:
    story = succeeded()
    assert (
        story.add("voided", "wang", entry="2", why="弄错了。").parties
        == replay(NUMBER, STATION, story.history[:1]).parties
    )


def test_each_ground_has_its_article() -> None:
    assert {code.source for code in codes("succession_ground")} == {"劳动人事争议仲裁办案规则 第四十七条"}
    assert codes("succession_ground").on(date(2026, 3, 1))


def test_of_several_workers_another_than_the_applicant_may_die() -> None:
    story = Story(applicant="申申", people="2")
    parties = story.add("succeeded", whose="酉酉", name="酉小").parties
    assert (parties.applicant.name, parties.former, parties.others) == ("申申", (), (Party("heir", "酉小"),))
    assert parties.successions == (Succession("酉酉", ("酉小",)),)


def test_whoever_died_is_known_in_the_case() -> None:
    story = Story(applicant="申申")
    assert refusal(lambda: story.add("succeeded", whose="酉酉", name="酉小")) == "worker"


def test_a_succession_stays_while_money_of_the_heir_stands_on_it() -> None:
    story = Story(applicant="申申", people="2")
    story.add("succeeded", whose="酉酉", name="酉小")
    story.add("money", nature="received", amount="工资 100 | 酉小")
    assert refusal(lambda: story.add("voided", "wang", entry="2")) == "void_holds"
    story.add("voided", "wang", entry="3")
    story.add("voided", "wang", entry="2")


def test_heirs_are_no_more_workers_than_there_were() -> None:
    story = Story(applicant="申申", people="2")
    story.add("succeeded", name="申小")
    story.add("money", nature="received", amount="工资 100 | 酉酉")
    assert story.case.parties.people == 2
