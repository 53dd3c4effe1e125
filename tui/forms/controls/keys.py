"""What answers inside the controls of a form."""

from cases.values.text import say
from tui.words.keys import Act, register

LINE = register(
    (
        Act("steps.field_up", "pass_on(-1)", say("前一项"), say("到前一项"), "", ("up",)),
        Act(
            "steps.field_down",
            "pass_on(1)",
            say("下一项"),
            say("到后一项（Enter 也是，接案时略过少填的）"),
            "",
            ("down",),
        ),
    )
)
"""What answers in a line."""

CHOICE = register(
    (
        Act("steps.option_up", "step(-1)", say("上一选项"), say("到上一个选项"), "", ("up",)),
        Act("steps.option_down", "step(1)", say("下一选项"), say("展开选项，到下一个选项"), "", ("down",)),
        Act("steps.option_page_up", "step(-6)", say("选项上翻"), say("选项上翻"), "", ("pageup",)),
        Act("steps.option_page_down", "step(6)", say("选项下翻"), say("选项下翻"), "", ("pagedown",)),
        Act("steps.option_close", "close", say("收起"), say("收起选项"), "", ("escape",)),
    )
)
"""What answers where one of several is chosen."""

ROLES = register(
    (Act("steps.roles_close", "close", say("收起"), say("收起角色"), "", ("escape",)),),
)
"""What answers where parties are told, each with a role."""

CHECKS = register(
    (
        Act("steps.check_up", "step(0, -1)", say("上移"), say("到上面的选项"), "", ("up",)),
        Act("steps.check_down", "step(0, 1)", say("下移"), say("到下面的选项"), "", ("down",)),
        Act("steps.check_left", "step(-1, 0)", say("左移"), say("到左边的选项"), "", ("left",)),
        Act("steps.check_right", "step(1, 0)", say("右移"), say("到右边的选项"), "", ("right",)),
        Act("steps.check_all", "all", say("全选"), say("勾选全部，已全部勾选的全部取消"), "", ("ctrl+a",)),
        Act("steps.check_next", "done", say("下一项"), say("勾选查找到的，到后一项"), "", ("enter",)),
        Act("steps.check_back", "erase", say("退格"), say("删去一个筛选的字"), "", ("backspace",)),
        Act("steps.check_close", "close", say("清除筛选"), say("清除筛选的字，再按才离开"), "", ("escape",)),
    )
)
"""What answers where any number may be ticked."""
