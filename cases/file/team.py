"""Who works on a case beside the one who leads."""

from dataclasses import dataclass
from typing import NamedTuple


class Aide(NamedTuple):
    """Somebody without an account who works on a case: a lawyer, a volunteer.

    capacity: a code of `handler_capacity`. firm: where they work. phone: several are set apart by 、.
    """

    name: str
    capacity: str
    firm: str = ""
    phone: str = ""


@dataclass(frozen=True)
class CaseTeam:
    """Who has joined and not left, in that order. helpers: accounts of colleagues. aides: people without an account.

    former_aides: people without an account who have left, and in whose record the case still stands.
    """

    helpers: tuple[str, ...] = ()
    aides: tuple[Aide, ...] = ()
    former_aides: tuple[Aide, ...] = ()
