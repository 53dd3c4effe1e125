"""Finding in a text what looks like personal data, whoever it is of: numbers, contacts, plates, homes, family."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cases.hiding.known.names import Names
from cases.hiding.known.numbers import LAST_DIGITS
from cases.hiding.likely.persons import persons
from cases.hiding.pieces import MASKS, DataSort, Piece
from cases.hiding.words.folded import fold, with_digits
from cases.hiding.words.traditional import simplified
from cases.values.masking import HIDDEN_NAME, HIDDEN_REST, mask_name, stars

_FOLD = str.maketrans("０１２３４５６７８９Ｘｘ－—‐–\u3000（）：＠", "0123456789Xx---- ():@")
_NUMBERS = re.compile(
    r"(?<!\d)(?:"
    r"(?P<id>\d{17}[\dXx]|\d{6}(?P<s>[ -])(?:\d{8}|\d{4}(?P=s)\d{4})(?P=s)\d{3}[\dXx]|\d{15})"
    r"|(?P<phone>1[3-9]\d{9}|(?=1[3-9]\d{1,7}(?P<t>[ .-]))1(?:(?P=t)?\d){10}|1(?: \d){10}"
    r"|\(?0\d{2,3}\)?[ .-]{0,2}(?:\d{7,8}|\d{2,4}(?P<v>[ .-])\d{2,4}(?:(?P=v)\d{2,4})?(?!-\d)))"
    r"|\d{12,19}|\d{4}(?P<u>[ -])\d{4}(?P=u)\d{4}(?P=u)\d{3,4}(?:(?P=u)\d{1,4})?"
    r"|(?:(?<=电话)|(?<=座机)|(?<=电话:)|(?<=座机:))(?P<local>\d{3,4}[ -]?\d{4})"
    r")(?!\d)"
)
"""Identity numbers, phones (mobile, with area code, or local after the word) and, for the rest, bank cards."""


class _Looks(NamedTuple):
    """What personal data of a sort looks like; the group `it` is hidden."""

    sort: DataSort
    pattern: re.Pattern[str]
    shown: Callable[[str], str]


_IS = r"(?:\s|:|是|为|在|于){0,4}"
_NUMBER = "[\\d一二三四五六七八九十百〇○零]"
_ESTATE = "小区|公寓|花园|宿舍|家园|[嘉佳名]园|花苑|苑|公馆|山庄|[豪华]庭|广场"
_DOOR = rf"{_NUMBER}{{1,4}}(?:-{_NUMBER}{{1,4}}){{1,3}}"
"""The numbers of a house, a stair and a flat by themselves: 18-2-301."""

_HOME_END = (
    rf"(?:{_NUMBER}+(?:-{_NUMBER}+)*(?:号楼|号院|单元|[号栋幢座楼层室组弄])(?:{_NUMBER}{{2,5}}室?(?![年月日元个人\d]))?"
    rf"|(?:{_ESTATE}|新村|村)(?:{_DOOR}室?)?)"
)
_NEAR = r"[^\W\d_省市县区旗镇乡住在到于从家是为的]"
_TOWN = r"[^\W\d_省县区旗住在到于从家是为的]{1,6}(?:镇|乡|街道)"
_VILLAGE = rf"(?:{_TOWN})?{_NEAR}{{1,6}}村第?{_NUMBER}{{1,3}}(?:村民)?(?:小?组|社|队|号|屯)"

_LOOKS = (
    _Looks(
        DataSort.CONTACT,
        re.compile(
            r"(?:微信|weixin|wechat|wx|vx|v信|qq|扣扣|支付宝|抖音|快手|微博|小红书|陌陌|钉钉|头条|b站|tiktok|telegram|whatsapp)(?:号码|账号|号|id)?"
            + _IS
            + r"@?(?P<it>[A-Za-z0-9_][-_A-Za-z0-9.]{4,29})",
            re.IGNORECASE,
        ),
        MASKS[DataSort.CONTACT],
    ),
    _Looks(
        DataSort.CONTACT,
        re.compile(
            r"(?<![A-Za-z0-9_.+-])(?P<it>[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5})"
        ),
        MASKS[DataSort.CONTACT],
    ),
    _Looks(
        DataSort.CONTACT,
        re.compile(r"(?<![A-Za-z0-9_.+-])@(?P<it>[A-Za-z0-9_][-A-Za-z0-9_.]{2,29})"),
        MASKS[DataSort.CONTACT],
    ),
    _Looks(
        DataSort.PLATE,
        re.compile(
            "(?P<it>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][ ·.-]?"
            "(?=[A-Z]{0,5}[0-9])[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳])(?![A-Za-z0-9])"
        ),
        MASKS[DataSort.PLATE],
    ),
    _Looks(
        DataSort.NUMBER,
        re.compile(r"(?<![A-Za-z0-9])(?P<it>[A-Z]\d{8}|E[A-Z]\d{7}|[HM]\d{10})(?![A-Za-z0-9])"),
        MASKS[DataSort.NUMBER],
    ),
    _Looks(
        DataSort.NUMBER,
        re.compile(
            r"(?:护照|通行证|台胞证|证件)(?:号码?)?"
            + _IS
            + r"(?P<it>[A-Za-z]{1,2}[ -]?\d(?:[ -]?\d){6,9})(?![A-Za-z0-9])"
            r"|(?<![A-Za-z0-9])(?P<it2>[EGHM]\d{4}[ -]\d{4})(?![A-Za-z0-9])"
        ),
        lambda text: MASKS[DataSort.NUMBER](re.sub("[ -]", "", text)),
    ),
    _Looks(DataSort.ACCOUNT, re.compile(f"{LAST_DIGITS}(?P<it>\\d{{3,6}})(?![\\d.,])"), lambda _text: HIDDEN_REST),
    _Looks(
        DataSort.ACCOUNT,
        re.compile(r"(?:账号|账户|帐号|卡号|存折|银行卡|开户行)(?:号码?)?" + _IS + r"(?P<it>\d[\d -]{5,30}\d)(?!\d)"),
        lambda text: MASKS[DataSort.ACCOUNT](re.sub("[ -]", "", text)),
    ),
    _Looks(
        DataSort.ADDRESS,
        re.compile(
            r"(?:现住址?|家住|户籍(?:所在地|地址|地)|住址|地址|居住|租住|暂住|住(?![院房宅所]))"
            + _IS
            + rf"(?P<it>[^\s，。；、,;()（）]{{1,40}}{_HOME_END})"
        ),
        MASKS[DataSort.ADDRESS],
    ),
    _Looks(DataSort.ADDRESS, re.compile(f"(?P<it>{_VILLAGE})"), lambda _text: HIDDEN_REST),
)


def find(text: str) -> Iterator[Piece]:
    """Yield each place where something looks like personal data."""
    folded = with_digits(simplified(text).translate(_FOLD))
    for found in _NUMBERS.finditer(folded):
        whole = found["id"] or found["phone"] or found["local"]
        sort = DataSort.NUMBER if found["id"] else DataSort.PHONE if whole else DataSort.ACCOUNT
        yield Piece(*found.span(), sort, stars(re.sub(r"[ ().-]", "", found[0]), 3 if whole else 4, 4))
    for looks in _LOOKS:
        for found in looks.pattern.finditer(folded):
            name = found.lastgroup or "it"
            if not _HIDDEN.search(text[found.start(name) : found.end(name)]):
                yield Piece(*found.span(name), looks.sort, looks.shown(found[name]))
    yield from _persons(text, folded)


def _persons(text: str, folded: str) -> Iterator[Piece]:
    """Yield where somebody is named, and where those who are for sure are named again."""
    sure = set()
    for start, end, is_sure, familiar in persons(folded):
        if _HIDDEN.search(name := text[start:end]):
            continue
        sure |= {name} if is_sure else set()
        yield Piece(start, end, DataSort.NAME, HIDDEN_NAME if familiar else mask_name(name))
    if sure:
        yield from Names(sure).exactly(text, fold(text))


def named(text: str) -> Iterator[str]:
    """Yield the name of each of the family, or of somebody near, whom a text calls by it."""
    found = (text[each.start : each.end] for each in persons(simplified(text).translate(_FOLD)) if each.sure)
    yield from (name for name in found if not _HIDDEN.search(name))


_HIDDEN = re.compile(f"[{HIDDEN_NAME[0]}*]")
