"""The answer to a person from the screen of their record: what stays of others, where it goes, and the password."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from cases.hiding.mask import Mask
from cases.values.text import Sentence, say
from tui.dialogs.outgoing import Paper, ask, written
from tui.dialogs.save import Target
from tui.frame.frame import Frame
from tui.papers.answer import look_at_person, write_person
from tui.papers.held import held_by
from tui.papers.left import Left
from tui.words.language import show_line


def export_answer(screen: Frame[Any], record: int, numbers: Sequence[str]) -> None:
    """Ask where the answer to the person of a record goes, and write it. numbers: of their cases."""

    def look(_mask: Mask, *_progress: object) -> Left:
        return look_at_person(screen.desk, held_by(screen.desk, record))

    def write(target: Target, *_progress: object) -> Sentence:
        held = replace(held_by(screen.desk, record), also=target.also)
        cases = write_person(screen.desk, held, target.place)
        return say("已写入 {path}，共 {n} 件", path=written(screen.desk, target.place.path), n=cases)

    title = say("个人信息查询答复单")
    what = say("应本人要求，写出所存的其个人信息和谁看过、拿走过；其他人的不写。请先核对来人的身份。")
    of = say("{number} {day}", number=numbers[0], day=screen.desk.today) if numbers else screen.desk.today
    default = Path(show_line(say("{title} {of}.docx", title=title, of=of)))
    ask(screen, Paper(title, what, default, write, masks=False, look=look))
