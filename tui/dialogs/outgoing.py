"""A paper from a screen: where to and how, the password once more where many leave, the writing, and where it went."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from cases.values.refusal import Refused
from cases.values.text import Sentence, say
from storage.host.progress import Report, never, nobody
from tui.dialogs.confirm import Confirm
from tui.dialogs.hiding import Hiding
from tui.dialogs.message import Message, refusal
from tui.dialogs.password import AskPassword
from tui.dialogs.progress import LongWork, Progress
from tui.dialogs.save import Save, Target
from tui.frame.frame import Frame
from tui.papers.asked import AskedPaper
from tui.papers.left import Readable


def offer_paper(screen: Frame[Any], paper: AskedPaper) -> None:
    """Ask where a paper goes and how, and write it."""

    def chosen(target: Target | None) -> None:
        if target is None:
            if paper.once:
                _sure_without(screen, paper)
            return
        wanted = paper.more if target.more and paper.more else paper
        (_prove if wanted.bulk else _look)(screen, wanted, target)

    what = paper.what
    if paper.restricted:
        told = say("! 其中有 {n} 件限定案件：导出的文件请同样只给可以查看的人", n=paper.restricted)
        what = say("{what}\n{told}", what=what, told=told)
    more = paper.more.what if paper.more else None
    save = Save(paper.title, what, paper.default, paper.endings, masks=paper.masks, more=more)
    screen.app.push_screen(save, chosen)


def _sure_without(screen: Frame[Any], paper: AskedPaper) -> None:
    """Ask before a paper is left unwritten that cannot be written later."""

    def sure(yes: bool | None) -> None:
        if not yes:
            offer_paper(screen, paper)

    question = say("现在不导出，以后不能再补。不导出了吗？")
    screen.app.push_screen(Confirm(paper.title, question, say("不导出")), sure)


def _look(screen: Frame[Any], paper: AskedPaper, target: Target) -> None:
    """Read what the paper will say where people are hidden in it, and ask about what stays readable; then write it."""
    if not paper.tells(target.mask, target.place.path.suffix.lower()):
        _write(screen, paper, target)
        return

    def work(report: Report, stopped: Callable[[], bool]) -> Readable | None:
        left = paper.left(target.mask, report, stopped)
        return None if stopped() else left

    def read(left: Readable | None) -> None:
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
        screen.fetch("hiding", lambda: work(nobody, never), read)
    else:
        looking: Progress[Readable | None] = Progress(say("正在查找要隐去的内容"), work)
        screen.app.push_screen(looking, read)


def _prove(screen: Frame[Any], paper: AskedPaper, target: Target) -> None:
    """Ask for the password once more: much leaves the program at once."""

    def proven(sure: bool | None) -> None:
        if sure:
            _look(screen, paper, target)
        elif paper.once:
            _again(screen, paper, target)

    screen.app.push_screen(AskPassword(paper.title, say("成批导出前，请再输入一次您的密码。")), proven)


def _write(screen: Frame[Any], paper: AskedPaper, target: Target) -> None:
    def refused(problem: Refused) -> None:
        if paper.once:
            screen.app.push_screen(refusal(problem), lambda _read: _again(screen, paper, target))
        else:
            screen.bangfu.refuse(problem)

    def written(told: Sentence | None) -> None:
        if told:
            screen.app.push_screen(Message(paper.title, told))

    if paper.slow is None:
        screen.fetch("paper", lambda: paper.write(target.place, target.mask, nobody, never), written, refused)
        return

    def work(report: Report, stopped: Callable[[], bool]) -> Sentence:
        return paper.write(target.place, target.mask, report, stopped) or say("已停止，没有写文件")

    doing: LongWork[Sentence] = work
    screen.app.push_screen(Progress(paper.slow, doing), written)


def _again(screen: Frame[Any], paper: AskedPaper, target: Target) -> None:
    offer_paper(screen, replace(paper, default=target.place.path))
