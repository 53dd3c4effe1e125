"""A paper as it is asked for, on a screen or on the command line: what it is, how it is looked through and written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cases.hiding.mask import Mask
from cases.staff.outgoing import Place
from cases.values.text import Sentence, say
from storage.host.progress import Report, Stopped
from tui.papers.left import Readable, left_in
from tui.words.language import show_line

if TYPE_CHECKING:
    from storage.desk import Desk

WritePaper = Callable[[Place, Mask, Report, Stopped], Sentence | None]
LookFirst = Callable[[Mask, Report, Stopped], Readable | None]

_TELLING = (".docx", ".ics")
"""Endings of papers that hold what people wrote; lists hold fields alone."""


@dataclass(frozen=True)
class AskedPaper:
    """What may be written. title, what: of the question. default: where it goes unless somebody says otherwise.

    write: writes it, with people shown as a mask shows them, and returns what is then said; None where it was stopped.
    It may take long, so that it is called in a thread. endings: of its name. bulk: whether many leave at once. masks:
    whether names can be hidden in it. slow: the title of its progress, if it takes long. once: whether there is no
    second chance, so that one is asked again where it was not written. look: reads all that it says through a mask, to
    tell before what stays readable; it returns that where the mask cannot know it. A paper that always hides others,
    and so does not ask, is looked at too. restricted: how many restricted cases are in it, as far as is known. more:
    the same with more in it, for whoever asks for that: its `what` tells what stands in it besides.
    """

    title: object
    what: object
    default: Path
    write: WritePaper
    look: LookFirst | None = None
    endings: Sequence[str] = (".docx",)
    bulk: bool = True
    masks: bool = True
    slow: object | None = None
    once: bool = False
    restricted: int = 0
    more: "AskedPaper | None" = None

    def tells(self, mask: Mask, ending: str) -> bool:
        """Tell whether something of people may stay readable in it, in a file that ends so, although it hides them."""
        return self.look is not None and (mask.on or not self.masks) and ending in _TELLING

    def left(self, mask: Mask, report: Report, stopped: Stopped) -> Readable:
        """Look through it, and return what stays readable."""
        return (self.look(mask, report, stopped) if self.look else None) or left_in(mask.tally)


def named(template: Sentence) -> Path:
    """Return the name of a file in the language in use."""
    return Path(show_line(template))


def listing(
    desk: "Desk",
    title: object,
    write: Callable[[Place, Mask], int],
    *,
    masks: bool = True,
    restricted: int = 0,
) -> AskedPaper:
    """Return a list as a paper: a spreadsheet. write: returns how many rows it has."""

    def told(place: Place, mask: Mask, _report: Report, _stopped: Stopped) -> Sentence:
        rows = write(place, mask)
        return say("已导出 {path}，共 {n} 行", path=written(desk, place.path), n=rows)

    name = named(say("{title} {day}{ending}", title=title, day=desk.today, ending=".xlsx"))
    what = say("把这个列表导出为一张表格。")
    return AskedPaper(title, what, name, told, endings=(".xlsx",), masks=masks, restricted=restricted)


def written(desk: "Desk", path: Path) -> Sentence:
    """Say where a file went and, of one's own files on the host, when it goes again."""
    if not desk.folders.holds(path):
        return say("{path}", path=path.absolute())
    return say("“我的文件”里的 {name}（{days} 天后删除，请及时取走）", name=path.name, days=desk.folders.days)


def wrote(desk: "Desk", path: Path, cases: int | None = None) -> Sentence:
    """Say that a paper was written, where to, and of how many cases where that is worth saying."""
    if cases is None:
        return say("已导出 {path}", path=written(desk, path))
    return say("已导出 {path}，共 {n} 件", path=written(desk, path), n=cases)
