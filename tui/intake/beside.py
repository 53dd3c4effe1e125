"""What stands beside the intake while it is typed: cases and people that may be the same, and what that means."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cases.directory.alike import Alike, Concern, asked_by
from cases.directory.listed import RecordLine
from cases.values.masking import mask_name
from cases.values.text import half_width, one_line, say
from cases.views.rows import Row
from cases.views.wording import marked
from tui.widgets.fit import Column
from tui.widgets.rows import ListLine
from tui.words.language import show_line

if TYPE_CHECKING:
    from storage.desk import Desk

MOST = 8
"""Lines shown."""

_PEOPLE = 3
"""People without a case shown."""

SEEKS = {"applicant": 2, "phone": 7, "id_number": 8}
"""The fields by which somebody is found, and how many characters are enough."""

COMPARED = ("others", "respondents")
"""The fields whose people and employers are compared beside those."""

COLUMNS = (Column("number", "", 14, 20), Column("how", "", 6, 15), Column("name", "", 6, 12), Column("stage", "", 4, 8))
PERSON = "p"
"""What begins the key of somebody without a case."""


@dataclass(frozen=True)
class FoundBeside:
    """What was found. alike: what each case means, by its id."""

    rows: tuple[Row, ...] = ()
    alike: Mapping[int, Alike] = field(default_factory=dict)
    people: tuple[RecordLine, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows or self.people)

    @property
    def to_decide(self) -> bool:
        """Whether somebody should decide on it before the case is taken."""
        return any(each.strong for each in self.alike.values())

    @property
    def conflicts(self) -> int:
        return sum(each.concern is Concern.CONFLICT for each in self.alike.values())

    def lines(self) -> list[ListLine]:
        """Return them as lines of a list, names masked."""
        people = [
            ListLine(f"{PERSON}{each.id}", (show_line(say("人员")), "", mask_name(each.record.called), ""))
            for each in self.people
        ]
        return [*(self._line(row) for row in self.rows), *people]

    def _line(self, row: Row) -> ListLine:
        alike = self.alike.get(row.id)
        how = (
            show_line(say("{concern} {likeness}", concern=alike.concern.label, likeness=alike.likeness.label))
            if (alike)
            else ""
        )
        cells = (show_line(marked(row)), how, mask_name(row.applicant), show_line(row.stage.label))
        return ListLine(str(row.id), cells, {"how": "late"} if alike and alike.strong else {})

    @property
    def told(self) -> object:
        """Say how many there are."""
        if self.conflicts:
            return say("利益冲突 {c} 件，其他 {n} 件，按 F6 查看", c=self.conflicts, n=len(self.rows) - self.conflicts)
        if self:
            return say("疑似重复的案件 {n} 件，按 F6 查看", n=len(self.rows))
        return say("没有找到同名、同电话或同证件的案件")


def sought(typed: Mapping[str, str]) -> dict[str, str]:
    """Return by what somebody is looked for: what of the form is long enough for it."""
    texts = {name: one_line(typed.get(name, "")) for name in SEEKS}
    enough = {name: text for name, text in texts.items() if _enough(text, SEEKS[name])}
    return {**enough, **{name: text for name in COMPARED if (text := typed.get(name, "")).strip()}}


def find(desk: "Desk", typed: Mapping[str, str]) -> FoundBeside:
    """Look for cases and people by what is typed, in a thread: what was compared first, then what a search finds."""
    looked = desk.looking.look(asked_by(typed, desk.today))
    alike = {each.row.id: each for each in reversed(looked.found)}
    texts = [text for name, text in typed.items() if name in SEEKS]
    searched = [row for text in reversed(texts) for row in desk.search.find(text, MOST)]
    rows = {row.id: row for row in (*(each.row for each in looked.found), *searched)}
    people = [line for text in reversed(texts) for line in desk.directory.page("person", text, limit=MOST)]
    unseen = {line.id: line for line in people if not line.all_cases}
    return FoundBeside(tuple(rows.values())[:MOST], alike, tuple(unseen.values())[:_PEOPLE])


def _enough(text: str, least: int) -> bool:
    """Tell whether a text is long enough to look for somebody by it."""
    return len(half_width(text).replace(" ", "")) >= least
