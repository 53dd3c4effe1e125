"""How a case ended, as far as it did."""

from dataclasses import dataclass
from datetime import date

from cases.values.spans import Dated


@dataclass(frozen=True)
class CaseClosing:
    """What was reported at the end, and by what the case was closed.

    outcome: as the handler reported it, a code of its list. ending: the code of the event that closed the case, with
    its ground. objected_to: the ending against which somebody has objected, while nobody has decided on that.
    closed_on: empty again once it is reopened; first_closed_on: stays. satisfaction: as it was told in the call-back,
    a code of its list; satisfied_on: the day of that. followed: whether what is promised lives on after it was closed
    (履行跟踪). worked_by: the entry that last told of work on it while it was closed, 0 for none. given_up_by: the
    entry that says why what is missing is not followed, 0 for none.
    """

    outcome: str = ""
    ending: str = ""
    ground: str = ""
    objected_to: str = ""
    closed_on: Dated | None = None
    first_closed_on: Dated | None = None
    satisfaction: str = ""
    satisfied_on: date = date.min
    followed: bool = False
    worked_by: int = 0
    given_up_by: int = 0
