"""Members on their way onto the roster of a case: who they are is found out, and new records are laid down, beforehand.

One small write then shows all of it as one entry, as somebody at the desk would record it.
"""

from collections.abc import Callable, Sequence

from cases.events import Compared, Roster
from cases.file.case import Case
from cases.file.members import Member
from cases.file.parts import Part, parts
from cases.values.refusal import refuse
from cases.values.text import say
from storage.casefile.files import read_told
from storage.casework.casefiles import CaseFiles
from storage.casework.recording import Brought
from storage.casework.working import Casework
from storage.directory.asking import ask
from storage.engine.statements.lists import found_of
from storage.ledgers.batches import Unseen
from storage.records.forgetting import forget_whole
from storage.records.parts import find
from storage.records.records import Editor
from storage.records.twins import pairs
from storage.seat import Seat
from storage.store.turns import in_turns


class Joining:
    """Members who join the roster of a case within one person's reach.

    decided: on what `storage.directory.asking` asks.

    Raises `Refused` (rule `import_case`) where no case is named.
    """

    def __init__(self, seat: Seat, members: Sequence[Member], case: int, decided: Compared | None) -> None:
        if not case:
            raise refuse("import_case", say("成员名册要导入哪一件案件？请填写案号"), "case")
        self._seat, self._store = seat, seat.store
        self._members, self._case_id, self._decided = members, case, decided
        self._found: dict[Part, int] = {}
        self._restricted = self._case().restricted

    def lay(self, unseen: Unseen, done: Callable[[int], None]) -> None:
        """Ask what there is to ask, and find or make the record of each, in short writes."""
        before = self._case()
        roster, after = self._roster(before)
        looked = ask(self._seat, roster, before, after, self._case_id, self._decided)
        self._decided = self._decided and self._decided.having_seen(looked)
        record, by, met = find(self._store, self._case_id, after, before), self._by(unseen), list[Part]()

        def put(some: list[Part]) -> None:
            unseen.begin(self._store)
            self._found.update((part, record(part, by)) for part in some)
            met.extend(some)

        def look(n: int) -> None:
            self._look(unseen, met)
            met.clear()
            done(n)

        in_turns(self._store, parts(after), put, lambda part: part, look)

    def show(self, unseen: Unseen) -> None:
        """Record the roster, within a write, and note it. Whoever was put on it meanwhile stays there."""
        before, work = self._case(), Casework(self._seat)
        roster, after = self._roster(before)
        self._find_the_last(unseen, before, after)
        entry = work.bring(self._case_id, roster, Brought(self._found))
        if self._decided:
            work.bring(self._case_id, self._decided, Brought(self._found))
        unseen.note(self._store, [(self._case_id, entry, "")])

    def _find_the_last(self, unseen: Unseen, before: Case, after: Case) -> None:
        """Find or make the records of those who stand elsewhere by now, or whose record is no longer what it was."""
        if before.restricted != self._restricted:  # some were joined as nobody may be now
            self._restricted = before.restricted
            self._found.clear()
        leading = {id_ for (id_,) in found_of(self._store.run, _LEADING, sorted(set(self._found.values())))}
        now = parts(after)
        last = [part for part in now if self._found.get(part) not in leading]
        record, by = find(self._store, self._case_id, after, before), self._by(unseen)
        with self._store.writing():
            unseen.begin(self._store)
            self._found.update((part, record(part, by)) for part in last)
            made = {id_ for (id_,) in self._store.run(_MADE, (unseen.id,)).fetchall()}
            for left in made - {self._found[part] for part in now}:  # of somebody whom a colleague has put on
                forget_whole(self._store, left)
        self._look(unseen, last)

    def _look(self, unseen: Unseen, some: Sequence[Part]) -> None:
        """Look who else looks like some of them, for somebody to decide."""
        records = {self._found[part] for part in some}
        unseen.alike += pairs(self._store, records, self._seat.account.station, restricted=self._restricted)

    def _case(self) -> Case:
        return read_told(self._store, CaseFiles(self._seat).row(self._case_id)).case

    def _roster(self, case: Case) -> tuple[Roster, Case]:
        """Return the roster with those who join it, and the case with that roster."""
        known = {_who(each) for each in case.parties.members}
        roster = Roster(members=(*case.parties.members, *(each for each in self._members if _who(each) not in known)))
        return roster, roster.change(case, Casework(self._seat).entry(case.version + 1, roster))

    def _by(self, unseen: Unseen) -> Editor:
        return Editor(self._seat.account.account, self._seat.now(), unseen.id)


_MADE = "SELECT id FROM record WHERE batch = ?"
_LEADING = "SELECT id FROM record WHERE id IN ({places}) AND lead = 0"


def _who(member: Member) -> object:
    return member.id_number or (member.name, member.phone)
