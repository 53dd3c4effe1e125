"""What looks like somebody's is hidden whoever it is of, or told as left; other words and digits stay to the letter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.hiding.mask import Mask, mask_text
from cases.values.masking import surname_of
from tests.cases.hiding.naming import RARE

FAMILY = st.sampled_from(
    re.split(
        " ",
        "妻子 丈夫 夫人 爱人 父亲 母亲 爸爸 妈 儿子 女儿 哥哥 弟弟 姐姐 妹妹 岳父 岳母 公公 婆婆 侄子 外甥 孙女 "
        "同居者 前妻 前夫 工友 老乡 邻居 室友 其妻 其子",
    )
)
CALLED = st.sampled_from(["叫", "名叫", "名为", "姓名", "姓名：", "名字叫", "系", "为", "是", "即", "：", "（"])


@given(FAMILY, CALLED, st.builds(str.__add__, RARE, st.text("丰明海桂英建伟芳娜烟佳宜", min_size=1, max_size=2)))
def test_family_is_hidden_whatever_their_surname(who: str, called: str, name: str) -> None:
    assert mask_text(f"他的{who}{called}{name}，已到场。") == f"他的{who}{called}{surname_of(name)}某某，已到场。"


@pytest.mark.parametrize(
    "text",
    [
        "0535 661 2345",
        "0535-661-2345",
        "(0535) 6612 345",
        "010 6612 3456",
        "138 001 38000",
        "1380 013 8000",
        "138-00-13-80-00",
        "1 3 8 0 0 1 3 8 0 0 0",
        "138.0013.8000",
        "电话661 2345",
    ],
)
def test_a_phone_is_found_however_it_is_grouped(text: str) -> None:
    shown = mask_text(f"找他，{text}，已接通")
    assert re.sub(r"\D", "", text)[:-4] not in re.sub(r"\D", "", shown)
    assert "***" in shown


@pytest.mark.parametrize("text", ["1998-05-06 123人", "工资1500 2000 3000元", "2026 0506 1234", "0830-1200 1400-1800"])
def test_other_groups_of_digits_are_no_phone(text: str) -> None:
    assert mask_text(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("小名梅子，人称梅姐。梅子说", "小名某某，人称某某。梅某某说"),
        ("外号叫大头，网名“飞翔的鱼”", "外号叫某某，网名“某某”"),
        ("自称老王，自称未签合同，自称农民工，又叫他回去", "自称某某，自称未签合同，自称农民工，又叫他回去"),
        ("张某之母何氏，其妻何氏，张某之妻何桂兰到场", "张某之母何某某，其妻何某某，张某之妻何某某到场"),
        ("张某之子在读，之父安葬费，之母常年患病", "张某之子在读，之父安葬费，之母常年患病"),
    ],
)
def test_nicknames_and_who_is_named_by_their_family_are_hidden(text: str, shown: str) -> None:
    assert mask_text(text) == shown


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("工友老王、王二丫（女，住村里）作证，邻居王二丫也在", ["老王", "王二丫"]),
        ("工友张三、李四方、何桂兰（女）到场", ["张三"]),
        ("司徒小姐到场，何氏到场，何老板到场", ["司徒小姐", "何氏", "何老板"]),
        ("工资、张贴、黄金（克），老板到场，小时工，小学，大家说，自称农民工", []),
        ("班长老陈与小陈均可证明，李总", ["老陈", "小陈", "李总"]),
    ],
)
def test_names_among_others_are_told_as_left(text: str, left: list[str]) -> None:
    mask = Mask()
    mask.text(text)
    assert sorted(mask.tally.left) == sorted(left)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("生于1990年3月7日，出生日期：1990-03-07", ["1990年3月7日", "1990-03-07"]),
        ("1985年5月生，有一子", ["1985年5月"]),
        ("一九四九年十二月三十一日生，生于二〇〇一年三月", ["一九四九年十二月三十一日", "二〇〇一年三月"]),
        ("一九四九年建厂，二〇二六年五月开庭", []),
        ("2026年5月生产减少，2026-05-06开庭", []),
        ("Mary Smith到场", ["Mary Smith"]),
    ],
)
def test_birth_dates_and_latin_names_are_told_as_left(text: str, left: list[str]) -> None:
    mask = Mask()
    mask.text(text)
    assert list(mask.tally.left) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("平安路二十三号，到平安路23号，十二幢二单元302", ["平安路二十三号", "平安路23号", "十二幢二单元302"]),
        ("第一号文件，三号开庭，一号工地，二组工人，一号二号", []),
        ("@静静不静，", ["@静静不静"]),
        ("在黄海城市花园18-2-301见，18-2-301室", ["黄海城市花园18-2-301", "18-2-301室"]),
        ("2026-05-06，第18-2-301条", []),
    ],
)
def test_homes_and_handles_are_told_as_left(text: str, left: list[str]) -> None:
    mask = Mask()
    mask.text(text)
    assert list(mask.tally.left) == left


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("妻子李芳到场", "妻子李某某到场"),
        ("儿子小明上学", "儿子小某某上学"),
        ("丈夫名叫高兴", "丈夫名叫高某某"),
        ("妻子叫柳如烟。柳如烟说如烟在家。", "妻子叫柳某某。柳某某说某某在家。"),
        ("其妻名为柳如烟，其子系鹿晗", "其妻名为柳某某，其子系鹿某某"),
        ("夫人叫沈佳宜。父亲名叫成大山。", "夫人叫沈某某。父亲名叫成某某。"),
        ("我哥叫“李春和”，工友是乜小花", "我哥叫“李某某”，工友是乜某某"),
        ("妻子叫阿依古丽·买买提，女婿叫Tom Lee。", "妻子叫阿某某，女婿叫T***。"),
        ("父亲是农民，妻子为退休工人，儿子：在家待业", "父亲是农民，妻子为退休工人，儿子：在家待业"),
        ("妻子叫他回家，帮扶对象为困难职工", "妻子叫他回家，帮扶对象为困难职工"),
        ("远山电子（深圳）有限公司，性别：女（汉族）", "远山电子（深圳）有限公司，性别：女（汉族）"),
        ("父亲常年患病，母亲住院，孩子小学在读", "父亲常年患病，母亲住院，孩子小学在读"),
        ("微信号：wxid_abc123、QQ 123456789", "微信号：w***、QQ 1***"),
        ("邮箱a.b-c@mail.example.cn。", "邮箱a***。"),
        ("车牌鲁F·12345、鲁FD12345", "车牌鲁F***、鲁F***"),
        ("护照E12345678", "护照*******78"),
        ("账号：3706 0221 45", "账号：********45"),
        ("护照 E1234 5678、护照号：EA 1234567、G1234 5678", "护照 *******78、护照号：*******67、*******78"),
        ("抖音@jingjing，快手号：abc_1，小红书 jj12345，@some_one", "抖音@j***，快手号：a***，小红书 j***，@s***"),
        ("尾号6223，卡号后四位是4444，共4444元", "尾号***，卡号后四位是***，共4444元"),
        ("家住芝罘区南大街88号3单元", "家住芝罘区***"),
        ("租住于桃园新村十二幢二单元302，住建国村2026年", "租住于***，住***2026年"),
        ("湖南省邵阳县黄亭市镇新塘村六组", "湖南省邵阳县***"),
        ("家住黄海城市花园18-2-301。现住聊城市东方都市嘉园3-1-202室，", "家住***。现住聊城市***，"),
        ("〔2026〕YT0001，12,000.50元，2026-05-06，第2项", "〔2026〕YT0001，12,000.50元，2026-05-06，第2项"),
        ("工伤认定后住院30天，住宿费500元", "工伤认定后住院30天，住宿费500元"),
    ],
)
def test_what_looks_like_personal_data_is_hidden_whoever_it_is_of(text: str, shown: str) -> None:
    assert mask_text(text) == shown
