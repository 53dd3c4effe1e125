"""What the desk says before anybody asks: what one is reminded of today, and what waits."""

from collections.abc import Iterator
from typing import NamedTuple

from cases.law.rulebook import RulesByKey
from cases.staff.permissions import Action, may
from cases.values.text import say
from cases.views.drafts import Draft
from cases.views.rows import Left, Reminded
from storage.desk import Desk
from storage.store.replaced import looked_at
from tui.widgets.detail import Detail, Styled
from tui.words.queuewords import left_behind, reminder, waiting


class Offers(NamedTuple):
    """What there is to say.

    twins: how many pairs of records wait for a decision. doubted: whether the clock is in doubt: recording waits.
    replaced: when the data was replaced by a restore and by whom, where it is only to be looked at.
    left: what is left behind by whoever has gone.
    """

    drafts: tuple[Draft, ...]
    due: Reminded
    twins: int
    rules: RulesByKey
    doubted: bool
    replaced: str
    left: tuple[Left, ...]

    def told(self, deciding: int) -> Iterator[Styled]:
        """Yield what is said, a line each, with how it looks. deciding: how many cases wait for one’s decision."""
        if self.replaced:
            yield looked_at(self.replaced), "$text-warning"
        if self.doubted:
            yield say("! 电脑日期可疑，登记暂停：请主管“确认日期”（菜单）"), "$text-warning"
        yield from ((told, "$text-warning") for told in left_behind(self.left))
        if deciding:
            yield waiting(deciding), "$text-warning"
        if any(self.due):
            yield reminder(self.due), "$text-warning" if self.due.overdue or self.due.today else ""
        if self.twins:
            yield say("有 {n} 对可能的同一人或利益冲突待判断，按 : 找“同一人和冲突”", n=self.twins), ""
        if self.drafts:
            yield say("有 {n} 份未保存的草稿，按 F6 继续", n=len(self.drafts)), ""


def offers(desk: Desk) -> Offers:
    """Read what there is to say to whoever sits there, but for what the queues count."""
    due = desk.agenda.reminded(desk.account.account)
    left = desk.leavers.left() if may(desk.account.role, Action.HAND_OVER) else ()
    doubted = desk.day.doubt is not None
    return Offers(desk.drafts.all(), due, desk.twins.count(), desk.rules.named, doubted, desk.replaced, left)


class OfferLines(Detail):
    """The lines in which it is said: anew when it is read anew, or when other cases wait for one's decision."""

    DEFAULT_CSS = """
    OfferLines { height: 1; color: $text-accent; display: none; }
    OfferLines.-on { display: block; }
    """

    found: Offers | None = None
    deciding = 0

    def offer(self, found: Offers) -> None:
        """Say what was read."""
        self.found = found
        self._tell()

    def count(self, deciding: int) -> None:
        """Say how many cases wait for one’s decision."""
        if deciding != self.deciding:
            self.deciding = deciding
            self._tell()

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The drafts that one may go on with."""
        return self.found.drafts if self.found else ()

    def _tell(self) -> None:
        told = list(self.found.told(self.deciding)) if self.found else []
        self.set_class(bool(told), "-on")
        self.styles.height = max(len(told), 1)
        self.tell(*told)
