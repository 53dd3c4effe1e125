"""Code lists: what may be picked, with both labels, dates of effect and source. Data, see data/codes.csv."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache

from cases.values.refusal import Refused, refuse
from cases.values.tables import UNCONFIRMED, at_line, check_effect, in_force, load_lines, packaged, read_day
from cases.values.text import Label, say

COLUMNS = ("list", "code", "zh", "en", "parent", "since", "until", "source", "status", "note")
PAST_COLUMNS = ("list", "code", "zh", "en", "until")
SPOKEN_COLUMNS = ("list", "word", "codes")
NAME = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")
"""How codes are written."""

OTHER = "other"
"""The code of what a list has no code for. What it is called may be told with it: `other:家属楼押金`."""
_MARK = ":"


def code_alone(value: str) -> str:
    """Return the code in a value, without what is told with it: what the law and our tables know it by."""
    return value.partition(_MARK)[0]


def name_told(value: str) -> str:
    """Return what is told with a code, empty where nothing is."""
    return value.partition(_MARK)[2]


def with_name(name: str) -> str:
    """Return what a list has no code for, as it is called; only `OTHER` where it is called nothing."""
    return f"{OTHER}{_MARK}{name}" if name else OTHER


def renamed(value: str, change: Callable[[str], str]) -> str:
    """Return a code with what is told with it changed; any other as it is."""
    return with_name(change(name)) if (name := name_told(value)) else value


@dataclass(frozen=True)
class Code:
    """One entry of a list. since, until: the first and last day it may be picked, None for an open end.

    also: what people call it besides its labels.
    """

    code: str
    label: Label
    parent: str
    since: date | None
    until: date | None
    source: str
    status: str
    note: str
    also: tuple[str, ...] = ()

    @property
    def unconfirmed(self) -> bool:
        """Whether it rests on memory or on a choice of our own."""
        return self.status in UNCONFIRMED


@dataclass(frozen=True)
class CodeList:
    """A list by name, its codes in the order of the file, each after its parent.

    earlier: how codes were worded before, the first wording first: what was recorded then is called as it was then.
    day: the day as of which they are worded, None for now.
    """

    name: str
    by_code: Mapping[str, Code] = field(repr=False, hash=False)
    earlier: Mapping[str, tuple[Code, ...]] = field(default_factory=dict, repr=False, hash=False)
    day: date | None = None

    def __iter__(self) -> Iterator[Code]:
        return iter(self.by_code.values())

    def __len__(self) -> int:
        return len(self.by_code)

    def __contains__(self, code: object) -> bool:
        return code in self.by_code or (isinstance(code, str) and bool(self._told(code)))

    def get(self, code: str) -> Code:
        """Return the code, in force or not. Raises `Refused` (rule `code`) for one that the list does not have.

        One that is told with what it is called is labelled so.
        """
        try:
            name = self._told(code)
            return replace(self.by_code[OTHER], code=code, label=Label(name, name)) if name else self.by_code[code]
        except KeyError:
            raise refuse("code", say("清单 {list} 里没有这个代码，请从清单中选一项", list=self.name)) from None

    def on(self, day: date) -> tuple[Code, ...]:
        """Return the codes in force on a day."""
        return tuple(code for code in self.worded_on(day) if in_force(day, code.since, code.until))

    def worded_on(self, day: date) -> "CodeList":
        """Return the list as its codes were worded on a day."""
        then = {code: self._worded(code, day) for code in self.earlier if code in self.by_code}
        return CodeList(self.name, {**self.by_code, **then} if then else self.by_code, day=day)

    def had(self, code: str) -> bool:
        """Tell whether the list has a code or once had it: what was recorded with it is still told by it."""
        return code in self or (self.name, code) in _once()

    def _worded(self, code: str, day: date) -> Code:
        wordings = (*self.earlier.get(code, ()), self.by_code[code])
        return next((each for each in wordings if each.until is None or day <= each.until), wordings[-1])

    def with_gone(self) -> "CodeList":
        """Return the list with the codes that it has no more, by which to read again what was written with them."""
        gone = dict.fromkeys(code for name, code in _once() if name == self.name and code not in self.by_code)
        known = {code: Code(code, self.label(code), "", None, None, "", "O", "") for code in gone}
        return replace(self, by_code={**known, **self.by_code})

    def called(self, code: str) -> tuple[str, ...]:
        """Return all that a code is called, or was: both labels of each wording, and what people call it besides."""
        if code not in self.by_code:
            return tuple(dict.fromkeys(name for label, _until in _once().get((self.name, code), ()) for name in label))
        wordings = (*self.earlier.get(code, ()), self.by_code[code])
        return (*(name for each in wordings for name in (*each.label, *each.also)), *spoken_of(self.name, code))

    def spoken(self, code: str) -> tuple[str, ...]:
        """Return what people call a code besides its labels."""
        listed = self.by_code.get(code)
        return (*listed.also, *spoken_of(self.name, code)) if listed else ()

    def label(self, code: str) -> Label:
        """Return both labels of a code, in force or not, in the list or once; the code itself where it never was.

        Of one that is told with what it is called, that; of one that the list once had, how it was called on the day.
        """
        if name := self._told(code):
            return Label(name, name)
        found = self.by_code.get(code)
        return found.label if found else self._once_called(code)

    def _once_called(self, code: str) -> Label:
        """Return how a code was called on the day of the list, or last, that it has no more."""
        wordings = _once().get((self.name, code), ())
        then = (label for label, until in wordings if self.day and until and self.day <= until)
        return next(then, wordings[-1][0] if wordings else Label(code, code))

    def written(self, code: str) -> str:
        """Return what a code is called, as it is read again: 其他（家属楼押金）."""
        name = self._told(code)
        return f"{self.label(OTHER).zh}（{name}）" if name else self.label(code).zh

    def _told(self, code: str) -> str:
        """Return what is told with the code of what is not in the list."""
        return name_told(code) if OTHER in self.by_code and code_alone(code) == OTHER else ""


def load_codes(text: str, name: str) -> dict[str, CodeList]:
    """Read lists from CSV with the header `COLUMNS`. name: the file's, for the refusal.

    Raises `Refused` (rule `table`) with every bad line: its number, what is wrong and the way out.
    """
    lists: dict[str, dict[str, tuple[Code, ...]]] = {}
    load_lines(text, name, COLUMNS, lambda values: _take(values, lists))
    if not lists:
        raise Refused(*at_line(name, 1, refuse("table", say("没有代码，请至少写一行"))))
    return {each: _list(each, wordings) for each, wordings in lists.items()}


def _list(name: str, wordings: Mapping[str, tuple[Code, ...]]) -> CodeList:
    """Return a list of codes by all their wordings, the last of which is the one of now."""
    now = {code: each[-1] for code, each in wordings.items()}
    return CodeList(name, now, {code: each[:-1] for code, each in wordings.items() if each[:-1]})


def _take(values: Mapping[str, str], lists: dict[str, dict[str, tuple[Code, ...]]]) -> None:
    siblings = lists.setdefault(values["list"], {})
    code = _code(values, siblings)
    siblings[code.code] = (*siblings.get(code.code, ()), code)


def _code(values: Mapping[str, str], siblings: Mapping[str, tuple[Code, ...]]) -> Code:
    for column in ("list", "code"):
        if not NAME.fullmatch(values[column]):
            raise refuse("table", say("{column} 只能用小写字母、数字、下划线和连字符，请改正", column=column), column)
    for column in ("zh", "en"):
        if not values[column]:
            raise refuse("table", say("缺少 {column} 名称，请补上", column=column), column)
    parent = values["parent"]
    if parent and parent not in siblings and (values["list"], parent) in _once():
        parent = ""  # the list has it no more, and what stood below it stands by itself
    if parent and parent not in siblings:
        raise refuse(
            "table",
            say("上级代码 {parent} 不在本清单前面的行里，请先列出上级或改正", parent=parent),
            "parent",
        )
    since, until = read_day(values["since"], "since"), read_day(values["until"], "until")
    check_effect(since, until, values["status"])
    *_earlier, before = siblings.get(values["code"], (None,))
    if before and not (since and before.until and before.until < since):
        sentence = say("代码 {code} 重复，请删去一行或换一个代码；改名的写明前后两行的 until、since", code=before.code)
        raise refuse("table", sentence, "code")
    return Code(
        code=values["code"],
        label=Label(values["zh"], values["en"]),
        parent=parent,
        since=since,
        until=until,
        source=values["source"],
        status=values["status"],
        note=values["note"],
    )


class _Lists(Mapping[str, CodeList]):
    """The lists of a file, each read when it is asked for: a screen shows few of them."""

    def __init__(self, text: str, name: str) -> None:
        header, *lines = text.splitlines(keepends=True)
        self._name, self._read = name, dict[str, CodeList]()
        self._texts: dict[str, str] = {}
        for line in lines:
            of = line.partition(",")[0]
            self._texts[of] = self._texts.get(of, header) + line

    def __getitem__(self, name: str) -> CodeList:
        if name not in self._read:
            self._read[name] = load_codes(self._texts[name], self._name)[name]
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


@cache
def _packaged() -> Mapping[str, CodeList]:
    return _Lists(packaged("codes.csv"), "codes.csv")


@cache
def _once() -> Mapping[tuple[str, str], tuple[tuple[Label, date | None], ...]]:
    """Return how each code was called that a list has, or ever had, by list and code: see data/past/codes.csv.

    With each wording goes its last day, None where it is not over; the first wording comes first.
    """
    found: dict[tuple[str, str], tuple[tuple[Label, date | None], ...]] = {}

    def take(values: Mapping[str, str]) -> None:
        key = values["list"], values["code"]
        found[key] = (*found.get(key, ()), (Label(values["zh"], values["en"]), read_day(values["until"], "until")))

    load_lines(packaged("past/codes.csv"), "codes.csv", PAST_COLUMNS, take)
    return found


_DECLARED: dict[str, Callable[[], CodeList]] = {}


def declare_list(name: str, made: Callable[[], CodeList]) -> None:
    """Let a list be made of what is declared in the code, each time that it is asked for."""
    _DECLARED[name] = made


def codes(list_name: str) -> CodeList:
    """Return a list that comes with the program. Raises KeyError for a list that there is not: a slip in our code."""
    made = _DECLARED.get(list_name)
    return made() if made else _packaged()[list_name]


SaidWords = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Of each list the words that people say, each with the codes that it may mean."""


