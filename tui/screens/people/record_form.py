"""The form of a person or an employer, made from the declaration of its record."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from cases.directory.listed import RecordFile
from cases.directory.records import RECORDS, Person, Record
from cases.events.ties import asked_beside
from cases.kinds.fields import Ask
from cases.values.refusal import Refused
from cases.values.spans import Dated
from cases.values.text import Sentence, say
from cases.views.drafts import DraftOf
from storage.directory.directory import StaleRecord
from tui.frame.reveal import Of
from tui.screens.form import FormScreen

if TYPE_CHECKING:
    from storage.desk import Desk


class RecordForm(FormScreen):
    """The form of a record. file: the one to change, None for a new one."""

    def __init__(self, record: type[Record], file: RecordFile | None = None, *, resume: bool = False) -> None:
        super().__init__(record, DraftOf(record.kind, record=file.id if file else 0).key, resume=resume)
        self.event: type[Record] = record
        self.file = file

    def heading(self) -> object:
        label = self.event.label
        return say("改动{kind}", kind=label) if self.file else say("新建{kind}", kind=label)

    def of(self) -> Of:
        return Of("record", records=(self.file.id,)) if self.file else super().of()

    def sections(self) -> Sequence[tuple[Sentence | None, Sequence[Ask]]]:
        answers = self.answers()
        return [(None, self.event.asks), *([(say("核对"), answers)] if answers else [])]

    def answers(self) -> Sequence[Ask]:
        """Return what answers a question about contradictions; cases of the same people are not asked about here."""
        return [each for each in asked_beside(self.event) if each.name != "decision"] if self.event is Person else ()

    def before(self) -> Mapping[str, str]:
        return self.file.record.typed() if self.file else {}

    def read(self) -> tuple[Any, date]:
        today = self.desk.today
        return self.event.read(self.values(), today), today

    def record(self, event: Any, day: Dated) -> RecordFile:
        directory = self.desk.directory
        file, compared = self.file, self.compared()
        return directory.change(file.id, event, file.version, compared) if file else directory.add(event, compared)

    def refused(self, refused: Refused) -> None:
        super().refused(refused)
        if isinstance(refused, StaleRecord):
            self.file = refused.file


def record_form(desk: "Desk", kind: str, id_: int, *, resume: bool = False) -> RecordForm:
    """Return the form of a record, or of a new one where the id is 0."""
    file = desk.directory.file(id_) if id_ else None
    return RecordForm(RECORDS[kind], file, resume=resume)
