"""Whom a text names by name: after a word for family or for somebody near, or after one that says that it is a name."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cases.hiding.likely.name import GRAMMAR, Likely, begins_word, name_at
from cases.hiding.words.given import GIVEN
from cases.hiding.words.kin import Near, Word, words
from cases.hiding.words.surnames import NO_NAME, SurnameSort, any_of
from cases.values.masking import COMPOUND


class NamedPerson(NamedTuple):
    """Where somebody is named. sure: by what is a name for sure. familiar: by what only some call them."""

    start: int
    end: int
    sure: bool
    familiar: bool = False


def persons(text: str) -> Iterator[NamedPerson]:
    """Yield whom a text in simplified characters names, and not merely perhaps."""
    for word in words(text):
        yield from _after(text, word)
    for said in _SAID_SO.finditer(text):
        if called := _nicknamed(text, said):
            yield called
    for bracket in _IN_BRACKETS.finditer(text):
        if name := _bracketed(text, bracket):
            yield name
    yield from _listed(text)
    yield from _compound(text)


_AFTER = f"[^\\W\\d{GRAMMAR}]"
_END = f"(?=$|\\W|[{GRAMMAR}])"
_DONE_SO = (
    "制|登记|注册|认证|核[验实查对]|验证|举报|检举|控告|举证|投诉|反映|信访|上访|走访|管理|考勤|打卡|刷卡|开户|办[卡理]|购[票买]"
    "|缴[费纳]|参保|建[档账]|备案|[入进出退]场|上[岗班网]|签[到收字约订]|申[报请诉]|求助|咨询|预约|查询|采集|录入|信息|通道|系统"
    "|账[户号]|名[册单]|实姓|鼎鼎|发[帖布]|留言|评论|提[交供]|通报|公[开布示]|作证|写信|来信|致电|签名|填[写报]|支付|发放|用工|[称录册]"
)
"""What is done or kept under a name, where a name might follow: 实名登记, 化名投诉, 原名称."""

_UNLISTED = re.compile(
    f"{NO_NAME}(?!{_DONE_SO}|{GIVEN}{{1,3}}[人员工童户者师民病症残岁族籍]{_END})(?:{_AFTER}){{2,4}}{_END}"
)
"""A name of any surname, where nothing runs into it and it is not what somebody does or has."""

_ANYBODY = re.compile(f"{NO_NAME}{GIVEN}{{2}}(?:{_AFTER}){{0,2}}")
_LATIN = re.compile("[A-Z][A-Za-z'’-]{1,20}(?: [A-Z][A-Za-z'’-]{0,20}){0,3}")

_ENOUGH = {Near.FAMILY: Likely.LIKELY, Near.ALONE: Likely.SURE, Near.NEAR: Likely.SURE, Near.WORK: Likely.SURE}
"""How likely a name must be after a word; those who hold an office are left to the reader."""

_APART = re.compile("[ “\"‘'「]?")
_AND = re.compile("[、和与及]|以及")


def _after(text: str, word: Word) -> Iterator[NamedPerson]:
    """Yield who is named right after a word, and who is named together with them."""
    if word.near not in _ENOUGH:
        return
    enough, at = _ENOUGH[word.near], _APART.match(text, word.end)
    start = at.end() if at else word.end
    if not name_at(text, start) and (called := _called(text, word) or _titled(text, word) or _short(text, word)):
        yield called
        yield from _together(text, called)
    while (name := name_at(text, start)) and name.likely >= enough:
        yield NamedPerson(start, name.end, name.likely is Likely.SURE)
        if not (another := _AND.match(text, name.end)):
            return
        enough, start = Likely.SURE, another.end()


_NAMED = re.compile(
    r"的?\s{0,2}(?:名字叫做?|名叫|名为|叫做?|名字[是为:]|姓名[是为:]?|[本真全]名[叫是为:]?)[\s:“\"‘'《(]{0,2}"
)
_IS = re.compile(r"\s{0,2}(?:[:(]|即|系|为|是)[\s:“\"‘']{0,2}")


def _called(text: str, word: Word) -> NamedPerson | None:
    """Return who is named after a word for somebody close and one that says that a name follows."""
    if word.near not in (Near.FAMILY, Near.ALONE, Near.NEAR):
        return None
    named, is_so = _NAMED.match(text, word.end), _IS.match(text, word.end)
    if not (said := named or is_so):
        return None
    start = said.end()
    if latin := _LATIN.match(text, start):
        return NamedPerson(start, latin.end(), sure=True)
    if name := name_at(text, start):
        return NamedPerson(start, name.end, sure=bool(named) or name.likely >= Likely.LIKELY)
    if not named and begins_word(text, start):
        return None
    any_name = (_ANYBODY if named else _UNLISTED).match(text, start)
    return NamedPerson(start, any_name.end(), sure=bool(named)) if any_name else None


_TITLED = re.compile(r"\s{0,2}[:(]\s{0,2}[“\"‘']?")


def _titled(text: str, word: Word) -> NamedPerson | None:
    """Return who is named after what somebody does and a colon or in brackets, and nothing else: 法定代表人:海建国."""
    said = _TITLED.match(text, word.end) if word.near is Near.WORK else None
    if said is None:
        return None
    name = name_at(text, said.end())
    whole = _WHOLE.match(text, said.end())
    end = name.end if name else whole.end() if whole and not begins_word(text, said.end()) else 0
    return NamedPerson(said.end(), end, sure=True) if end and _DONE.match(text, end) else None


def _together(text: str, first: NamedPerson) -> Iterator[NamedPerson]:
    """Yield who is named right after somebody else who was called by name: 两个孩子:甲、乙."""
    at = first.end
    while another := _GOES_ON.match(text, at):
        start = another.end()
        name = name_at(text, start)
        akin = another[0] not in ",，" or text[start] == text[first.start]
        if name is None or not _DONE.match(text, name.end) or not (akin or name.likely >= Likely.LIKELY):
            return
        yield NamedPerson(start, name.end, name.likely is Likely.SURE)
        at = name.end


_WHOLE = re.compile(f"(?:{COMPOUND}|{any_of(SurnameSort.NAME, SurnameSort.WORD)}){GIVEN}{{1,2}}(?=$|\\W)")
_SHORT = re.compile(f"[小阿](?![学时区组孩姑伙型额工])(?:{_AFTER}){{1,2}}|{GIVEN}{{1,2}}?氏(?!族)")


def _short(text: str, word: Word) -> NamedPerson | None:
    """Return who of somebody's family is named as 小明 or 何氏."""
    found = _SHORT.match(text, word.end) if word.near in (Near.FAMILY, Near.ALONE) else None
    return NamedPerson(word.end, found.end(), sure=False) if found else None


