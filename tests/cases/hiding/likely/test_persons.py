"""Whom a text names after a word for family or for work is hidden whatever the surname; ordinary words stay."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.hiding.likely.name import Likely, looks_like_a_person, name_at
from cases.hiding.mask import Mask
from cases.hiding.words.kin import Near, load_kin
from cases.hiding.words.surnames import SurnameSort, load_surnames, surnames
from cases.values.refusal import Refused
from cases.values.tables import packaged

RELATIVES = st.sampled_from(
    re.split(
        " ",
        "老伴儿 闺女 男人 婆娘 媳妇儿 内人 大舅哥 叔公 大爷 姨夫 妻儿 二姨 三叔 小姑子 大伯哥 堂客 屋里人 丈母娘 表嫂 "
        "干儿子 大女儿 二表哥 外甥女婿 孙媳妇 继父 前妻 亲家母 连襟 妯娌 阿婆 姥爷 舅妈 弟媳妇 侄女 老父亲 重孙女 "
        "妹夫 其母 他爸",
    )
)
WORKERS = st.sampled_from(
    re.split(" ", "工友 女工 职工 班组长 包工头 老板 证人 会计 项目经理 法定代表人 房东 司机 保洁员")
)
SURNAMES = st.sampled_from([*"高何马夏石方任常于安向平成时万明古边强单全江关严洪水师尚桂王李贾陆", "欧阳", "尉迟"])
GIVEN = st.text("秀英德水大勇桂兰美超建国芳梅涛洋", min_size=2, max_size=2)
AFTER = st.sampled_from(["在家", "，", "。", "说", "8岁", "瘫痪", "、其他人"])


def read(text: str) -> tuple[str, list[str]]:
    """Return what is shown of a text, and what is listed of it."""
    mask = Mask()
    return mask.text(text), list(mask.tally.left)


@given(RELATIVES | WORKERS, SURNAMES, GIVEN, AFTER)
def test_nobody_named_by_what_they_are_stays_unseen(who: str, surname: str, given: str, after: str) -> None:
    shown, left = read(f"申请人{who}{surname}{given}{after}")
    assert f"{surname}某某" in shown or f"{surname}{given}" in "".join(left)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "妻子何秀英在家，女儿高小美读三年级，儿子马超8岁，父亲于德水、母亲方桂兰瘫痪",
            "妻子何某某在家，女儿高某某读三年级，儿子马某某8岁，父亲于某某、母亲方某某瘫痪",
        ),
        ("丈夫何大勇，女工高小芳。小芳说", "丈夫何某某，女工高某某。某某说"),
        ("妻儿江小玲、江小宝和江大海在家", "妻儿江某某、江某某和江某某在家"),
        ("妻子 何秀英，妻子“何秀英”，妻子（何秀英）", "妻子 何某某，妻子“何某某”，妻子（何某某）"),
        ("丈夫馬國強、女兒陳曉雲在家", "丈夫馬某某、女兒陳某某在家"),
        ("妻子阿依古丽·买买提在家", "妻子阿某某在家"),
        ("妻子王月英、丈夫李志刚在家，儿子张有才", "妻子王某某、丈夫李某某在家，儿子张某某"),
        ("老伴儿石秀兰，小儿子任强，二表哥向东来", "老伴儿石某某，小儿子任某某，二表哥向某某"),
        ("尉迟坚、濮阳雪、东郭明三人被欠薪；濮阳雪怀孕。", "尉迟某某、濮阳某某、东郭某某人被欠薪；濮阳某某怀孕。"),
        ("王建国、李秀英和赵磊等五人要钱，约司徒弘毅谈", "王某某、李某某和赵某某等五人要钱，约司徒某某谈"),
        ("嫂子赵氏（赵小曼）到场，班长（李大力）说", "嫂子赵某某（赵某某）到场，班长（李某某）说"),
        ("老周（周建国）作证，包工头“大刘”(刘志远)跑了", "老周（周某某）作证，包工头“大刘”(刘某某)跑了"),
        (
            "外号某某（真名司徒弘毅），本名欧阳晓，真实姓名：覃丽",
            "外号某某（真名司徒某某），本名欧阳某某，真实姓名：覃某某",
        ),
        ("实名王建国登记，实名登海山，化名查建国，实名为海建国", "实名王某某登记，实名登某某，化名某某，实名为海某某"),
    ],
)
def test_who_is_named_after_a_word_for_family_or_work_is_hidden(text: str, shown: str) -> None:
    assert read(text)[0] == shown


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("丈夫高兴在外，女儿高洁，儿子成功，侄子路遥", ["高兴", "高洁", "成功", "路遥"]),
        ("班组长于长水欠钱，律师何大勇到场，经高小美介绍", ["于长水", "何大勇", "高小美"]),
        ("前妻于洋（女），儿子建国8岁", ["于洋", "建国"]),
        ("孩子在秋涛路小学三年级(2)班，住骨科12床", ["秋涛路小学三年级(2)班", "住骨科12床"]),
    ],
)
def test_who_may_be_named_by_a_word_is_listed(text: str, left: list[str]) -> None:
    shown, found = read(text)
    assert shown == text
    assert sorted(found) == sorted(left)


@pytest.mark.parametrize(
    "text",
    [
        "父亲常年在外打工，母亲向法院申请，儿子马上开学，女儿高中毕业，丈夫于2024年3月去世，妻子单独带孩子",
        "母亲曾多次住院，父亲应当赡养，孩子平时由奶奶照看，爷爷明确同意，母亲方面无收入，丈夫任何收入都没有",
        "班长安排加班，经理应当支付，老板许诺年底发，会计管账，队长成天不在，组长解释说，司机连续驾驶，同事都知道",
        "代理人申请延期，证人陈述一致，负责人曾承诺，负责人任命他，包工头向他要钱，老板强行扣押，项目经理安全意识差",
        "员工包吃包住，工人计件工资，工人双休日，职工养老保险，农民工权益，财务支付凭证，律师费5000元，会计周末加班",
        "丈夫车祸去世，母亲花光积蓄，丈夫支付医药费，孩子居住在外婆家，儿子毕业后，妻子康复中，父亲陈旧性肺病",
        "父亲郑州人，妻子云南人，女儿在江苏读书，妻子和女儿和儿子住在一起，女方父母，子女就学，公司承诺过",
        "工资（高温津贴）、单位（盖章）、北京市（朝阳）分公司（简称乙方），证人（以上）、高某（高中学历）、周期（每月）",
        "安全、高温、马路、和平，金山、宝山、松江，许可、登记、备案，时间、地点、人物，江苏、江西、安徽、云南，单价、总价",
        "姓名、性别、年龄，何时、何地、何人，周一、周二和周三，万元、千元，陈述、申辩，司马台长城，东方明珠，高某、李某",
        "要求实名登记和工资专户，实名制登记在册；已实名举报公司，化名投诉的工人，真实姓名登记表，原名称不变，大名鼎鼎的老板",
        "用工实名管理、实名考勤、实名认证账户、实名注册，实名反映情况，以实名信访，须经实名核验，真名实姓登记，全名录入系统",
        "师傅（常年）在外，人员（包括全部）、费用（任何一方）、合同（原件）、时间（当日）、职工（常年）、甲方（万科）",
    ],
)
def test_ordinary_words_after_them_stay_and_are_not_listed(text: str) -> None:
    assert read(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("何秀英在家", Likely.SURE),
        ("高大伟在家", Likely.SURE),
        ("王祎作证", Likely.SURE),
        ("王X", None),
        ("高中生在读", None),
        ("方婷做饭", Likely.LIKELY),
        ("石磊", Likely.SURE),
        ("能志强", Likely.PERHAPS),
        ("第五天", None),
        ("第五建国说", Likely.SURE),
    ],
)
def test_how_likely_a_name_stands_there(text: str, likely: Likely | None) -> None:
    name = name_at(text, 0)
    assert (name and name.likely) == likely


@pytest.mark.parametrize(
    ("name", "person"),
    [("王国强", True), ("高大伟", True), ("常师傅", True), ("富士康", False), ("安全帽", False), ("王建设公司", False)],
)
def test_a_person_is_told_from_a_firm(name: str, person: bool) -> None:
    assert looks_like_a_person(name) is person


def test_the_tables_hold_what_they_say() -> None:
    kin = load_kin(packaged("kin.csv"), "kin.csv")
    assert all(kin.values())
    assert all(len(word) == 1 for word in kin[Near.ALONE])
    assert all(len(surname) <= 2 and not each.words & each.names for surname, each in surnames().items())
    assert surnames()["何"].sort is SurnameSort.NAME


@pytest.mark.parametrize("line", ["family,", "nobody,妻子"])
def test_a_bad_line_of_kin_is_refused(line: str) -> None:
    with pytest.raises(Refused) as refused:
        load_kin(f"sort,words\n{line}", "kin.csv")
    assert "kin.csv 第 2 行" in str(refused.value.problems[0].sentence)


@pytest.mark.parametrize("line", ["高高高,name,,", "高,often,,", "高,name,,\n高,name,,"])
def test_a_bad_line_of_surnames_is_refused(line: str) -> None:
    with pytest.raises(Refused) as refused:
        load_surnames(f"surname,sort,words,names\n{line}", "surnames.csv")
    assert f"surnames.csv 第 {line.count(chr(10)) + 2} 行" in str(refused.value.problems[0].sentence)
