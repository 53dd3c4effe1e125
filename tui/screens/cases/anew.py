"""Reckoning anew all that lies ahead, where rules or holidays have changed since it was last done."""

from collections.abc import Callable
from typing import Any

from cases.values.text import say
from tui.dialogs.progress import Progress
from tui.frame.frame import Frame


def look_at_rules(screen: Frame[Any], then: Callable[[], object]) -> None:
    """Look whether rules or holidays have changed, and reckon anew where they have; then go on."""
    desk = screen.desk

    def wait() -> bool:
        from cases.hiding.likely import left, patterns  # noqa: F401 - loaded here, so that the first case opens at once

        return desk.rules.changed and desk.day.doubt is None

    def told(n: int | None) -> None:
        if n is not None:
            screen.bangfu.tell(say("期限已重新计算，{n} 件有变动", n=n))
            then()

    def seen(changed: bool) -> None:
        if changed and screen.is_current:
            title = say("规则或放假安排有变，正在重新计算期限")
            screen.app.push_screen(Progress[int | None](title, desk.rules.reckon), told)

    screen.fetch("rules", wait, seen, lambda _refused: None)
