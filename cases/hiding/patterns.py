"""Finding in a text what looks like personal data, whoever it is of: numbers, contacts, plates, homes, family."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cases.hiding.folded import fold
from cases.hiding.names import Names
from cases.hiding.numbers import LAST_DIGITS
from cases.hiding.pieces import MASKS, Piece, Sort
from cases.hiding.surnames import ANY, GIVEN, NO_NAME, SURNAME
from cases.hiding.traditional import simplified
from cases.values.masking import COMPOUND, HIDDEN_NAME, HIDDEN_REST, stars

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
    "|姨妈|姨父|孩子|小孩|家属|亲属|监护人|夫人|太太|媳妇|女友|男友|女朋友|男朋友|未婚妻|未婚夫|伴侣|同居者?|同居人"
    "|爸|妈|大伯|伯伯|外甥|[养继]子|[养继]女|[养继生][父母]|[亲堂表胞][兄弟姐妹]|连襟|妯娌|亲家|小[叔姑舅姨]子|大[舅姨姑]子|公爹|丈母娘|丈人|老伴"
    "|(?<![^\\W其之我他她你大二三四小老])(?:[妻夫子女父母哥弟姐妹兄嫂爹娘叔婶姑姨舅侄孙]|对象|大哥|大姐)"
)
"""Words for family; one character, or a word with other meanings, only where no other word runs into it."""

_KIN = "[妻夫子女父母兄弟姐妹媳婿孙侄]"
_COMPANY = "工友|老乡|邻居|室友|舍友|同事|同乡|同学|朋友|好友|师傅|徒弟|战友|房东|介绍人|联系人"
_CALLED = (
    r"的?\s{0,2}(?:名字叫做?|名叫|名为|叫做?|名字[是为:]|姓名[是为:]?|[本真全]名[叫是为:]?)"
    r"[\s:“\"‘'《(]{0,2}"
)
_IS_CALLED = r"\s{0,2}(?:[:(]|即|系|为|是)[\s:“\"‘']{0,2}"
_AFTER = f"[^\\W\\d{_STOP}]"
_BREAK = "(?=$|\\W)"
_END = f"(?=$|\\W|[{_STOP}])"
_DOTTED = f"{GIVEN}{{1,8}}(?:[·•・‧]{GIVEN}{{1,8}})+"
_LAST = f"(?:{GIVEN}{{2}}{_BREAK}|{GIVEN}(?:{_AFTER})?)"
_LISTED = f"(?:{COMPOUND}){_LAST}|{ANY}{_LAST}"
_WHOLE = re.compile(f"{_LISTED}|{_DOTTED}")
_UNLISTED = f"(?!{GIVEN}{{1,3}}[人员工童户者师民病症残岁族籍]{_END})(?:{_AFTER}){{2,4}}{_END}"
_ANYBODY = f"{_DOTTED}|{NO_NAME}(?:{_LISTED}|{GIVEN}{{2}}(?:{_AFTER}){{0,2}})"
_SOMEBODY = f"{_DOTTED}|{NO_NAME}(?:{_LISTED}|{_UNLISTED})"
"""A name after a word that says that it is one; and after a word that says so or tells what somebody is."""

_SAID = "(?:叫做?|是|为|[:：]){0,2}"
_SURE = ("it", "nick")
"""Groups of a pattern that hold a name for sure."""

_NICKNAMED = f"(?:小名|乳名|人称|外号|绰号|诨名|又名|化名|别名|曾用名|网名|昵称|花名|(?:微信|抖音|快手|微博)名){_SAID}"
_FAMILIAR = f"[小老阿]{GIVEN}(?:{_AFTER})?{_END}|{GIVEN}{{1,2}}[哥姐嫂叔伯婶爷子]{_END}"

_LATIN = "[A-Z][A-Za-z'’-]{1,20}(?: [A-Z][A-Za-z'’-]{0,20}){0,3}"
_FULL_NAME = f"(?:{COMPOUND}){GIVEN}(?:{_AFTER})?"
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
        Sort.CONTACT,
        re.compile(
            r"(?:微信|weixin|wechat|wx|vx|v信|qq|扣扣|支付宝|抖音|快手|微博|小红书|陌陌|钉钉|头条|b站|tiktok|telegram|whatsapp)(?:号码|账号|号|id)?"
            + _IS
            + r"@?(?P<it>[A-Za-z0-9_][-_A-Za-z0-9.]{4,29})",
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
        Sort.CONTACT,
        re.compile(r"(?<![A-Za-z0-9_.+-])@(?P<it>[A-Za-z0-9_][-A-Za-z0-9_.]{2,29})"),
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
        Sort.NUMBER,
        re.compile(
            r"(?:护照|通行证|台胞证|证件)(?:号码?)?"
            + _IS
            + r"(?P<it>[A-Za-z]{1,2}[ -]?\d(?:[ -]?\d){6,9})(?![A-Za-z0-9])"
            r"|(?<![A-Za-z0-9])(?P<it2>[EGHM]\d{4}[ -]\d{4})(?![A-Za-z0-9])"
        ),
        lambda text: MASKS[Sort.NUMBER](re.sub("[ -]", "", text)),
    ),
    _Looks(Sort.ACCOUNT, re.compile(f"{LAST_DIGITS}(?P<it>\\d{{3,6}})(?![\\d.,])"), lambda _text: HIDDEN_REST),
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
    _Looks(Sort.ADDRESS, re.compile(f"(?P<it>{_VILLAGE})"), lambda _text: HIDDEN_REST),
    _Looks(
        Sort.NAME,
        re.compile(
            f"(?:{_FAMILY}|{_COMPANY})(?:{_CALLED}(?P<it>{_ANYBODY}|{_LATIN})|{_IS_CALLED}(?P<it2>{_SOMEBODY}|{_LATIN}))"
        ),
        MASKS[Sort.NAME],
    ),
    _Looks(
        Sort.NAME,
        re.compile(
            rf"(?:{_NICKNAMED}|(?:自称|又叫){_SAID})[“\"‘'「『](?P<it>[^\W\d]{{2,8}})(?=[”\"’'」』])"
            f"|{_NICKNAMED}(?P<it2>{_LATIN})|{_NICKNAMED}{NO_NAME}(?P<nick>{_FAMILIAR}|{_LISTED}|{_UNLISTED})"
            f"|(?:自称|又叫){_SAID}{NO_NAME}(?P<it3>{_FAMILIAR}|{_LISTED})"
        ),
        lambda _text: HIDDEN_NAME,
    ),
    _Looks(
        Sort.NAME,
        re.compile(f"之(?:{_KIN}){NO_NAME}(?!{GIVEN}{{2,3}}[费金款]|{ANY}.?[费金款])(?P<it>{ANY}(?:氏|{GIVEN}{{1,2}}{_END}))|(?:{_FAMILY})(?P<it2>{ANY}氏)"),
        MASKS[Sort.NAME],
    ),
    _Looks(
        Sort.NAME,
        re.compile(
            f"(?:{_FAMILY})(?:(?P<it>{_FULL_NAME}|{SURNAME}(?:{_AFTER}{GIVEN}{_BREAK}|{_AFTER}{{1,2}}))"
            f"|(?P<it2>[小阿](?![学时区组孩姑伙型额])(?:{_AFTER}){{1,2}}))"
        ),
        MASKS[Sort.NAME],
    ),
)


def find(text: str) -> Iterator[Piece]:
    """Yield each place where something looks like personal data."""
    folded = simplified(text).translate(_FOLD)
    for found in _NUMBERS.finditer(folded):
        whole = found["id"] or found["phone"] or found["local"]
        sort = Sort.NUMBER if found["id"] else Sort.PHONE if whole else Sort.ACCOUNT
        yield Piece(*found.span(), sort, stars(re.sub(r"[ ().-]", "", found[0]), 3 if whole else 4, 4))
    names = set()
    for looks in _LOOKS:
        for start, it, sure in _found(looks, text, folded):
            names |= {it} if sure else set()
            yield Piece(start, start + len(it), looks.sort, looks.shown(it))
    if names:
        yield from Names(names).exactly(text, fold(text))


def named(text: str) -> Iterator[str]:
    """Yield the name of each of the family, or of somebody near, whom a text calls by it."""
    folded = simplified(text).translate(_FOLD)
    for looks in _LOOKS:
        if looks.sort is Sort.NAME:
            yield from (it for _, it, sure in _found(looks, text, folded) if sure)


def _found(looks: _Looks, text: str, folded: str) -> Iterator[tuple[int, str, bool]]:
    """Yield where something stands, what it is, and whether it is a name for sure, to be hidden elsewhere as well."""
    for found in looks.pattern.finditer(folded):
        name = found.lastgroup or "it"
        it = text[found.start(name) : found.end(name)]
        if HIDDEN_NAME[0] not in it and "*" not in it:
            sure = looks.sort is Sort.NAME and (name in _SURE or bool(_WHOLE.fullmatch(it)))
            yield found.start(name), it, sure
