"""The kinds of ledger that can be brought along, each with the fields that are looked for in its columns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cases.directory.records import Employer, Person
from cases.events import CATALOGUE, Event, Opened
from cases.kinds import ADDRESS, DOCUMENT, PERSON, PHONES, Amount, Kind, Line, Pick, Prose, RoughDay, Whole
from cases.kinds.fields import Ask
from cases.values.refusal import refuse
from cases.values.text import Label, say


@dataclass(frozen=True)
class LedgerField:
    """One thing that a column may hold, read as `kind` reads typed text.

    needed: a row that lacks it is no row. telling: a column for it tells this kind of ledger from the others.
    single: one person's name, of whom a row can hold but one.
    """

    name: str
    label: Label
    kind: Kind[Any]
    needed: bool = False
    telling: bool = False
    single: bool = False


@dataclass(frozen=True)
class Ledger:
    """A kind of ledger.

    special: whether it is only guessed where a telling column says so, as any list of people has names and phones.
    alike: sets of fields by which one row repeats another: those that must all be filled, and those beside.
    """

    kind: str
    label: Label
    fields: tuple[LedgerField, ...]
    alike: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    special: bool = True
    by_name: Mapping[str, LedgerField] = field(init=False, repr=False, hash=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {each.name: each for each in self.fields})


def _declared(asks: Iterable[Ask], needed: str, telling: str = "", single: str = "") -> tuple[LedgerField, ...]:
    """Return the fields of a declaration that somebody fills; its kinds stay the ones of the form."""
    return tuple(
        LedgerField(
            each.name,
            each.label,
            each.kind,
            each.name == needed,
            each.name in telling.split(),
            each.name == single,
        )
        for each in asks
        if not each.automatic
    )


def _field(name: str, zh: str, en: str, kind: Kind[Any], *, telling: bool = False) -> LedgerField:
    return LedgerField(name, Label(zh, en), kind, telling=telling)


_NAME = LedgerField("name", Label("姓名", "Name"), PERSON, needed=True, single=True)
_NUMBER = _field("id_number", "证件号码", "ID number", DOCUMENT)
_PHONE = _field("phone", "电话", "Phone", PHONES)
_ADDRESS = _field("address", "住址", "Address", ADDRESS)
_EMPLOYER = _field("employer", "工作单位", "Employer", Line(120))
_NOTE = _field("note", "备注", "Note", Prose(2000))
_SAME_PERSON = ((("id_number",), ()), (("name", "phone"), ()))

_PEOPLE = Ledger(
    "people",
    Label("人员花名册", "People"),
    (*_declared(Person.asks, "name", single="name"), _EMPLOYER),
    ((("id_number",), ()), (("name", "phones"), ())),
    special=False,
)


def told_by_ledgers() -> tuple[type[Event], ...]:
    """Return what a ledger of cases may tell of them besides the intake, in columns of its own."""
    return tuple(event for event in CATALOGUE.values() if event.spec.in_ledgers)


def columns_of(event: type[Event]) -> Mapping[str, str]:
    """Return the names of the columns that tell of an event by those of its fields; `on` is its day."""
    names = ("on", *(each.name for each in event.asks if not each.automatic))
    return {name: f"{event.spec.code}.{name}" for name in names}


def _later(event: type[Event]) -> Iterator[LedgerField]:
    """Yield the columns that tell of an event, called after it and its fields."""
    label, names = event.label, columns_of(event)
    yield _field(names["on"], f"{label.zh}日期", f"{label.en} on", RoughDay(needed=True))
    for each in event.asks:
        if not each.automatic:
            yield _field(names[each.name], f"{label.zh}{each.label.zh}", f"{label.en}: {each.label.en}", each.kind)


_CASES = Ledger(
    "cases",
    Label("案件台账", "Cases"),
    (
        _field("on", "接案日期", "Taken in on", RoughDay(needed=True)),
        *_declared(Opened.spec.asks, "applicant", "channel cause facts request"),
        *(field for event in told_by_ledgers() for field in _later(event)),
    ),
    (
        (("id_number", "on"), ("cause", "respondents")),
        (("applicant", "phone", "on"), ("cause", "respondents")),
    ),
)

_MEMBERS = Ledger(
    "members",
    Label("集体案件成员名册", "Members of a group case"),
    (
        _NAME,
        _NUMBER,
        _PHONE,
        _field("since", "工作起始", "Worked from", RoughDay()),
        _field("until", "工作截止", "Worked until", RoughDay()),
        _field("claimed", "主张金额", "Claimed", Amount(), telling=True),
        _field("awarded", "确定金额", "Awarded", Amount(), telling=True),
        _field("received", "实收金额", "Received", Amount(), telling=True),
        _NOTE,
    ),
    _SAME_PERSON,
)

_HARDSHIP = Ledger(
    "hardship",
    Label("困难职工档案", "Workers in hardship"),
    (
        _NAME,
        _NUMBER,
        _PHONE,
        _ADDRESS,
        _field("sex", "性别", "Sex", Pick("sex")),
        _field("born", "出生日期", "Born", RoughDay()),
        _field("household", "户口类型", "Household", Pick("household")),
        _field("registration", "户籍所在地", "Registered at", ADDRESS),
        _EMPLOYER,
        _field("grade", "困难类别", "Grade of hardship", Line(40), telling=True),
        _field("main_cause", "主要致困原因", "Main cause", Line(100), telling=True),
        _field("causes", "次要致困原因", "Other causes", Line(200), telling=True),
        _field("family", "家庭人口", "Family size", Whole(1, 50), telling=True),
        _field("income_month", "月收入", "Income a month", Amount()),
        _field("income_year", "年收入", "Income a year", Amount(), telling=True),
        _field("housing", "住房类型", "Housing", Line(60), telling=True),
        _field("health", "健康状况", "Health", Pick("health")),
        _field("insurance", "医保状况", "Medical insurance", Line(60)),
        _field("bank", "开户银行", "Bank", Line(100)),
        _field("account", "银行卡号", "Bank account", Line(40)),
        _field("amount", "帮扶金额", "Aid given", Amount(), telling=True),
        _field("times", "帮扶次数", "Times aided", Whole(0, 1000), telling=True),
        _NOTE,
    ),
    _SAME_PERSON,
)

_EMPLOYERS = Ledger(
    "employers",
    Label("用人单位名录", "Employers"),
    _declared(Employer.asks, "name", "credit_code industry union_founded wage_agreement licence"),
    ((("credit_code",), ()), (("name",), ())),
    special=False,
)

LEDGERS: Mapping[str, Ledger] = {each.kind: each for each in (_PEOPLE, _CASES, _MEMBERS, _HARDSHIP, _EMPLOYERS)}


def ledger(kind: str) -> Ledger:
    """Return a kind of ledger. Raises `Refused` (rule `ledger`) for one that there is not."""
    try:
        return LEDGERS[kind]
    except KeyError:
        shown = "、".join(f"{each.label}（{each.kind}）" for each in LEDGERS.values())
        raise refuse("ledger", say("没有这种台账，请从中选一种：{kinds}", kinds=shown), "kind") from None
