"""Writing the answer to a person who asks what is held about them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cases.answering import Held
from cases.outgoing import Place

if TYPE_CHECKING:
    from storage.desk import Desk


def write_person(desk: "Desk", held: Held, place: Place) -> int:
    """Write the answer; return how many cases it tells of. Raises `Refused` as `Out` does."""
    from exports.answer import write_answer

    cases = [standing.file.id for standing in held.standings]
    out = desk.papers.out(place, "person", cases, [file.id for file in held.records], masked=False)
    who, today = desk.account.name, desk.today
    write_answer(
        out, held, _people(desk), centre=desk.centre, printed_by=who, printed_on=today, anchor=out.anchor.short
    )
    return len(set(cases))


def _people(desk: "Desk") -> Mapping[str, str]:
    return {each.account: f"{each.name}（{each.role.label.zh}）" for each in desk.store.accounts()}
