"""The rules that a store goes by: those that ship, and over them what its centre has decided for itself."""

import hashlib
from typing import Any

from cases.law.rulebook import RuleBook, RulesByKey, ShippedByKey, rulebook, shipped_book
from cases.law.rulefile.reading import load_rules
from cases.values.calendar import Calendar, load_overrides
from cases.values.tables import packaged
from storage.engine.statements.prepared import Prepared, at
from storage.engine.tables import SettingRow
from storage.store.beside import PerStore
from storage.store.store import Store

RULES, DAYS = "own_rules", "own_days"
STAMP = "rules_stamp"
"""The setting that changes with the centre's own rules or days, so that every process sees that they have changed."""

RECKONED = "rules_reckoned"
"""The setting that says by which rules what lies ahead of the cases was last reckoned."""
REACHED = "rules_reached"
"""The setting of how far all is reckoned anew: the print of the rules, the last case, how many changed, and
how many of these the account knows that stands behind it."""
FROM_START = "again"
"""What stands there where cases have come since that rest on other rules."""

REST_ON_RULES = frozenset(("due", "rule", "next_who", "rights", "limit_on"))
"""The columns of a case row that follow from the rules as well as from its history."""

TABLES = (
    *("clocks.toml", "steps.toml", "procedures.csv", "proceedings.csv", "forums.csv"),
    *("item_groups.csv", "cause_groups.csv", "injuries.csv", "festivals.csv", "instruments.csv"),
    "told_as.csv",
)
"""The tables that come with the program and by which what lies ahead is reckoned."""

_METHOD, _OWN_METHOD = "9", "7"
"""Grow when the same rules, or those of a centre's own, come to be reckoned in another way."""


@Prepared
def _setting() -> Any:
    return SettingRow.select(SettingRow.value).where(SettingRow.name == at("name"))


_BOOKS = PerStore[tuple[str, RuleBook] | None](lambda: None)
"""The rules as they were last read, with their stamp."""


def _stamp_of(store: Store) -> str:
    found = _setting.run(store.db, name=STAMP).fetchone()
    return found[0] if found else ""


def rules_of(store: Store) -> RuleBook:
    """Return the rules by which this store reckons, its centre's own over those that ship."""
    stamp = _stamp_of(store)
    known = _BOOKS.of(store)
    if known is None or known[0] != stamp:
        known = (stamp, _own_book(store) if stamp else shipped_book())
        _BOOKS.keep(store, known)
    return known[1]


def _own_book(store: Store) -> RuleBook:
    days = load_overrides(store.get(DAYS), DAYS)
    return rulebook(load_rules(store.get(RULES), RULES), Calendar(days))


def last_read(store: Store) -> RuleBook:
    """Return the rules as they were last read, those that ship where none were yet; nothing is read now."""
    known = _BOOKS.of(store)
    return known[1] if known else shipped_book()


_SHIPPED = ShippedByKey()


def names_of(store: Store) -> RulesByKey:
    """Return the rules of `rules_of` for a list, which names a few: those that ship are not read as a whole for it."""
    if _BOOKS.of(store) or _stamp_of(store):
        rules_of(store)
    return last_names(store)


def last_names(store: Store) -> RulesByKey:
    """Return the rules of `last_read` for a list; nothing is read now but those that ship and that it names."""
    known = _BOOKS.of(store)
    return known[1] if known and known[0] else _SHIPPED


def stamp(rules: str, days: str) -> str:
    """Return what tells these own rules and days from others."""
    return hashlib.sha256(f"{rules}\0{days}".encode()).hexdigest()[:16]


def print_of(store: Store) -> str:
    """Return what tells the rules by which this store reckons now from those of another time or program."""
    known = [year for year in range(2000, 2101) if Calendar().known(year)]
    own = store.get(STAMP)
    parts = (_METHOD, *map(packaged, TABLES), str(known), own and f"{own} {_OWN_METHOD}")
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16] + _WAY + _METHOD


_WAY = "."
"""Stands in a print before the way of reckoning."""


def in_the_way_of_now(known: str) -> bool:
    """Tell whether what was reckoned by rules of such a print was so in the way of now, whatever the rules."""
    return known.partition(_WAY)[2] == _METHOD
