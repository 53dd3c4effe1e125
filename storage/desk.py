"""The Desk: the one door through which the screens and the command line read and write."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from cases.audit import Deed
from cases.people import Account, Role, Station
from cases.refusal import refuse
from cases.text import say
from cases.views import CaseFile, Row
from cases.zones import instant
from storage.clock import local, zone_of
from storage.colleagues import Colleagues
from storage.drafts import Drafts
from storage.engine.faults import plainly
from storage.queues import Queues
from storage.replaced import replacement
from storage.rows import read_row
from storage.scope import check_reach
from storage.search import Search
from storage.serials import find_number
from storage.session import Session
from storage.stale import Stale
from storage.store import ON, ONE_PERSON, Store
from storage.trail import Trail

if TYPE_CHECKING:  # what only a whole case needs is imported with the first one
    from cases.case import Case
    from cases.events import Compared, Event, Opened
    from cases.hiding.known import Known
    from cases.lifecycle import Entry, Option
    from cases.rulebook import RuleBook
    from storage.agenda import Agenda
    from storage.alike import Looking
    from storage.day import Day
    from storage.deciding import Twins
    from storage.directory import Directory
    from storage.files import Told
    from storage.handing import Handing
    from storage.importing import Importing
    from storage.merging import Merging
    from storage.outgoing.papers import Papers
    from storage.own_folders import OwnFolders
    from storage.reckoning import Rules
    from storage.retention import Retention
    from storage.staffing import Staffing


class Desk:
    """Who is at the desk, and when. Every read and write keeps to what this person may see and do.

    now: the clock of the host, in UTC; one without an offset shows the centre's time already.
    confined: whether files are read and written in their own folders alone.
    """

    def __init__(
        self, store: Store, account: Account, now: Callable[[], datetime], *, confined: bool = False
    ) -> None:
        self.store = store
        self.account = account
        self._clock = now
        self._confined = confined
        self._session = Session(store, account)
        self._names: dict[str, str] = {}

    def now(self) -> datetime:
        """Return what the clock of the centre shows, by the zone that the centre goes by."""
        return local(self.store, self._clock())

    @property
    def moment(self) -> datetime:
        """The moment it is, in UTC."""
        return instant(self.now(), zone_of(self.store))

    @property
    def today(self) -> date:
        """The day it is at the centre."""
        return self.now().date()

    @property
    def centre(self) -> str:
        """The name of the centre."""
        return self.store.get("centre")

    @property
    def station(self) -> Station:
        """The station of whoever is at the desk, where new cases are opened."""
        return self._station(self.account.station)

    @property
    def one_person(self) -> bool:
        """Whether handlers may check the closing of their own cases; the history then says so."""
        return self.store.get(ONE_PERSON) == ON

    @property
    def replaced(self) -> str:
        """When this data was replaced by a restore, and by whom; nothing for data that is worked on."""
        with plainly():
            return replacement(self.store)

    def set_one_person(self, on: bool) -> None:
        """Switch that on or off. Administrators may; so may a supervisor whom nobody else works beside."""
        working = [each for each in self.colleagues.everyone() if each.role in (Role.STAFF, Role.SUPERVISOR)]
        alone = self.account.role is Role.SUPERVISOR and working == [self.account]
        if not (alone or self.account.role is Role.ADMINISTRATOR):
            raise refuse("role", say("“单人中心”由管理员设置；只有一名工作人员的中心，主管可自行设置"))
        with self.store.writing():
            self.store.set(ONE_PERSON, ON if on else "")
            self.trail.note(Deed.SET, what=ONE_PERSON, on=int(on))

    @property
    def names(self) -> Mapping[str, str]:
        """People's names by account."""
        if not self._names:
            self._names = {each.account: each.name for each in self.store.accounts()}
        return self._names

    def prove(self, password: str) -> None:
        """Prove once more that the same person is here. Raises `Refused` as `Keyring.key` does."""
        from storage.keyring import Keyring, wrong

        if Keyring(self.store.folder).key(self.account.account, password) != self.store.key:
            raise wrong()
        self._here()

    def still_here(self) -> None:
        """Raise `Refused` (rule `session`) once whoever sat down may no longer be at the desk. One small read."""
        with plainly():
            self._here()

    def leave(self) -> None:
        """Leave the desk: whatever still runs for it is refused at its next step, and gives nothing out."""
        self._session.leave()

    def _here(self) -> None:
        """Refuse whoever's session is over: see `Session.check`."""
        self._session.check()

    @property
    def trail(self) -> Trail:
        """What is left in the audit log."""
        return Trail(self.store, self.account, self.now, self._here)

    @property
    def folders(self) -> "OwnFolders":
        """Their own files on the host."""
        from storage.own_folders import OwnFolders

        return OwnFolders(self.store, self.account, confined=self._confined)

    @property
    def day(self) -> "Day":
        """Which day it is, and by which time zone."""
        from storage.day import Day

        self._here()
        return Day(self.store, self.account, self.now)

    @property
    def retention(self) -> "Retention":
        """How long closed files are kept."""
        from storage.retention import Retention

        self._here()
        return Retention(self.store, self.account, self.now)

    @property
    def queues(self) -> Queues:
        """What is waiting."""
        self._here()
        return Queues(self.store, self.account, self.today, self.names)

    @property
    def agenda(self) -> "Agenda":
        """What lies ahead, by day."""
        from storage.agenda import Agenda

        self._here()
        return Agenda(self.store, self.account, self.today, self.names)

    @property
    def handing(self) -> "Handing":
        """Handing over all that somebody works on."""
        from storage.handing import Handing

        self._here()
        return Handing(self)

    @property
    def rules(self) -> "Rules":
        """The rules by which clocks are reckoned."""
        from storage.reckoning import Rules

        self._here()
        return Rules(self.store, self.account, self.now)

    @property
    def book(self) -> "RuleBook":
        """The rules as this store last read them, without looking whether they have changed since."""
        from storage.rules import last_read

        return last_read(self.store)

    @property
    def search(self) -> Search:
        """Finding cases."""
        self._here()
        return Search(self.store, self.account, self.queues)

    @property
    def looking(self) -> "Looking":
        """Finding the same people and employers in other cases."""
        from storage.alike import Looking

        self._here()
        return Looking(self.store, self.account, self.names)

    @property
    def directory(self) -> "Directory":
        """People and employers."""
        from storage.directory import Directory

        self._here()
        return Directory(self.store, self.account, self.now, self.names, self._here)

    @property
    def merging(self) -> "Merging":
        """Merging records of the directory."""
        from storage.merging import Merging

        return Merging(self.store, self.directory)

    @property
    def twins(self) -> "Twins":
        """Records that may be the same, or stand against each other, to decide on."""
        from storage.deciding import Twins

        return Twins(self.store, self.directory, self.merging)

    @property
    def importing(self) -> "Importing":
        """Bringing ledgers along."""
        from storage.importing import Importing

        self._here()
        return Importing(self, self._here)

    @property
    def papers(self) -> "Papers":
        """Files that leave."""
        from storage.outgoing.papers import Papers

        self._here()
        return Papers(self)

    @property
    def colleagues(self) -> Colleagues:
        """The people of the centre."""
        self._here()
        return Colleagues(self.store, self.account, self.today)

    @property
    def staffing(self) -> "Staffing":
        """Who may sign in."""
        from storage.staffing import Staffing

        self._here()
        return Staffing(self.store, self.account, self.now, session=self._session)

    @property
    def drafts(self) -> Drafts:
        """What was typed and not yet saved."""
        self._here()
        return Drafts(self.store, self.account, self.now)

    def resolve(self, typed: str) -> int:
        """Return the case whose number has this part; see `find_number`."""
        self._here()
        with plainly():
            return find_number(self.store, self.account, typed)

    def file(self, case_id: int) -> CaseFile:
        """Return all that is known of a case."""
        from storage.files import read_told

        with plainly(), self.trail.refusals("read", case_id):
            file = self._file(case_id, read_told(self.store, self._row(case_id)))
        if file.case.restricted:
            with self.store.writing():
                self.trail.note(Deed.READ, case=case_id)
        return file

    def known(self, rows: Iterable[Row]) -> Mapping[int, "Known"]:
        """Return what is known of the people in cases that were read, by case, to be hidden in what is said of them."""
        from storage.telling import known_in

        with plainly():
            return known_in(self.store, {row.id for row in rows})

    def options(self, file: CaseFile) -> "tuple[Option, ...]":
        """Return what may happen now to a case, and why the rest may not."""
        from cases.lifecycle import options

        return options(file.case, self.account.account, self.account.role)

    def open_case(self, event: "Opened", on: date | None = None, compared: "Compared | None" = None) -> CaseFile:
        """Open a case at this person's station and give it a number, within one write.

        compared: what was decided on what `storage.asking` asks. Raises `Refused`, as that does too.
        """
        from cases.lifecycle import open_case
        from storage.asking import ask
        from storage.recording import begin

        with self.trail.refusals(event.spec.code), self.store.writing():
            self._here()
            entry = self._entry(1, event, on)
            ask(self, event, None, open_case("", self.account.station, entry), 0, compared)
            case_id, whole = begin(self.store, self.account.station, entry)
            if compared:
                return self.record(case_id, compared, whole.case.version)
            return self._file(case_id, whole)

    def record(
        self,
        case_id: int,
        event: "Event",
        seen: int | None,
        on: date | None = None,
        compared: "Compared | None" = None,
    ) -> CaseFile:
        """Record an event on a case. `seen` is the version that the person was looking at, None where nobody was.

        compared: what was decided on what `storage.asking` asks about the event.
        Raises `Stale` where the case has moved on since, `Refused` where a rule says no. Then nothing is changed.
        """
        from storage.asking import ask
        from storage.completing import completed
        from storage.files import read_told
        from storage.hearing import heard
        from storage.leavers import given_back
        from storage.recording import go_on

        with self.trail.refusals(event.spec.code, case_id), self.store.writing():
            row = self._row(case_id)
            before = read_told(self.store, row)
            here = heard(self.store, self.account, before)
            if seen not in (None, here.version):  # what nobody here may know of stops nobody
                raise Stale(self._file(case_id, before), seen or 0)
            event = here.meant(self._entry(0, event, on))
            entry = self._entry(before.case.version + 1, completed(self, case_id, event, before), on)
            if event.spec.compares:
                ask(self, event, before.case, before.after(entry).case, case_id, compared)
            after = self._follow(case_id, entry, before.case, go_on(self.store, row, before, entry), event)
            if follows := given_back(self, before.case, after.case):
                entry = self._entry(after.case.version + 1, follows, None)
                after = go_on(self.store, read_row(self.store, case_id), after, entry)
            if compared:
                return self.record(case_id, compared, None)
            return self._file(case_id, after)

    def _follow(self, case_id: int, entry: "Entry", before: "Case", after: "Told", typed: "Event") -> "Told":
        """Do in other cases what follows from an entry: a tie is told there, who was split off gets a case."""
        from cases.case import altered
        from cases.events import Linked, SplitOff
        from storage import ties
        from storage.leavers import has_left

        def made(seq: int, event: "Event") -> "Entry":
            return self._entry(seq, event, entry.on)

        if isinstance(entry.event, Linked) and isinstance(typed, Linked):
            ties.mirror(self.store, self.account, before, entry.event, typed.note, made)
        if isinstance(entry.event, SplitOff):
            if has_left(self, before):  # a restricted case hands its handler on
                before = altered(before, handler="")
            return ties.split_off(self.store, case_id, before, after, entry.event, made)
        return after

    def _entry(self, seq: int, event: "Event", on: date | None) -> "Entry":
        from cases.lifecycle import Entry

        at = self.now().replace(microsecond=0)
        return Entry(seq, on or at.date(), at, self.account.account, self.account.role, event)

    def _row(self, case_id: int) -> dict[str, Any]:
        self._here()
        row = read_row(self.store, case_id)
        check_reach(self.account, row)
        return row

    def _file(self, case_id: int, whole: "Told") -> CaseFile:
        from storage.hearing import heard
        from storage.telling import around

        station, known = self._station(whole.case.station), around(self.store, case_id)
        return heard(self.store, self.account, whole).file(case_id, station, self.names, known)

    def _station(self, code: str) -> Station:
        return next((each for each in self.store.stations() if each.code == code), Station(code, code, ""))
