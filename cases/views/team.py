"""Who works on a case beside the handler who leads, worded once."""

from collections.abc import Iterator

from cases.file.team import Aide
from cases.hiding.mask import Mask
from cases.hiding.pieces import DataSort
from cases.values.codes import codes
from cases.values.text import Label, say
from cases.views.casefile import CaseFile

HELPERS = say("协办")
"""What those who work beside the leading handler are called."""


def team(file: CaseFile, mask: Mask) -> Iterator[tuple[object, object]]:
    """Tell colleagues by name, and those from outside by their capacity, with firm and phone."""
    for account in file.case.team.helpers:
        yield HELPERS, file.names.get(account, account)
    for aide in file.case.team.aides:
        yield capacity_of(aide), _aide(aide, mask)


def capacity_of(aide: Aide) -> Label:
    """Return as what somebody from outside works on a case."""
    return codes("handler_capacity").label(aide.capacity)


def hide_aide(aide: Aide, mask: Mask) -> Aide:
    """Return somebody from outside as they are shown through a mask."""
    return aide._replace(name=mask.name(aide.name), phone=mask.piece(DataSort.PHONE, aide.phone))


def _aide(aide: Aide, mask: Mask) -> object:
    shown = hide_aide(aide, mask)
    more = tuple(each for each in (shown.firm, shown.phone) if each)
    return say("{name}（{more}）", name=shown.name, more=more) if more else shown.name
