"""What is one's own stays told to its end, and what is another's is hidden beside it."""

import pytest

from cases.hiding.known.people import Known
from cases.hiding.mask import Mask
from cases.hiding.pieces import DataSort


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "李强微信号：liqiang_88，QQ 12345678，银行卡6222021234564444。",
            "李强微信号：liqiang_88，QQ 12345678，银行卡6222021234564444。",
        ),
        ("李强和张三，QQ 12345678", "李强和某某，QQ ***"),
        ("李强说对方的QQ是12345678", "李强说对方的QQ是***"),
        ("李强。微信号：liqiang_88", "李强。微信号：***"),
        ("李强（电话13800138000），张三电话13900139000", "李强（电话13800138000），某某电话***"),
        ("小强说，强哥说，老李说，张三叫老张", "小强说，强哥说，老李说，某某叫某某"),
    ],
)
def test_what_follows_ones_own_name_is_ones_own(text: str, shown: str) -> None:
    mask = Mask(Known(frozenset({"张三"})), own=Known(frozenset({"李强"})), wholly=True)
    assert mask.text(text) == shown


def test_what_another_known_is_called_too_is_hidden_from_the_reader() -> None:
    known, own = Known(frozenset({"张强", "李明"})), Known(frozenset({"李强"}))
    assert Mask(known, own=own, wholly=True).text("小强和老李，李强") == "某某和某某，李强"


def test_what_follows_the_word_for_the_applicant_is_the_applicants() -> None:
    text = "申请人QQ 12345678，被申请人QQ 87654321"
    own = Known(frozenset({"李强"}))
    assert Mask(own=own, applies=True, wholly=True).text(text) == "申请人QQ 12345678，被申请人QQ ***"
    assert Mask(own=own, wholly=True).text(text) == "申请人QQ ***，被申请人QQ ***"


def test_a_long_narrative_of_ones_own_is_read_once_through() -> None:
    text = "李强电话13800138000，银行卡" * 1_000
    assert Mask(own=Known(frozenset({"李强"})), wholly=True).text(text) == text


HOME = "云汀市海区长乐路88号3单元201室"
ESTATE = "云汀市春江里小区5栋201"


@pytest.mark.parametrize(
    "text",
    [
        "李强住云汀市海区长乐路88号3单元201室，电话13800138000",
        "搬回长乐路88号3单元201室",
        "张三。住长乐路88号3单元201，",
        "户籍地海区长乐路八十八号三单元二〇一室",
        "家在春江里小区５栋２０１室",
        "云汀市春江里小区5栋201",
        "李强现住平安里3号，电话13800138000",
    ],
)
def test_ones_own_address_stays_told_to_its_end(text: str) -> None:
    own = Known(frozenset({"李强"}), addresses=frozenset({HOME, ESTATE}))
    mask = Mask(Known(frozenset({"张三"})), own=own, wholly=True)
    assert mask.text(text) == text.replace("张三", "某某")
    assert [each for each in mask.tally.left if "平安里" not in each] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("张三住长乐路90号，电话13900139000", "某某住***，电话***"),
        ("张三住长乐路88号，电话13900139000", "某某住***，电话***"),
        ("张三家在长乐路88号4单元201室，手机13900139000", "某某家在***，手机***"),
        ("张三在长乐路88号3单元202室", "某某在***"),
        ("张三在长乐路88号3单元2010室", "某某在***"),
        ("张三住云汀市海区长乐路88号3单元501室", "某某住***"),
        ("张三户籍地云汀市海区长乐路90号", "某某户籍地***"),
        ("张三在88号4单元502室，3单元202室，5栋202", "某某在***，***，***"),
        ("张三住3单元201室", "某某住***"),
        ("张三在春江里小区6栋302室，春江里小区十五栋201", "某某在***，***"),
        ("回长乐路88号3单元201室，隔壁202室和二〇三室的张三", "回长乐路88号3单元201室，隔壁***和***的某某"),
        ("张三住东长乐路88号3单元201室", "某某住***"),
        ("张三住芝罘区长乐路88号3单元201室", "某某住***"),
        ("李强和住平安里3号的张三", "李强和住***的某某"),
        ("李强，住平安里3号的张三，电话13900139000的张三", "李强，住***的某某，电话***的某某"),
        ("李强住长乐路90号，电话13900139000", "李强住***，电话***"),
    ],
)
def test_another_home_of_ones_street_estate_or_house_is_anothers(text: str, shown: str) -> None:
    own = Known(frozenset({"李强"}), addresses=frozenset({HOME, ESTATE}))
    mask = Mask(Known(frozenset({"张三"})), own=own, wholly=True)
    assert mask.text(text) == shown
    assert not mask.tally.left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("张三在东长乐路88号3单元201室", ["东长乐路88号3"]),
        ("张三在芝罘区长乐路88号3单元201室", ["长乐路88号3"]),
        ("在长乐路88号3单元201室，张三在长乐路88号", ["长乐路88号"]),
    ],
)
def test_what_stays_of_an_address_that_is_not_told_to_its_end_is_told_as_left(text: str, left: list[str]) -> None:
    own = Known(frozenset({"李强"}), addresses=frozenset({HOME}))
    mask = Mask(Known(frozenset({"张三"})), own=own, wholly=True)
    assert mask.text(text) == text.replace("张三", "某某")
    assert list(mask.tally.left) == left


def test_a_part_of_ones_own_number_is_not_ones_own() -> None:
    own = Known(frozenset({"李强"}), {"13800138000": DataSort.PHONE, "6612345": DataSort.PHONE})
    mask = Mask(own=own, wholly=True)
    assert mask.text("找13800138000。又找13800138009、13966123459，尾号8000") == "找13800138000。又找***、***，尾号***"
