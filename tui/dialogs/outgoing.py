"""A paper from a screen: where to and how, the password once more where many leave, the writing, and where it went."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cases.hiding.mask import Mask
from cases.values.refusal import Refused
from cases.values.text import Sentence, say
from tui.dialogs.hiding import Hiding
from tui.dialogs.message import Message, refusal
from tui.dialogs.password import AskPassword
from tui.dialogs.progress import Progress, Report, Work
from tui.dialogs.save import Save, Target
from tui.frame.frame import Frame
from tui.papers.left import Left, left_in
from tui.words.language import show_line

if TYPE_CHECKING:
    from storage.desk import Desk

Look = Callable[[Mask, Report, Callable[[], bool]], Left | None]


@dataclass(frozen=True)
class Paper:
    """What may be written. title, what: of the question. default: where it goes unless somebody says otherwise.

    write: writes it in a thread, told how to report and how to ask whether to stop, and returns what is then said; None
    where it was stopped. endings: of its name. bulk: whether many leave at once. masks: whether names can be hidden in
    it. slow: the title of its progress, if it takes long. once: whether there is no second chance, so that one is asked
    again where it was not written. look: reads all that it says through a mask, to tell before what stays readable; it
    returns that where the mask cannot know it. A paper that always hides others, and so does not ask, is looked at too.
    restricted: how many restricted cases are in it, as far as is known.
    """

    title: object
    what: object
    default: Path
    write: Callable[[Target, Report, Callable[[], bool]], Sentence | None]
    endings: Sequence[str] = (".docx",)
    bulk: bool = True
    masks: bool = True
    slow: object | None = None
    once: bool = False
    look: Look | None = None
    restricted: int = 0


_TELLING = (".docx", ".ics")
"""Endings of papers that hold what people wrote; lists hold fields alone."""


def ask(screen: Frame[Any], paper: Paper) -> None:
    """Ask where a paper goes and how, and write it."""

    def chosen(target: Target | None) -> None:
        if target and paper.bulk:
            _prove(screen, paper, target)
        elif target:
            _look(screen, paper, target)

    what = paper.what
    if paper.restricted:
        told = say("! 其中有 {n} 件限定案件：写出的文件请同样只给可以查看的人", n=paper.restricted)
        what = say("{what}\n{told}", what=what, told=told)
    screen.app.push_screen(Save(paper.title, what, paper.default, paper.endings, masks=paper.masks), chosen)


def _look(screen: Frame[Any], paper: Paper, target: Target) -> None:
    """Read what the paper will say where people are hidden in it, and ask about what stays readable; then write it."""
    look = paper.look
    hides = target.masked or not paper.masks
    if look is None or not hides or target.place.path.suffix.lower() not in _TELLING:
        _write(screen, paper, target)
        return

    def work(report: Report, stopped: Callable[[], bool]) -> Left | None:
        left = look(mask := target.mask, report, stopped) or left_in(mask.tally)
        return None if stopped() else left

    def read(left: Left | None) -> None:
        if left and left.words:
            screen.app.push_screen(Hiding(paper.title, left), chosen)
        elif left:
            _write(screen, paper, target)
        else:
            screen.app.push_screen(Message(paper.title, say("已停止，没有写文件")))

    def chosen(also: tuple[str, ...] | None) -> None:
        if also is not None:
            _write(screen, paper, replace(target, also=also))
        elif paper.once:
            _again(screen, paper, target)

    if paper.slow is None:
        screen.fetch("hiding", lambda: work(_nobody, _never), read)
    else:
        looking: Progress[Left | None] = Progress(say("正在查找要隐去的内容"), work)
        screen.app.push_screen(looking, read)


def _prove(screen: Frame[Any], paper: Paper, target: Target) -> None:
    """Ask for the password once more: much leaves the program at once."""

    def proven(sure: bool | None) -> None:
        if sure:
            _look(screen, paper, target)
        elif paper.once:
            _again(screen, paper, target)

    screen.app.push_screen(AskPassword(paper.title, say("成批导出前，请再输入一次您的密码。")), proven)


def _write(screen: Frame[Any], paper: Paper, target: Target) -> None:
    def refused(problem: Refused) -> None:
        if paper.once:
            screen.app.push_screen(refusal(problem), lambda _read: _again(screen, paper, target))
        else:
            screen.bangfu.refuse(problem)

    def written(told: Sentence | None) -> None:
        if told:
            screen.app.push_screen(Message(paper.title, told))

    if paper.slow is None:
        screen.fetch("paper", lambda: paper.write(target, _nobody, _never), written, refused)
        return

    def work(report: Report, stopped: Callable[[], bool]) -> Sentence:
        return paper.write(target, report, stopped) or say("已停止，没有写文件")

    doing: Work[Sentence] = work
    screen.app.push_screen(Progress(paper.slow, doing), written)


def _again(screen: Frame[Any], paper: Paper, target: Target) -> None:
    ask(screen, replace(paper, default=target.place.path))


def _nobody(_done: int, _total: int) -> None:
    """Report to nobody."""


def _never() -> bool:
    return False


def written(desk: "Desk", path: Path) -> Sentence:
    """Say where a file went and, of one's own files on the host, when it goes again."""
    if not desk.folders.holds(path):
        return say("{path}", path=path.absolute())
    return say("“我的文件”里的 {name}（{days} 天后删除，请及时取走）", name=path.name, days=desk.folders.days)


def export_list(
    screen: Frame[Any],
    title: object,
    write: Callable[[Target], int],
    *,
    what: object = say("把这个列表写成一张表格。"),
    endings: Sequence[str] = (".xlsx",),
    masks: bool = True,
    look: Look | None = None,
    restricted: int = 0,
) -> None:
    """Ask where a list goes, and write it. write: returns how many rows it has. The others: as of a `Paper`."""

    def told(target: Target, _report: Report, _stopped: Callable[[], bool]) -> Sentence:
        rows = write(target)
        return say("已写入 {path}，共 {n} 行", path=written(screen.desk, target.place.path), n=rows)

    name = say("{title} {day}{ending}", title=title, day=screen.desk.today, ending=endings[0])
    default = Path(show_line(name))
    ask(screen, Paper(title, what, default, told, endings, masks=masks, look=look, restricted=restricted))
