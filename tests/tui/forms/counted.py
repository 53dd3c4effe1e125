"""Standard intakes as they are typed at the counter: each key that is no text is counted (按键次数).

Text is what only the person who asks can tell: names, numbers, days, sums, what happened. All else is a key: Tab,
Enter, arrows, shortcuts, and each character that chooses one of several.
"""

from collections.abc import Mapping, Sequence

from tests.tui.filling import field_in_hand, save, write
from tests.tui.hand import Hand

Step = str | tuple[str, str]
"""A key; characters that choose, after a `+`; or the field that has the focus by then, and the text typed into it."""

BUILDER: Sequence[Step] = (
    *("n", ("applicant", "尉迟工"), "enter", ("phone", "13700001111"), "enter", "+农", "enter"),
    *("+6", "tab", "+3", "enter", ("claimed", "38000"), "enter", ("request", "支付工资"), "tab"),
    *("enter", ("respondents", "滨海一建"), "enter", "enter", ("respondents", "海达劳务"), "tab"),
    *(("project", "滨海花园二期"), "enter", "+否", "enter", ("ended_on", "2026-5-20"), "enter"),
    *(("facts", "完工后工资未结清"), "f2"),
)
"""A worker of a building site who is owed wages: from the cause on to the kind, which the desk may guess otherwise."""

DISPATCHED: Sequence[Step] = (
    *("n", ("applicant", "段干工"), "enter", ("phone", "13700002222"), "enter", "+派", "enter"),
    *("+7", "tab", "+3", "enter", ("claimed", "12000"), "enter", ("request", "支付经济补偿"), "tab"),
    *("enter", ("respondents", "诚信人力"), "enter", "enter", ("respondents", "海港物流"), "tab"),
    *("+辅", "enter", ("licence", "浙A001"), "enter", ("agreement_until", "2026-12-31"), "enter", "+是", "enter"),
    *(("sent_back", "订单减少"), "tab", "tab", ("ended_on", "2026-6-1"), "enter", ("facts", "被退回后未获工作"), "f2"),
)
TAXI: Sequence[Step] = (
    *("n", ("applicant", "呼延工"), "enter", ("phone", "13700003333"), "enter", "+巡", "enter"),
    *("+6", "tab", "+3", "enter", ("claimed", "9000"), "enter", ("request", "退还押金"), "tab"),
    *("enter", ("respondents", "滨海出租"), "tab", "+承", "enter", "+承", "enter", ("taxi_fee", "6000"), "enter"),
    *(("deposit", "9000"), "enter", "+巡", "enter", ("licence_until", "2027-1-1"), "enter", "+是", "enter", "enter"),
    *(("facts", "交车后押金未退"), "f2"),
)
RETURNING: Sequence[Step] = (
    *("n", ("applicant", "尉迟"), "f7", "+6", "enter", ("claimed", "5000"), "enter", ("request", "付清余款"), "tab"),
    *("tab", "enter", ("ended_on", "2026-5-20"), "enter", ("facts", "余款到期仍未付"), "tab", "+2", "f2"),
)
"""The same worker a while later: taken over from the case that is found, with the duplicate decided on."""

COUNTED: Mapping[str, Sequence[Sequence[Step]]] = {
    "builder": [BUILDER],
    "dispatched": [DISPATCHED],
    "taxi": [TAXI],
    "returning": [BUILDER, RETURNING],
}
"""The intakes by name, the last of each counted, after those that come before it."""

MOST = {"builder": 21, "dispatched": 26, "taxi": 26, "returning": 12}
"""How many keys each may take."""


async def keys_of(hand: Hand, steps: Sequence[Step]) -> int:
    """Go through an intake, save it, and return how many keys it took that are not text."""
    count = 0
    for step in steps:
        if isinstance(step, tuple):
            name, text = step
            assert field_in_hand(hand) == name, hand.screen
            await write(hand, text)
        elif step == "f2":
            await save(hand)
            count += 1
        elif step.startswith("+"):
            await write(hand, step[1:])
            count += len(step) - 1
        else:
            await hand.press(step)
            count += 1
    return count
