"""The answer to a person who asks what is held about them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from cases.hiding.mask import Mask
from cases.personal.answering import HeldData
from cases.staff.outgoing import Place
from cases.values.text import Sentence, say
from tui.papers.asked import AskedPaper, named, wrote
from tui.papers.left import Readable, left_of

if TYPE_CHECKING:
    from storage.desk import Desk


def answer_paper(desk: "Desk", find: Callable[[], HeldData], number: str = "") -> AskedPaper:
    """Return the answer to a person. find: what is held about them; number: of a case of theirs, where there is one."""

    def look(mask: Mask, *_progress: object) -> Readable:
        return look_at_person(desk, replace(find(), also=mask.also))

    def write(place: Place, mask: Mask, *_progress: object) -> Sentence:
        cases = write_person(desk, replace(find(), also=mask.also), place)
        return wrote(desk, place.path, cases)

    title = say("个人信息查询答复单")
    what = say("应本人申请，导出本中心保存的其个人信息，以及谁看过、取走过；不含他人的。请先核对来人的身份。")
    of = say("{number} {day}", number=number, day=desk.today) if number else desk.today
    return AskedPaper(title, what, named(say("{title} {of}.docx", title=title, of=of)), write, look, masks=False)


def write_person(desk: "Desk", held: HeldData, place: Place) -> int:
    """Write the answer; return how many cases it tells of. Raises `Refused` as `Out` does."""
    from exports.answer import write_answer

    cases = [standing.file.id for standing in held.standings]
    out = desk.papers.out(place, "person", cases, [file.id for file in held.records], masked=False)
    who, today = desk.account.name, desk.today
    write_answer(
        out, held, _people(desk), centre=desk.centre, printed_by=who, printed_on=today, anchor=out.anchor.short
    )
    return len(set(cases))


def look_at_person(desk: "Desk", held: HeldData) -> Readable:
    """Read all that the answer will say, and return what of others stays readable in it."""
    from exports.answer import look_through

    look_through(held, desk.today)
    return left_of(say("认得出的其他人姓名、号码和住址已隐去；正文其余内容未逐字核对"), held.left)


def _people(desk: "Desk") -> Mapping[str, str]:
    return {each.account: f"{each.name}（{each.role.label.zh}）" for each in desk.store.accounts()}
