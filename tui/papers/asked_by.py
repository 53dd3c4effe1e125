"""The answer to a person from the screen of their record: where it goes, and the password before it."""

from pathlib import Path
from typing import Any

from cases.text import Sentence, say
from tui.dialogs.save import Target
from tui.language import show_line
from tui.papers.answer import write_person
from tui.papers.asking import Paper, ask, written
from tui.papers.held import held_by
from tui.screens.frame import Frame


def export_answer(screen: Frame[Any], record: int, name: str) -> None:
    """Ask where the answer to the person of a record goes, and write it."""

    def write(target: Target, *_progress: object) -> Sentence:
        cases = write_person(screen.desk, held_by(screen.desk, record), target.place)
        return say("已写入 {path}，共 {n} 件", path=written(screen.desk, target.place.path), n=cases)

    title = say("个人信息查询答复单")
    what = say("应本人要求，写出所存的其个人信息和谁看过、拿走过；其他人的不写。请先核对来人的身份。")
    default = Path(show_line(say("{title} {name} {day}.docx", title=title, name=name, day=screen.desk.today)))
    ask(screen, Paper(title, what, default, write, masks=False))
