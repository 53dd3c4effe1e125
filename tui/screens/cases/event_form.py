"""The form of an event of a case, made from its declaration."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from textual.containers import Horizontal
from textual.widget import Widget

from cases.directory.beforehand import Guess
from cases.due.windows import seen_on
from cases.events import CATALOGUE, Ask, Compared, Event, Opened
from cases.events.ties import asked_beside, looked_at
from cases.history.planned import goes_on
from cases.history.untold import asked_before
from cases.personal.foretold import foretold
from cases.values.masking import mask_name
from cases.values.refusal import Problem, Refused
from cases.values.spans import Dated, first_day
from cases.values.text import Sentence, say
from cases.views.casefile import CaseFile, HistoryLine
from cases.views.drafts import DraftOf
from storage.store.stale import Stale
from tui.brief import parts
from tui.casefile.reading import OnScreen
from tui.dialogs.confirm import Confirm
from tui.forms.controls.control import Control
from tui.forms.controls.kept import KeptControl
from tui.forms.make import Sources, control
from tui.frame.reveal import Of
from tui.screens.form import FormScreen
from tui.widgets.glance import Glance
from tui.widgets.sheet import Labelled
from tui.words.language import show


def event_form(
    file: CaseFile, code: str, entry: int = 0, *, resume: bool = False, turn: Sentence | None = None
) -> "EventForm":
    """Return the form of an event for a case.

    entry: the number of the entry that somebody is looking at, 0 for none. resume: whether a draft is taken up without
    asking. turn: which of several cases it is, where they are asked for one after the other.
    """
    event = CATALOGUE[code]
    made = CorrectForm if any(each.like for each in event.spec.asks) else EventForm
    form = made(file, event, entry, resume=resume)
    form.turn = turn
    return form


class EventForm(FormScreen):
    """The form of any event. Where others have recorded meanwhile it shows what, and keeps what was typed."""

    DEFAULT_CSS = """
    EventForm #work { layout: horizontal; height: 1fr; }
    EventForm Form { width: 1fr; }
    EventForm.-wide Glance { display: block; }
    """

    def __init__(self, file: CaseFile, event: type[Event], entry: int, *, resume: bool = False) -> None:
        super().__init__(event, DraftOf(event.spec.code, case=file.id).key, resume=resume)
        self.event: type[Event] = event
        self.file = file
        self.entry = entry
        self.turn: Sentence | None = None
        self._looked_at = ""
        """The entry of which was asked whether it can be voided."""
        self.sure = False
        """Whether somebody has said that it is so, although what stands in the form contradicts what is known."""

    def heading(self) -> object:
        case = self.file.case
        told = say(
            "{event}  {number} {name}",
            event=self.event.spec.label,
            number=case.number,
            name=mask_name(case.parties.applicant.name),
        )
        return say("{turn}  {told}", turn=self.turn, told=told) if self.turn else told

    def body(self) -> Iterable[Widget]:
        banner, form = super().body()
        yield banner
        with Horizontal(id="work"):
            yield form
            yield Glance()

    def of(self) -> Of:
        return Of("case", cases=(self.file.id,))

    def sources(self) -> Sources:
        return Sources(self.day, lambda: self.loads, lambda: self.file.history, self.told, lambda: self.used)

    def told(self) -> Mapping[str, str]:
        intake = self.file.case.intake
        return {"groups": ",".join(intake.groups), "cause": intake.cause}

    def moot(self) -> frozenset[str]:
        return self.event.moot(self.file.case)

    def before(self) -> Mapping[str, str]:
        case = seen_on(self.file.case, self.file.clocks, self.desk.today)
        return {**super().before(), **self.event.at_first(case, self.entry)}

    def beforehand(self) -> Mapping[str, Guess]:
        """Fill in the next step that was planned, until somebody types another one or takes it away."""
        if any(self.form.fields[name].own for name in self._planned):
            return {}
        return {name: Guess(text, say("原定，照旧；已办的请删去")) for name, text in self._planned.items()}

    @property
    def _planned(self) -> Mapping[str, str]:
        return goes_on(self.file.case, self.event, self.desk.today)

    def hides(self) -> bool:
        reading = OnScreen(self.file, self.desk.today, masked=True)
        return any(show(reading.text(text)) != text for text in self._planned.values())

    def on_mount(self) -> None:
        self._tell_case()
        if any(each.kind.whose for each in self.event.spec.asks):
            self.fetch("loads", lambda: self.desk.colleagues.loads(self.file.case.station), self._loaded)

    def _tell_case(self) -> None:
        self.query_one(Glance).tell(*parts(self.file, self.desk.today, masked=True))

    def _loaded(self, loads: Any) -> None:
        self.loads = loads
        self.form.renew()

    def _begin(self) -> None:
        super()._begin()
        self._ask_whether_void(self.form.refuse)

    def on_descendant_blur(self) -> None:
        self._ask_whether_void(self._speak_against)

    def _ask_whether_void(self, refuse: Callable[[Iterable[Problem]], object]) -> None:
        """Say of an entry that is to be voided why it can't be, before anybody writes a reason."""
        field = self.form.fields.get(self.event.spec.voids)
        typed = field.typed if field else ""
        if typed == self._looked_at or not typed.isdecimal():
            return
        self._looked_at = typed
        may = partial(self.desk.casework.may_void, self.file.id, int(typed))
        self.fetch("void", may, lambda _done: None, lambda refused: refuse(refused.problems))

    def _speak_against(self, problems: Iterable[Problem]) -> None:
        """Say it under the field that was left, and leave the cursor where it is."""
        told = tuple(each.sentence for each in problems)
        self.form.fields[self.event.spec.voids].refuse(*told)

    def answers(self) -> Sequence[Ask]:
        return asked_beside(self.event) if self.event.spec.compares else ()

    def changed(self) -> None:
        self.sure = False

    # Saving

    def ask_first(self, event: Event, day: Dated, then: Callable[[], None]) -> None:
        """Ask before what cannot be undone; of a voiding it is told what would change."""

        def ask(found: tuple[CaseFile, CaseFile]) -> None:
            before, after = (OnScreen(file, self.desk.today, masked=True) for file in found)
            if asked := event.question:
                told = (asked.told, "", say("作废后："), *foretold(before, after, self.desk.today))
                sure = Confirm(event.spec.label, "\n".join(map(show, told)), asked.do)
                self.app.push_screen(sure, lambda yes: then() if yes else None)

        if event.spec.voids:
            self.fetch("foretell", lambda: self.desk.casework.foretell(self.file.id, event, day), ask, self.refused)
        else:
            super().ask_first(event, day, then)

    def once(self, event: Event) -> Confirm | None:
        asked = asked_before(event, [line.entry for line in self.file.history])
        return Confirm(event.spec.label, asked.told, asked.do) if asked else None

    def record(self, event: Event, day: Dated) -> CaseFile:
        return self.desk.casework.record(self.file.id, event, self.file.case.version, day, self.compared())

    def compared(self) -> Compared | None:
        return looked_at(self.desk.today) if self.sure else super().compared()

    def refused(self, refused: Refused) -> None:
        doubtful = [each for each in refused.problems if each.rule == "contradiction"]
        if doubtful and len(doubtful) == len(refused.problems) and not self.answers():
            question = Confirm(self.event.spec.label, doubtful[0].sentence, say("核对无误，照此登记"))
            self.app.push_screen(question, self._answered_doubt)
            return
        super().refused(refused)
        if isinstance(refused, Stale):
            self.meet(refused.file, refused.since)

    def _answered_doubt(self, sure: bool | None) -> None:
        """Save what contradicts what is known once somebody has said that it is so; whatever changes is asked anew."""
        self.sure = bool(sure)
        if sure:
            self.action_save()

    def meet(self, file: CaseFile, since: Iterable[HistoryLine]) -> None:
        """Show what others have recorded; what was typed stays, and saving again saves on top of theirs."""
        before, self.file = self.blank, file
        self.blank = self.before()
        typed = self.form.typed()
        new = {name: text for name, text in self.blank.items() if typed.get(name, "") == before.get(name, "")}
        self.put(new, lambda: self._met(since))

    def _met(self, since: Iterable[HistoryLine]) -> None:
        """Say what others have recorded, once it stands in the form."""
        file = self.file
        reading = OnScreen(file, self.desk.today, masked=True)
        told = Labelled(
            "!", say("还没有保存：同事刚登记了下面的记录。查看后再按 F2 保存，已填内容仍在。"), "$text-warning"
        )
        self.tell_banner(told, *(Labelled(each.entry.seq, _one_line(reading, each)) for each in since))
        self.form.renew()
        self._tell_case()


