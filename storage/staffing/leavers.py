"""What is left behind by whoever cannot work on it any more: disabled, or moved to another role or station."""

from collections.abc import Mapping

from peewee import SQL

from cases.staff.people import Account, Role
from cases.staff.permissions import Action, check, may
from cases.views.rows import Held, Left, Row
from storage.casefile.listed import LISTED, ListedCase
from storage.casefile.stands import standing
from storage.engine.statements.helpers import HELPED_WORDS, helped_by, helped_in_words, open_helped
from storage.engine.tables import AgendaRow, CaseRow
from storage.seat import Seat
from storage.staff.colleagues import HANDLERS, can_handle
from storage.staff.scope import within
from storage.staffing.takers import gone

_WORKS = f"who.active AND who.role IN ({', '.join('?' * len(HANDLERS))})"
_FINDS = [role.value for role in Role if may(role, Action.RESTRICTED)]
_REACHES = "(who.everywhere OR who.station = at.station)"
_LEFT = f"""(SELECT at.id FROM (
    SELECT DISTINCT station, handler FROM tally WHERE what = 'stage' AND slot <> 'closed' AND handler <> '' AND n > 0
) AS held
JOIN case_row AS at ON at.handler = held.handler AND at.is_open = 1 AND at.station = held.station
LEFT JOIN account AS who ON who.account = held.handler
WHERE who.account IS NULL OR NOT ({_WORKS} AND {_REACHES})
UNION SELECT at.id FROM account AS who
JOIN agenda ON agenda.who = who.account JOIN case_row AS at ON at.id = agenda.case_id
WHERE NOT ({_WORKS}) OR (who.stamp > 0 AND NOT {_REACHES})
UNION SELECT at.id FROM ({HELPED_WORDS}) AS at CROSS JOIN account AS who
WHERE {helped_in_words("who.account")} AND NOT ({_WORKS} AND {_REACHES})
UNION SELECT at.id FROM case_row AS at CROSS JOIN agenda ON agenda.case_id = at.id AND agenda.who <> at.handler
CROSS JOIN account AS who ON who.account = agenda.who
WHERE at.restricted > 0 AND who.role NOT IN ({", ".join("?" * len(_FINDS))})
AND NOT {helped_in_words("who.account")})"""  # noqa: S608 - our own words
"""Cases whose handlers, or who has a task in them, cannot work on them. Nobody is moved without a stamp.

Open ones, and closed ones of which something still lies ahead. A task in a restricted case may be left with somebody
who helped with it, or found it before it was restricted.
"""


class Leavers:
    """What others leave behind or have in hand, as far as one person finds it."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store = seat, seat.store

    def left(self) -> tuple[Left, ...]:
        """Return the cases within reach that wait for somebody else, the next to fall due first.

        Raises `Refused` (rule `role`) for who may not hand over.
        """
        check(self._seat.account.role, Action.HAND_OVER)
        roles = [role.value for role in HANDLERS]
        query = CaseRow.select(*LISTED).where(CaseRow.id << SQL(_LEFT, [*roles, *roles, *roles, *_FINDS]))
        query = within(query, self._seat.account).order_by(CaseRow.due, CaseRow.id)
        rows = [ListedCase(*columns).shown(self._seat.names) for columns in query.tuples().execute(self._store.db)]
        there = {each.account: each for each in self._store.accounts()}
        return tuple(self._left(row, there) for row in rows)

    def _left(self, row: Row, there: Mapping[str, Account]) -> Left:
        asked = AgendaRow.select(AgendaRow.who).where(AgendaRow.case == row.id).order_by(AgendaRow.place)
        people = [row.handler, *row.helpers, *(who for (who,) in asked.tuples().execute(self._store.db))]
        found = {who: why for who in people if who and (why := gone(row, there.get(who)))}
        return Left(row, tuple(self._seat.names.get(who, who) for who in found), tuple(found.values()))

    def held(self, account: str) -> Held:
        """Return what somebody has in hand: in counts, and who can take all of it or sees to it."""
        own = CaseRow.select(CaseRow.station).where(CaseRow.handler == account, CaseRow.is_open == 1)
        ahead = AgendaRow.select(CaseRow.station).join(CaseRow, on=CaseRow.id == AgendaRow.case)
        helping = open_helped(CaseRow.select(CaseRow.station)).where(helped_by(CaseRow.helpers, account))
        cases, helped = self._stations(own), self._stations(helping)
        tasks = self._stations(ahead.where(AgendaRow.who == account, standing(AgendaRow, self._seat.today.isoformat())))
        stations, there = (
            {*cases, *helped, *tasks},
            [each for each in self._store.accounts() if each.account != account],
        )
        takers = (each for each in there if all(can_handle(each, station) for station in stations))
        seeing = (each for each in there if each.active and each.role is Role.SUPERVISOR)
        return Held(
            len(cases) + len(helped),
            len(tasks),
            tuple(takers) if stations else (),
            tuple(each for each in seeing if any(map(each.sees, stations))),
            len(helped),
        )

    def _stations(self, query: object) -> list[str]:
        """Return the station of each case within reach that a query finds."""
        found = within(query, self._seat.account).tuples().execute(self._store.db)
        return [station for (station,) in found]
