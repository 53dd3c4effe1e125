"""A form beside which stand the cases and people that may be the same as who is typed into it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.timer import Timer
from textual.widget import Widget

from cases.directory.beforehand import Earlier
from cases.events import Opened
from cases.values.text import say
from tui.intake.beforehand import of_file
from tui.intake.beside import COLUMNS, PERSON, FoundBeside, find, sought
from tui.intake.taking import of_record
from tui.screens.form import FormScreen
from tui.widgets.detail import Detail
from tui.widgets.rows import ListLine, Rows
from tui.words.keys import Act, bindings, register

if TYPE_CHECKING:
    from storage.desk import Desk

BESIDE = register(
    (
        Act("intake.same", "same", say("看重复"), say("到疑似重复的案件"), "", ("f6",), 15),
        Act("intake.open", "open", say("打开"), say("打开光标所在的案件，填写的内容留在草稿里"), "", ("enter",), 11),
        Act("intake.take", "take", say("带入"), say("把光标所在或唯一一件的申请人信息带入空着的项目"), "", ("f7",), 16),
    )
)
"""What answers there beside the form's own keys."""

TAKEN = ("id_number", "phone", "address", "groups", "employment", "taxi_model")
"""What is taken over of somebody who was here before."""

PAUSE = 0.3
"""Seconds without typing after which cases of the same person are looked for."""


class SeekingForm(FormScreen):
    """A form in which somebody is named, or an employer."""

    BINDINGS = bindings(BESIDE)
    DEFAULT_CSS = """
    SeekingForm #work { layout: vertical; height: 1fr; }
    SeekingForm Form { width: 1fr; }
    SeekingForm #beside { height: auto; max-height: 5; background: $surface; display: none; }
    SeekingForm #beside.-on { display: block; }
    SeekingForm #told { height: 1; color: $text-warning; }
    SeekingForm #same { height: auto; max-height: 4; }
    SeekingForm.-wide #work { layout: horizontal; }
    SeekingForm.-wide #beside { display: block; width: 44; height: 1fr; max-height: 100%; }
    SeekingForm.-wide #told { height: 3; }
    SeekingForm.-wide #same { height: 1fr; max-height: 100%; }
    SeekingForm.-short #beside { display: none; }
    """

    beside = FoundBeside()
    own: Earlier | None = None
    """The case of the person that was taken over."""
    _timer: Timer | None = None
    _sought: Mapping[str, str] = {}

    @property
    def found(self) -> Sequence[ListLine]:
        """The lines of what may be the same."""
        return self.same.lines

    def to_answer(self) -> bool:
        return self.beside.to_decide or super().to_answer()

    def body(self) -> Iterable[Widget]:
        banner, form = super().body()
        yield banner
        with Vertical(id="work"):
            yield form
            with Vertical(id="beside"):
                yield Detail(id="told")
                yield Rows(head=False, id="same")
                yield from self.below()

    def below(self) -> Iterable[Widget]:
        """Yield what stands beside the form under the list."""
        return ()

    def on_mount(self) -> None:
        self.same.can_focus = False
        self._tell()

    @property
    def same(self) -> Rows:
        """The list of cases that may be of the same person."""
        return self.query_one("#same", Rows)

    # Who was here before

    def changed(self) -> None:
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self.seek)

    def seek(self) -> None:
        """Look for who stands in the form now."""
        now = sought(self.form.typed())
        if now != self._sought:
            self._sought = now
            self.fetch("same", lambda: find(self.desk, now), self._show_found)

    def _show_found(self, found: FoundBeside) -> None:
        self.beside = found
        self.same.show_lines(COLUMNS, found.lines())
        self.same.can_focus = bool(found)
        self.query_one("#beside").set_class(bool(found), "-on")
        self.ask_beside()
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
