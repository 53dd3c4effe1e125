"""A known address is found in part, in Chinese digits and in Latin letters."""

import pytest

from cases.hiding.known.people import Known
from cases.hiding.mask import Mask


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("住chang le lu 88 hao，Changle Road No. 88见", "住***，***见"),
        ("CHANGLELU88", "***"),
        ("Cháng Lè Lù 88 hào 3 dan yuan 201 shi 门口", "*** 门口"),
        ("change lu, changle", "change lu, changle"),
    ],
)
def test_a_known_street_is_found_in_latin_letters(text: str, shown: str) -> None:
    assert Mask(Known(addresses=frozenset({"云汀市海区长乐路88号3单元201室"}))).text(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("住北京市朝阳区幸福路1号", "住北京市朝阳区***"),
        ("幸福路一带", "***一带"),
        ("幸福路15号的工地", "***的工地"),
        ("12号楼3单元501见", "***见"),
        ("芝罘区见面，2026年12月3日", "芝罘区见面，2026年12月3日"),
    ],
)
def test_a_known_address_is_found_in_part(text: str, shown: str) -> None:
    known = Known(addresses=frozenset({"北京市朝阳区幸福路1号", "山东省烟台市芝罘区幸福街道幸福小区12号楼3单元501"}))
    assert Mask(known).text(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("花园路八号，花园路8号三栋五〇一，花园路八号三栋五零一", "***，***，***"),
        ("邵阳县黄亭市镇新塘村六组，新塘村6组", "邵阳县***，***"),
        ("花园路８号３栋，十八号二十一号", "***，十八号二十一号"),
        ("百花里小区十二幢二单元302见", "***见"),
        ("三名工人，八号开庭，十二月三日", "三名工人，八号开庭，十二月三日"),
    ],
)
def test_a_known_address_is_found_in_chinese_digits(text: str, shown: str) -> None:
    addresses = {"长沙市花园路8号3栋501", "湖南省邵阳县黄亭市镇新塘村6组", "桃源县百花里小区12幢2单元302"}
    assert Mask(Known(addresses=frozenset(addresses))).text(text) == shown
