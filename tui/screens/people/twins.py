"""待判断的同一人和利益冲突: pairs of records that nobody could be asked about, joined or left apart with a reason."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from textual import on
from textual.widget import Widget

from cases.directory.listed import RecordFile
from cases.directory.twins import Decision, Twin
from cases.standing.numbers import short_number
from cases.values.text import Sentence, say
from tui.dialogs.menu import Menu
from tui.frame.reveal import POLL, note_more, reveal_anew
from tui.merging import ask_to_merge, name_of, told_apart
from tui.screens.base import Base
from tui.screens.small import LEAVE, Blank, Small
from tui.widgets import columns
from tui.widgets.detail import Detail
from tui.widgets.moves import STEPS
from tui.widgets.rows import ListLine, Rows
from tui.words.choices import Choice
from tui.words.keys import Act, bindings, register
from tui.words.language import _, show, show_line

TWINS = register(
    (
        Act("twins.open", "open", say("细看"), say("打开其中一条记录"), "", ("enter",), 10, first=True),
        Act("twins.join", "join", say("合并"), say("是同一个：合并成一条，以后可以撤销"), "", ("f7",), 20),
        Act("twins.leave", "leave", say("分开"), say("不合并：写明理由，以后不再提示"), "", ("f6",), 30),
        Act("twins.names", "names", say("显示姓名"), say("显示或隐藏姓名"), "v", ("f8",), 60),
        Act("twins.back", "back", say("返回"), say("回到前一屏"), "", ("escape",), 15),
    )
)


class _Why(Small[bool]):
    """Asks why a pair is left apart."""

    BINDINGS = bindings(LEAVE)
    ASKS = (Blank("reason", say("理由"), say("如：同名的两个人，出生年份不同；记入日志，以后可查")),)

    def __init__(self, twin: Twin, decision: Decision) -> None:
        super().__init__()
        self.twin, self.decision = twin, decision

    def heading(self) -> object:
        return self.decision.label

    def work(self, typed: Mapping[str, str]) -> Callable[[], bool]:
        def leave() -> bool:
            self.desk.twins.leave(self.twin.id, self.decision, typed["reason"])
            return True

        return leave

    def action_back(self) -> None:
        self.dismiss(None)


def _why(twin: Twin) -> object:
    """Say what two records have in common, and whether they stand against each other."""
    return say("!冲突 {sort}", sort=twin.sort.label) if twin.conflict else twin.sort.label


def _records(twins: Iterable[Twin]) -> Iterator[int]:
    return (file.id for twin in twins for file in (twin.one, twin.other))


class TwinsScreen(Base[None]):
    """The pairs that wait for whoever is at the desk."""

    BINDINGS = bindings((*TWINS, *STEPS))
    DEFAULT_CSS = """
    TwinsScreen #told { height: 2; color: $text-muted; padding: 0 1; }
    TwinsScreen #pair { height: 5; padding: 0 1; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.waiting: tuple[Twin, ...] = ()
        self.revealed = False

    def heading(self) -> object:
        return say("待判断的同一人和利益冲突")

    def body(self) -> Iterable[Widget]:
        yield Detail(id="told")
        yield Rows()
        yield Detail(id="pair")

    def on_mount(self) -> None:
        self.rows.focus()
        self.set_interval(POLL, self._poll)

    def _poll(self) -> None:
        """Read anew as long as names stand there in full."""
        if self.revealed and self.is_current:
            self.read()

    def on_screen_resume(self) -> None:
        self.read()

    def read(self) -> None:
        """Read the pairs anew."""
        self.fetch("twins", self._waiting, self._show)

    def _waiting(self) -> tuple[Twin, ...]:
        seen, waiting = set(_records(self.waiting)), self.desk.twins.waiting()
        note_more(self, "twins", records=(each for each in _records(waiting) if each not in seen))
        return waiting

    @property
    def rows(self) -> Rows:
        """The list of pairs."""
        return self.query_one(Rows)

    @property
    def twin(self) -> Twin | None:
        """The pair under the cursor."""
        return self.waiting[self.rows.cursor] if self.rows.cursor < len(self.waiting) else None

    def _show(self, waiting: tuple[Twin, ...]) -> None:
        self.waiting = waiting
        told = say("{n} 对，各由不同的人登记；合并后双方都看得到对方的资料", n=len(waiting))
        empty = say("没有待判断的同一人或利益冲突")
        self.query_one("#told", Detail).tell((told if waiting else empty, ""))
        self._draw(self.rows.cursor)

    def _draw(self, cursor: int | str) -> None:
        self.rows.show_lines(
            columns.TWINS, [ListLine(str(each.id), tuple(self._cells(each))) for each in self.waiting], cursor
        )
        self._tell_pair()

    def _cells(self, twin: Twin) -> Iterator[str]:
        yield show_line(_why(twin))
        for file in (twin.one, twin.other):
            numbers = [short_number(part.row.number, self.desk.today.year) for part in file.cases] or [_("无案件")]
            mark = _("[限定]") if any(part.row.restricted for part in file.cases) else ""
            more = _("等 {n} 件", n=len(numbers)) if len(numbers) > 1 else ""
            yield f"{mark}{self._called(file)} {numbers[0]}{more}"

    @on(Rows.Moved)
    def _tell_pair(self) -> None:
        """Say of the pair under the cursor which two records it is, with all their cases, and why it is there."""
        pair = self.query_one("#pair", Detail)
        if twin := self.twin:
            one, other = self._whole(twin.one), self._whole(twin.other)
            differ = "；".join(map(show, told_apart(twin.one, twin.other, masked=not self.revealed)))
            pair.tell((say("{why}：{one}和{other}", why=_why(twin), one=one, other=other), ""), (differ, ""))
        else:
            pair.tell()

    def _whole(self, file: RecordFile) -> Sentence:
        numbers = tuple(part.row.number for part in file.cases) or say("无案件")
        return say("{name}（{numbers}）", name=self._called(file), numbers=numbers)

    def _called(self, file: RecordFile) -> str:
        return name_of(file.record, masked=not self.revealed)

    @on(Rows.Chosen)
    def action_open(self) -> None:
        """Open one of the two records."""
        if twin := self.twin:
            files = (twin.one, twin.other)
            choices = [Choice(str(file.id), self._called(file), say("{n} 件", n=file.all_cases)) for file in files]

            def chosen(key: str | None) -> None:
                if key is not None:
                    self.bangfu.open_record(int(key))

            self.app.push_screen(Menu(say("打开哪一条？"), choices), chosen)

    def action_join(self) -> None:
        """Merge the two, after asking which of them leads."""
        if twin := self.twin:
            if not twin.joinable:
                self.bangfu.tell(say("其中一条在限定案件中，不能合并；请按 F6 写明“是同一个，分开保管”"))
                return
            ask_to_merge(self, twin.one.id, twin.other.id, lambda _file: self.read())

    def action_leave(self) -> None:
        """Leave the two apart, and say why."""
        if twin := self.twin:
            choices = [Choice(each.value, each.label) for each in (Decision.APART, Decision.SAME)]

            def chosen(key: str | None) -> None:
                if key is not None:
                    self._ask_why(twin, Decision(key))

            self.app.push_screen(Menu(say("怎样判断？"), choices), chosen)

    def _ask_why(self, twin: Twin, decision: Decision) -> None:
        def done(left: bool | None) -> None:
            if left:
                self.bangfu.tell(say("已记下，这一对不再提示"))

        self.app.push_screen(_Why(twin, decision), done)

    def action_names(self) -> None:
        """Show names, which is noted, or hide them again."""
        reveal_anew(self, self._read_in_full, self._in_full, self._hide, self.bangfu.refuse)

    def _read_in_full(self) -> tuple[Twin, ...]:
        waiting = self.desk.twins.waiting()
        self.desk.trail.reveal("twins", records=list(_records(waiting)))
        return waiting

    def _in_full(self, waiting: tuple[Twin, ...]) -> None:
        self.revealed = True
        self._show(waiting)

    def _hide(self) -> None:
        self.revealed = False
        self._draw(self.rows.cursor)

    def action_back(self) -> None:
        self.dismiss(None)
