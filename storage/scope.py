"""The one filter for lists, search, counts and exports: whose cases somebody may see.

Two things decide: the station, and whether a case is restricted, which only its handler and supervisors find.
"""

from collections.abc import Mapping
from typing import Any

from cases.people import Account
from cases.permissions import Action, may
from cases.refusal import refuse
from cases.text import say
from storage.tables import CaseRow


def finds_restricted(account: Account) -> bool:
    """Tell whether somebody finds restricted cases that others handle."""
    return may(account.role, Action.RESTRICTED)


def within(query: Any, account: Account) -> Any:
    """Narrow a query on case rows to what this person may see."""
    query = query if account.everywhere else of_station(query, account.station)
    return query if finds_restricted(account) else open_to(query, account.account)


def of_station(query: Any, station: Any) -> Any:
    """Narrow a query on case rows to one station."""
    return query.where(CaseRow.station == station)


def open_to(query: Any, account: Any) -> Any:
    """Narrow a query on case rows to those that are not restricted, or that this account handles and are not sealed."""
    return query.where((CaseRow.restricted == 0) | ((CaseRow.restricted == 1) & (CaseRow.handler == account)))


def check_reach(account: Account, row: Mapping[str, Any]) -> None:
    """Refuse a case that this person may not see, in the same words as one that does not exist (an empty row).

    row: station, restricted and handler of its case row.
    """
    there = bool(row) and account.sees(row["station"])
    own = there and row["restricted"] == 1 and row["handler"] == account.account
    if not there or not (row["restricted"] == 0 or own or finds_restricted(account)):
        raise refuse("unknown_case", say("没有这件案件，或不在您的站点范围内；请核对案号"))
