"""Who has a part in a case, as forms ask for it: one on a line, each with a role."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from cases.hiding.pieces import DataSort
from cases.kinds import Hide, Listed, Spelling, StandIn, Way, called_so, find_code, fits, hidden
from cases.values.codes import codes, name_told, renamed
from cases.values.identity import check_name
from cases.values.refusal import Refused, refuse
from cases.values.roles import Nature, Side, nature_of
from cases.values.text import clean, one_line, say


class Party(NamedTuple):
    """Somebody that has a part in a case; `role` is of the list `party_role`, or `own_role` beside the applicant."""

    role: str
    name: str


@dataclass(frozen=True)
class Parties(Listed["tuple[Party, ...]"]):
    """Parties, one on each line: `派遣单位：某公司`; a line without a role has the usual one (用人单位)."""

    list_name: str = "party_role"
    usual: str = "employer"
    empty = ()
    called = say("每行一个当事人")
    control = Way.PARTIES
    apart = True
    parts = True
    spelling = Spelling.PARTIES
    joint = "\n"
    echoes = True

    def read(self, text: str, today: date) -> tuple[Party, ...]:
        lines = (one_line(line) for line in re.split(r"[\n;；]", clean(text)))
        return tuple(self._party(line, today) for line in lines if line)

    def _party(self, line: str, today: date) -> Party:
        role, colon, name = (part.strip() for part in line.replace("：", ":").partition(":"))
        if not colon:
            return Party(self.usual, check_name(fits(role, 120)))
        example = say("{role}：名称", role=self.list.label(self.usual))
        try:
            code = find_code(self.list, role, today)
        except Refused:
            if several := called_so(self.list, role, today):
                labels = tuple(each.label for each in several)
                sentence = say("“{role}”可能是：{choices}；请写明是哪一种", role=role[:20], choices=labels)
                raise refuse("party", sentence) from None
            if self.list_name != _OTHER_SIDE and called_so(codes(_OTHER_SIDE), role, today):
                raise refuse("party", say("“{role}”请写在“对方当事人”里", role=role[:20])) from None
            raise refuse(
                "party",
                say("看不懂“{role}”是哪种当事人，请写成“{example}”的样子，一行一个", role=role[:20], example=example),
            ) from None
        if not name:
            raise refuse("party", say("冒号后面缺名称，请写成“{example}”的样子，一行一个", example=example))
        return Party(code, check_name(fits(name, 120)))

    def echo(self, value: tuple[Party, ...], today: date) -> object:
        """Return as whom those count whose line may have said no role: any words on one are taken for a name."""
        return self.show(tuple(party for party in value if party.role == self.usual)) or ""

    def write(self, value: tuple[Party, ...]) -> str:
        return "\n".join(f"{self.list.written(party.role)}：{party.name}" for party in value)

    def show(self, value: tuple[Party, ...]) -> tuple[object, ...]:
        return tuple(say("{role}：{name}", role=self.list.label(party.role), name=party.name) for party in value)

    def hidden(self, value: tuple[Party, ...], hide: Hide) -> tuple[Party, ...]:
        return tuple(party._replace(name=hide_party(party, hide)) for party in value)

    def reworded(self, value: tuple[Party, ...], change: Callable[[str], str]) -> tuple[Party, ...]:
        return tuple(Party(renamed(party.role, change), change(party.name)) for party in value)

    def nameless(self, value: tuple[Party, ...], stand_in: StandIn) -> tuple[Party, ...]:
        return tuple(
            Party(renamed(party.role, lambda name: stand_in(name) or name), stand_in(party.name)) for party in value
        )

    def firms(self, value: tuple[Party, ...]) -> Iterable[str]:
        return (party.name for party in value if not is_person(party))

    def searched(self, value: tuple[Party, ...]) -> Iterable[str]:
        return (*self.names(value), *filter(None, (name_told(party.role) for party in value)))

    def names(self, value: tuple[Party, ...]) -> Iterable[str]:
        return (party.name for party in value)

    def dump(self, value: tuple[Party, ...]) -> Any:
        return [[party.role, party.name] for party in value]

    def load(self, kept: Any) -> tuple[Party, ...]:
        return tuple(Party(role, name) for role, name in kept)


_OTHER_SIDE = Side.OTHER.list_name


def is_person(party: Party) -> bool:
    """Tell whether a party is a person: by the role, or by a name that no firm has.

    In a role that either may have it is one unless the name says what sort of body it is.
    """
    if (nature := nature_of(party.role)) is Nature.PERSON:
        return True
    from cases.hiding.likely.name import looks_like_a_body, looks_like_a_person  # large expressions: lists go without

    if nature is Nature.EITHER:
        return not looks_like_a_body(party.name)
    return looks_like_a_person(party.name)


def hide_party(party: Party, hide: Hide = hidden) -> str:
    """Return the name of a party as shown while personal data is hidden: a firm's as it is, a person's masked."""
    return hide(DataSort.NAME, party.name) if is_person(party) else party.name
