"""An enquiry that is answered while somebody is there: asked, answered and closed on one page; see `SeekingForm`."""

from collections.abc import Mapping, Sequence

from cases.events import Ask, Enquiry
from cases.events.ties import asked_beside
from cases.values.spans import Dated
from cases.values.text import say
from cases.views.casefile import CaseFile
from tui.forms.field import ON
from tui.screens.seeking import SeekingForm

CALL = {"channel": "phone"}
"""What stands in the form at first: most of these are calls."""


class EnquiryScreen(SeekingForm):
    """The form of an enquiry and its answer. resume: whether its draft is taken up at once."""

    WITHOUT = ("enquiry",)

    def __init__(self, *, resume: bool = False) -> None:
        super().__init__(Enquiry, Enquiry.code, resume=resume)

    def heading(self) -> object:
        return Enquiry.label

    def before(self) -> Mapping[str, str]:
        return {ON: self.desk.today.isoformat(), **CALL}

    def answers(self) -> Sequence[Ask]:
        return asked_beside(Enquiry)

    def record(self, event: Enquiry, day: Dated) -> CaseFile:
        return self.desk.casework.answer(event, day, self.compared())

    def saved(self, file: CaseFile) -> None:
        self.bangfu.tell(say("已答复并结案，案号 {number}", number=file.case.number))
        self.dismiss(file)
