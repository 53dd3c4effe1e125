"""What is known of whether the centre may act."""

from dataclasses import dataclass

from cases.values.spans import Dated


@dataclass(frozen=True)
class CaseAssessment:
    """What the assessment at the counter found.

    means, in_scope: codes of their lists. limit_on: the day of limitation. assessed: its decision, a code of its list;
    empty until there is one.
    """

    means: str = ""
    in_scope: str = ""
    limit_on: Dated | None = None
    assessed: str = ""
