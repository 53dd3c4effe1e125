"""A seat at the desk: who sits there, when, and on which store. Every room of the Desk is given one."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from cases.staff.audit import AuditAction
from cases.staff.people import Account, Station
from cases.staff.permissions import Action, check
from cases.values.codes import hear
from cases.values.refusal import Refused
from cases.values.zones import instant
from storage.engine.faults import plainly
from storage.host.guard import Ground
from storage.store import audit
from storage.store.clock import local, zone_of
from storage.store.replaced import replacement
from storage.store.session import Session
from storage.store.store import ON, ONE_PERSON, Store

OWN_WORDS = "own_words"
"""The setting of the centre's own words for codes, as they were handed in."""


@dataclass(frozen=True, eq=False)
class Seat:
    """Who sits at the desk, and when.

    clock: of the host, in UTC; one without an offset shows the centre's time already.
    confined: whether files are read and written in their own folders alone.
    """

    store: Store
    account: Account
    clock: Callable[[], datetime]
    confined: bool = field(default=False, kw_only=True)
    session: Session = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "session", Session(self.store, self.account))
        hear(self.store.get(OWN_WORDS))

    # When

    def now(self) -> datetime:
        """Return what the clock of the centre shows, by the zone that the centre goes by."""
        return local(self.store, self.clock())

    @property
    def moment(self) -> datetime:
        """The moment it is, in UTC."""
        return instant(self.now(), zone_of(self.store))

    @property
    def today(self) -> date:
        """The day it is at the centre."""
        return self.now().date()

    # Where

    @property
    def centre(self) -> str:
        """The name of the centre."""
        return self.store.get("centre")

    @property
    def station(self) -> Station:
        """The station of whoever sits here, where new cases are opened."""
        return self.station_of(self.account.station)

    def station_of(self, code: str) -> Station:
        """Return the station of this code; one that is called by its code where there is none."""
        return next((each for each in self.store.stations() if each.code == code), Station(code, code, ""))

    @property
    def ground(self) -> Ground:
        """What they keep off where they name files."""
        return Ground(self.store.folder, self.account.account)

    @property
    def one_person(self) -> bool:
        """Whether handlers may check the closing of their own cases; the history then says so."""
        return self.store.get(ONE_PERSON) == ON

    @property
    def replaced(self) -> str:
        """When this data was replaced by a restore, and by whom; nothing for data that is worked on."""
        with plainly():
            return replacement(self.store)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """People's names by account."""
        return {each.account: each.name for each in self.store.accounts()}

    # Who

    def here(self) -> None:
        """Raise `Refused` (rule `session`) once whoever sat down may no longer be here. One small read."""
        with plainly():
            self.session.check()

    def allow(self, action: Action, what: str, cases: Collection[int] = ()) -> None:
        """Refuse, and note it, what this person may not do (rule `role`), or may do no longer (`session`).

        what: is tried, as a code. cases: that it is about.
        """
        with self.refusals(what, next(iter(cases)) if len(cases) == 1 else 0):
            self.here()
            check(self.account.role, action)

    # What is left of it in the audit log

    def note(self, action: AuditAction, *, case: int = 0, **detail: str | int) -> None:
        """Add a line to the audit log, within a write."""
        audit.add(self.store, self.now(), self.account.account, action, case=case, detail=detail)

    @contextmanager
    def refusals(self, what: str, case: int = 0) -> Iterator[None]:
        """Note a refusal of what is done within: which rule stood against what, and nothing of what was typed."""
        try:
            yield
        except Refused as refused:
            self.note_refused(refused, what, case)
            raise

    @contextmanager
    def refusals_by_role(self, what: str) -> Iterator[None]:
        """Note of all that is done within what was refused to a role, wherever nobody nearer to it did."""
        try:
            yield
        except Refused as refused:
            if refused.by("role"):
                self.note_refused(refused, refused.about or what)
            raise

    def note_refused(self, refused: Refused, what: str, case: int = 0) -> None:
        """Note a refusal, once: within a write, which goes with all that it holds, it is left to who began that."""
        rules = " ".join(dict.fromkeys(each.rule for each in refused.problems))
        if refused.noted or rules == "store" or self.store.db.in_transaction():
            return  # a disk that takes nothing takes no note either
        refused.noted = True
        with suppress(Refused), self.store.writing():
            self.note(AuditAction.REFUSED, case=case, what=what, rule=rules[:100])
