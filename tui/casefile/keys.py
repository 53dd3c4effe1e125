"""What answers in a case: its own actions, and one for each event of the catalogue."""

from cases.events import CATALOGUE
from cases.values.text import say
from tui.words.keys import Act, register

CASE = register(
    (
        Act("case.events", "events", say("登记"), say("列出可登记的事项；不能登记的注明原因"), "", ("space", "f6"), 5),
        Act("case.back", "back", say("返回"), say("回到前一屏"), "", ("escape",), 10),
        Act("case.open", "open", say("细看"), say("看光标所在一条的全文"), "", ("enter",), 45),
        Act("case.why", "why", say("期限依据"), say("说明期限怎样算出来、依据哪一条"), "i", ("ctrl+e",), 40),
        Act("case.records", "records", say("人和单位"), say("看申请人或对方的资料和全部案件"), "q", ("ctrl+t",), 42),
        Act("case.reveal", "reveal", say("显示姓名"), say("显示或隐藏姓名和号码"), "v", ("f8",), 35),
        Act("case.export", "export", say("案件摘要"), say("把案件情况摘要导出为 Word 文件"), "e", ("f7",), 38),
        Act("case.refresh", "refresh", say("刷新"), say("重新读取本案"), "", ("f5", "ctrl+r")),
        Act("case.previous", "turn(-1)", say("上一页"), say("换到前一页"), "[", ("left",)),
        Act("case.next", "turn(1)", say("下一页"), say("换到后一页"), "]", ("right",)),
        Act("case.history", "tab(0)", say("看经过"), say("看办理经过"), "1"),
        Act("case.parties.people", "tab(1)", say("看当事人"), say("看当事人和案情"), "2"),
        Act("case.clocks", "tab(2)", say("看期限"), say("看各项期限、待办和计算"), "3"),
        Act("case.money", "tab(3)", say("看款项"), say("看主张、确定和到账的款项"), "4"),
        Act("case.papers", "tab(4)", say("看材料"), say("看文书和申请"), "5"),
    )
)

EVENTS = register(
    Act(
        f"event.{code}",
        f"record('{code}')",
        event.spec.label,
        say("登记“{event}”", event=event.spec.label),
        event.spec.key,
        bar=event.spec.bar,
    )
    for code, event in CATALOGUE.items()
    if not event.spec.opens
)
"""The letter of each event that has one; the menu lists all, also for whoever has the input method on."""
