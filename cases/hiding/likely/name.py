"""Whether what stands at a place of a text is the name of somebody, and how likely."""

import re
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from cases.hiding.words.given import GIVEN, usual
from cases.hiding.words.kin import is_family
from cases.hiding.words.surnames import Surname, SurnameSort, any_of, surnames
from cases.hiding.words.traditional import simplified
from cases.values.masking import COMPOUND


class Likely(IntEnum):
    """A word that may be a name; a name, unless it is of an ordinary word; one that reads as nothing else."""

    PERHAPS = 1
    LIKELY = 2
    SURE = 3


class Name(NamedTuple):
    """How far a name goes, and how likely it is one."""

    end: int
    likely: Likely


GRAMMAR = (
    "到在来去是有和与及的了也都被将向从对给说称已于为因患住前后未以每月年日今现同等曾代陪"
    "需要应可能不无均由并还正刚共做打工任受送带上下病死地得着过没很会又再更太只就让叫把他她它我你您们这那哪个些氏"
)
"""Characters after which a name has ended, for they are hardly in one."""

_IN_NAMES = frozenset("得月年来有和正刚可同应代向前现今日")
"""Those that are in names nevertheless: 月英, 志刚."""

_ENDS_IN = re.compile("[刚正和来年月有同](?=$|\\W|\\d|[说称是的])|[刚年月](?=[在与和也都等])")
_VERB = (
    "作证|住院|瘫痪|患病|残疾|卧床|去世|死亡|读书|上学|上班|务农|照顾|签字|签名|签收|表示|承认|认为|提出|介绍|证明|通知|答应|拒绝"
    "|要求|反映|告知|联系|到场|陈述|申请|离婚|结婚|怀孕|失业|退休|辞职|离职|入职|外出|常年|长期|身体|身份|电话|手机|名下"
    "|先生|女士|师傅|家[里中属人]|手[里中]|本人|夫[妇妻]|一[道起行同]|全家|考[上入取]"
)
"""What begins where a name has ended."""

_ACTS = re.compile(
    "知道|知晓|明知|建立|成立|达成|训练|进来|依照|通知|保存|保留|留存|继承|占有|承诺|来信|传来|迎来|开始|开来|开通|安心|留意|满意|同意|有意|坚守"
    "|坚信|真正|永远|依然|刚刚|一齐|连连|生存|生育|长成|成长|照明|照料|进出|进言|可知|有如|正如|诚然"
)
"""Words of two characters that are usual in names, which run into a surname that is a word as well: 都知道, 曾承诺."""

_END = re.compile(f"(?!{GIVEN})|[某{GRAMMAR}]|{_VERB}")
_DOTTED = re.compile(f"(?![叫{GRAMMAR}]){GIVEN}{{1,8}}(?:[·•・‧](?:(?![在说称和与的是到向也]){GIVEN}){{1,8}})+")
_COMPOUND = re.compile(COMPOUND)
_GIVEN = re.compile(GIVEN)


_PLAIN = Surname(SurnameSort.NAME, frozenset(), frozenset())
"""A surname of two characters that makes no other word."""


def name_at(text: str, at: int) -> Name | None:
    """Return the name that stands at a place of a text in simplified characters; None where there is none."""
    if dotted := _DOTTED.match(text, at):
        return Name(dotted.end(), Likely.SURE)
    surname, given = _surname(text, at)
    if surname is None or not _may_begin(text, given):
        return None
    if surname.sort is not SurnameSort.NAME and is_family(text, given):
        return None
    if _may_end(text, given + 1):
        end, ends = given + 2, bool(_END.match(text, given + 2))
        if likely := _of_two(surname, text[given:end], ends=ends):
            return Name(end, likely)
        likely = Likely.PERHAPS if _runs_on(surname, text[given:end]) else None
        if likely and ends:
            return Name(end, likely)  # no other word runs into it
    else:
        likely = _of_one(surname, text[given])
    return Name(given + 1, likely) if likely else None


def _surname(text: str, at: int) -> tuple[Surname | None, int]:
    """Return the surname that stands at a place, and where a given name begins behind it."""
    compound = _COMPOUND.match(text, at)
    given = compound.end() if compound else at + 1
    return surnames().get(text[at:given], _PLAIN if compound else None), given


