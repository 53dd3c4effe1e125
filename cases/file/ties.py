"""What a case has to do with others."""

from dataclasses import dataclass

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
