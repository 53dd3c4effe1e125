"""What people whose names are known are called besides: of 司徒静 also 静静, 小静, 静姐, 司徒小姐 and 司徒氏."""

from collections.abc import Iterable, Iterator

from cases.hiding.pieces import DataSort, Piece
from cases.hiding.words.folded import Folded
from cases.hiding.words.given import GIVEN
from cases.hiding.words.traditional import simplified
from cases.values.masking import COMPOUND, HIDDEN_NAME, surname_of
from cases.values.text import pattern

_LONGEST = 4
_KIN = "[哥姐嫂叔伯婶姨爷娘妹弟]"
_END = r"(?=$|\W|[说称在和与的是到也都将已给向让叫要来去表承答])"
TITLES = f"(?:先生|女士|小姐|师傅|老师|同志|老板娘?|经理|主任|队长|工头|{_KIN}|氏|[总工]{_END})"
"""What somebody is called after their surname."""

_REPEATED = frozenset("常往刚天人明大小好平多久慢快清早时家渐偏仅白红高单全深重连层件样处")
"""Characters that, said twice, are a word."""

_LITTLE = frozenset("学时区组孩姑伙型额心说麦米车数吃票队班件费计结贩店贴妹弟便腿写于巷路河工家乡板师人婆公年实")
"""Characters that make a word after 小 or 老."""

_NOT_KIN = frozenset("大小二三四五六七老堂表亲胞姑兄师")
_NOT_CHILD = frozenset("大小长次幼独养继义房车日妻儿孩电分面桌椅帽鞋裤裙院影样种票叶太孙王")


_SURNAME = f"(?P<it>{COMPOUND}|{GIVEN})"
_BY_SURNAME = (
    (pattern(f"{_SURNAME}{TITLES}"), frozenset[str]()),
    (pattern(f"[小老阿]{_SURNAME}(?![某法面位向式案])"), _LITTLE),
)
_BY_GIVEN = (
    (pattern(f"[小老阿](?P<it>{GIVEN})(?!某)"), _LITTLE),
    (pattern(f"(?P<it>{GIVEN})(?P=it)"), _REPEATED),
    (pattern(f"(?P<it>{GIVEN}){_KIN}"), _NOT_KIN),
    (pattern(f"(?P<it>{GIVEN})[子儿](?![女童科媳子])"), _NOT_CHILD),
)
"""What is made of a surname, or of one character of a given name, and of which it makes another word."""


class Calling:
    """Known names, ready to be found as people call each other."""

    def __init__(self, names: Iterable[str]) -> None:
        parts = [_parts(name) for name in names if len(name) <= _LONGEST and not name[0].isascii() and "·" not in name]
        self._given = frozenset(char for _, given in parts for char in given)
        self._surnames = frozenset(surname for surname, given in parts if given)

    def find(self, folded: Folded) -> Iterator[Piece]:
        """Yield each place where one of them stands."""
        for looks, words in _BY_SURNAME if self._surnames else ():
            for found in looks.finditer(folded.text):
                if (it := found["it"]) in self._surnames and it not in words:
                    yield Piece(*folded.span(*found.span()), DataSort.NAME, it + HIDDEN_NAME)
        for looks, words in _BY_GIVEN if self._given else ():
            for found in looks.finditer(folded.text):
                if found["it"] in self._given and found["it"] not in words:
                    yield Piece(*folded.span(*found.span()), DataSort.NAME, HIDDEN_NAME)


def _parts(name: str) -> tuple[str, str]:
    name = simplified(name)
    surname = surname_of(name)
    return surname, name[len(surname) :]
