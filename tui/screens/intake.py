"""Intake: everything that the counter asks, on one page, with cases of the same person beside it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import cast

from textual import on
from textual.containers import Vertical
from textual.timer import Timer
from textual.widget import Widget

from cases.events import Ask, Event, Opened
from cases.masking import mask_name
from cases.text import Sentence, half_width, one_line, say
from cases.views import CaseFile, Row
from tui.forms.make import EVENT_DAY
from tui.keys import Act, bindings, register
from tui.language import show_line
from tui.screens.form import FormScreen
from tui.widgets.detail import Detail
from tui.widgets.fit import Column
from tui.widgets.rows import Line, Rows

INTAKE = register(
    (
        Act("intake.same", "same", say("看重复"), say("到可能重复的案件"), "", ("f6",), 15),
        Act("intake.open", "open", say("打开"), say("打开光标所在的案件，填写的内容留在草稿里"), "o", ("enter",), 11),
        Act("intake.take", "take", say("带入"), say("把光标所在案件的申请人信息带入空着的项目"), "t", ("f7",), 16),
    )
)
"""What answers at the intake beside the form's own keys."""

SECTIONS: tuple[tuple[Sentence, tuple[str, ...]], ...] = (
    (say("申请人"), ("applicant", "phone", "id_number", "address", "groups", "people", "others")),
    (say("来意"), ("kind", "channel", "cause", "claimed", "request")),
    (say("用工与对方"), ("employment", "taxi_model", "project", "respondents")),
    (say("经过"), ("facts",)),
)
"""The fields of the intake under headings; what is not named here comes last."""

PERSON = ("id_number", "phone", "address", "groups", "employment", "taxi_model")
"""What is taken over of somebody who was here before."""

PAUSE = 0.3
"""Seconds without typing after which cases of the same person are looked for."""

MOST = 8
"""Cases shown."""

_SEEKS = {"applicant": 2, "phone": 7, "id_number": 8}
"""The fields by which somebody is found, and how many characters are enough."""


class IntakeScreen(FormScreen):
    """The form of a new case. resume: whether its draft is taken up at once."""

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
    IntakeScreen.-short #beside { display: none; }
    """

    def __init__(self, *, resume: bool = False) -> None:
        super().__init__(Opened, Opened.spec.code, resume=resume)
        self.found: Sequence[Row] = ()
        self._timer: Timer | None = None
        self._sought: tuple[str, ...] = ()

    def heading(self) -> object:
        return say("接案登记")

    def sections(self) -> Sequence[tuple[Sentence | None, Sequence[Ask]]]:
        asks = {each.name: each for each in Opened.spec.asks if not each.automatic}
        made: list[tuple[Sentence | None, list[Ask]]] = [
            (heading, [asks.pop(name) for name in names if name in asks]) for heading, names in SECTIONS
        ]
        made[0][1].insert(0, EVENT_DAY)
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
        self._timer = self.set_timer(PAUSE, self._seek)

    def _seek(self) -> None:
        typed = {name: one_line(self.form.fields[name].typed) for name in _SEEKS}
        sought = tuple(text for name, text in typed.items() if _enough(text, _SEEKS[name]))
        if sought != self._sought:
            self._sought = sought
            self.fetch("same", lambda: self._find(sought), self._show_found)

    def _find(self, sought: Sequence[str]) -> Sequence[Row]:
        """Return cases that one of these texts finds, the numbers before the names."""
        found = [row for text in reversed(sought) for row in self.desk.search.find(text, MOST)]
        return tuple({row.id: row for row in found}.values())[:MOST]

    def _show_found(self, found: Sequence[Row]) -> None:
        self.found = found
        columns = [Column("number", "", 14, 20), Column("name", "", 6, 12), Column("stage", "", 6, 8)]
        lines = [
            Line(str(row.id), tuple(map(show_line, (row.number, mask_name(row.applicant), row.stage.label))))
            for row in found
        ]
        self.same.show_lines(columns, lines)
        self.same.can_focus = bool(found)
        self.query_one("#beside").set_class(bool(found), "-on")
        self._tell()
        self.refresh_bindings()

    def _tell(self) -> None:
        if self.found:
            told = say("可能重复的案件 {n} 件，按 F6 去看", n=len(self.found))
        elif self._sought:
            told = say("没有找到同名、同电话或同证件的案件")
        else:
            told = say("填写姓名、电话或证件号码后，这里列出可能重复的案件")
        self.query_one("#told", Detail).tell((told, "" if self.found else "$text-muted"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "same":
            return bool(self.found) and not self.same.has_focus
        if action in ("open", "take"):
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
        """Open the case under the cursor over the form."""
        self.keeper.flush()
        self.bangfu.open_case(int(self.same.key))

    def action_take(self) -> None:
        """Take over who the applicant is from the case under the cursor."""
        case_id = int(self.same.key)
        self.fetch("take", lambda: self.desk.file(case_id), self._take)

    def _take(self, file: CaseFile) -> None:
        typed = self.form.typed()
        known = Opened(applicant=file.case.applicant, **{name: getattr(file.case, name) for name in PERSON}).typed()
        self.form.fill({name: text for name, text in known.items() if name == "applicant" or name not in typed})
        self.form.start()
        self.bangfu.tell(say("已带入申请人信息，请核对"))

    # Saving

    def record(self, event: Event, day: date) -> CaseFile:
        return self.desk.open_case(cast("Opened", event), day)

    def saved(self, file: CaseFile) -> None:
        self.bangfu.tell(say("已保存，案号 {number}", number=file.case.number))
        self.dismiss(file)
        self.bangfu.open_case(file.id)


def _enough(text: str, least: int) -> bool:
    """Tell whether a text is long enough to look for somebody by it."""
    return len(half_width(text).replace(" ", "")) >= least