_SAID_SO = re.compile(
    "(?P<nick>小名|乳名|人称|外号|绰号|诨名|又名|化名|别名|曾用名|网名|昵称|花名|(?:微信|抖音|快手|微博)名|自称|又叫"
    "|真实姓名|真名|本名|原名|全名|实名|大名|学名)(?:叫做?|应?[是为]|[:：]){0,2}"
)
_OFTEN = frozenset(("自称", "又叫"))
"""Words after which something else than a name follows as often."""

_REALLY = frozenset(("真实姓名", "真名", "本名", "原名", "全名", "实名", "大名", "学名"))
"""Words after which the name follows that everybody calls them by."""

_UNDER_IT = re.compile(_DONE_SO)
_QUOTED = re.compile("[“\"‘'「『](?P<it>[^\\W\\d]{2,8})(?=[”\"’'」』])")
_FAMILIAR = re.compile(f"{NO_NAME}(?:[小老阿]{GIVEN}(?:{_AFTER})?{_END}|{GIVEN}{{1,2}}[哥姐嫂叔伯婶爷子]{_END})")


def _nicknamed(text: str, said: re.Match[str]) -> NamedPerson | None:
    """Return how somebody is called besides, or really, after a word that says so."""
    start, often, familiar = said.end(), said["nick"] in _OFTEN, said["nick"] not in _REALLY
    if quoted := _QUOTED.match(text, start):
        return NamedPerson(*quoted.span("it"), sure=not often, familiar=familiar)
    if called := _FAMILIAR.match(text, start):
        return NamedPerson(start, called.end(), sure=not often, familiar=True)
    if _UNDER_IT.match(text, start):
        return None
    if (name := name_at(text, start)) and name.likely >= Likely.LIKELY:
        return NamedPerson(start, name.end, sure=not often, familiar=familiar)
    other = None if often else _LATIN.match(text, start) or _UNLISTED.match(text, start)
    return NamedPerson(start, other.end(), sure=True, familiar=familiar) if other else None


