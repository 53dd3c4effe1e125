"""What every paper says of itself at the foot of its pages, and how it tells what something rests on."""

from datetime import date

from cases.hiding.mask import Mask
from cases.values.text import CHINESE
from cases.views.wording import UNCONFIRMED
from exports.page.official import UPRIGHT, Imprint, PaperSheet, day
from exports.page.paper import Block
from exports.page.paragraphs import note
from exports.page.tables import Marked


def about_print(
    title: str,
    *,
    mask: Mask,
    printed_by: str,
    printed_on: date,
    anchor: str = "",
    cover: bool = False,
    sheet: PaperSheet = UPRIGHT,
) -> Imprint:
    """Return what a file says of itself; at the foot of every page: who printed it, when, and how to treat it."""

    def foot() -> str:
        at = f"　审计 {anchor}" if anchor else ""
        return f"打印：{printed_by}　{day(printed_on)}　{care(mask)}{at}"

    return Imprint(title, printed_by, printed_on, foot, cover, sheet)


def care(mask: Mask) -> str:
    """Say how a written paper is to be treated for the personal data in it: what was hidden, or to take care."""
    return CHINESE(mask.tally.told) if mask.on else "含个人信息，请妥善保管，用后收回"


def grounds(article: object, *, doubtful: bool) -> Marked:
    """Return the article that something rests on, with the mark of what is unconfirmed below it."""
    return Marked(CHINESE(article), UNCONFIRMED.zh if doubtful else "")


def doubtful_note() -> Block:
    """Say what that mark means."""
    return note(f"标“{UNCONFIRMED.zh}”的依据尚未核对原文或属推定，请以现行规定为准。")
