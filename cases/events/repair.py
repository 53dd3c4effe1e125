"""How mistakes are mended: an entry is voided or a fact of the intake corrected, and nothing is ever deleted."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any, Self

from cases.events.declare import VERSION, Ask, Entry, Event, Question, Whom, ask, happens
from cases.events.intake import INTAKE_DAY, Opened
from cases.events.past import TYPED, corrected_1, typed_1
from cases.events.people.listing import recounted
from cases.events.people.renaming import called_anew
from cases.events.spec import Older
from cases.file.altering import altered
from cases.file.case import Case
from cases.file.parts import strangers
from cases.hiding.mask import Mask
from cases.kinds import EntryNumber, FieldName, Kept, Kind, Prose, StandIn
from cases.staff.people import Role
from cases.standing.stages import ANY, By, Stage
from cases.values.masking import GONE, HIDDEN_REST
from cases.values.refusal import Problem, Refused
from cases.values.spans import Dated, first_day, law_of
from cases.values.text import say


@happens("voided", ("作废", "Void"), "V", at=ANY, by=By.AUTHOR, voids="entry", compares=Whom.NEWCOMERS)
class Voided(Event):
    """An entry that was wrong no longer counts; it stays in the history, struck out."""

    entry: int = ask(
        ("要作废的记录序号", "Which entry"),
        EntryNumber(),
        hint=("办理经过中的序号", "Its number in the history"),
        once=(("2026-11-30", ("作废第几条", "Which entry")),),
    )
    why: str = ask(("原因", "Why"), Prose(2000))

    @classmethod
    def at_first(cls, case: Case, entry: int) -> Mapping[str, str]:
        return {"entry": str(entry)} if entry > 1 else {}  # the intake cannot be voided

    @property
    def question(self) -> Question:
        told = say("第 {n} 条作废后不再有效，在办理经过里划掉，不能恢复。确定作废吗？", n=self.entry)
        return Question(told, say("作废"))


_WHO = ("applicant", "id_number", "phone", "address", "others", "respondents")
"""The fields of the intake that tell who stands in a case."""

_NAMED = ("applicant", "others", "respondents")
"""Those of them by which somebody is called beside sums."""

_VALUE = "value"
"""Where the new value stands in what is kept of a correction."""


@happens(
    "corrected",
    ("更正", "Correct"),
    "G",
    at=ANY,
    by=By.STAFF,
    repairs=True,
    compares=Whom.NEWCOMERS,
    older=(Older({"field": "", "old": "", "new": "", "reason": ""}, corrected_1),),
)
class Corrected(Event):
    """A fact of the intake was wrong and is set right; the old value stays in the history.

    Beside the words of both values, `now` keeps the new one itself: a list or a label may be another one tomorrow. Of
    the two, the search finds the new one in the intake, and the old one no longer.
    """

    field: str = ask(("更正项目", "Field"), FieldName())
    old: str = ask(("原值", "Old value"), Prose(), default="", searched=False)
    new: str = ask(("新值", "New value"), Prose(), default="", like="field", searched=False)
    reason: str = ask(("原因", "Reason"), Prose(2000))
    now: Any = ask(("新值的存储形式", "New value as kept"), Kept(), default=None, automatic=True)

    @property
    def mends(self) -> Ask | None:
        """The field of the intake that is corrected, found by name or by label."""
        told = (*Opened.told(), INTAKE_DAY)
        by_name = next((each for each in told if self.field in (each.name, *each.formerly)), None)
        return by_name or next((each for each in told if self.field in each.labels), None)

    @property
    def retyped(self) -> tuple[tuple[Ask, str], ...]:
        return ((self.mends, self.old), (self.mends, self.new)) if self.mends else ()

    @property
    def tells_who(self) -> bool:
        about = self.mends
        return about is not None and about.name in _WHO

    def typed_in(self, name: str) -> str:
        return "new"

    def completed(self, case: Case) -> "Corrected":
        """Take the value as it stands where the old one was left out: whoever records saw this version of the case."""
        about = self.mends
        if self.old or about is None:
            return self
        now = case.said(about.name)
        return self if now == about.kind.empty else replace(self, old=about.kind.write(now))

    def problems(self, case: Case, entry: "Entry") -> Iterator[Problem]:
        about = self.mends
        if about is None:
            known = "、".join(each.label.zh for each in (*Opened.told(), INTAKE_DAY))
            yield Problem(
                "correct_field",
                say("没有“{field}”这一项，可更正：{known}", field=self.field[:20], known=known),
                "field",
            )
            return
        if about is INTAKE_DAY and entry.role is not Role.SUPERVISOR:
            yield Problem("intake_day", say("“{field}”由主管更正，请交由主管办理", field=about.label), "field")
            return
        values = {}
        for name in ("old", "new"):
            try:
                values[name] = self._read(about, getattr(self, name), case, entry)
            except Refused as refused:
                yield Problem(refused.problems[0].rule, refused.problems[0].sentence, name)
                return
        if values["old"] != case.said(about.name):
            yield Problem("correct_old", say("原值与案件现在的值不同，可能已被同事更正；请刷新后再更正"), "old")
        elif values["new"] == values["old"]:
            yield Problem("correct_same", say("新值与原值相同，无需更正"), "new")
        elif unknown := next(strangers(case, about.kind, values["new"], "new"), None):
            yield unknown
        elif about is INTAKE_DAY and (asked := _asked_before(case, values["new"])):
            n, day = asked
            why = say("第 {n} 条 {day} 已移送或请求协办，接案日期不能晚于这一天；请核对", n=n, day=day)
            yield Problem("correct_order", why, "new")
        elif about.needed and values["new"] == about.kind.empty:
            yield Problem("needed", say("“{field}”不能为空，请填写新值", field=about.label), "new")

    @staticmethod
    def _read(about: Ask, text: str, case: Case, entry: "Entry") -> Any:
        """Read a value as the intake would have: lists with dates of effect as they were on the day of intake."""
        today = law_of(case.opened_on) if about.kind.by_event_day else entry.at.date()
        return about.kind.read(text, today) if text.strip() else about.kind.empty

    def settled(self, case: Case, entry: "Entry") -> "Corrected":
        about = self.mends
        if about is None:
            return self
        old, new = (self._read(about, text, case, entry) for text in (self.old, self.new))
        told = {name: _written(about, value) for name, value in (("old", old), ("new", new))}
        return replace(self, field=about.name, **told, now=_kept(about, new))

    def change(self, case: Case, entry: "Entry") -> Case:
        about = Opened.mendable(self.field)
        if about is None:
            return case
        changed = case.saying(about.name, self._value(about))
        if about.name in _NAMED:
            return called_anew(changed, case.parties)
        if about is INTAKE_DAY and case.stage is Stage.INTAKE and case.moved_on == case.opened_on:
            return altered(changed, moved_on=changed.opened_on)
        return recounted(changed, entry.seq) if about.name == "people" else changed

    @property
    def redates(self) -> Dated | None:
        return self._value(INTAKE_DAY) if self.field == INTAKE_DAY.name and self.now else None

    @classmethod
    def unpack(cls, fields: Mapping[str, Any], at: datetime) -> Self:
        """Return what was kept, its value as the intake of now would keep that: it went the way of the field itself."""
        made = super().unpack(fields, at)
        about, version = Opened.known_as(made.field), (made.now or {}).get(VERSION, 1)
        if about is None or version == Opened.spec.version or TYPED in (made.now or {}):
            return made
        value = _as_now(about, made.field, made.now, at)
        return replace(made, field=about.name, now=_kept(about, value))

    def in_case_of(self, opened_on: Dated) -> Self:
        about, now = Opened.mendable(self.field), self.now or {}
        if about is None or TYPED not in now:
            return self
        day = date.fromisoformat(now[TYPED])
        kept = {_VALUE: typed_1(self.field, self.new, law_of(opened_on), day)}
        value = _as_now(about, self.field, kept, datetime.combine(day, time()))
        return replace(self, field=about.name, now=_kept(about, value))

    def _value(self, about: Ask) -> Any:
        now = self.now or {}
        return about.kind.load(now[_VALUE]) if _VALUE in now else about.kind.empty

    def nameless(self, stand_in: StandIn, opened_on: date) -> Self:
        kept, about = super().nameless(stand_in, opened_on), Opened.mendable(self.field)
        if about is None or about.name in ("facts", "request", "applicant"):
            return replace(kept, old="", new=GONE, now=_version() | {_VALUE: GONE})
        value = about.kind.nameless(self._value(about), stand_in)
        return replace(kept, field=about.name, old="", new=_written(about, value), now=_kept(about, value))

    def hidden(self, mask: Mask) -> Self:
        about = self.mends
        if not mask.on or about is None:
            return super().hidden(mask)
        values = {name: _hidden(about, getattr(self, name), mask) for name in ("old", "new")}
        return replace(self, **values, reason=mask.text(self.reason), now=None)

    def said(self, name: str, *, masked: bool, on: date | None = None) -> tuple[object, ...]:
        about, value = self.mends, getattr(self, name)
        if name == "new" and self.old and not value:
            return (say("（清空）"),)
        if about is None or not value or name not in ("field", "old", "new"):
            return super().said(name, masked=masked, on=on)
        return (about.label,) if name == "field" else _parts(about.kind.as_of(on or date.max), value, masked=masked)


def _asked_before(case: Case, day: Dated) -> tuple[int, date] | None:
    """Return the entry, and its day, by which another body was asked for something before a day: none can have been."""
    return next((each for each in case.elsewhere.asked_on if each[1] < first_day(day)), None)


def _kept(about: Ask, value: Any) -> dict[str, Any]:
    """Return a value of the intake as an intake of now keeps it."""
    return _version() | {_VALUE: about.kind.dump(value)}


def _version() -> dict[str, int]:
    return {} if Opened.spec.version == 1 else {VERSION: Opened.spec.version}


def _as_now(about: Ask, field: str, kept: Mapping[str, Any], at: datetime) -> Any:
    """Return the value of a field from what an intake of some version kept of it under some name, at that moment."""
    value = kept.get(_VALUE)
    if Opened.known_as(field) is None:
        return about.kind.empty
    alone = {} if value in (None, "", []) else {field: value}
    return getattr(Opened.unpack({VERSION: kept.get(VERSION, 1), **alone}, at), about.name)


def _written(about: Ask, value: Any) -> str:
    return "" if value == about.kind.empty else about.kind.write(value)


def _hidden(about: Ask, text: str, mask: Mask) -> str:
    """Return a typed value as the field that it is of would be shown."""
    try:
        value = _read_again(about.kind, text)
    except Refused:
        return HIDDEN_REST if text else text
    return about.kind.write(about.kind.seen(value, mask))


def _parts(kind: Kind[Any], text: str, *, masked: bool) -> tuple[object, ...]:
    """Return what a reader sees of a typed value: the labels of codes, and no more of a person than elsewhere."""
    try:
        value = _read_again(kind, text)
    except Refused:
        return ("***",) if masked else (text,)
    return kind.mask(value) if masked else kind.show(value)


def _read_again(kind: Kind[Any], text: str) -> Any:
    """Read a value as it was written, by codes that its list has no more too. Raises `Refused`."""
    try:
        return kind.read(text, date.max)
    except Refused:
        return kind.remembering().read(text, date.max)
