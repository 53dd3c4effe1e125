"""What stays readable of a text in which personal data is hidden, and yet may tell of somebody."""

import re
from collections.abc import Iterator

from cases.hiding.surnames import ANY, GIVEN, NO_NAME, SURNAME

_NOT = "[^某的了是在和与也都被说称已于为不到来去有等及签出到场承答认表]"
_PERSON = rf"(?:{SURNAME})(?={_NOT}){GIVEN}(?:(?={_NOT}){GIVEN})?"
_ROLES = (
    "工友|同事|证人|老板|班组长|包工头|工头|队长|班长|组长|经理|联系人|负责人|法定代表人|法人|会计|司机|律师|代理人|老乡|朋友|邻居|房东|介绍人"
)
_CALLED = rf"[小老阿]{SURNAME}(?!{GIVEN})|[小老阿]{ANY}(?=[说称在和与均也都到去来表、，。；（(]|$)"
_APART = "(?:^|(?<=[、，,；;：:。\\n和与及]))"
_NO_WORD = (
    "(?!余[款额]|张[贴数]|管[理辖]|陈[述列]|黄[金色]|申[请报诉]|温[度饱]|施[工行]|程[序度]|章程|范围|卫生|路[费途]"
    "|顾[客问]|纪律|项目)"
)
_ENDED = "(?=[、，,；;。（(\\n和与及]|$)"
_NUMBER = r"[\d一二三四五六七八九十〇零-]"
_HOUSE = rf"(?:{_NUMBER}+(?:号楼|号院|单元|[号栋幢座组弄]))+"
_DOOR = r"\d{1,3}(?:-\d{1,3}){1,2}-\d{3,4}"
_DAY = r"(?:1[89]|20)\d\d(?:年(?:\d{1,2}月(?:\d{1,2}[日号])?)?|[-./]\d{1,2}(?:[-./]\d{1,2})?|\d{4})"
_MARKS = (
    re.compile(rf"(?:{_ROLES})(?:名叫|叫|是|为|[:：（(])?(?P<it>{ANY}(?={_NOT}){GIVEN}(?:(?={_NOT}){GIVEN})?)"),
    re.compile(rf"(?:{_ROLES})(?:名叫|叫|是|为|[:：（(])?(?P<it>{_CALLED})"),
    re.compile(rf"(?:(?<![\u4e00-\u9fff])|(?<=[和与及同由向对找让被给]))(?P<it>{_CALLED})"),
    re.compile(rf"(?P<it>(?:{ANY})(?:氏(?=$|\W|[之说称在的和与也到])|小姐|女士|先生|师傅|老板娘?))(?!某)"),
    re.compile(rf"{_APART}{_NO_WORD}(?P<it>{_PERSON}){_ENDED}|{_APART}(?P<any>{ANY}{GIVEN}{{1,2}})(?=[（(][男女汉\d]|[（(]身份证|[（(]电话)"),
    re.compile(rf"(?:自称|又叫|人称|叫做|叫)(?:[“\"‘'])?{NO_NAME}(?P<it>[^\W\d_]{{2,4}})(?=[”\"’'，。；、,;]|$)"),
    re.compile(rf"(?P<it>{_PERSON})(?=[说称]|表示|认为|承认|答应|先生|女士|师傅|经理|总(?!共)|律师|法官|仲裁员|签[字名收])"),
    re.compile(r"(?<![\dA-Za-z.,，*年月〕字第-])(?P<it>\d{5,11})(?![\d*年月日元.,万号-])"),
    re.compile(r"(?<![A-Za-z0-9_*])(?P<it>(?=[A-Za-z_-]*\d)(?=\d*[A-Za-z])[A-Za-z0-9_-]{6,30})(?![A-Za-z0-9_*])"),
    re.compile(r"(?P<it>[@＠][^\W\d]\w{1,11})"),
    re.compile(r"(?<![A-Za-z])(?P<it>[A-Z][a-z]+(?:[ -][A-Z][a-z]+){1,3})(?![A-Za-z])"),
    re.compile(rf"(?:生于|出生(?:日期|年月)?(?:[:：为是于]|\s)*)(?P<it>{_DAY})|(?P<day>{_DAY})(?=出生|生[，。；、,;)）人]|生$)"),
    re.compile(
        r"(?P<it>(?:[^\W\d_在于到从往由住至沿的和与区县市*]|(?<=[城都])市){2,7}(?:大街|大道|小区|公寓|花园|新村|家园|[路街巷村])"
        rf"(?:{_DOOR}|\d+[号-]?\d*|{_HOUSE}))"
    ),
    re.compile(rf"(?:(?<![\w.-])|(?<=[在住于到]))(?P<it>{_DOOR}室?)(?![\dA-Za-z.-])"),
    re.compile(rf"(?<![\d一二三四五六七八九十〇零号栋幢座元])(?P<it>(?:{_NUMBER}+(?:号楼|号院|单元|[栋幢座]))+{_NUMBER}+(?:单元|[室楼层号])?)"),
)


def left(text: str) -> Iterator[str]:
    """Yield each word of a text that may name somebody or say where they are found."""
    for mark in _MARKS:
        words = (found[found.lastgroup or "it"] for found in mark.finditer(text))
        yield from (word for word in words if "某" not in word)
