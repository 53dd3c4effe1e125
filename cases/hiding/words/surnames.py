"""Chinese surnames, by which a name is told from other words. Data, see data/surnames.csv."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from cases.values.masking import COMPOUND
from cases.values.refusal import refuse
from cases.values.tables import load_lines, packaged
from cases.values.text import say

COLUMNS = ("surname", "sort", "words", "names")


class SurnameSort(StrEnum):
    """How often a surname is something else: `name` seldom, `word` a word by itself, `rare` hardly ever a surname."""

    NAME = "name"
    WORD = "word"
    RARE = "rare"


class Surname(NamedTuple):
    """A surname, what after it makes another word, and what after it makes a word that is a name as well."""

    sort: SurnameSort
    words: frozenset[str]
    names: frozenset[str]


def load_surnames(text: str, name: str) -> dict[str, Surname]:
    """Read surnames from CSV with the header `COLUMNS`.

    words: one character each, unless blanks stand between: 中低 and 中生 of 高 are 高中, 高低 and 高中生.
    name: the file's, for the refusal. Raises `Refused` (rule `table`) with every bad line.
    """
    found: dict[str, Surname] = {}

    def take(values: Mapping[str, str]) -> None:
        surname, sort = values["surname"], values["sort"]
        if len(surname) not in (1, 2) or surname in found or sort not in tuple(SurnameSort):
            sentence = say("surname 应为一个姓，不能重复；sort 应为 {sorts} 之一，请改正", sorts=tuple(SurnameSort))
            raise refuse("table", sentence, "surname")
        single, *more = values["words"].split(" ")
        found[surname] = Surname(SurnameSort(sort), frozenset((*single, *more)), frozenset(values["names"]))

    load_lines(text, name, COLUMNS, take)
    return found


@cache
def surnames() -> Mapping[str, Surname]:
    """Return the surnames that are known, those of two characters only where they make other words."""
    return load_surnames(packaged("surnames.csv"), "surnames.csv")


def any_of(*sorts: SurnameSort) -> str:
    """Return a pattern of the surnames of some sorts, and of those of two characters."""
    single = "".join(surname for surname, each in surnames().items() if each.sort in sorts and len(surname) == 1)
    return f"(?:{COMPOUND}|[{single}])"


_NO_NAME = (
    "农民|农村|务农|工人|职工|民工|临时工|残疾|聋哑|重病|患者|退休|下岗|失业|无业|待业|自由|教师|老师|医生|护士|学生|中学|小学|大学|高中|初中|本科"
    "|军人|党员|干部|会计|司机|保安|保洁|厨师|老板|经理|家庭|主妇|单亲|再婚|初婚|离异|丧偶|未婚|已婚|文盲|低保|五保|孤儿|独生|双胞|未成年|成年"
    "|本人|本案|本市|本省|外地|同村|同乡|同事|同厂|大家|别人|什么|自己|家里|家中|一级|二级|三级|四级|唯一|主要|重要|当地|汉族|回族|男性|女性"
    "|医院|公司|单位|工地|救护|警察|外卖|出租|户主|长期|证人|亲属|父亲|母亲|妻子|丈夫|儿子|女儿|亲生|非婚|养子|养女|继子|继女"
    "|班长|班组|组长|高血压|高龄|高级|单身|全职|全家|安全|平时|常年|经常|困难|学龄|留守|患病|孕妇|产妇|车主|房主|业主|回家|回来"
)
_NO_FIRST = "他她它我你您咱谁这那哪其该一二三四五六七八九十两几多个名位不没未已很最更太再又正在因由从可能要会得着过了本"
NO_NAME = f"(?!{_NO_NAME}|[{_NO_FIRST}])"
"""What stands before what may be a name, and keeps out words that say what somebody is."""
