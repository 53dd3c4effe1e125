"""A paper from the command line: what stays readable in it is said, then it is written, and then what was hidden.

Whoever calls has given their password with this very call, so that it is not asked for once more.
"""

from typing import TYPE_CHECKING

from cases.hiding.mask import Mask
from cases.staff.outgoing import Place
from cases.values.text import Sentence
from storage.host.progress import never
from tui.cli.calls.call import Call
from tui.cli.output import tell
from tui.cli.progress import Tenths
from tui.papers.asked import AskedPaper
from tui.papers.left import Readable
from tui.words.language import _, show_line

if TYPE_CHECKING:
    from storage.desk import Desk


def leave(call: Call, desk: "Desk", out: Place | None, paper: AskedPaper) -> Sentence | None:
    """Write a paper, or only look at it where it goes nowhere; return what is to be said of what was hidden in it.

    Raises `Refused` as `Out` does, before anything is read where the place is none for it.
    """
    left = look(call, desk, out, paper)
    tell_left(left)
    if out is None:
        return left.told if left else None
    told, mask = write(call, out, paper)
    tell_said(told)
    return hidden(left, mask, paper)


def look(call: Call, desk: "Desk", out: Place | None, paper: AskedPaper) -> Readable | None:
    """Look through a paper where people are hidden in it, and return what stays readable."""
    mask = call.paper
    if out:
        desk.papers.look(out, *paper.endings)
    ending = out.path.suffix.lower() if out else paper.endings[0]
    return paper.left(mask, Tenths(), never) if paper.tells(mask, ending) else None


def write(call: Call, out: Place, paper: AskedPaper) -> tuple[Sentence | None, Mask]:
    """Write a paper; return what is then said, and the mask through which it was read."""
    mask = call.paper
    return paper.write(out, mask, Tenths(), never), mask


def hidden(left: Readable | None, mask: Mask, paper: AskedPaper) -> Sentence | None:
    """Return what is to be said of what was hidden in a paper that was written, None where nothing was to be hidden."""
    if not paper.masks:
        return left.told if left else None
    return mask.tally.told if mask.on else None


def tell_left(left: Readable | None) -> None:
    """Say all that stays readable in a paper."""
    if left and left.words:
        tell([_("仍可读到：{words}；要隐去请加 --hide 文字", words=show_line(left.words))])


def tell_said(told: Sentence | None) -> None:
    """Say something where there is something to be said."""
    if told:
        tell([show_line(told)])
