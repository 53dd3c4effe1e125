"""Whoever is named after a colon, or together with somebody who is named so, is hidden as surely as the first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.hiding.known.people import Known
from cases.hiding.mask import Mask

TITLES = st.sampled_from(("法定代表人", "负责人", "老板", "包工头", "班长", "会计", "项目经理", "实际控制人"))
NAMES = st.sampled_from(("海建国", "孔令月", "杨老四", "陈大发", "张三丰", "欧阳锋", "丘处机", "常小鱼"))
ENDS = st.sampled_from(("", "。", "，电话不详", "；", "\n"))
SEVERAL = ("儿子", "女儿", "孩子", "两个孩子", "子女")


def shown(text: str, known: Known | None = None) -> str:
    return Mask(known or Known()).text(text)


@given(TITLES, NAMES, ENDS)
def test_who_is_named_after_an_office_and_a_colon_is_hidden(title: str, name: str, end: str) -> None:
    for text in (f"{title}：{name}{end}", f"{title}（{name}）{end}"):
        assert name[1:] not in shown(text)


@pytest.mark.parametrize("between", ["、", "和", "与", "，", "以及"])
@pytest.mark.parametrize("who", SEVERAL)
def test_all_who_are_named_together_are_hidden(who: str, between: str) -> None:
    assert shown(f"{who}：常大鱼{between}常小鱼。") == f"{who}：常某某{between}常某某。"


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("约逄一舟和闻人笑到庭", "约逄某某和闻人某某到庭"),
        ("有两个孩子：常大鱼、常小鱼。大儿子叫常大鱼，读书", "有两个孩子：常某某、常某某。大儿子叫常某某，读书"),
        ("会计：王芳，出纳：李静", "会计：王某某，出纳：李某某"),
    ],
)
def test_they_are_hidden_in_what_people_write(text: str, hidden: str) -> None:
    assert shown(text) == hidden


@pytest.mark.parametrize(
    "text",
    [
        "大儿子叫什么不知道，小儿子和大女儿都在读书",
        "负责人：正在外地",
        "法定代表人：未知",
        "联系人：无",
        "老板：姓陈",
        "会计：工资表已交，名册没有",
        "项目经理（项目部）",
        "约定时间和地点",
        "孩子：两个",
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    assert shown(text, Known(frozenset({"常大鱼", "常小鱼"}))) == text
