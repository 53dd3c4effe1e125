"""What was typed and not saved, offered again: whose it is, what it is of and when it was kept."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cases.directory.records import RECORDS
from cases.events import CATALOGUE, Enquiry, Opened
from cases.kinds.fields import Fields
from cases.values.codes import codes
from cases.values.masking import mask_name
from cases.values.refusal import Refused
from cases.values.text import say
from cases.views.drafts import Draft, one_more
from tui.dialogs.discard import ask_twice
from tui.dialogs.menu import Menu
from tui.frame.frame import Frame
from tui.words.choices import Choice
from tui.words.keys import Act, bindings, register

if TYPE_CHECKING:
    from storage.desk import Desk

DRAFTS = register((Act("drafts.discard", "discard", say("丢弃"), say("丢弃光标所在的草稿，先问两次"), "", ("f8",), 6),))
"""What answers in the list of drafts beside what answers in every menu."""

INTAKE = Opened.spec.code
_ANEW = "anew"
_FORMS: Mapping[str, type[Fields]] = {**CATALOGUE, **RECORDS, Enquiry.code: Enquiry}
_TIP = say("Enter 继续填写，F8 丢弃")


class DraftMenu(Menu):
    """One's drafts, to go on with one, or to throw it away. made: what is chosen among, each draft by its key."""

    BINDINGS = bindings(DRAFTS)

    def action_discard(self) -> None:
        """Throw away the draft under the cursor, after asking twice."""
        if (current := self.current) and current.key != _ANEW:
            ask_twice(self, current.label, lambda: self._drop(current))
        else:
            self.app.bell()

    def _drop(self, gone: Choice) -> None:
        drafts = self.desk.drafts
        self.fetch("drop", lambda: drafts.drop(gone.key), lambda _done: self._without(gone))

    def _without(self, gone: Choice) -> None:
        self.bangfu.tell(say("已丢弃"))
        self.choices = [each for each in self.choices if each is not gone]
        if any(each.key != _ANEW for each in self.choices):
            self.narrow()
        else:
            self.dismiss(_ANEW if self.choices else None)


def offer_drafts(screen: Frame[Any], drafts: Sequence[Draft]) -> None:
    """Let somebody choose which draft to go on with."""
    kept = {each.key: each for each in drafts}

    def chosen(key: str | None) -> None:
        if key is not None:
            screen.bangfu.open_draft(kept[key])

    def offer(choices: list[Choice]) -> None:
        screen.app.push_screen(DraftMenu(say("继续填写"), choices), chosen)

    if drafts:
        screen.fetch("offer", lambda: [_choice(screen.desk, each) for each in drafts], offer)
    else:
        screen.bangfu.tell(say("没有未保存的草稿"))


def begin_intake(screen: Frame[Any], drafts: Sequence[Draft]) -> None:
    """Begin a new case; where some are parked, let somebody choose to go on with one or to begin another."""
    parked = {each.key: each for each in drafts if each.of.is_new(INTAKE)}
    if not parked:
        screen.bangfu.open_intake(INTAKE)
        return

    def chosen(key: str | None) -> None:
        if key == _ANEW:
            screen.bangfu.open_intake(one_more(INTAKE, parked.values()).key)
        elif key is not None:
            screen.bangfu.open_intake(key, resume=True)

    anew = Choice(_ANEW, say("另开一份"), "", say("接待另一位，已停放的不动"), also=("new",))
    screen.app.push_screen(DraftMenu(say("有停放的接案"), [*map(_of_intake, parked.values()), anew]), chosen)


def _of_intake(draft: Draft) -> Choice:
    """Say whose intake it is, by the surname, about what, and how much stands in it."""
    name = mask_name(draft.typed("applicant")) or say("未填姓名")
    cause = draft.typed("cause")
    about: object = codes("cause").label(cause) if cause in codes("cause") else cause
    told = say("接案 {name}（{about}），已填 {n} 项", name=name, about=about or say("未填案由"), n=draft.filled)
    return Choice(draft.key, told, _kept(draft), _TIP)


def _choice(desk: "Desk", draft: Draft) -> Choice:
    """Say what a draft is of: its form, its case and how much stands in it. Names in it stay hidden."""
    of = draft.of
    if of.is_new(INTAKE):
        return _of_intake(draft)
    named = _FORMS.get(of.form)
    form = say("{form}，已填 {n} 项", form=named.label if named else of.form, n=draft.filled)
    if of.case is None:
        return Choice(draft.key, form, _kept(draft), _TIP)
    return Choice(draft.key, say("{number} {form}", number=_number(desk, of.case), form=form), _kept(draft), _TIP)


def _kept(draft: Draft) -> str:
    return draft.kept_at[5:16].replace("T", " ")


def _number(desk: "Desk", case: int) -> str:
    try:
        return desk.queues.row(case).number
    except Refused:
        return str(case)
