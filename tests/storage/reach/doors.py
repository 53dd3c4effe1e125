"""Every door that reads, as one reader goes through it: what it says is held against the model."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from cases.directory.alike import asked_by
from cases.hiding.mask import Mask
from cases.ledgers.cells import LedgerSheet
from cases.ledgers.preview import RowStatus
from cases.staff.audit import AuditAction, AuditLine
from cases.staff.permissions import Action, may
from cases.values.refusal import Refused
from cases.views.rows import View
from storage.desk import Desk
from storage.host.doubt import OFFSET
from storage.log.loglines import DETAILS, Telling
from storage.store.writes import KEPT
from tests.centre import DAY, Centre
from tests.storage.reach.draw import SOULS
from tests.storage.reach.world import Told, Who, World
from tui.cli.plain.values import case_values

NOWHERE, NO_NUMBER = 99_999, "〔2026〕YT9999"
KINDS = ("person", "employer", "outsider")
_EVER = DAY - timedelta(4000), DAY + timedelta(8000)


class Doors:
    """What one reader is told, and what they should be."""

    def __init__(self, centre: Centre, world: World, who: Who) -> None:
        self.desk: Desk = centre.desk(who.account)
        self.centre, self.world, self.who = centre, world, who
        self.found = world.found_by(who)
        self.heard: list[str] = []

    def wrong(self) -> Iterator[str]:
        """Yield every way in which what was told differs from the model."""
        doors = (self._queues, self._files, self._directory, self._search, self._looking, self._ahead, self._log)
        for door in (*doors, self._handed):
            yield from (f"{self.who.account}: {each}" for each in door())
        told = "\n".join(self.heard)
        yield from (f"{self.who.account} knows {word}" for word in self.world.hidden_from(self.who) if word in told)

    def _hear(self, said: object) -> None:
        self.heard.append(repr(said))

    def _refused(self, act: Callable[[], object]) -> str:
        try:
            self._hear(act())
        except Refused as refused:
            return str(refused)
        return ""

    def _queues(self) -> Iterator[str]:
        queues = self.desk.queues
        counts = queues.counts()
        for view in View:
            rows = queues.page(view).rows
            self._hear(rows)
            if len(rows) != counts[view]:
                yield f"{view} counts {counts[view]} and holds {len(rows)}"
        mine = {row.id for row in queues.page(View.MINE).rows}
        own = {case.id for case in self.found if self.who.account in {case.handler, *case.helpers} and not case.closed}
        if mine != own:
            yield f"my cases are {mine}, not {own}"
        ids = {row.id for row in queues.page(View.ALL).rows}
        if ids != {case.id for case in self.found}:
            yield f"the queue holds {ids}"
        for station in ("YT", "ZF", "LS"):
            loads = {each.account.account: each.open_cases for each in self.desk.colleagues.loads(station)}
            real = Counter(each for case in self.found if not case.closed for each in (case.handler, *case.helpers))
            if wrong := {each: n for each, n in loads.items() if n != real[each]}:
                yield f"loads of {station}: {wrong}"
        self._hear(self.desk.drafts.all())

    def _files(self) -> Iterator[str]:
        unknown = self._refused(lambda: self.desk.cases.file(NOWHERE))
        nowhere = self._refused(lambda: self.desk.cases.resolve(NO_NUMBER)).replace(NO_NUMBER, "")
        for case in self.world.cases:
            refused = self._refused(lambda case=case: self._read(case))  # type: ignore[misc]
            if case.found_by(self.who):
                if refused:
                    yield f"{case.number} is refused"
                elif told := self._gaps(case):
                    yield f"{case.number} tells that something is missing: {told}"
                elif (tied := self._ties(case)) != (real := self._real_ties(case)):
                    yield f"{case.number} is tied to {tied}, not {real}"
                continue
            if refused != unknown:
                yield f"{case.number} is refused in words of its own: {refused}"
            told = self._refused(lambda case=case: self.desk.cases.resolve(case.number))  # type: ignore[misc]
            if told.replace(case.number, "") != nowhere:
                yield f"{case.number} is no unknown number: {told}"

    def _gaps(self, case: Told) -> str:
        """Return what tells that there are entries that one does not hear of."""
        file, row = self.desk.cases.file(case.id), self.desk.queues.row(case.id)
        told = [line.entry.seq for line in file.history]
        named = {0, *(duty.entry for duty in file.agenda), *(due.entry for due in file.case.dues)}
        named |= {item.entry for item in self.desk.agenda.between(*_EVER) if item.case.id == case.id}
        whole = range(1, len(told) + 1)
        versions = (file.case.version, row.version)
        sound = told == list(whole) and set(versions) == {len(told)} and named <= {0, *whole}
        return "" if sound else str((told, named, versions))

    def _ties(self, case: Told) -> set[str]:
        return {number for number, _ in self.desk.cases.file(case.id).case.ties.links}

    def _real_ties(self, case: Told) -> set[str]:
        tied = [(tie.one, tie.other) for tie in self.world.ties if case.id not in tie.void]
        others = {two.number for one, two in tied if one is case} | {one.number for one, two in tied if two is case}
        return others & {each.number for each in self.found}

    def _read(self, case: Told) -> object:
        file = self.desk.cases.file(case.id)
        values = case_values(file, DAY, Mask(on=False))
        return file, json.dumps(values, default=str, ensure_ascii=False), self.desk.cases.options(file)

    def _directory(self) -> Iterator[str]:
        ids = {case.id for case in self.found}
        for kind in KINDS:
            lines = self.desk.directory.page(kind, limit=500)
            for line in lines:
                file = self.desk.directory.file(line.id)
                self._hear((line, file))
                cases = {part.row.id for part in file.cases}
                if not cases <= ids or (file.all_cases, line.all_cases) != (len(cases), len(cases)):
                    yield f"record {line.id} has cases {cases}, counted {file.all_cases}"
            known = {line.id for line in lines}
            yield from self._unknown(known, kind)
        standing = [self.desk.directory.standing(case.id) for case in self.world.cases]
        self._hear(standing)
        for case in self.found:
            if case.id not in {part.row.id for part in self.desk.directory.file(self._applicant(case)).cases}:
                yield f"the applicant of {case.number} is not in the directory"

    def _applicant(self, case: Told) -> int:
        return self.desk.directory.standing(case.id)[0].record

    def _unknown(self, known: set[int], kind: str) -> Iterator[str]:
        there = self.centre.store.run("SELECT id FROM record WHERE kind = ? AND lead = 0", (kind,)).fetchall()
        nowhere = self._refused(lambda: self.desk.directory.file(NOWHERE))
        for (record,) in there:
            told = self._refused(lambda record=record: self.desk.directory.file(record))  # type: ignore[misc]
            if (record in known) != (told == "") or told not in ("", nowhere):
                yield f"record {record} is told of as {told or 'known'}"

    def _search(self) -> Iterator[str]:
        hidden = set(self.world.hidden_from(self.who))
        telling = {case.id: case.words | case.cards | {case.number} for case in self.world.cases}
        rows = {word: self.desk.search.find(word) for word in sorted(set().union(*telling.values()))}
        records = {word: [line for kind in KINDS for line in self.desk.directory.page(kind, word)] for word in rows}
        self._hear((list(rows.values()), list(records.values())))
        for word in rows.keys() & hidden:
            if records[word] and not any(map(str.isdigit, word)):
                yield f"{word} finds {records[word]}, though nobody may know of it"
        for case in self.found:
            for word in case.words:
                if case.id not in [row.id for row in rows[word]]:
                    yield f"{word} does not find {case.number}"
        for tie in self.world.ties:
            if tie.note and (found := self.desk.search.find(tie.note)):
                yield f"{tie.note} finds {found}"

    def _looking(self) -> Iterator[str]:
        ids = {case.id for case in self.found}
        for soul in SOULS:
            typed = {"applicant": soul.name, "id_number": soul.number, "phone": soul.phone}
            looked = self.desk.looking.look(asked_by(typed, DAY))
            self._hear(looked)
            if not {each.row.id for each in looked.found} <= ids:
                yield f"looking for {soul.name} finds {looked}"
            hidden = set(self.world.hidden_from(self.who))
            sheet = LedgerSheet("人员", (("姓名", "身份证号"), (soul.name, soul.number)))
            if {soul.name, soul.number} <= hidden and self._statuses(sheet) - {RowStatus.NEW}:
                yield f"the preview knows {soul.name}"

    def _statuses(self, sheet: LedgerSheet) -> set[RowStatus]:
        try:
            return {each.status for each in self.desk.previewing.preview([sheet], "people").rows}
        except Refused:
            return set()

    def _ahead(self) -> Iterator[str]:
        ids = {case.id for case in self.found}
        things = self.desk.agenda.between(*_EVER)
        self._hear(things)
        if not {each.case.id for each in things} <= ids:
            yield "the agenda tells of others' cases"
        if sum(self.desk.agenda.counts(*_EVER).values()) != len(things):
            yield "the agenda counts others' cases"
        self._refused(lambda: self.desk.handing.of("li"))
        self._refused(self.desk.retention.expired)
        self._refused(self.desk.imports.batches)
        self._refused(self.desk.twins.waiting)
        if self.desk.twins.count() and not self.who.supervisor:
            yield "pairs wait for who decides on none"

    def _log(self) -> Iterator[str]:
        if not (self.who.audits or self.who.supervisor or self.who.account == "admin"):
            if self._refused(self.desk.trail.lines) == "":
                yield "the log is read"
            return
        lines = self.desk.trail.lines(most=100_000)
        own = {case.number for case in self.world.cases if self.who.everywhere or case.station == self.who.station}
        may = own if self.who.audits else {case.number for case in self.found}
        if told := {line.case for line in lines} - {""} - may:
            yield f"the log tells of {told}"
        if may - {line.case for line in lines}:
            yield f"the log does not tell of {may - {line.case for line in lines}}"
        known = {line.id for kind in KINDS for line in self.desk.directory.page(kind, limit=500)}
        for line in lines:
            record = line.detail.get("record", 0)
            if record and not self.who.everywhere and self._leads(int(record)) not in known:
                yield f"the log tells of record {record}"
            if line.action is AuditAction.RECORDED and not line.case and not self.who.everywhere:
                yield "the log tells of an entry of another station"
        yield from self._details(lines, known)
        yield from self._entries(lines)

    def _entries(self, lines: Sequence[AuditLine]) -> Iterator[str]:
        """Yield the lines that call an entry by another number than it has in what their reader hears of its case."""
        files = [self.desk.cases.file(case.id) for case in self.found]
        heard = {
            (file.case.number, line.entry.seq): line.entry.event.spec.code for file in files for line in file.history
        }
        there = {file.case.number for file in files}
        for line in lines:
            entry, event = int(line.detail.get("entry", 0)), line.detail.get("event")
            told = heard.get((line.case, entry))
            if line.action is AuditAction.RECORDED and line.case in there and entry and told != event:
                yield f"the log tells of {event} as entry {entry} of {line.case}, which is {told}"

    def _handed(self) -> Iterator[str]:
        """Hand over by number what there is, as from a screen that was read before, to be shown or written."""
        desk, role = self.desk, self.desk.account.role
        there = self.centre.store.run("SELECT id FROM record WHERE lead = 0").fetchall()
        known = {line.id for kind in KINDS for line in desk.directory.page(kind, limit=500)}
        asked: list[tuple[list[int], list[int], bool]] = []
        asked += (([case.id], [], case.found_by(self.who)) for case in self.world.cases)
        asked += (([], [record], record in known) for (record,) in there)
        for cases, records, free in asked:
            told = self._refused(lambda c=cases, r=records: desk.papers.check("list", c, r))  # type: ignore[misc]
            shown = self._refused(lambda c=cases, r=records: desk.trail.reveal("list", c, r))  # type: ignore[misc]
            if (told == "") != free or (may(role, Action.REVEAL) and (shown == "") != free):
                yield f"case {cases}, record {records}, {free}: {told or 'written'}, {shown or 'shown'}"

    def _details(self, lines: Sequence[AuditLine], known: set[int]) -> Iterator[str]:
        """Yield what lines tell that their reader does not know, or of which nobody has said how far it may be told."""
        kept = (json.loads(detail) for (detail,) in self.centre.store.run("SELECT detail FROM audit").fetchall())
        if new := {name for detail in kept for name in detail} - {*DETAILS, KEPT, OFFSET}:
            yield f"nobody has said how far {new} may be told"
        if self.who.everywhere:
            return
        for line in lines:
            counts = {name: line.detail.get(name, 0) for name, sort in DETAILS.items() if sort is not Telling.OPEN}
            most = {"cases": len(self.world.cases if self.who.audits else self.found), "records": len(known)}
            if over := {name for name, n in counts.items() if n and (name not in most or int(n) > most[name])}:
                yield f"the log tells {over} of {line}"
            if line.action is AuditAction.RECORDED and "entry" not in line.detail:
                yield f"the log tells of an entry that is not heard of: {line}"

    def _leads(self, record: int) -> int:
        while found := self.centre.store.run("SELECT lead FROM record WHERE id = ? AND lead > 0", (record,)).fetchone():
            (record,) = found
        return record
