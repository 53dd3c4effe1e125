"""Intake: everything that the counter asks, on one page, with cases of the same person beside it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import cast

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
from tui.intake.beforehand import passed_over
from tui.intake.eligible import told_of
from tui.intake.limits import running_from
from tui.screens.seeking import SeekingForm
from tui.widgets.sheet import Sheet

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

DAYS = ("wronged_on", "ended_on", "injured_on", "licence_until")
"""Fields whose day sets a clock running for the worker."""


class IntakeScreen(SeekingForm):
    """The form of a new case. key: of its draft; resume: whether that is taken up at once."""

    WITHOUT = ("new",)
    DEFAULT_CSS = """
    IntakeScreen Form { scrollbar-gutter: stable; }
    IntakeScreen #eligible { display: none; }
    IntakeScreen.-wide #eligible { display: block; }
    """

    def __init__(self, key: str = Opened.spec.code, *, resume: bool = False) -> None:
        super().__init__(Opened, key, resume=resume)
        self.earlier: Sequence[Earlier] = ()

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

    def below(self) -> Iterable[Widget]:
        yield Sheet(id="eligible")

    def on_mount(self) -> None:
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

    def seek(self) -> None:
        super().seek()
        typed = self.form.values()
        self.query_one("#eligible", Sheet).tell(told_of(typed, self.desk.today, self.desk.book))
        self._tell_limits(typed)

    def _tell_limits(self, typed: Mapping[str, str]) -> None:
        """Say beside each day what begins to run with it, and when that is over."""
        for name in DAYS:
            told = running_from(name, typed, self.desk.today, self.desk.book)
            self.form.fields[name].add(told)

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
