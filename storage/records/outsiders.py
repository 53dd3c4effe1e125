"""People who handle cases without an account: known again by name, as far as a case may join their record."""

from collections.abc import Iterable

from cases.directory.records import Outsider
from cases.file.team import Aide
from cases.values.identity import share_a_phone
from storage.records.records import KeptRecord, by_name, leading
from storage.staff.scope import knows, ordinary
from storage.store.store import Store


def the_one_meant(named: Iterable[KeptRecord], phone: str) -> KeptRecord | None:
    """Return who of several of one name is meant: the one with this phone, or the only one who may have it."""
    there = list(named)
    same = [each for each in there if share_a_phone(each.record.phone, phone)]
    same = same or [each for each in there if not (each.record.phone and phone)]
    return same[0] if len(same) == 1 else None


def as_known(store: Store, station: str, aide: Aide) -> Aide:
    """Return somebody with what the directory has beyond what was typed, as far as everybody of a station knows it.

    What somebody knows through a restricted case alone does not come into another so.
    """
    there = (leading(store, each) for each in by_name(store, Outsider.kind, aide.name))
    known = {lead.id: lead for lead in there if knows(store, ordinary(station), lead.id)}
    one = the_one_meant(known.values(), aide.phone)
    if one is None or not isinstance(one.record, Outsider):
        return aide
    told = one.record
    return Aide(aide.name, aide.capacity or told.capacity, aide.firm or told.firm, aide.phone or told.phone)
