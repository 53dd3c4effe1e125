"""Words as people say them find official codes wherever one is chosen, and none is taken for one of two unasked."""

from datetime import date

import pytest

from cases.events import Opened, event_class
from cases.kinds import Pick, PickMany, called_so, find_code, understood
from cases.ledgers.typed.spellings import spelled
from cases.values.codes import codes, load_spoken, packaged_spoken
from cases.values.refusal import Refused

DAYS = (date(2025, 6, 1), date(2026, 12, 1))
WORDS = [(name, word, meant) for name, words in packaged_spoken().items() for word, meant in words.items()]


def in_force(name: str, meant: tuple[str, ...], day: date) -> list[str]:
    return [each.code for each in codes(name).on(day) if each.code in meant]


def test_there_are_many() -> None:
    assert len(WORDS) >= 800
    assert {"cause", "group", "channel", "kind", "party_role", "outcome", "forum", "document_kind"} <= {
        *packaged_spoken()
    }


@pytest.mark.parametrize("day", DAYS)
def test_each_is_read_as_its_code_or_refused_with_all_that_it_may_mean(day: date) -> None:
    for name, word, meant in WORDS:
        found = in_force(name, meant, day)
        assert [each.code for each in called_so(codes(name), word, day)] == found, (name, word)
        if len(found) == 1:
            assert find_code(codes(name), word, day) == found[0]
        elif found:
            with pytest.raises(Refused) as refused:
                find_code(codes(name), word, day)
            told = str(refused.value.problems[0].sentence)
            assert all(codes(name).worded_on(day).by_code[each].label.zh in told for each in found), (name, word)


def test_none_is_the_name_of_another_code() -> None:
    for name, word, _meant in WORDS:
        labels = {each.label.zh for each in codes(name)} | {each.code for each in codes(name)}
        assert word not in labels, (name, word)


def test_every_code_is_known() -> None:
    assert [(name, word) for name, word, meant in WORDS if any(each not in codes(name) for each in meant)] == []


def test_none_is_written_otherwise_in_ledgers() -> None:
    for name, word, meant in WORDS:
        assert spelled(name, word) in (word, *meant), (name, word)


@pytest.mark.parametrize(
    ("field", "word", "label"),
    [
        ("cause", "欠薪", "追索劳动报酬纠纷"),
        ("cause", "讨薪", "追索劳动报酬纠纷"),
        ("cause", "拖欠工资", "追索劳动报酬纠纷"),
        ("cause", "份子钱", "企业承包经营合同纠纷"),
        ("groups", "骑手", "新就业形态劳动者"),
        ("groups", "保安", "一般职工"),
        ("groups", "建筑工人", "农民工"),
        ("channel", "微信公众号", "网络"),
        ("kind", "请律师", "法律援助"),
    ],
)
def test_what_people_say_at_the_counter_is_understood(field: str, word: str, label: str) -> None:
    ask = Opened.spec.ask(field)
    assert ask
    (found,) = understood(ask.kind, word, DAYS[1])
    assert (found[0], found[1].zh) == (word, label)
    read = ask.kind.read(word, DAYS[1])
    assert label in {each.label.zh for each in codes(ask.kind.spelled_by) if each.code in read}


def test_what_may_mean_two_things_is_asked() -> None:
    for word, labels in (
        ("开除", ("劳动合同纠纷", "经济补偿金纠纷")),
        ("车祸", ("机动车交通事故责任纠纷", "交通事故")),
    ):
        with pytest.raises(Refused, match="对应不止一项") as refused:
            Pick("cause").read(word, DAYS[1])
        assert all(each in str(refused.value) for each in labels)


def test_a_role_is_found_by_what_people_call_it() -> None:
    respondents = Opened.spec.ask("respondents")
    assert respondents
    (party,) = respondents.kind.read("项目部：北海一号", DAYS[1])
    assert party.role == "general_contractor"
    with pytest.raises(Refused, match="“劳务公司”可能是：派遣单位、分包单位"):
        respondents.kind.read("劳务公司：北海劳务", DAYS[1])


def test_other_choices_are_found_too() -> None:
    filed = event_class("filed").spec.ask("forum")
    assert filed
    assert filed.kind.read("劳动仲裁", DAYS[1]) == "arbitration"
    assert PickMany("group").read("骑手、民工", DAYS[1]) == ("migrant", "platform")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("cause,欠薪,2025-999", "没有代码 2025-999"),
        ("cause,,2025-205-5", "清单、说法和代码都要填"),
        ("cause,欠薪,", "清单、说法和代码都要填"),
    ],
)
def test_a_bad_line_is_refused_by_its_number(line: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        load_spoken(f"list,word,codes\n{line}", "说法.csv")


def test_a_word_stands_once_in_a_list() -> None:
    lines = "list,word,codes\ncause,欠薪,2025-205-5\ngroup,欠薪,migrant\ncause,欠薪,2025-205"
    with pytest.raises(Refused, match=r"说法\.csv 第 4 行：“欠薪”已另有所指"):
        load_spoken(lines, "说法.csv")
