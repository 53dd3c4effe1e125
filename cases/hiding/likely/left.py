"""What stays readable of a text in which personal data is hidden, and yet may tell of somebody."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from cases.hiding.known.people import NOBODY, Known
from cases.hiding.likely.name import GRAMMAR, Likely, name_at
from cases.hiding.words.folded import with_digits
from cases.hiding.words.given import GIVEN, USUAL
from cases.hiding.words.kin import Near, words
from cases.hiding.words.surnames import NO_NAME, SurnameSort, any_of
from cases.hiding.words.traditional import simplified

_NUMBER = r"[\d一二三四五六七八九十〇零-]"
_HOUSE = rf"(?:{_NUMBER}+(?:号楼|号院|单元|[号栋幢座组弄]))+"
_DOOR = r"\d{1,3}(?:-\d{1,3}){1,2}-\d{3,4}"
_NOT_SCHOOL = "在到于从往由住至的和与是读上去送念入就"
_DAY = (
    r"(?:(?:1[89]|20)\d\d(?:年(?:\d{1,2}月(?:\d{1,2}[日号])?)?|[-./]\d{1,2}(?:[-./]\d{1,2})?|\d{4})"
    r"|(?:[一壹][八九捌玖]|[二贰][〇○零])[〇○零一二三四五六七八九]{2}年(?:[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十廿]{1,3}[日号])?)?)"
)
_MARKS = (
    re.compile(rf"(?:自称|又叫|人称|叫做|叫)(?:[“\"‘'])?{NO_NAME}(?P<it>[^\W\d_]{{2,4}})(?=[”\"’'，。；、,;]|$)"),
    re.compile(r"(?<![\dA-Za-z.,，*年月〕字第-])(?P<it>\d{5,11})(?![\d*年月日元.,万号-])"),
    re.compile(r"(?<![A-Za-z0-9_*])(?P<it>(?=[A-Za-z_-]*\d)(?=\d*[A-Za-z])[A-Za-z0-9_-]{6,30})(?![A-Za-z0-9_*])"),
    re.compile(r"(?P<it>[@＠][^\W\d]\w{1,11})"),
    re.compile(r"(?<![A-Za-z])(?P<it>[A-Z][a-z]+(?:[ -][A-Z][a-z]+){1,3})(?![A-Za-z])"),
    re.compile(
        rf"(?:生于|出生(?:日期|年月)?(?:[:：为是于]|\s)*)(?P<it>{_DAY})|(?P<day>{_DAY})(?=出生|生[，。；、,;)）人]|生$)"
    ),
    re.compile(
        r"(?P<it>(?:[^\W\d_在于到从往由住至沿的和与区县市*]|(?<=[城都])市){2,7}(?:大街|大道|小区|公寓|花园|新村|家园|[路街巷村])"
        rf"(?:{_DOOR}|\d+[号-]?\d*|{_HOUSE}))"
    ),
    re.compile(rf"(?:(?<![\w.-])|(?<=[在住于到]))(?P<it>{_DOOR}室?)(?![\dA-Za-z.-])"),
    re.compile(
        rf"(?P<it>[^\W\d_{_NOT_SCHOOL}]{{2,8}}(?:小学|中学|幼儿园|幼稚园|学校)(?:[一二三四五六七八九初高]{{1,2}}年级|[初高][一二三])?"
        r"(?:[(（]?[\d一二三四五六七八九十]{1,2}[)）]?班)?)"
    ),
    re.compile(r"(?P<it>(?:[^\W\d_]{0,3}[科区房室])?\d{1,4}号?床)(?!位)"),
    re.compile(
        rf"(?<![\d一二三四五六七八九十〇零号栋幢座元])(?P<it>(?:{_NUMBER}+(?:号楼|号院|单元|[栋幢座]))+{_NUMBER}+(?:单元|[室楼层号])?)"
    ),
)
_ADJECTIVES = ("健康", "聪明", "年满", "安康", "和睦", "善良", "良好", "安心", "满意", "远航", "年轻")
_CONTEXT = re.compile("(?:名叫|叫|是|为|[:：（( ])?")
_APART = re.compile("(?:^|(?<=[、，,；;：:。\\n和与及]))(?=\\w)")
_WITH = re.compile("[由跟随找给被让请经对约]着?|根据")
_ENDED = re.compile("[、，,；;。（(\\n和与及]|$")
_DOES = "(?=[说称]|表示|认为|承认|答应|先生|女士|师傅|经理|总(?!共)|律师|法官|仲裁员|签[字名收])"
_IN_BRACKETS = "(?=[（(][男女汉\\d]|[（(]身份证|[（(]电话)"

_AT_MOST = 3


def left(text: str, own: Known = NOBODY, kept: Iterable[str] = ()) -> Iterator[str]:
    """Yield each word of a text that may name somebody or say where they are found, but for the reader's own.

    own: what is known of the reader. kept: what else of the text is theirs.
    """
    plain = with_digits(simplified(text))
    theirs = [] if own is NOBODY else [each.span for each in own.find(text, exactly=True)]
    theirs += [found.span() for word in {*kept} - {""} for found in re.finditer(re.escape(word), text)]
    for start, end in _spans(plain):
        if "某" not in text[start:end] and not any(_lies_in(text, start, end, span) for span in theirs):
            yield text[start:end]


def _lies_in(text: str, start: int, end: int, span: tuple[int, int]) -> bool:
    """Tell whether a word lies in what is the reader's own, but for a character or two that are read as part of it."""
    before = text[start : span[0]]
    return end <= span[1] and len(before) < _AT_MOST and start + len(before) < end and not re.search(r"\d", before)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    yield from _near(text)
    yield from _apart(text)
    yield from _with(text)
    for mark in (*_MARKS, *_called()):
        yield from (found.span(found.lastgroup or "it") for found in mark.finditer(text))
    for found in _doing().finditer(text):
        name = name_at(text, found.start())
        if name and name.end == found.end() and name.likely >= Likely.LIKELY:
            yield found.span()


