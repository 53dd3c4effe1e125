"""Intake: everything that the counter asks, on one page, with cases of the same person beside it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from textual import on
from textual.containers import Vertical
from textual.timer import Timer
from textual.widget import Widget

from cases.directory.beforehand import Earlier, Guess, guesses
from cases.events import Ask, Event, Opened
from cases.events.ties import asked_beside
from cases.values.spans import Dated
from cases.values.text import Sentence, say
from cases.views.casefile import CaseFile
from cases.views.matters import MATTERS
from tui.dialogs.discard import ask_twice
from tui.forms.make import INTAKE_ON
from tui.intake.beforehand import of_file, passed_over
from tui.intake.beside import COLUMNS, PERSON, FoundBeside, find, sought
from tui.intake.eligible import told_of
from tui.intake.limits import running_from
from tui.intake.taking import of_record
from tui.screens.form import FormScreen
from tui.widgets.detail import Detail
from tui.widgets.rows import ListLine, Rows
from tui.widgets.sheet import Sheet
from tui.words.keys import Act, bindings, register

if TYPE_CHECKING:
    from storage.desk import Desk

INTAKE = register(
    (
        Act("intake.same", "same", say("看重复"), say("到疑似重复的案件"), "", ("f6",), 15),
        Act("intake.open", "open", say("打开"), say("打开光标所在的案件，填写的内容留在草稿里"), "", ("enter",), 11),
        Act("intake.take", "take", say("带入"), say("把光标所在或唯一一件的申请人信息带入空着的项目"), "", ("f7",), 16),
    )
)
"""What answers at the intake beside the form's own keys."""

SECTIONS: tuple[tuple[Sentence, tuple[str, ...]], ...] = (
    (say("申请人"), ("applicant", "phone", "id_number", "address", "groups", "employment", "people", "others")),
    (say("来意"), ("cause", "kind", "channel", "claimed", "request")),
    (say("对方"), ("respondents",)),
    *MATTERS,
    (say("时间"), ("wronged_on", "ended_on", "injured_on")),
    (say("经过"), ("facts",)),
    (say("查重与利益冲突"), ("decision", "checked", "reason")),
)
"""The fields of the intake under headings; what is not named here comes last."""

TAKEN = ("id_number", "phone", "address", "groups", "employment", "taxi_model")
"""What is taken over of somebody who was here before."""

DAYS = ("wronged_on", "ended_on", "injured_on", "licence_until")
"""Fields whose day sets a clock running for the worker."""

PAUSE = 0.3
"""Seconds without typing after which cases of the same person are looked for."""


