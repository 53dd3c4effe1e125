"""From a case to whoever stands in it: their record, with all their cases."""

from typing import Any

from cases.directory.listed import StandsAs
from cases.file.parties import Party, hide_party
from cases.file.parts import role_label
from cases.values.text import say
from cases.views.casefile import CaseFile
from tui.dialogs.menu import Menu
from tui.frame.frame import Frame
from tui.words.choices import Choice


def ask_who(screen: Frame[Any], file: CaseFile) -> None:
    """Show the record of somebody in a case; where several stand in it, ask whose."""

    def offer(stand: tuple[StandsAs, ...]) -> None:
        if not stand:
            screen.bangfu.tell(say("本案的个人信息已删除，没有资料可看"))
        elif len(stand) == 1:
            screen.bangfu.open_record(stand[0].record)
        else:
            screen.app.push_screen(Menu(say("看谁的资料？"), [_choice(each) for each in stand]), chosen)

    def chosen(key: str | None) -> None:
        if key is not None:
            screen.bangfu.open_record(int(key))

    screen.fetch("standing", lambda: screen.desk.directory.standing(file.id), offer)


def _choice(stands: StandsAs) -> Choice:
    name = hide_party(Party(stands.role, stands.name))
    return Choice(str(stands.record), say("{role}  {name}", role=role_label(stands.role), name=name))
