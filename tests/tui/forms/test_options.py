"""What typed text means among options: Chinese, pinyin, code or number."""

from datetime import date

import pytest

from cases.values.codes import codes, load_codes, packaged_spoken
from storage.desk import Desk
from tui.forms.controls.options import (
    Alternative,
    Codes,
    Entries,
    Handlers,
    IntakeFields,
    Offer,
    meant,
    narrow,
    taken_unasked,
)
from tui.words.language import show

DAY = date(2026, 6, 18)
KIND = Codes(codes("kind"), lambda: DAY)
CAUSE = Codes(codes("cause"), lambda: DAY)


@pytest.mark.parametrize("typed", ["维权", "维", "wq", "WQ", "weiquan", "rights", "2", "２", " 维 权 "])
def test_one_option_is_meant_by_any_part_of_it(typed: str) -> None:
    found = meant(typed, KIND.offered())
    assert found
    assert found.key == "rights"


@pytest.mark.parametrize("typed", ["", " ", "纠纷", "zzz", "99", "2025-205"])
def test_what_is_not_clear_means_nothing(typed: str) -> None:
    found = meant(typed, CAUSE.offered())
    assert found is None or found.key == typed


def test_a_number_comes_before_codes_that_hold_its_digits() -> None:
    assert narrow("5", CAUSE.offered())[0].number == "5"
    assert meant("5", CAUSE.offered()) == CAUSE.offered()[4]


def test_what_is_exactly_meant_comes_first() -> None:
    assert next(each.key for each in narrow("劳动合同纠纷", CAUSE.offered())) == "2025-205"
    assert meant("2025-205", CAUSE.offered()) == CAUSE.offered()[0]


def test_blank_text_offers_everything_in_its_order() -> None:
    assert narrow("", KIND.offered()) == list(KIND.offered())


def test_a_doubt_stands_with_the_article_and_not_on_the_choice() -> None:
    text = "list,code,zh,en,parent,since,until,source,status,note\nroad,a,甲,A,,,,某法,S,\nroad,b,乙,B,,,,某法,M,\n"
    road = load_codes(text, "codes.csv")["road"]
    offer = Codes(road, lambda: DAY)
    assert [show(each.grounds) for each in offer.offered()] == ["", ""]
    grounded = Codes(road, lambda: DAY, grounded=True).offered()
    assert [show(each.grounds) for each in grounded] == ["某法", "某法（未核实）"]
    assert [show(each.told) for each in offer.offered()] == ["甲", "乙"]
    assert [each.text for each in offer.offered()] == ["甲", "乙"]


def test_only_codes_in_force_on_the_day_are_offered_but_all_have_a_name() -> None:
    old = Codes(codes("cause"), lambda: date(2025, 6, 1))
    gone = {each.key for each in old.offered()} - {each.key for each in CAUSE.offered()}
    assert gone
    assert all(CAUSE.named(key) for key in gone)


def test_a_part_stands_under_its_whole() -> None:
    assert [each.depth for each in CAUSE.offered()][:3] == [0, 1, 1]


def test_colleagues_are_offered_with_what_they_have_in_hand(desk: Desk) -> None:
    offer = Handlers(lambda: desk.colleagues.loads("BH"))
    assert {each.key for each in offer.offered()} == {"liu", "zhang"}
    liu = offer.named("liu")
    assert liu
    assert "在办" in show(liu.beside)
    for typed in ("刘强", "刘", "lq", "liu", "LIU"):
        assert meant(typed, offer.offered()) == liu
    assert offer.named("sun") is None


def test_entries_are_offered_latest_first_by_their_own_number(desk: Desk) -> None:
    file = next(file for case_id in range(1, 13) if len((file := desk.cases.file(case_id)).history) > 3)
    offer: Offer = Entries(lambda: file.history)
    numbers = [each.number for each in offer.offered()]
    assert numbers == [str(line.entry.seq) for line in reversed(file.history)][:-1], "the intake cannot be voided"
    assert meant("3", offer.offered()) == offer.named("3")


def test_the_fields_of_the_intake_are_found_by_their_label() -> None:
    found = meant("诉求金额", IntakeFields().offered())
    assert found
    assert found.key == "claimed"


def test_a_ground_is_offered_with_the_article_behind_it() -> None:
    grounds = {each.key: each for each in Codes(codes("decline_ground"), lambda: DAY, grounded=True).offered()}
    assert grounds["means"].beside == "法律援助法 第三十四条"
    assert show(grounds["no_prospect"].told) == "无胜诉可能"
    assert {each.beside for each in KIND.offered()} == {""}


