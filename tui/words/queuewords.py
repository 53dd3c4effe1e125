"""The queues in words: what each holds, how many, and what to do where it is empty."""

from collections.abc import Iterator, Sequence

from cases.values.text import Sentence, say
from cases.views.rows import LIMIT_AHEAD, STALE_AFTER, WEEK_AHEAD, Gone, Handover, Left, Reminded, TakenBack, View
from tui.words.language import show_line

MEANING: dict[View, Sentence] = {
    View.MINE: say("由我承办、还没有结案的案件"),
    View.DECIDE: say("等主管决定的案件：受理、指派、审核结案（自己承办的除外）和对异议的审查"),
    View.INTAKE: say("已登记，还没有决定是否受理的案件和咨询"),
    View.ASSIGNMENT: say("已受理，等主管指派承办人"),
    View.FOLLOW_UP: say("承办人正在办理"),
    View.CLOSURE: say("承办人已提请结案，等主管审核"),
    View.OVERDUE: say("本中心的期限或步骤已经过了的在办案件"),
    View.TODAY: say("有期限、权利或待办今天到期的在办案件"),
    View.WEEK: say("有期限、权利或待办在以后 {n} 天内到期的在办案件", n=WEEK_AHEAD),
    View.LIMITATION: say("时效 {n} 天内届满或已经届满、还没有申请的案件", n=LIMIT_AHEAD),
    View.NO_STEP: say("本中心没有期限、没有待办的在办案件：请登记下一步"),
    View.SUSPENDED: say("暂停办理的案件，先到期的在前"),
    View.STALE: say("{n} 天没有新记录的在办案件", n=STALE_AFTER),
    View.OPEN: say("所有没有结案的案件，期限近的在前"),
    View.FOLLOWED: say("已结案、还有款项、约定或权利要跟踪的案件，先到期的在前"),
    View.CLOSED: say("已结案的案件，最近结案的在前"),
    View.ALL: say("所有案件，最近登记的在前"),
}
"""What each queue holds."""


def waiting(cases: int) -> Sentence:
    """Say how many cases wait for somebody's decision."""
    return say("有 {n} 件等您决定，见左边“{queue}”", n=cases, queue=View.DECIDE.label)


def reminder(due: Reminded) -> Sentence:
    """Say what somebody is reminded of today."""
    counted = {"late": due.overdue, "today": due.today, "near": due.near}
    told = say("我的日程（按 F2）：逾期 {late} 项，今天到期 {today} 项，临近 {near} 项", **counted)
    if due.asked:
        told = say("{told}，可催问 {n} 项", told=told, n=due.asked)
    return say("{told}，已失效 {n} 项", told=told, n=due.lapsed) if due.lapsed else told


def left_behind(left: Sequence[Left]) -> Iterator[Sentence]:
    """Say whose cases wait for somebody else: of those who have gone, and of those who only do not find one."""
    unseen = [each for each in left if set(each.why) == {Gone.UNSEEN}]
    gone = [each for each in left if each not in unseen]
    if gone:
        yield say("离岗未交接：{people}的 {n} 件，请在菜单“整体交接”中交给同事", people=_people(gone), n=len(gone))
    if unseen:
        told = say("待办人看不到限定案件：{people}的 {n} 件，请在案件中“交接”", people=_people(unseen), n=len(unseen))
        yield told


def _people(left: Sequence[Left]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in left for name in each.by))


def not_handed_over(done: Handover) -> Iterator[Sentence]:
    """Say what could not be handed over, and why."""
    for each in done.stays:
        yield say("没有交接，仍在{giver}名下：{number}（{why}）", giver=done.giver, number=each.number, why=each.why)


def taken_back(done: TakenBack) -> Iterator[Sentence]:
    """Say what went back of a handover, and what stays, and why."""
    yield say("已撤销：{n} 件退回{giver}", n=len(done.cases), giver=done.giver)
    for each in done.stays:
        yield say("没有撤销，仍由{taker}办理：{number}（{why}）", taker=done.taker, number=each.number, why=each.why)


def short(count: int | None) -> str:
    """Write a count in a few cells."""
    if count is None:
        return ""
    return str(count) if count < 10_000 else show_line(say("{n}万", n=f"{count / 10_000:.1f}"))


def nothing(view: View, *, takes_in: bool) -> object:
    """Say what to do where a queue is empty. takes_in: whether the reader opens cases."""
    if view is View.ALL:
        first = say("还没有案件。\n按 n（或 Ctrl+N）登记第一件。")
        return first if takes_in else say("还没有案件，由工作人员或主管登记。")
    if view in _EMPTY:
        return _EMPTY[view]
    told = say("没有交给您办理的案件。") if view is View.MINE else say("这个列表里没有案件。")
    ways = say("按 ] 看下一个列表，按 n 登记新案，按 / 搜索。") if takes_in else say("按 ] 看下一个列表，按 / 搜索。")
    return say("{told}\n{ways}", told=told, ways=ways)


_EMPTY = {
    View.DECIDE: say("没有等您决定的案件。\n按 ] 看下一个列表，按 / 搜索。"),
    View.OVERDUE: say("没有逾期的案件。\n按 ] 看下一个列表，按 / 搜索。"),
    View.NO_STEP: say("每件在办案件都有下一步。\n按 ] 看下一个列表，按 / 搜索。"),
}
"""What is said of queues of which one likes to see nothing."""
