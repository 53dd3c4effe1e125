"""What a case has to do with other cases, and with the bodies that were asked for something in it."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

SPLIT_FROM, SPLIT_TO = "split_from", "split_to"
"""What another case is to one that was split from it, and the other way round."""


@dataclass(frozen=True)
class CaseTies:
    """Its ties to other cases.

    compared: what was decided on cases of the same people; seen: the numbers of those that were looked at then.
    links: numbers of other cases with what they are to this one.
    """

    compared: str = ""
    seen: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


JOINT, TRANSFER, REFERRAL = "joint", "transferred", "referred"
"""How another body comes in, by the event that asked it: works along, is to take over, has been given the case."""

CONSENT_SINCE = date(2021, 11, 1)
"""From which day on handing personal data over needs consent of its own (个人信息保护法 23, 74)."""


class Sent(NamedTuple):
    """Something that another body was asked for.

    entry: the number of the entry that asked. how: the code of its event. refer_to: what sort of body, a code of its
    list. body: its name. answer: how it ended, a code of `reply_result` or `transfer_end`; empty while it waits.
    """

    entry: int
    how: str
    refer_to: str
    body: str
    answer: str = ""

    @property
    def fell_through(self) -> bool:
        """Whether it was a transfer that the other body did not take."""
        return self.how == TRANSFER and self.answer in ("refused", "revoked")


@dataclass(frozen=True)
class CaseElsewhere:
    """All that other bodies were asked for, the first asked first. asked_on: the days of these, by their entries."""

    sent: tuple[Sent, ...] = ()
    asked_on: tuple[tuple[int, date], ...] = ()

    @property
    def waiting(self) -> tuple[Sent, ...]:
        """What has no answer yet."""
        return tuple(each for each in self.sent if not each.answer)

    @property
    def transfer(self) -> Sent | None:
        """The transfer on which the other body has not decided yet: there is but one at a time."""
        return next((each for each in self.waiting if each.how == TRANSFER), None)

    def asking(self, sent: Sent, on: date | None = None) -> "CaseElsewhere":
        """Return all of it with one more. on: its day, the latest that it may be; None where that is no matter."""
        days = ((sent.entry, on),) if on else ()
        return CaseElsewhere((*self.sent, sent), (*self.asked_on, *days))

    def answered(self, entry: int, answer: str) -> "CaseElsewhere":
        """Return all of it with the answer to one, by the number of its entry."""
        sent = tuple(each._replace(answer=answer) if each.entry == entry else each for each in self.sent)
        return CaseElsewhere(sent, self.asked_on)

    def let_go(self) -> "CaseElsewhere":
        """Return all of it once the case ends otherwise: no transfer waits any more."""
        return self.answered(self.transfer.entry, LET_GO) if self.transfer else self

    def is_answered(self, entry: int) -> bool:
        """Tell whether there is an answer to what an entry asked for."""
        return any(each.answer for each in self.sent if each.entry == entry)


LET_GO = "let_go"
"""The answer to a transfer that nobody gave, because the case ended first."""