_BEGINS = re.compile('(?:^|(?<=[、，,；;:。！!\\n(“"由和与及同约]))(?=[^\\W\\d])')
_GOES_ON = re.compile("[、,，]|以及|[和与及]")
_DONE = re.compile(f"$|\\W|以及|[和与及等人两二三四五六七八九十几共{GRAMMAR}]")


def _listed(text: str) -> Iterator[NamedPerson]:
    """Yield who is named in a row with others, one of them for sure: 甲、乙和丙三人."""
    done = 0
    for place in _BEGINS.finditer(text):
        if place.start() < done:
            continue
        names, start = [], place.start()
        while (name := name_at(text, start)) and name.likely >= Likely.LIKELY and _DONE.match(text, name.end):
            names.append((start, name))
            done = name.end
            if not (further := _GOES_ON.match(text, name.end)):
                break
            start = further.end()
        if len(names) > 1 and any(name.likely is Likely.SURE for _, name in names):
            yield from (NamedPerson(start, name.end, name.likely is Likely.SURE) for start, name in names)


_COMPOUND = re.compile(f"(?!东方|西门|南宫|第五|百里|长孙|单于|司空|闻人)(?:{COMPOUND})")
"""Surnames of two characters that stand in hardly any other word."""


def _compound(text: str) -> Iterator[NamedPerson]:
    """Yield who is named by a surname of two characters with two more, wherever it stands: 约司徒弘毅谈."""
    for surname in _COMPOUND.finditer(text):
        start = surname.start()
        enough = Likely.LIKELY if text[start - 1 : start] in _WITH else Likely.SURE
        if (name := name_at(text, start)) and name.likely >= enough and name.end - surname.end() == 2:
            yield NamedPerson(start, name.end, name.likely is Likely.SURE)


_WITH = frozenset("约找请问见访由被与和跟向给同叫陪")
"""Characters after which somebody is named."""


_IN_BRACKETS = re.compile("(?P<before>.?.?)[(\\[【〔](?:即|就是|也就是)?(?=[^()\\[\\]【】〔〕]{2,4}[)\\]】〕])")
_CALLED = re.compile(
    f'[小老阿]{GIVEN}|{GIVEN}[氏某姐哥叔嫂伯婶姨爷]|.[”’"」]|某某|师傅|先生|女士|小姐|经理|主任|班长|组长'
)


def _bracketed(text: str, bracket: re.Match[str]) -> NamedPerson | None:
    """Return whom brackets name in full: 老周（周建国）. After any other word they name for sure or not at all."""
    start = bracket.end()
    name = name_at(text, start)
    enough = Likely.LIKELY if _CALLED.fullmatch(bracket["before"]) else Likely.SURE
    if name is None or name.likely < enough or text[name.end : name.end + 1] not in _CLOSING:
        return None
    return NamedPerson(start, name.end, name.likely is Likely.SURE)


_CLOSING = frozenset(")]】〕")
