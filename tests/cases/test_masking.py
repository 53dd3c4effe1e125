"""Masked data stays useful and never gives itself away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.hiding.known.people import Known
from cases.hiding.mask import Mask, mask_text
from cases.values.masking import mask_address, mask_card, mask_id, mask_name, mask_phone, single_names

ANYTHING = st.text(max_size=60)
IDS = st.from_regex(r"[1-6]\d{5}19\d\d0[1-9][012][1-9]\d{3}[\dX]", fullmatch=True, alphabet="0123456789X")
OLD_IDS = st.from_regex(r"[1-6]\d{5}\d\d0[1-9][012][1-9]\d{3}", fullmatch=True, alphabet="0123456789")
PHONES = st.from_regex(r"1[3-9]\d{9}", fullmatch=True, alphabet="0123456789")
CARDS = st.from_regex(r"62\d{14}(?:\d{3})?", fullmatch=True, alphabet="0123456789")
FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张三", "张某某"),
        ("李某", "李某"),
        ("李某甲、欧阳某", "李某甲、欧阳某"),
        ("张某1等3人", "张某1等3人"),
        ("王×", "王×"),
        ("张三某", "张某某"),
        ("欧阳锋某", "欧阳某某"),
        ("外地商人昌某", "昌某"),
        ("农民工", "农民工"),
        ("25名农民工代表", "25名农民工代表"),
        ("两名包工头(欠条上签张三)", "两名包工头"),
        ("张三司机", "张某某"),
        ("老薛", "老薛"),
        ("小明", "小某某"),
        ("张三丰", "张某某"),
        ("欧阳锋", "欧阳某某"),
        ("欧阳", "欧某某"),
        ("阿依古丽·买买提", "阿某某"),
        ("𠮷田一郎", "𠮷某某"),
        ("John Smith", "J***"),
        ("张三、李四", "张某某、李某某"),
        ("张三等12人", "张某某等12人"),
        (" ", " "),
        ("", ""),
    ],
)
def test_a_name_keeps_its_surname(name: str, shown: str) -> None:
    assert mask_name(name) == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("山东省烟台市芝罘区幸福街道12号3单元", "山东省烟台市芝罘区***"),
        ("济南市市中区经七路", "济南市市中区***"),
        ("广西壮族自治区南宁市青秀区民族大道1号", "广西壮族自治区南宁市青秀区***"),
        ("烟台市招远市罗峰街道温泉路1号", "烟台市招远市罗峰街道***"),
        ("山东省烟台市幸福小区", "山东省烟台市***"),
        ("长江路12号3号楼东区", "***"),
        ("黄海城市花园18-2-301", "***"),
        ("烟台市黄海城市花园18-2-301", "烟台市***"),
        ("山东省聊城市花园路1号", "山东省聊城市***"),
        ("成都市春熙路1号", "成都市***"),
        ("幸福花园东区3号", "***"),
        ("", ""),
    ],
)
def test_an_address_ends_at_the_district(address: str, shown: str) -> None:
    assert mask_address(address) == shown


@given(IDS | OLD_IDS)
def test_an_id_keeps_three_and_four(number: str) -> None:
    shown = mask_id(number)
    assert shown == number[:3] + "*" * (len(number) - 7) + number[-4:]


@given(st.lists(PHONES, min_size=1, max_size=3))
def test_each_phone_keeps_three_and_four(phones: list[str]) -> None:
    assert mask_phone("、".join(phones)) == "、".join(phone[:3] + "****" + phone[-4:] for phone in phones)


@given(CARDS)
def test_a_card_keeps_four_and_four(number: str) -> None:
    assert mask_card(number) == number[:4] + "*" * (len(number) - 8) + number[-4:]


@given(st.text("0123456789ABCX", max_size=9))
def test_a_short_number_shows_two_characters_at_most(number: str) -> None:
    for shown in (mask_id(number), mask_phone(number), mask_card(number)):
        assert len(shown) == len(number)
        assert len(shown.replace("*", "")) <= 2


@given(ANYTHING | st.from_regex(r"[张李]{1,3}(等\d+人)?", fullmatch=True))
def test_masking_twice_is_masking_once(text: str) -> None:
    for mask in (mask_name, mask_id, mask_phone, mask_card, mask_address, mask_text):
        assert mask(mask(text)) == mask(text)


@given(st.text("张王三四五六甲乙", min_size=2, max_size=4))
def test_a_masked_name_never_holds_the_whole(name: str) -> None:
    assert name not in mask_name(name)
    assert len(mask_name(name).replace("某某", "")) == 1


WORDS = st.text("电话手机身份证卡号：，。 （）年月日元abc某", max_size=20)


@given(WORDS, IDS | OLD_IDS | PHONES | CARDS, WORDS, st.booleans())
def test_numbers_inside_a_narrative_are_hidden(before: str, number: str, after: str, wide: bool) -> None:
    written = number.translate(FULL_WIDTH) if wide else number
    shown = mask_text(before + written + after)
    assert number not in shown
    assert written not in shown
    assert shown.startswith(before.rstrip("（ "))
    assert shown.endswith(after)
    assert shown.count("*") >= len(number) - 8


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("打138 0013 8000找他", "打138****8000找他"),
        ("138-0013-8000", "138****8000"),
        ("身份证110105 19491231 002x。", "身份证110***********002x。"),
        ("110105 1949 1231 0022", "110***********0022"),
        ("卡6222 0212 3456 7890 123", "卡6222***********0123"),
        ("座机（0535）6688123", "座机053****8123"),
        ("电话：6688123", "电话：*****23"),
    ],
)
def test_numbers_in_groups_are_hidden(text: str, shown: str) -> None:
    assert mask_text(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-06 12000元，2026年5月6日，20260506",
        "12,000.50元，1234567890元，3.14159",
        "〔2026〕YT0001，（2026）京0105民初12345号",
        "统一社会信用代码91350100M000100Y43",
        "第1项 2000 第2项 3000",
    ],
)
def test_dates_amounts_and_case_numbers_stay(text: str) -> None:
    assert mask_text(text) == text


def test_known_names_inside_a_narrative_are_hidden_longest_first() -> None:
    shown = Mask(Known(frozenset(["王小", "王小明", "李四", "王", " "]))).text(
        "王小明与王小讨薪，王小明的妻子李四到场。"
    )
    assert shown == "王某某与王某某讨薪，王某某的妻子李某某到场。"


def test_a_long_narrative_is_read_once_through() -> None:
    digits = "1" * 100_000 + "138 " * 25_000
    assert mask_text(digits) == digits
    assert mask_text("13800138000，" * 10_000) == "138****8000，" * 10_000


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("张三", {"张三"}),
        ("张三等12人", {"张三"}),
        ("张三、李四等12余人", {"张三", "李四"}),
        ("张三，李四；王五\n赵六等人", {"张三", "李四", "王五", "赵六"}),
        ("张三等", {"张三"}),
        ("", {""}),
    ],
)
def test_of_a_field_that_names_several_each_is_known_by_their_name_alone(field: str, names: set[str]) -> None:
    assert single_names([field]) == names