def _may_begin(text: str, at: int) -> bool:
    """Tell whether a given name may begin here."""
    if not _GIVEN.match(text, at) or text[at] == "某":
        return False
    if text[at] not in GRAMMAR:
        return True
    return text[at] in _IN_NAMES and usual(text[at + 1 : at + 2] or "的") and bool(_END.match(text, at + 2))


def _may_end(text: str, at: int) -> bool:
    """Tell whether a given name of two characters may end with this one."""
    if not _GIVEN.match(text, at) or text[at] == "某":
        return False
    return bool(_ENDS_IN.match(text, at)) or not _END.match(text, at)


def _of_one(surname: Surname, given: str) -> Likely | None:
    """Judge a surname with one character, which ends there."""
    if surname.sort is SurnameSort.RARE or given in surname.words:
        return None
    if given in surname.names:
        return Likely.PERHAPS
    if surname.sort is SurnameSort.WORD:
        return Likely.LIKELY if usual(given) else None
    return Likely.SURE if usual(given) else Likely.LIKELY


def _of_two(surname: Surname, given: str, *, ends: bool) -> Likely | None:
    """Judge a surname with two characters. ends: whether no other word runs into them."""
    if given in surname.words or (surname.sort is SurnameSort.WORD and _ACTS.fullmatch(given)):
        return None
    like, word, doubt = sum(map(usual, given)), given[0] in surname.words, given[0] in surname.names
    if like == 2 and ends:
        weak = surname.sort is SurnameSort.RARE or (word and surname.sort is SurnameSort.WORD)
        return Likely.PERHAPS if weak else Likely.SURE
    if word or surname.sort is SurnameSort.RARE or (doubt and like < 2):
        return None
    if surname.sort is SurnameSort.NAME:
        return Likely.LIKELY if doubt or like < 2 else Likely.SURE
    if like == 2:
        return None if doubt else Likely.LIKELY
    return Likely.PERHAPS if like and ends else None


def _runs_on(surname: Surname, given: str) -> bool:
    """Tell whether a surname with the first of two characters may be a name into which another word runs."""
    first = given[0]
    if surname.sort is SurnameSort.RARE or not usual(first) or {first, given} & surname.words:
        return False
    return surname.sort is SurnameSort.NAME or not (first in surname.names or _ACTS.fullmatch(given))


def begins_word(text: str, at: int) -> bool:
    """Tell whether what is a surname begins an ordinary word here."""
    surname, given = _surname(text, at)
    words = surname.words | surname.names if surname else frozenset[str]()
    return text[given : given + 1] in words or text[given : given + 2] in words


_FIRM = re.compile(
    "公司|厂|店|部|局|站|所|院|会|队|中心|集团|超市|酒店|餐|平台|项目|单位|企业|银行|学校|工地|(?:家政|物业)$"
)


BODY = re.compile(
    f"{_FIRM.pattern}|政府|委|社$|社区|村|户|行$|馆|场|坊|铺|吧|室|处$|学院|大学|(?i:ltd|inc|corp|llc|company|co\\.)"
)
_LONGEST = 4
"""Characters of a person's name, one in another script or with a dot aside."""


def looks_like_a_body(name: str) -> bool:
    """Tell whether a name says that it is a body's: it holds a word for one, or is too long for a person."""
    name = name.strip()
    if BODY.search(name):
        return True
    return len(name) > _LONGEST and not name[0].isascii() and not re.search("[·•・‧]", name)


def looks_like_a_person(name: str) -> bool:
    """Tell whether a name is that of a person rather than of a firm: a surname and one or two characters."""
    name = name.strip()
    if _FIRM.search(name) or not _person().fullmatch(name):
        return False
    found = name_at(simplified(name), 0)
    return (found is not None and found.end == len(name)) or not begins_word(name, 0)


@cache
def _person() -> re.Pattern[str]:
    return re.compile(f"{any_of(SurnameSort.NAME, SurnameSort.WORD)}{GIVEN}{{1,2}}")
