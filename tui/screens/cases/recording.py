"""Recording an event of a case without opening the case: the form over whatever is in sight."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from cases.events import CATALOGUE
from cases.history.lifecycle import Option, stage_says_no
from cases.standing.stages import Stage
from cases.values.refusal import Refused
from cases.values.text import say
from cases.views.casefile import CaseFile
from tui.frame.frame import Frame
from tui.screens.cases.event_form import event_form
from tui.words.choices import Choice
from tui.words.keys import DECIDED


def ask_event(screen: Frame[Any], case_id: int, code: str) -> None:
    """Open the form of an event of a case over a screen; where it may not be recorded now, say why."""
    desk = screen.desk

    def read() -> tuple[CaseFile, Option | None]:
        file = desk.cases.file(case_id)
        return file, next((each for each in desk.cases.options(file) if each.spec.code == code), None)

    def ask(read: tuple[CaseFile, Option | None]) -> None:
        file, option = read
        if option is None:
            screen.app.bell()
        elif option.problem:
            number = file.case.number
            screen.bangfu.tell(say("{number}：{why}", number=number, why=option.problem.sentence))
            screen.bangfu.note(Refused(option.problem, about=code))
        else:
            screen.app.push_screen(event_form(file, code))

    screen.fetch("file", read, ask)


def decisions(stage: Stage, record: Callable[[str], object]) -> Iterator[tuple[Choice, Callable[[], object]]]:
    """Yield what leads a case of a list on, with why it may not happen at this stage where it may not."""
    for code, (key, label) in DECIDED.items():
        spec = CATALOGUE[code].spec
        why = None if stage in spec.at else stage_says_no(stage, spec).sentence
        tip = say("登记光标所在案件的“{event}”", event=label)
        yield Choice(code, label, key, tip, why, (label, code)), partial(record, code)
