"""整体交接: who hands over, who takes over, why; then all of it in one act, and a note to sign."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.widget import Widget

from cases.hiding.known.people import Known
from cases.hiding.mask import Mask
from cases.law.rulebook import RuleBook
from cases.staff.people import Account
from cases.values.text import Sentence, say
from cases.views.rows import Ahead, HandedDay, Handover, Row, TakenBack, View
from cases.views.shown import hide_ahead, worded
from storage.staff.colleagues import can_handle
from tui.dialogs.confirm import Confirm
from tui.dialogs.menu import Menu
from tui.dialogs.message import Message
from tui.dialogs.outgoing import offer_paper
from tui.frame.frame import Frame
from tui.frame.reveal import reveal
from tui.lists import aheadlines, caselines
from tui.papers.agendafile import note_paper
from tui.screens.small import LEAVE, Blank, Small
from tui.widgets.columns import AHEAD, of_queue
from tui.widgets.detail import Detail
from tui.widgets.moves import STEPS
from tui.widgets.rows import Rows
from tui.words.choices import Choice
from tui.words.keys import Act, bindings, register
from tui.words.queuewords import not_handed_over, taken_back

if TYPE_CHECKING:
    from storage.desk import Desk

HAND_OVER = register(
    (
        Act("hand.list", "list", say("案件日程"), say("看要交出的案件，或其期限和待办"), "", ("f6",), 20),
        Act("hand.names", "names", say("显示姓名"), say("显示或隐藏姓名"), "", ("f8",), 30),
    )
)


class _Hands(NamedTuple):
    """An account with what it has in hand: cases, and things that lie ahead."""

    account: Account
    cases: tuple[Row, ...]
    ahead: tuple[Ahead, ...]


class _Found(NamedTuple):
    """Who has something in hand, who works here, the rules by which things are named, and what was handed over."""

    hands: Sequence[_Hands]
    working: Sequence[Account]
    book: RuleBook
    recent: Sequence[tuple[HandedDay, int]]


def ask_who(screen: Frame[Any]) -> None:
    """Ask who hands over, of those who have something in hand, and then who takes over."""
    screen.fetch("hands", lambda: _in_hand(screen.desk), lambda found: _choose(screen, found))


def _in_hand(desk: "Desk") -> _Found:
    hands = [_Hands(each, *desk.handing.of(each.account)) for each in desk.store.accounts()]
    some = [each for each in hands if each.cases]
    return _Found(some, desk.colleagues.everyone(), desk.rules.book, desk.retaking.recent())


def _choose(screen: Frame[Any], found: _Found) -> None:
    if not found.hands and not found.recent:
        screen.bangfu.tell(say("没有人手上有在办案件"))
        return
    choices = [
        Choice(str(at), _named(each.account), say("{n} 件", n=len(each.cases)), also=(each.account.account,))
        for at, each in enumerate(found.hands)
    ]

    names = {each.account: each.name for each in screen.desk.store.accounts()}
    for at, (handed, n) in enumerate(found.recent):
        giver, taker = names[handed.giver], names[handed.taker]
        told = say("撤销 {day} 的交接：{giver}交给{taker}", day=handed.on, giver=giver, taker=taker)
        choices.append(Choice(f"{_BACK}{at}", told, say("{n} 件", n=n)))

    def chosen(key: str | None) -> None:
        if key and key.startswith(_BACK):
            _ask_back(screen, *found.recent[int(key.removeprefix(_BACK))], names)
        elif key is not None:
            _to_whom(screen, found, found.hands[int(key)])

    screen.app.push_screen(Menu(say("谁要交出案件？"), choices), chosen)


_BACK = "back"


def _ask_back(screen: Frame[Any], handed: HandedDay, n: int, names: Mapping[str, str]) -> None:
    """Take a handover back after asking, and say what stays and why."""

    def sure(yes: bool | None) -> None:
        if yes:
            screen.fetch("back", lambda: screen.desk.retaking.back(handed.giver, handed.taker), told)

    def told(done: TakenBack) -> None:
        screen.app.push_screen(Message(say("撤销交接"), *taken_back(done)))

    giver, taker = names[handed.giver], names[handed.taker]
    asked = say("{giver}交给{taker}的 {n} 件退回；交接后已有人登记的不退，会列出来。", giver=giver, taker=taker, n=n)
    screen.app.push_screen(Confirm(say("撤销交接"), asked, say("撤销")), sure)


def _named(account: Account) -> object:
    return account.name if account.active else say("{name}（已停用）", name=account.name)


def _to_whom(screen: Frame[Any], found: _Found, giver: _Hands) -> None:
    stations = {row.station for row in giver.cases}
    takers = [each for each in found.working if each.account != giver.account.account]
    takers = [each for each in takers if any(can_handle(each, station) for station in stations)]
    if not takers:
        screen.bangfu.refuse_with(say("没有同事可承办其案件；请管理员先为一位同事开通相应站点"))
        return
    choices = [Choice(str(at), each.name, each.role.label, also=(each.account,)) for at, each in enumerate(takers)]

    def chosen(key: str | None) -> None:
        if key is not None:
            taker = takers[int(key)]
            ahead = worded(giver.ahead)
            screen.fetch("known", lambda: screen.desk.cases.known(ahead), lambda known: asked(taker, known))

    def asked(taker: Account, known: Mapping[int, Known]) -> None:
        asking = HandOver(giver, taker, found.book, known)
        screen.app.push_screen(asking, noted)

    def noted(done: Handover | None) -> None:
        if done:
            told = Message(say("没有全部交接"), *not_handed_over(done))
            offer_paper(screen, note_paper(screen.desk, done))
            if done.stays:
                screen.app.push_screen(told)

    screen.app.push_screen(Menu(say("{giver}的案件交给谁？", giver=giver.account.name), choices), chosen)


class HandOver(Small[Handover]):
    """The reason, and what is handed over below it; then the act, after asking."""

    BINDINGS = bindings((*HAND_OVER, *LEAVE, *STEPS))
    DEFAULT_CSS = """
    HandOver VerticalScroll { height: auto; max-height: 60%; }
    HandOver #place { height: 1; color: $text-muted; }
    """
    ASKS = (Blank("reason", say("理由"), say("如：离职、休假、调岗；写进每件案件的经过和交接单")),)
    BUTTON = say("交接（F2）")

    def __init__(self, giver: _Hands, taker: Account, book: RuleBook, known: Mapping[int, Known]) -> None:
        super().__init__()
        self.giver, self.taker, self.book, self.known = giver, taker, book, known
        self.revealed = self.ahead = False

    def heading(self) -> object:
        return say("整体交接")

    def told(self) -> Iterable[Sentence]:
        giver = self.giver
        yield say(
            "{giver}的 {n} 件在办案件、{m} 项期限和待办，将一次交给{taker}。",
            giver=giver.account.name,
            n=len(giver.cases),
            m=len(giver.ahead),
            taker=self.taker.name,
        )
        yield say("每件案件的办理经过都会记下这次交接；不能交接的留在原处，并说明原因。")

    def body(self) -> Iterable[Widget]:
        yield from super().body()
        yield Detail(id="place")
        rows = Rows()
        rows.can_focus = False
        yield rows

    def on_mount(self) -> None:
        super().on_mount()
        self._show()

    # What is handed over

    def _show(self) -> None:
        giver, masked, rows = self.giver, not self.revealed, self.query_one(Rows)
        if self.ahead:
            told = say("期限和待办 {n} 项，按 F6 看案件", n=len(giver.ahead))
            items = hide_ahead(giver.ahead, Mask(on=masked), self.known)
            found = aheadlines.lines(items, self.desk.today, self.book)
            rows.show_lines(AHEAD if found else (), found, rows.cursor)
        else:
            told = say("在办案件 {n} 件，按 F6 看期限和待办", n=len(giver.cases))
            columns = of_queue(View.MINE)
            names = [each.id for each in columns]
            cases = caselines.seen(giver.cases, self.known, masked=masked)
            found = caselines.case_lines(cases, names, self.desk.today, self.book)
            rows.show_lines(columns, found, rows.cursor)
        self.query_one("#place", Detail).tell((told, ""))

    def action_list(self) -> None:
        """Change between the cases and what lies ahead of them."""
        self.ahead = not self.ahead
        self.query_one(Rows).cursor = 0
        self._show()

    def action_names(self) -> None:
        """Show names, which is noted, or hide them again."""
        reveal(self, lambda: self.desk.trail.reveal("handover", [each.id for each in self.giver.cases]), self._names)

    def _names(self, *, shown: bool) -> None:
        self.revealed = shown
        self._show()

    # Handing over

    def submit(self, typed: Mapping[str, str]) -> None:
        """Ask once, and then hand over."""
        n, giver, taker = len(self.giver.cases), self.giver.account.name, self.taker.name

        def sure(yes: bool | None) -> None:
            if yes:
                super(HandOver, self).submit(typed)

        told = say("{giver}的在办案件全部交给{taker}，共 {n} 件。", giver=giver, taker=taker, n=n)
        question = say("{told}\n三十天内可在“整体交接”里撤销。要交接吗？", told=told)
        self.app.push_screen(Confirm(say("整体交接"), question, say("交接 {n} 件", n=n)), sure)

    def work(self, typed: Mapping[str, str]) -> Callable[[], Any]:
        giver, taker = self.giver.account.account, self.taker.account
        return lambda: self.desk.handing.over(giver, taker, typed["reason"])

    def done(self, result: Handover) -> None:
        self.bangfu.tell(say("已交接 {n} 件案件", n=len(result.cases)))
        self.dismiss(result)

    def action_back(self) -> None:
        self.dismiss(None)