class IntakeScreen(FormScreen):
    """The form of a new case. key: of its draft; resume: whether that is taken up at once."""

    WITHOUT = ("new",)
    BINDINGS = bindings(INTAKE)
    DEFAULT_CSS = """
    IntakeScreen #work { layout: vertical; height: 1fr; }
    IntakeScreen Form { width: 1fr; }
    IntakeScreen #beside { height: auto; max-height: 5; background: $surface; display: none; }
    IntakeScreen #beside.-on { display: block; }
    IntakeScreen #told { height: 1; color: $text-warning; }
    IntakeScreen #same { height: auto; max-height: 4; }
    IntakeScreen.-wide #work { layout: horizontal; }
    IntakeScreen.-wide #beside { display: block; width: 44; height: 1fr; max-height: 100%; }
    IntakeScreen.-wide #told { height: 3; }
    IntakeScreen.-wide #same { height: 1fr; max-height: 100%; }
    IntakeScreen #eligible { display: none; }
    IntakeScreen.-wide #eligible { display: block; }
    IntakeScreen.-short #beside { display: none; }
    """

    def __init__(self, key: str = Opened.spec.code, *, resume: bool = False) -> None:
        super().__init__(Opened, key, resume=resume)
        self.beside = FoundBeside()
        self.earlier: Sequence[Earlier] = ()
        self.own: Earlier | None = None
        self._timer: Timer | None = None
        self._sought: Mapping[str, str] = {}

    @property
    def found(self) -> Sequence[ListLine]:
        """The lines of what may be the same."""
        return self.same.lines

    def heading(self) -> object:
        return say("接案登记")

    def sections(self) -> Sequence[tuple[Sentence | None, Sequence[Ask]]]:
        asks = {each.name: each for each in Opened.spec.asks if not each.automatic}
        asks |= {each.name: each for each in self.answers()}
        made: list[tuple[Sentence | None, list[Ask]]] = [
            (heading, [asks.pop(name) for name in names if name in asks]) for heading, names in SECTIONS
        ]
        made[0][1].insert(0, INTAKE_ON)
        if asks:
            made.append((say("其他"), list(asks.values())))
        return made

    def body(self) -> Iterable[Widget]:
        banner, form = super().body()
        yield banner
        with Vertical(id="work"):
            yield form
            with Vertical(id="beside"):
                yield Detail(id="told")
                yield Rows(head=False, id="same")
                yield Sheet(id="eligible")

    def on_mount(self) -> None:
        self.same.can_focus = False
        self._tell()
        self.fetch("earlier", self._read_earlier, self._know_earlier)

    # What it is filled in with, and what few tell

    def _read_earlier(self) -> Sequence[Earlier]:
        return self.desk.words.earlier()

    def _know_earlier(self, earlier: Sequence[Earlier]) -> None:
        self.earlier = earlier
        self.form.guess()

    def beforehand(self) -> Mapping[str, Guess]:
        return guesses(self.form.typed(), self.earlier, self.desk.today, self.own)

    def seldom(self) -> Collection[str]:
        return {*passed_over(self.form.typed()), *(each.name for each in self.answers())}

    @property
    def same(self) -> Rows:
        """The list of cases that may be of the same person."""
        return self.query_one("#same", Rows)

    # Who was here before

    def changed(self) -> None:
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._seek)

    def _seek(self) -> None:
        typed = self.form.values()
        self.query_one("#eligible", Sheet).tell(told_of(typed, self.desk.today, self.desk.book))
        self._tell_limits(typed)
        now = sought(self.form.typed())
        if now != self._sought:
            self._sought = now
            self.fetch("same", lambda: find(self.desk, now), self._show_found)

    def _tell_limits(self, typed: Mapping[str, str]) -> None:
        """Say beside each day what begins to run with it, and when that is over."""
        for name in DAYS:
            told = running_from(name, typed, self.desk.today, self.desk.book)
            self.form.fields[name].add(told)

    def _show_found(self, found: FoundBeside) -> None:
        self.beside = found
        self.same.show_lines(COLUMNS, found.lines())
        self.same.can_focus = bool(found)
        self.query_one("#beside").set_class(bool(found), "-on")
        self._tell()
        self.refresh_bindings()

    def _tell(self) -> None:
        told = self.beside.told if self._sought else say("填写姓名、电话或证件号码后，这里列出疑似重复的案件")
        self.query_one("#told", Detail).tell((told, "" if self.beside else "$text-muted"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "same":
            return bool(self.beside) and not self.same.has_focus
        if action == "take":
            return self.same.has_focus or len(self.found) == 1
        if action == "open":
            return self.same.has_focus
        return super().check_action(action, parameters)

    def action_same(self) -> None:
        """Go to the cases that may be of the same person."""
        self.same.focus()
        self.refresh_bindings()

    def action_leave(self) -> None:
        if self.same.has_focus:
            self.form.start()
        else:
            super().action_leave()

    @on(Rows.Chosen)
    def action_open(self) -> None:
        """Open the case or the person under the cursor over the form."""
        self.keep()
        if self.same.key.startswith(PERSON):
            self.bangfu.open_record(int(self.same.key.removeprefix(PERSON)))
        else:
            self.bangfu.open_case(int(self.same.key))

    def action_take(self) -> None:
        """Take over who the applicant is from the case or the person under the cursor."""
        key, desk = self.same.key or self.found[0].key, self.desk
        if key.startswith(PERSON):
            id_ = int(key.removeprefix(PERSON))
            self.fetch("take", lambda: (_of_record(desk, id_), None), self._take)
        else:
            self.fetch("take", lambda: _of_case(desk, int(key)), self._take)

    def _take(self, found: "tuple[Mapping[str, str], Earlier | None]") -> None:
        known, self.own = found
        typed = self.form.typed()
        self.form.fill({name: text for name, text in known.items() if name == "applicant" or name not in typed})
        self.form.start()
        self.bangfu.tell(say("已带入申请人信息，请核对"))

    def ask_to_discard(self, then: Callable[[], object]) -> None:
        ask_twice(self, say("{name} 的接案", name=self.form.typed().get("applicant") or say("未填姓名")), then)

    # Saving

    def answers(self) -> Sequence[Ask]:
        return asked_beside(Opened)

    def record(self, event: Event, day: Dated) -> CaseFile:
        return self.desk.casework.open(cast("Opened", event), day, self.compared())

    def saved(self, file: CaseFile) -> None:
        self.bangfu.tell(say("已保存，案号 {number}", number=file.case.number))
        self.dismiss(file)
        self.bangfu.open_case(file.id)


def _of_record(desk: "Desk", id_: int) -> dict[str, str]:
    """Return what a record tells of a person, as one types it, once it is noted that it is shown."""
    file = desk.directory.file(id_)
    desk.trail.reveal("record", records=[id_])
    return of_record(file.record, desk.today)


def _of_case(desk: "Desk", id_: int) -> tuple[dict[str, str], Earlier]:
    """Return what a case tells of its applicant, as one types it, and the case, once it is noted that it is shown."""
    file = desk.cases.file(id_)
    desk.trail.reveal("case", [id_])
    case = file.case
    known = Opened(applicant=case.parties.applicant.name, **{name: case.said(name) for name in TAKEN}).typed()
    return known, of_file(file)
