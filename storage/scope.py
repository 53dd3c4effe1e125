"""The one filter for lists, search, counts and exports: whose cases somebody may see."""

from typing import Any

from cases.people import Account
from cases.refusal import refuse
from cases.text import say
from storage.tables import CaseRow


def within(query: Any, account: Account) -> Any:
    """Narrow a query on case rows to what this person may see."""
    return query if account.everywhere else of_station(query, account.station)


def of_station(query: Any, station: Any) -> Any:
    """Narrow a query on case rows to one station."""
    return query.where(CaseRow.station == station)


def check_reach(account: Account, station: str | None) -> None:
    """Refuse a case of a station that this person does not see, in the same words as one that does not exist (None)."""
    if station is None or not account.sees(station):
        raise refuse("unknown_case", say("没有这件案件，或不在您的站点范围内；请核对案号"))
