"""What was typed and not saved, offered again."""

from typing import TYPE_CHECKING, Any

from cases.directory.records import RECORDS
from cases.events import CATALOGUE
from cases.values.refusal import Refused
from cases.values.text import say
from cases.views.drafts import Draft
from tui.dialogs.menu import Menu
from tui.frame.frame import Frame
from tui.words.choices import Choice

if TYPE_CHECKING:
    from storage.desk import Desk


def offer_drafts(screen: Frame[Any], drafts: tuple[Draft, ...]) -> None:
    """Let somebody choose which draft to go on with."""
    if not drafts:
        screen.bangfu.tell(say("没有未保存的草稿"))
        return

    def chosen(key: str | None) -> None:
        if key is not None:
            screen.bangfu.open_draft(drafts[int(key)])

    def offer(choices: list[Choice]) -> None:
        screen.app.push_screen(Menu(say("继续填写"), choices), chosen)

    screen.fetch("offer", lambda: [_choice(screen.desk, at, draft) for at, draft in enumerate(drafts)], offer)


def _choice(desk: "Desk", at: int, draft: Draft) -> Choice:
    """Say what a draft is of: its form, its case and how much stands in it. Names in it stay hidden."""
    of = draft.of
    named = CATALOGUE.get(of.form) or RECORDS.get(of.form)
    filled = sum(1 for text in draft.fields.values() if text.strip())
    form = say("{form}，已填 {n} 项", form=named.label if named else of.form, n=filled)
    kept = draft.kept_at[5:16].replace("T", " ")
    if of.case is None:
        return Choice(str(at), form, kept)
    return Choice(str(at), say("{number} {form}", number=_number(desk, of.case), form=form), kept)


def _number(desk: "Desk", case: int) -> str:
    try:
        return desk.queues.row(case).number
    except Refused:
        return str(case)
