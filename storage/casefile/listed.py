"""A case as lists show it: what they read of its row, by name."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from cases.standing.stages import Actor, Stage
from cases.values.spans import unpack_day
from cases.values.sums import unpacked_heads
from cases.views.rows import RightAhead, Row
from storage.engine.statements.helpers import accounts
from storage.engine.tables import NO_DUE, AgendaRow, CaseRow, columns


class ListedCase(NamedTuple):
    """What a list reads of a case, as the columns of these names hold it."""

    id: int
    number: str
    station: str
    kind: str
    stage: str
    applicant: str
    people: int
    groups: str
    cause: str
    handler: str
    next_actor: str
    due: str
    rule: str
    opened_on: str
    closed_on: str
    last_on: str
    version: int
    restricted: int
    held_until: str
    limit_on: str
    helpers: str
    next_who: str
    rights: str
    next_text: str = ""

    def shown(self, names: Mapping[str, str]) -> Row:
        """Return it as a queue shows it. names: people's names by account."""
        return Row(
            id=self.id,
            number=self.number,
            station=self.station,
            kind=self.kind,
            stage=_STAGES[self.stage],
            applicant=self.applicant,
            people=unpacked_heads(self.people),
            groups=tuple(self.groups.split(",")) if self.groups else (),
            cause=self.cause,
            handler=self.handler,
            handler_name=names.get(self.handler, self.handler),
            next_actor=_ACTORS[self.next_actor],
            next_due=_day(self.due),
            next_rule=self.rule,
            opened_on=unpack_day(self.opened_on),
            closed_on=unpack_day(self.closed_on) if self.closed_on else None,
            last_on=date.fromisoformat(self.last_on),
            version=self.version,
            restricted=bool(self.restricted),
            suspended_until=_day(self.held_until),
            limitation_ends=_day(self.limit_on),
            helpers=accounts(self.helpers),
            next_who=self.next_who,
            next_who_name=names.get(self.next_who, self.next_who),
            next_text=self.next_text or "",
            rights=_rights(self.rights),
        )


KEPT_OF_CASE = columns(CaseRow, ListedCase._fields[:-1])
"""The columns of the case row from which it is made."""

_NEXT = AgendaRow.alias("upcoming")
"""What lies ahead, of which the case row tells that it comes next."""

LISTED = (
    *KEPT_OF_CASE,
    _NEXT.select(_NEXT.text)
    .where(_NEXT.case == CaseRow.id, _NEXT.on == CaseRow.due, _NEXT.sort == CaseRow.rule)
    .order_by(_NEXT.place)
    .limit(1),
)
"""What a list reads of a case: what comes next as people wrote it stands with what lies ahead."""

_STAGES = {stage.value: stage for stage in Stage}
_ACTORS = {actor.value: actor for actor in Actor}


def packed_rights(rights: Iterable[tuple[date, str]]) -> str:
    """Return the column for rights that end: a line for each, with its day and what it is; one of a kind and a day."""
    return "\n".join(dict.fromkeys(f"{on.isoformat()} {rule}" for on, rule in rights))


def _rights(kept: str) -> tuple[RightAhead, ...]:
    """Return what the column holds."""
    if kept in ("", NONE_NOW):
        return ()
    return tuple(RightAhead(date.fromisoformat(line[:10]), line[11:]) for line in kept.split("\n"))


NONE_NOW = "?"
"""What stands in the column of a closed case without rights where one may live on, if rules change."""


def _day(kept: str) -> date | None:
    return None if kept in ("", NO_DUE) else date.fromisoformat(kept)
