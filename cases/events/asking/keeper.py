"""What an event may ask of whoever keeps the files, before it is recorded: what the case itself cannot tell."""

from typing import NamedTuple, Protocol

from cases.events.asking.seen import Seen
from cases.file.case import Case
from cases.file.team import Aide


class Other(NamedTuple):
    """Another case: its number in full, and whether not everybody of its station finds it."""

    number: str
    restricted: bool


class Keeper(Protocol):
    """Whoever keeps the files, for one person at the desk and one case that something is recorded on."""

    @property
    def account(self) -> str:
        """Who records."""

    @property
    def one_person(self) -> bool:
        """Whether handlers may check the closing of their own cases here."""

    def has_left(self, case: "Case") -> bool:
        """Tell whether a case has a handler who cannot work on it any more."""

    def check_handler(self, case: "Case", field: str) -> None:
        """Refuse (rule `gone`) what would go to a handler who cannot work on the case any more.

        field: the one that would name another.
        """

    def check_finds(self, case: "Case", account: str, field: str) -> None:
        """Refuse (rule `not_found`) what would go to somebody who does not find the case."""

    def check_giver(self, case: "Case", giver: str) -> None:
        """Refuse (rule `role`) to take from somebody what they can still work on, where no supervisor decides so."""

    def outsider(self, case: "Case", aide: Aide) -> Aide:
        """Return somebody without an account with what a case may tell of them beyond what was typed."""

    def check_over(self, case: "Case") -> None:
        """Refuse (rule `term`) to erase a file whose retention period is not over."""

    def other(self, number: str) -> Other:
        """Return the one case within reach whose number has this part. Raises `Refused`."""

    def proposal(self, case: "Case") -> str:
        """Return what the criteria propose for a case on the day of the event, a code of `assess_decision`."""

    def seen(self, case: "Case") -> tuple[Seen, ...]:
        """Return the other cases in which the same people or employers may stand."""

    def doubts(self, case: "Case") -> tuple[str, ...]:
        """Return what is hard to believe of the people in a case, as codes of `contradiction`."""
