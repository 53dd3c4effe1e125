"""Finding while one types: cases with the passages that hold the words, and the people and employers, in one list."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from cases.directory.listed import RecordLine
from cases.directory.records import RECORDS
from cases.hiding.known.people import Known
from cases.hiding.mask import Mask
from cases.staff.permissions import Action, check
from cases.values.text import say
from cases.views.rows import Hit, Passage, Row
from cases.views.shown import told_next
from cases.views.wording import in_a_list
from tui.dialogs.outgoing import offer_paper
from tui.frame.reveal import note_more, reveal
from tui.lists.caselines import case_lines, seen
from tui.lists.foundlines import case_of, record_key, record_lines, record_of, with_passages
from tui.papers.listing import cases_paper
from tui.screens.finding import FindingScreen
from tui.widgets.columns import CASES
from tui.widgets.detail import Detail
from tui.widgets.moves import STEPS
from tui.widgets.rows import Rows
from tui.words.keys import SEARCH, bindings
from tui.words.language import show

MOST, RECORDS_MOST = 50, 2
"""Cases shown, and records of each kind."""
READ = 10
"""Cases whose passages are read at once: about a page."""


class _Read(NamedTuple):
    """What a search found, and what is known of the people in the cases."""

    found: tuple[Hit, ...] = ()
    records: tuple[RecordLine, ...] = ()
    known: Mapping[int, Known] = {}


class SearchScreen(FindingScreen):
    """One field and what it finds."""

    WITHOUT: ClassVar[tuple[str, ...]] = ("search",)
    BINDINGS = bindings((*SEARCH, *STEPS))
    HINT = say("姓名两个字、拼音首字母、电话四位数字、案号或内容")

    def __init__(self, typed: str = "") -> None:
        super().__init__(typed)
        self._read = _Read()
        self.passages: dict[int, Sequence[Passage]] = {}
        self._fresh, self._told_of = set[int](), ""
        self.shown: Mapping[int, Row] = {}
        self._recalled: int | None = None

    def heading(self) -> object:
        return say("搜索")

    def body(self) -> Iterable[Widget]:
        yield from super().body()
        yield Detail(id="detail")

    def on_mount(self) -> None:
        self._tell_how()

    def on_screen_resume(self) -> None:
        if self.typed:
            self.find()

    def _tell_how(self) -> None:
        again = say("输入后立即搜索，按 Enter 打开；↑ 找回刚才搜索的")
        self.tell(again if self.bangfu.searched else say("输入后立即搜索，按 Enter 打开"))

    @property
    def found(self) -> tuple[Row, ...]:
        """The cases that were found."""
        return tuple(each.row for each in self._read.found)

    def find(self) -> None:
        typed, desk = self.typed, self.desk

        def find() -> _Read:
            if not typed:
                return _Read()
            found = desk.search.look(typed, MOST)
            pages = (desk.directory.page(kind, typed, limit=RECORDS_MOST) for kind in RECORDS)
            records = tuple(line for page in pages for line in page)
            before, told = set(map(_case, self._read.found)), {line.id for line in self._read.records}
            new = (each for each in map(_case, found) if each not in before)
            note_more(self, "search", new, (line.id for line in records if line.id not in told))
            return _Read(found, records, desk.cases.known(told_next(each.row for each in found)))

        self.fetch("find", find, lambda read: self._show(typed, read))

    def _show(self, typed: str, read: _Read) -> None:
        kept, self._read, self._fresh = self.rows.key, read, set()
        same, cases = typed == self._told_of, set(map(_case, read.found))
        self._told_of = typed
        self.passages = {case: told for case, told in self.passages.items() if same and case in cases}
        self._draw(kept)
        n, records = len(read.found), len(read.records)
        if not typed:
            self._tell_how()
        elif not n:
            self.tell(say("没有案件；人员、单位 {n} 条", n=records) if records else _nothing(typed))
        elif n == MOST:
            self.tell(say("最近的 {n} 件；再多输入一些可以缩小范围", n=MOST))
        else:
            told = say("找到 {n} 件", n=n)
            self.tell(say("{found}；人员、单位 {n} 条，在案件上面", found=told, n=records) if records else told)
        self._read_passages()
        self.found_by(typed)

    # Passages

    def _read_passages(self) -> None:
        """Read those of the cases in sight and a page more, where they are not there yet."""
        at = self._place + READ
        found = [each for each in self._read.found[:at] if each.row.id not in self._fresh][:READ]
        typed, mask = self.typed, Mask(on=not self.revealed)
        if found:
            self.fetch("passages", lambda: self.desk.passages.of(found, typed, mask, show), self._with_passages)

    def _with_passages(self, passages: Mapping[int, Sequence[Passage]]) -> None:
        self.passages |= passages
        self._fresh |= passages.keys() | {each.row.id for each in self._read.found if each.row.restricted}
        self._draw(self.rows.key)
        self._read_passages()

    @property
    def _place(self) -> int:
        """How many cases stand before the one under the cursor."""
        case = case_of(self.rows.key)[0]
        return next((at for at, each in enumerate(self._read.found) if each.row.id == case), 0)

    # Drawing

    def _draw(self, cursor: str) -> None:
        masked, names = not self.revealed, [each.id for each in CASES]
        shown = seen(self.found, self._read.known, masked=masked)
        self.shown = {row.id: row for row in shown}
        cases = case_lines(shown, names, self.desk.today, self.desk.named_rules)
        records = record_lines(self._read.records, masked=masked)
        lines = [*records, *with_passages(cases, self.passages)]
        self.rows.show_lines(CASES, lines, cursor if any(line.key == cursor for line in lines) else self._first)
        self._look()

    @property
    def _first(self) -> str:
        """The line on which the cursor stands at first: the newest case, else the first of all."""
        found, records = self._read.found, self._read.records
        return str(found[0].row.id) if found else record_key(records[0]) if records else ""

    @on(Rows.Moved)
    def _look(self) -> None:
        case, entry = case_of(self.rows.key)
        row, detail = self.shown.get(case), self.query_one("#detail", Detail)
        here = [each for each in self.passages.get(case, ()) if entry and each.entry == entry]
        if row is None:
            detail.tell()
        elif here:
            detail.tell((say("{field}：{text}", field=here[0].field, text=here[0].text.replace("\n", " ")), ""))
        else:
            detail.tell((in_a_list(row, self.desk.today, self.desk.named_rules), ""))
        if case and case not in self._fresh:
            self._read_passages()

    # Acting

    @property
    def row(self) -> Row | None:
        """The case under the cursor."""
        case = case_of(self.rows.key)[0]
        return next((row for row in self.found if row.id == case), None)

    @property
    def in_hand(self) -> int | None:
        return self.row.id if self.row else None

    def open_found(self) -> None:
        """Open the case under the cursor at the entry that was found, or the record."""
        case, entry = case_of(self.rows.key)
        self._remember()
        if record := record_of(self.rows.key):
            self.bangfu.open_record(record)
        elif case:
            first = next(iter(self.passages.get(case, ())), None)
            self.bangfu.open_case(case, entry=entry or (first.entry if first else 0))

    def action_step(self, way: str, by: int) -> None:
        """Move in the list; up from its start goes back in what was looked for before."""
        recalling = self._recalled is not None and self._searched(self._recalled) == self.typed
        if way == "move" and by < 0 and (not self.typed or (recalling and self.rows.key == self._first)):
            self._recall(self._recalled + 1 if recalling and self._recalled is not None else 0)
        else:
            super().action_step(way, by)

    def _searched(self, at: int) -> str | None:
        kept = self.bangfu.searched
        return kept[-1 - at] if at < len(kept) else None

    def _recall(self, at: int) -> None:
        if (typed := self._searched(at)) is None:
            self.app.bell()
            return
        self._recalled, field = at, self.query_one("#typed", Input)
        field.value, field.cursor_position = typed, len(typed)

    def _remember(self) -> None:
        if self.typed and (self._read.found or self._read.records):
            self.bangfu.searched[:] = [*(each for each in self.bangfu.searched if each != self.typed), self.typed][-20:]

    def action_back(self) -> None:
        self._remember()
        super().action_back()

    def action_list(self) -> None:
        """Write what was found as a spreadsheet, after the password once more."""
        check(self.desk.account.role, Action.EXPORT)
        if self.found:
            offer_paper(self, cases_paper(self.desk, say("搜索“{typed}”", typed=self.typed), self.found))

    def action_names(self) -> None:
        """Show names, which is noted, or hide them again."""
        cases, records = [row.id for row in self.found], [line.id for line in self._read.records]
        reveal(self, lambda: self.desk.trail.reveal("search", cases, records), self._names, self.find)

    def _names(self, *, shown: bool) -> None:
        self.revealed, self.passages, self._fresh = shown, {}, set()
        self._draw(self.rows.key)
        self._read_passages()


def _case(found: Hit) -> int:
    return found.row.id


def _nothing(typed: str) -> object:
    if len(typed) == 1:
        return say("没有找到；再输入一个字试试")
    return say("没有找到；可改用拼音首字母、电话里的四位数字或案号，或按 Esc 返回后按 n 登记新案")
