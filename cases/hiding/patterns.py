"""Finding in a text what looks like personal data, whoever it is of: numbers, contacts, plates, homes, family."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cases.hiding.pieces import MASKS, Piece, Sort
from cases.hiding.surnames import ANY, GIVEN, SURNAME
from cases.masking import COMPOUND, HIDDEN_NAME, stars

_FOLD = str.maketrans("０１２３４５６７８９Ｘｘ－—‐–\u3000（）：＠", "0123456789Xx---- ():@")
_NUMBERS = re.compile(
    r"(?<!\d)(?:"
    r"(?P<id>\d{17}[\dXx]|\d{6}(?P<s>[ -])(?:\d{8}|\d{4}(?P=s)\d{4})(?P=s)\d{3}[\dXx]|\d{15})"
    r"|(?P<phone>1[3-9]\d(?P<t>[ -]?)\d{4}(?P=t)\d{4}|\(?0\d{2,3}\)?[ -]?\d{7,8})"
    r"|\d{12,19}|\d{4}(?P<u>[ -])\d{4}(?P=u)\d{4}(?P=u)\d{3,4}(?:(?P=u)\d{1,4})?"
    r"|(?:(?<=电话)|(?<=座机)|(?<=电话:)|(?<=座机:))(?P<local>\d{7,8})"
    r")(?!\d)"
)
"""Identity numbers, phones (mobile, with area code, or local after the word) and, for the rest, bank cards."""


class _Looks(NamedTuple):
    """What personal data of a sort looks like; the group `it` is hidden."""

    sort: Sort
    pattern: re.Pattern[str]
    shown: Callable[[str], str]


_IS = r"(?:\s|:|是|为|在|于){0,4}"
_STOP = (
    "到在来去是有和与及的了也都被将向从对给说称已于为因患住前后未以每月年日今现同等曾代陪"
    "需要应可能不无均由并还正刚共做打工任受送带上下病死"
)
_FAMILY = (
    "妻子|丈夫|老婆|老公|爱人|配偶|前妻|前夫|儿子|女儿|长子|次子|长女|次女|独子|独女|儿媳妇?|女婿|父亲|母亲|爸爸|妈妈"
    "|哥哥|弟弟|姐姐|妹妹|[大二三]哥|[大二三]姐|[堂表][哥弟姐妹兄]|兄长|胞[兄弟姐妹]|嫂子|弟媳|姐夫|妹夫|爷爷|奶奶|外公|外婆"
    "|姥姥|姥爷|祖父|祖母|岳父|岳母|公公|婆婆|孙子|孙女|外孙女?|侄子|侄女|侄儿|外甥女?|舅舅|舅妈|叔叔|婶婶|伯父|伯母|姑姑|姑父"
    "|姨妈|姨父|孩子|小孩|家属|亲属|监护人"
)
_AFTER = f"[^\\W\\d{_STOP}]"
_FULL_NAME = f"(?:{COMPOUND}){GIVEN}(?:{_AFTER})?"
_HOME_END = r"(?:\d+(?:-\d+)*(?:号楼|号院|单元|[号栋幢座楼层室组弄])|小区|公寓|花园|宿舍|新村|家园|村|苑)"

_LOOKS = (
    _Looks(
        Sort.CONTACT,
        re.compile(
            r"(?:微信|weixin|wechat|wx|vx|v信|qq|扣扣|支付宝|抖音|快手)(?:号码|账号|号|id)?"
            + _IS
            + r"(?P<it>[A-Za-z0-9][-_A-Za-z0-9.]{4,29})",
            re.IGNORECASE,
        ),
        MASKS[Sort.CONTACT],
    ),
    _Looks(
        Sort.CONTACT,
        re.compile(r"(?<![A-Za-z0-9_.+-])(?P<it>[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5})"),
        MASKS[Sort.CONTACT],
    ),
    _Looks(
        Sort.PLATE,
        re.compile(
            "(?P<it>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][ ·.-]?"
            "(?=[A-Z]{0,5}[0-9])[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳])(?![A-Za-z0-9])"
        ),
        MASKS[Sort.PLATE],
    ),
    _Looks(
        Sort.NUMBER,
        re.compile(r"(?<![A-Za-z0-9])(?P<it>[A-Z]\d{8}|E[A-Z]\d{7}|[HM]\d{10})(?![A-Za-z0-9])"),
        MASKS[Sort.NUMBER],
    ),
    _Looks(
        Sort.ACCOUNT,
        re.compile(r"(?:账号|账户|帐号|卡号|存折|银行卡|开户行)(?:号码?)?" + _IS + r"(?P<it>\d[\d -]{5,30}\d)(?!\d)"),
        lambda text: MASKS[Sort.ACCOUNT](re.sub("[ -]", "", text)),
    ),
    _Looks(
        Sort.ADDRESS,
        re.compile(
            r"(?:现住址?|家住|户籍(?:所在地|地址|地)|住址|地址|居住|租住|暂住|住(?![院房宅所]))"
            + _IS
            + rf"(?P<it>[^\s，。；、,;()（）]{{1,40}}{_HOME_END})"
        ),
        MASKS[Sort.ADDRESS],
    ),
    _Looks(
        Sort.NAME,
        re.compile(
            f"(?:{_FAMILY})(?:"
            f"(?:名叫|叫做?|姓名|[:(（]|系|即)\\s?(?P<it>{ANY}{GIVEN}(?:{_AFTER})?)"
            f"|(?P<it2>{_FULL_NAME}|{SURNAME}{_AFTER}{{1,2}})"
            f"|(?P<it3>[小阿](?![学时区组孩姑伙型额])(?:{_AFTER}){{1,2}}))"
        ),
        MASKS[Sort.NAME],
    ),
)


def find(text: str) -> Iterator[Piece]:
    """Yield each place where something looks like personal data."""
    folded = text.translate(_FOLD)
    for found in _NUMBERS.finditer(folded):
        whole = found["id"] or found["phone"] or found["local"]
        sort = Sort.NUMBER if found["id"] else Sort.PHONE if whole else Sort.ACCOUNT
        yield Piece(*found.span(), sort, stars(re.sub(r"[ ()-]", "", found[0]), 3 if whole else 4, 4))
    for looks in _LOOKS:
        for found in looks.pattern.finditer(folded):
            name = found.lastgroup or "it"
            it = text[found.start(name) : found.end(name)]
            if HIDDEN_NAME[0] not in it and "*" not in it:
                yield Piece(*found.span(name), looks.sort, looks.shown(it))
