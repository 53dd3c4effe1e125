"""Papers of which more is to be told than that they came or went: what they decide, or begin before a body.

A document moves no clock and fixes no sum by its name alone: an award is recorded as a ruling, a statement of claim as
what was filed.
"""

from collections.abc import Sequence
from typing import NamedTuple

from cases.events import CATALOGUE, Entry, Event
from cases.events.spec import Question
from cases.history.lifecycle import standing
from cases.values.codes import codes
from cases.values.text import Sentence, say


class _Told(NamedTuple):
    """As what it is recorded: the event, the field that tells of which sort, and the codes of these; any where none."""

    event: str
    field: str
    codes: tuple[str, ...]


_ARBITRATION = ("final_award", "nonfinal_award", "advance_award")
_JUDGMENTS = (
    *("first_judgment", "appeal_judgment", "retrial_judgment", "admin_judgment", "admin_appeal_judgment"),
    "criminal_judgment",
)
_PAPERS = {
    ("received", "award"): _Told("ruling", "sort", _ARBITRATION),
    ("received", "judgment"): _Told("ruling", "sort", _JUDGMENTS),
    ("received", "ruling"): _Told("ruling", "sort", ()),
    ("received", "mediation_statement"): _Told("ruling", "sort", ("arbitration_mediation", "court_mediation")),
    ("received", "mediation_agreement"): _Told("mediation", "result", ("agreed",)),
    ("sent", "complaint"): _Told("filed", "forum", ("litigation",)),
    ("sent", "appeal"): _Told("filed", "forum", ("appeal",)),
    ("sent", "retrial_application"): _Told("filed", "forum", ("retrial",)),
    ("sent", "inspection_complaint"): _Told("filed", "forum", ("inspection",)),
    ("sent", "injury_application"): _Told("filed", "forum", ("injury_recognition",)),
    ("sent", "capacity_application"): _Told(
        "filed", "forum", ("labour_capacity", "labour_capacity_again", "capacity_review")
    ),
    ("sent", "preservation_application"): _Told("filed", "forum", ("preservation", "preservation_court")),
    ("sent", "enforcement_application"): _Told("filed", "forum", ("enforcement",)),
    ("sent", "review_application"): _Told("filed", "forum", ("admin_review",)),
    ("sent", "admin_complaint"): _Told("filed", "forum", ("admin_litigation",)),
}
"""By direction and sort of a document."""


def untold(event: Event, history: Sequence[Entry]) -> Question | None:
    """Return what is asked before a paper is recorded as a document alone; None where nothing else is to be told.

    history: what is recorded by now.
    """
    told = _PAPERS.get((getattr(event, "direction", ""), getattr(event, "sort", "")))
    if told is None or event.spec.code != "document" or any(_tells(entry.event, told) for entry in standing(history)):
        return None
    return Question(_way(event, told), say("只登记文书"))


def _way(event: Event, told: _Told) -> Sentence:
    """Say as what the paper is recorded, by which key."""
    kind = CATALOGUE[told.event].spec
    return say(
        "只登记“{paper}”不起算、不结束任何期限，也不确定金额：请另外登记“{event}”（按 {key}）",
        paper=codes("document_kind").label(getattr(event, "sort", "")),
        event=kind.label,
        key=kind.key,
    )


def _tells(event: Event, told: _Told) -> bool:
    code = getattr(event, told.field, "") if event.spec.code == told.event else None
    return code is not None and (code in told.codes or not told.codes)
