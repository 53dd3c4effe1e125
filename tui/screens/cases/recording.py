"""Recording an event of a case without opening the case: the form over whatever is in sight."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from typing import Any

from cases.events import CATALOGUE
from cases.history.lifecycle import Option, stage_says_no
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from cases.values.text import Sentence, say
from cases.views.casefile import CaseFile
from tui.frame.frame import Frame
from tui.screens.cases.event_form import event_form
from tui.words.choices import Choice
from tui.words.keys import ACTS, DECIDED


def ask_event(
    screen: Frame[Any],
    case_id: int,
    code: str,
    turn: Sentence | None = None,
    then: Callable[[bool], None] = lambda _left: None,
) -> None:
    """Open the form of an event of a case over a screen; where it may not be recorded now, say why.

    turn: which of several cases it is, for the form's title. then: what follows; told whether the form was left.
    """
    desk = screen.desk

    def read() -> tuple[CaseFile, Option | None]:
        file = desk.cases.file(case_id)
        return file, next((each for each in desk.cases.options(file) if each.spec.code == code), None)

    def ask(read: tuple[CaseFile, Option | None]) -> None:
        file, option = read
        if option is None:
            screen.app.bell()
            then(False)
        elif option.problem:
            number = file.case.number
            screen.bangfu.tell(say("{number}：{why}", number=number, why=option.problem.sentence))
            screen.bangfu.note(Refused(option.problem, about=code))
            then(False)
        else:
            screen.app.push_screen(event_form(file, code, turn=turn), lambda saved: then(saved is None))

    screen.fetch("file", read, ask)


def ask_event_of_each(screen: Frame[Any], cases: Sequence[int], code: str) -> None:
    """Open the form of an event for each of the marked cases in turn, in the order in which they were marked.

    A case of which it may not be recorded now is passed over, saying why; a form that is left ends it, saying how many
    cases were not reached.
    """

    def ask(at: int) -> None:
        def then(left: bool) -> None:
            rest = len(cases) - at - 1
            if left:
                screen.bangfu.tell(say("选中的 {n} 件中，这一件和后面 {rest} 件没有登记", n=len(cases), rest=rest))
            elif rest:
                ask(at + 1)

        ask_event(screen, cases[at], code, say("选中 {at}/{n}", at=at + 1, n=len(cases)), then)

    ask(0)


def decisions(
    stages: Collection[Stage], record: Callable[[str], object]
) -> Iterator[tuple[Choice, Callable[[], object]]]:
    """Yield what leads cases of a list on, with why it may not happen where it may at none of their stages.

    stages: where the cases stand, none where that is not known.
    """
    for code, (key, label) in DECIDED.items():
        spec = CATALOGUE[code].spec
        barred = [stage_says_no(stage, spec).sentence for stage in stages]
        why = barred[0] if barred and not any(stage in spec.at for stage in stages) else None
        tip = ACTS[f"desk.{code}"].tip
        yield Choice(code, label, key, tip, why, (label, code)), partial(record, code)
