"""A known name is found whole or in part, taken apart, in other characters, and as people call each other."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.hiding.known.people import Known
from cases.hiding.mask import Mask
from cases.values.masking import surname_of
from tests.cases.hiding.naming import NAMES

AROUND = st.text("与和在说的，。、工地去年电话 \n小明建国三", max_size=12)


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


@given(NAMES, st.integers(1, 99), AROUND)
def test_a_name_that_was_kept_with_how_many_they_are_is_known_by_itself(name: str, n: int, around: str) -> None:
    shown = masked(f"{around}{name}到庭", f"{name}等{n}人", "李四、" + name)
    assert not [part for part in parts_of(name) if part in shown]


@given(st.lists(NAMES, max_size=4), AROUND, st.lists(NAMES, max_size=3))
def test_hiding_twice_is_hiding_once(names: list[str], around: str, told: list[str]) -> None:
    once = masked(around.join(told), *names)
    assert masked(once, *names) == once


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


def test_the_name_of_a_firm_stays_unless_it_is_called_by_a_whole_name() -> None:
    known = Known(frozenset({"王建设", "张三丰"}), firms=frozenset({"远山建设公司", "张三丰餐馆"}))
    assert Mask(known).text("远山建设公司、张三丰餐馆，建设说") == "远山建设公司、张某某餐馆，某某说"
