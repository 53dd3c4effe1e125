"""No part of what a case knows of people stays in what is hidden, and the rest stays to the letter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.hiding.known.people import Known
from cases.hiding.mask import FULL, Mask, mask_text
from cases.hiding.pieces import DataSort, Tally
from cases.values.masking import surname_of

SURNAMES = st.sampled_from(["张", "王", "李", "赵", "欧阳", "司马", "高", "安", "东方", "尉迟"])
GIVEN = st.text("三丰小明大海桂英建国伟芳娜强军洋艳勇杰", min_size=1, max_size=3)
NAMES = st.builds(lambda surname, given_name: surname + given_name, SURNAMES, GIVEN)
AROUND = st.text("与和在说的，。、工地去年电话 \n小明建国三", max_size=12)
RARE = st.sampled_from("柳沈成佟仉督乜佴操鹿揭逯鄢亓禤缪佘麴危苑貊庹妫郄褥") | SURNAMES
FAMILY = st.sampled_from(
    re.split(
        " ",
        "妻子 丈夫 夫人 爱人 父亲 母亲 爸爸 妈 儿子 女儿 哥哥 弟弟 姐姐 妹妹 岳父 岳母 公公 婆婆 侄子 外甥 孙女 "
        "同居者 前妻 前夫 工友 老乡 邻居 室友 其妻 其子",
    )
)
CALLED = st.sampled_from(["叫", "名叫", "名为", "姓名", "姓名：", "名字叫", "系", "为", "是", "即", "：", "（"])
PHONES = st.from_regex(r"1[3-9]\d{9}", fullmatch=True, alphabet="0123456789")
IDS = st.from_regex(r"[1-6]\d{5}(?:19|20)\d\d0[1-9][012][1-9]\d{3}[\dX]", fullmatch=True, alphabet="0123456789X")
CHINESE_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")

CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")
MATHEMATICAL = str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")


def parts_of(name: str) -> set[str]:
    """Return each part of a name from two characters on, but for the surname, which stays readable."""
    return {name[at:end] for at in range(len(name)) for end in range(at + 2, len(name) + 1)} - {surname_of(name)}


def masked(text: str, *names: str) -> str:
    return Mask(Known(frozenset(names))).text(text)


@given(st.lists(NAMES, min_size=1, max_size=6, unique=True), st.data())
def test_no_part_of_a_known_name_stays(names: list[str], data: st.DataObject) -> None:
    pieces = [part for name in names for part in sorted(parts_of(name))] + names
    told = data.draw(st.lists(AROUND | st.sampled_from(pieces), max_size=14))
    shown = masked("".join(told), *names)
    assert not [part for name in names for part in parts_of(name) if part in shown]


@given(NAMES, st.sampled_from([" ", "\u3000", "·", "\u200b", "  "]), AROUND, AROUND)
def test_a_name_with_blanks_between_is_the_same_name(name: str, blank: str, before: str, after: str) -> None:
    shown = masked(f"{before}{blank.join(name)}{after}", name)
    bare = re.sub(r"[\s·\u200b]", "", shown)
    around = re.sub(r"[\s·\u200b]", "", before + after)
    assert not [part for part in parts_of(name) if part in bare and part not in around]


@given(NAMES.filter(lambda name: len(name) > 2), st.text("-/|~_.，、（）* \n+", min_size=1, max_size=3), AROUND)
def test_a_name_with_anything_but_letters_between_is_the_same_name(name: str, apart: str, around: str) -> None:
    shown = masked(f"{around}。{apart.join(name)}。{around}", name)
    assert apart.join(name) not in shown
    assert name[-1] not in shown or name[-1] in around


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("桂-隐-娘、桂/隐/娘和桂|隐|娘", "桂某某、桂某某和桂某某"),
        ("王/强到了，找王，强调过；姓王。强调", "王某某到了，找王，强调过；姓王。强调"),
        ("gui/yin/niang，GUI_YIN-NIANG", "***，***"),
    ],
)
def test_a_known_name_is_found_taken_apart(text: str, shown: str) -> None:
    assert masked(text, "桂隐娘", "王强") == shown


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


def test_what_are_days_or_sums_is_no_known_number() -> None:
    known = Known(numbers={"11010519491231002X": DataSort.NUMBER, "13800138000": DataSort.PHONE})
    text = "1949年12月31日、138元、001元、3800元、0人，2026年3月5日138人"
    assert Mask(known).text(text) == text


@given(NAMES, st.integers(1, 99), AROUND)
def test_a_name_that_was_kept_with_how_many_they_are_is_known_by_itself(name: str, n: int, around: str) -> None:
    shown = masked(f"{around}{name}到庭", f"{name}等{n}人", "李四、" + name)
    assert not [part for part in parts_of(name) if part in shown]


@given(st.lists(NAMES, max_size=4), AROUND, st.lists(NAMES, max_size=3))
def test_hiding_twice_is_hiding_once(names: list[str], around: str, told: list[str]) -> None:
    once = masked(around.join(told), *names)
    assert masked(once, *names) == once


BETWEEN_DIGITS = (*" -.　、／:~|*…转\n\u200b", "", "（空格）", "->", " + ")


@given(IDS | PHONES, st.sampled_from(BETWEEN_DIGITS), st.data())
def test_a_known_number_is_found_however_it_is_written(number: str, apart: str, data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 6))
    groups = apart.join(number[at : at + size] for at in range(0, len(number), size))
    known = Known(numbers={number: DataSort.NUMBER if len(number) == 18 else DataSort.PHONE})
    scripts = (FULL_WIDTH, CHINESE_DIGITS, CIRCLED, MATHEMATICAL)
    for written in (groups, *map(groups.translate, scripts)):
        shown = Mask(known).text(f"他的号码{written}已核对")
        assert written[: len(written) - 5] not in shown
        assert re.sub(r"\D", "", shown) in {re.sub(r"\D", "", number[:3] + number[-4:]), number[:3] + number[-4:-1]}


@given(FAMILY, CALLED, st.builds(str.__add__, RARE, st.text("丰明海桂英建伟芳娜烟佳宜", min_size=1, max_size=2)))
def test_family_is_hidden_whatever_their_surname(who: str, called: str, name: str) -> None:
    assert mask_text(f"他的{who}{called}{name}，已到场。") == f"他的{who}{called}{surname_of(name)}某某，已到场。"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("桂隱娘和馬國強在，歐陽建國说", "桂某某和马某某在，欧阳某某说"),
        ("國強哥、小馬，张国荣", "某某哥、马某某，張某某"),
        ("後來韓國廠長說話", "後來韓國廠長說話"),
    ],
)
def test_a_known_name_is_found_in_traditional_characters(text: str, shown: str) -> None:
    assert masked(text, "桂隐娘", "马国强", "欧阳建国", "張國榮") == shown


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
        ("Ouyang Jianguo说，账号oyjg", "***说，账号***"),
        ("OUYANG JIAN-GUO、Jianguo Ouyang、ouyangjianguo", "***、***、***"),
        ("Ōuyáng Jiànguó，Lü Xiaoming，Lv Xiaoming", "***，***，***"),
        ("APP打卡，YT0001，Ouyuan", "APP打卡，YT0001，Ouyuan"),
    ],
)
def test_a_known_name_is_found_in_latin_letters(text: str, shown: str) -> None:
    assert masked(text, "欧阳建国", "吕晓明") == shown


def test_a_name_of_three_letters_is_found_and_one_of_two_is_not() -> None:
    assert masked("Li E", "李娥") == "***"
    assert masked("LE", "李娥") == "LE"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("静静说，小静和阿静在，静姐、静儿也在", "某某说，某某和某某在，某某、某某也在"),
        ("司徒小姐、王师傅、王哥、李总说，李强之母王氏", "司徒某某、王某某、王某某、李某某说，李某某之母王某某"),
        ("工友老王说小李在，阿强也在", "工友王某某说李某某在，某某也在"),
        ("小王某某，常常小学，表哥，老方法，王总共，李总表示", "小王某某，常常小学，表哥，老方法，王总共，李某某表示"),
        ("静静王大力", "某某王某某"),
    ],
)
def test_a_known_name_is_found_as_people_call_each_other(text: str, shown: str) -> None:
    assert masked(text, "司徒静", "王大力", "李强", "常学表") == shown


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


@pytest.mark.parametrize("text", ["尾号4444", "后四位：4444", "末四位是四四四四"])
def test_the_last_digits_of_a_known_number_are_found(text: str) -> None:
    known = Known(numbers={"6222021234564444": DataSort.ACCOUNT})
    assert [text[each.start : each.end] for each in known.find(text)] in (["4444"], ["四四四四"])
    assert not list(known.find(text.replace("4", "5").replace("四四", "五五")))


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


def test_the_name_of_a_firm_stays_unless_it_is_called_by_a_whole_name() -> None:
    known = Known(frozenset({"王建设", "张三丰"}), firms=frozenset({"远山建设公司", "张三丰餐馆"}))
    assert Mask(known).text("远山建设公司、张三丰餐馆，建设说") == "远山建设公司、张某某餐馆，某某说"


def test_what_was_hidden_is_counted_and_what_stays_is_told() -> None:
    tally = Tally()
    mask = Mask(Known(frozenset({"张三丰"})), tally=tally)
    mask.text("张三丰和三丰的电话13800138000，工友赵大力作证，工号AB12345。")
    mask.name("张三丰")
    assert tally.hidden == {DataSort.NAME: 4, DataSort.PHONE: 1}
    assert str(tally.told) == "已隐去：姓名 4 处、电话 1 处；正文其余内容未逐字核对"
    assert list(tally.left) == ["AB12345"]


def test_words_that_are_asked_for_are_hidden_besides() -> None:
    mask = Mask(also=["律师赵大力", " "])
    assert mask.text("律师赵大力作证") == "***作证"
    assert str(mask.tally.told) == "已隐去：另行指定的文字 1 处；正文其余内容未逐字核对"
    assert not mask.tally.left


def test_in_full_nothing_changes() -> None:
    assert FULL.text("张三丰13800138000") == "张三丰13800138000"


def test_a_long_narrative_is_read_once_through() -> None:
    known = Known(frozenset({"张三丰"}), {"13800138000": DataSort.PHONE}, frozenset({"北京市朝阳区幸福路1号"}))
    digits = "1" * 100_000 + "138 " * 25_000
    assert Mask(known).text(digits) == digits
    assert Mask(known).text("张三丰" * 30_000) == "张某某" * 30_000


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