def _near(text: str) -> Iterator[tuple[int, int]]:
    """Yield where somebody may be named after a word for family, for somebody near or for an office."""
    for word in words(text):
        said = _CONTEXT.match(text, word.end)
        start = said.end() if said else word.end
        if name := name_at(text, start):
            yield start, name.end
        elif other := (_given() if word.near is Near.FAMILY else _short()).match(text, start):
            yield other.span()


def _apart(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between commas as a name does."""
    for place in _APART.finditer(text):
        name = name_at(text, place.start())
        if name and name.likely >= Likely.LIKELY and _ENDED.match(text, name.end):
            yield place.start(), name.end


def _with(text: str) -> Iterator[tuple[int, int]]:
    """Yield with or by whom something is done, where that is a name for sure."""
    for word in _WITH.finditer(text):
        name = name_at(text, word.end())
        if name and name.likely is Likely.SURE and name.end - word.end() in _LENGTHS:
            yield word.end(), name.end


_LENGTHS = (3, 4)
"""How long a name is that is hardly made by the words around it."""


@cache
def _given() -> re.Pattern[str]:
    """Return a pattern of a given name by itself: 翠花."""
    return re.compile(f"(?!{'|'.join(_ADJECTIVES)})[{USUAL}]{{2}}(?![^\\W\\d{GRAMMAR}])")


@cache
def _short() -> re.Pattern[str]:
    seldom, every = any_of(SurnameSort.NAME), any_of(SurnameSort.NAME, SurnameSort.WORD)
    return re.compile(f"[小老阿]{seldom}(?!{GIVEN})|[小老阿]{every}(?=[说称在和与均也都到去来表、，。；（(]|$)")


@cache
def _called() -> tuple[re.Pattern[str], ...]:
    short, every = _short().pattern, any_of(SurnameSort.NAME, SurnameSort.WORD)
    return (
        re.compile(rf"(?:(?<![\u4e00-\u9fff])|(?<=[和与及同由向对找让被给]))(?P<it>{short})"),
        re.compile(rf"(?P<it>{every}(?:氏(?=$|\W|[之说称在的和与也到])|小姐|女士|先生|师傅|老板娘?))(?!某)"),
        re.compile(rf"{_APART.pattern}(?P<it>{every}{GIVEN}{{1,2}}){_IN_BRACKETS}"),
    )


@cache
def _doing() -> re.Pattern[str]:
    return re.compile(f"{any_of(SurnameSort.NAME, SurnameSort.WORD)}{GIVEN}{{1,2}}{_DOES}")
