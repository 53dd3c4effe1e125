"""Moving a cursor in a list."""

from cases.values.text import say
from tui.words.keys import Act, register

MOVES = register(
    (
        Act("rows.up", "move(-1)", say("上移"), say("上移一行"), "", ("up",)),
        Act("rows.down", "move(1)", say("下移"), say("下移一行"), "", ("down",)),
        Act("rows.page_up", "page(-1)", say("上翻"), say("上翻一屏"), "", ("pageup",)),
        Act("rows.page_down", "page(1)", say("下翻"), say("下翻一屏"), "", ("pagedown",)),
        Act("rows.first", "first", say("首行"), say("到第一行"), "", ("home", "ctrl+home")),
        Act("rows.last", "last", say("末行"), say("到最后一行"), "", ("end", "ctrl+end")),
    )
)
STEPS = register(
    (
        Act("steps.up", "step('move', -1)", say("上移"), say("上移一行"), "", ("up",)),
        Act("steps.down", "step('move', 1)", say("下移"), say("下移一行"), "", ("down",)),
        Act("steps.page_up", "step('page', -1)", say("上翻"), say("上翻一屏"), "", ("pageup",)),
        Act("steps.page_down", "step('page', 1)", say("下翻"), say("下翻一屏"), "", ("pagedown",)),
    )
)
"""The same moves for a screen that moves its list while a field has the keys; see `Frame.action_step`."""
