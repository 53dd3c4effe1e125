"""The summary of a case as a Word file."""

from pathlib import Path
from typing import Any

from cases.hiding.mask import Mask
from cases.values.text import Sentence, say
from cases.views.casefile import CaseFile
from tui.dialogs.outgoing import Paper, ask, written
from tui.dialogs.save import Target
from tui.frame.frame import Frame
from tui.papers.onecase import look_at_case, write_case
from tui.words.language import show_line


def export_summary(screen: Frame[Any], file: CaseFile) -> None:
    """Ask where the summary goes and whether names stand in it, and write it."""

    def write(target: Target, *_progress: object) -> Sentence:
        write_case(screen.desk, target.place, file, mask=target.mask)
        return say("已写入 {path}", path=written(screen.desk, target.place.path))

    def look(mask: Mask, *_progress: object) -> None:
        look_at_case(screen.desk, file, mask)

    what = say("把本案写成一份 Word 文件：案件情况摘要。")
    name = show_line(say("案件情况摘要 {number}.docx", number=file.case.number))
    title, default, restricted = say("案件情况摘要"), Path(name), int(file.case.restricted)
    ask(screen, Paper(title, what, default, write, bulk=False, look=look, restricted=restricted))