def _one_line(reading: OnScreen, line: HistoryLine) -> str:
    return " ".join((str(line.entry.day), reading.show(line.entry.event.spec.label), line.by_name, reading.brief(line)))


class CorrectForm(EventForm):
    """Correcting a field of the intake: its present value is filled in, and the new one is asked for in its own way."""

    def __init__(self, file: CaseFile, event: type[Event], entry: int, *, resume: bool = False) -> None:
        super().__init__(file, event, entry, resume=resume)
        self._about = self._asked = ""

    def control(self, ask: Ask) -> Control:
        return KeptControl(self._told) if ask.name == "old" else super().control(ask)

    def _told(self, text: str) -> object:
        """Return the present value as people read it, codes by their labels."""
        about = Opened.mendable(self._about)
        try:
            return about.kind.show(about.kind.read(text, date.max)) if about else text
        except Refused:
            return text

    def changed(self) -> None:
        super().changed()
        name = self.form.fields["field"].typed
        if name != self._asked and (about := Opened.mendable(name)):
            self._asked = name
            self.note_shown([(about, self._now(about))], lambda: self._noted_about(about), self._unnoted)

    def _noted_about(self, about: Ask) -> None:
        if about.name == self._asked:  # and no other was asked for while it was noted
            self._about = about.name
            self.call_next(self._turn_to, about)

    def _unnoted(self, refused: Refused) -> None:
        self._asked = self._about
        self.bangfu.refuse(refused)

    async def _turn_to(self, about: Ask) -> None:
        """Ask for the new value of this field."""
        old, new = self.form.fields["old"], self.form.fields["new"]
        before, now = old.typed, self._now(about)
        ask = replace(about, name="new", label=new.ask.label, when=None, rank=0)
        typed = new.typed
        opened_on = first_day(self.file.case.opened_on)
        await new.swap(ask, control(ask, Sources(lambda: opened_on, told=self.told)))
        old.fill(now)
        if not typed.strip() or typed == before:
            new.fill(now)

    def _now(self, about: Ask) -> str:
        """Return what the case says in a field, as one would type it."""
        value = self.file.case.said(about.name)
        return "" if value == about.kind.empty else about.kind.write(value)

    def _met(self, since: Iterable[HistoryLine]) -> None:
        super()._met(since)
        if about := Opened.mendable(self._about):
            self.form.fields["old"].fill(self._now(about))
