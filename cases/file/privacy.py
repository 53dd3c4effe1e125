"""Who may see a case, what its people agree to, and whether its file must be kept."""

from dataclasses import dataclass
from datetime import date

REACHES = ("station", "restricted", "sealed")
"""Who may see a case, as codes of that list: each hides it from more people than the one before."""


@dataclass(frozen=True)
class CasePrivacy:
    """How the file is to be treated.

    reach: its visibility, a code of the list of that name, as intakes have kept it from the first. consents: the
    purposes to which the person agrees, as codes of their list; said_on: the last day on which they said so or took it
    back, by the purpose. legal_hold: whether the file must be kept beyond its
    time.
    """

    reach: str = "station"
    consents: tuple[str, ...] = ()
    said_on: tuple[tuple[str, date], ...] = ()
    legal_hold: bool = False
