"""Who may see a case, what its people agree to, and whether its file must be kept."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CasePrivacy:
    """How the file is to be treated.

    reach: who may see it, a code of its list. consents: the purposes to which the person agrees, as codes of their
    list. hold: whether the file must be kept beyond its time.
    """

    reach: str = "station"
    consents: tuple[str, ...] = ()
    hold: bool = False