def test_what_a_list_has_no_code_for_is_offered_as_it_was_typed() -> None:
    forum = Codes(codes("forum"), lambda: DAY)
    found = forum.besides("街道调处中心")
    assert found
    assert (found.key, show(found.label)) == ("other:街道调处中心", "其他（街道调处中心）")
    assert forum.besides("其他：街道调处中心") == forum.spelt_out("其他（街道调处中心）") == found
    assert forum.named("other:街道调处中心") == found
    assert forum.spelt_out("街道调处中心") is None
    assert forum.besides("王建国") is None
    assert KIND.besides("街道调处中心") is None
    other = forum.named("other")
    assert other
    assert show(other.beside) == "可写“其他：叫什么”"


def test_each_word_that_people_say_finds_its_code_among_the_first_three() -> None:
    for name, words in packaged_spoken().items():
        offer = Codes(codes(name), lambda: DAY)
        offered = offer.offered()
        for word, meant_codes in words.items():
            there = [each.key for each in offered if each.key in meant_codes]
            found = narrow(word, offered)[:3]
            assert {*there} <= {each.key for each in found}, (name, word)
            taken = meant(word, offered)
            assert (taken.key if taken else None) == (there[0] if len(there) == 1 else None), (name, word)


def test_how_a_word_is_understood_is_shown() -> None:
    first, *_rest = narrow("欠薪", CAUSE.offered())
    assert (show(first.told), first.text) == ("欠薪 → 追索劳动报酬纠纷", "追索劳动报酬纠纷")
    two = [show(each.told) for each in narrow("开除", CAUSE.offered())]
    assert two == ["开除 → 劳动合同纠纷", "开除 → 经济补偿金纠纷"]


def test_a_word_within_more_words_is_offered_and_never_taken_unasked() -> None:
    (found,) = narrow("老板欠薪三个月", CAUSE.offered())
    assert show(found.told) == "欠薪 → 追索劳动报酬纠纷"
    assert meant("老板欠薪三个月", CAUSE.offered()) is None


def test_of_equals_what_was_chosen_most_of_late_comes_first() -> None:
    plain, used = (
        CAUSE,
        Codes(codes("cause"), lambda: DAY, used=lambda: {"2025-205-6": 3, "2025-205": 1, "2025-144": 9}),
    )
    assert [each.key for each in narrow("开除", plain.offered())] == ["2025-205", "2025-205-6"]
    assert [each.key for each in narrow("开除", used.offered())] == ["2025-205-6", "2025-205"]
    assert narrow("劳动合同纠纷", used.offered())[0].key == "2025-205", "what is meant exactly stays first"
    assert [each.key for each in used.offered()] == [each.key for each in plain.offered()], (
        "the whole list keeps its order"
    )


def test_what_a_label_denies_is_never_meant_by_it() -> None:
    licence = Codes(codes("taxi_licence"), lambda: DAY).offered()
    assert meant("有", licence) is None
    assert [each.key for each in narrow("有", licence)] == ["none"], "it is shown all the same"
    found = meant("没有", licence)
    assert found
    assert found.key == "none"
    assert meant("you", licence) is None, "nor in pinyin"
    assert getattr(meant("meiyou", licence), "key", "") == "none"


def test_what_a_word_of_the_people_denies_is_not_meant_by_it_either() -> None:
    contract = [Alternative("unwritten", "口头", "1", also=("没签合同",)), Alternative("lease", "租赁", "2")]
    assert meant("签合同", contract) is None
    assert meant("没签", contract) is contract[0]
    assert meant("shown", [Alternative("a", "Not shown")]) is None
    assert meant("paid", [Alternative("a", "Unpaid")]) is None


def test_no_cursor_stands_on_what_is_only_denied() -> None:
    licence = Codes(codes("taxi_licence"), lambda: DAY).offered()
    assert taken_unasked("有", narrow("有", licence)) == -1
    assert taken_unasked("没", narrow("没", licence)) == 0
    assert taken_unasked("巡游", narrow("巡游", licence)) == 0
    assert taken_unasked("", licence) == 0


def test_what_is_asked_by_yes_or_no_is_answered_by_whether_there_is_one() -> None:
    note = Codes(codes("yes_no"), lambda: DAY).offered()
    told = {typed: getattr(meant(typed, note), "key", "") for typed in ("有", "没有", "是", "否", "无", "1", "2")}
    assert told == {"有": "yes", "没有": "no", "是": "yes", "否": "no", "无": "no", "1": "yes", "2": "no"}
