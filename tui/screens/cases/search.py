"""Finding a case while one types: two characters of anything, pinyin initials, digits of a phone, part of a number."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual import on
from textual.widget import Widget

from cases.hiding.known.people import Known
from cases.staff.permissions import Action, check
from cases.values.text import say
from cases.views.rows import Row
from cases.views.shown import told_next
from cases.views.wording import in_a_list
from tui.dialogs.outgoing import offer_paper
from tui.frame.reveal import note_more, reveal
from tui.lists.caselines import case_lines, seen
from tui.papers.listing import cases_paper
from tui.screens.finding import FindingScreen
from tui.widgets.columns import CASES
from tui.widgets.detail import Detail
from tui.widgets.moves import STEPS
from tui.widgets.rows import Rows
from tui.words.keys import SEARCH, bindings

MOST = 50
"""Cases shown."""

_Found = tuple[tuple[Row, ...], Mapping[int, Known]]
"""Cases, and what is known of the people in them."""


class SearchScreen(FindingScreen):
    """One field and what it finds."""

    WITHOUT: ClassVar[tuple[str, ...]] = ("search",)
    BINDINGS = bindings((*SEARCH, *STEPS))
    HINT = say("姓名两个字、拼音首字母、电话四位数字、案号或内容")

    def __init__(self, typed: str = "") -> None:
        super().__init__(typed)
        self.found: tuple[Row, ...] = ()
        self.known: Mapping[int, Known] = {}
        self.shown: list[Row] = []

    def heading(self) -> object:
        return say("搜索")

    def body(self) -> Iterable[Widget]:
        yield from super().body()
        yield Detail(id="detail")

    def on_mount(self) -> None:
        self.tell(say("输入后立即查找，按 Enter 打开"))

    def on_screen_resume(self) -> None:
        if self.typed:
            self.find()

    def find(self) -> None:
        typed, desk = self.typed, self.desk

        def find() -> _Found:
            before, found = {row.id for row in self.found}, desk.search.find(typed, MOST) if typed else ()
            note_more(self, "search", (row.id for row in found if row.id not in before))
            return found, desk.cases.known(told_next(found))

        self.fetch("find", find, lambda read: self._show(typed, *read))

    def _show(self, typed: str, found: tuple[Row, ...], known: Mapping[int, Known]) -> None:
        kept = self.rows.key
        self.found, self.known = found, known
        self._draw(kept)
        if not typed:
            self.tell(say("输入后立即查找，按 Enter 打开"))
        elif not found:
            self.tell(_nothing(typed))
        elif len(found) == MOST:
            self.tell(say("最近的 {n} 件；再多输入一些可以缩小范围", n=MOST))
        else:
            self.tell(say("找到 {n} 件", n=len(found)))

    def _draw(self, cursor: int | str = 0) -> None:
        masked, names = not self.revealed, [each.id for each in CASES]
        self.shown = seen(self.found, self.known, masked=masked)
        lines = case_lines(self.shown, names, self.desk.today, self.desk.book)
        self.rows.show_lines(CASES, lines, cursor)
        self._look()

    @on(Rows.Moved)
    def _look(self) -> None:
        at, shown = self.rows.cursor, self.shown
        told = [(in_a_list(shown[at], self.desk.today, self.desk.book), "")] if at < len(shown) else []
        self.query_one("#detail", Detail).tell(*told)

    @property
    def row(self) -> Row | None:
        """The case under the cursor."""
        return self.found[self.rows.cursor] if self.rows.cursor < len(self.found) else None

    @property
    def in_hand(self) -> int | None:
        return self.row.id if self.row else None

    @on(Rows.Chosen)
    def action_open(self) -> None:
        if self.row:
            self.bangfu.open_case(self.row.id)

    def action_list(self) -> None:
        """Write what was found as a spreadsheet, after the password once more."""
        check(self.desk.account.role, Action.EXPORT)
        if self.found:
            offer_paper(self, cases_paper(self.desk, say("查找“{typed}”", typed=self.typed), self.found))

    def action_names(self) -> None:
        """Show names, which is noted, or hide them again."""
        reveal(self, lambda: self.desk.trail.reveal("search", [row.id for row in self.found]), self._names, self.find)

    def _names(self, *, shown: bool) -> None:
        self.revealed = shown
        self._draw(self.rows.cursor)


def _nothing(typed: str) -> object:
    if len(typed) == 1:
        return say("没有找到；再输入一个字试试")
    return say("没有找到；可改用拼音首字母、电话里的四位数字或案号，或按 Esc 返回后按 n 登记新案")