def load_spoken(text: str, name: str, *, headed: bool = True) -> SaidWords:
    """Read words that people say from CSV with the header `SPOKEN_COLUMNS`: a list, a word, codes with blanks between.

    A word that may mean several codes names them all, so that none is taken for it unasked. The codes of a list that is
    declared in the code are not looked up. name: the file's, for the refusal. headed: whether the header must be there.
    Raises `Refused` (rule `table`) with every bad line.
    """
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    load_lines(text, name, SPOKEN_COLUMNS, lambda values: _hear(values, found), headed=headed)
    return found


def _hear(values: Mapping[str, str], found: dict[str, dict[str, tuple[str, ...]]]) -> None:
    list_name, word, meant = values["list"], values["word"], tuple(values["codes"].split())
    if not list_name or not word or not meant:
        raise refuse("table", say("清单、说法和代码都要填"), "word")
    known, words = _packaged().get(list_name), found.setdefault(list_name, {})
    if unknown := [each for each in meant if known is not None and not known.had(each)]:
        raise refuse("table", say("清单 {list} 里没有代码 {code}，请改正", list=list_name, code=unknown[0]), "codes")
    if word in words:
        raise refuse("table", say("“{word}”已另有所指，请写在一行里", word=word), "word")
    words[word] = meant


@cache
def packaged_spoken() -> SaidWords:
    """Return the words that come with the program."""
    return load_spoken(packaged("spoken.csv"), "spoken.csv")


class _Heard:
    """The centre's own words, as they were handed in; those of the store that is at work in this process."""

    text = ""


def hear(text: str) -> None:
    """Go by a centre's own words from now on, over those that ship. text: as `load_spoken` reads it, empty for none."""
    _Heard.text = text


def spoken_of(list_name: str, code: str) -> tuple[str, ...]:
    """Return the words by which people mean a code of a list; a word of the centre's own means what the centre says."""
    return _by_code(list_name, _Heard.text).get(code, ())


@lru_cache(maxsize=256)
def _by_code(list_name: str, own: str) -> Mapping[str, tuple[str, ...]]:
    by_code: dict[str, tuple[str, ...]] = {}
    for word, meant in {**packaged_spoken().get(list_name, {}), **_own(own).get(list_name, {})}.items():
        for code in meant:
            by_code[code] = (*by_code.get(code, ()), word)
    return by_code


@lru_cache(maxsize=8)
def _own(text: str) -> SaidWords:
    """Return a centre's own words; none where they cannot be read any more, for nobody is kept out by that."""
    try:
        return load_spoken(text, "words", headed=False)
    except Refused:
        return {}
