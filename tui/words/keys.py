"""Every action of the screens with its keys: the one table that key bar, menu, palette, help and README stand on.

An action has letters, which answer in lists, and keys, which answer everywhere. A letter is for what can be recorded,
and means the same event wherever it answers; what else has one stands in `OTHERWISE`. Full-width twins answer like
them, so that a key works with the Chinese input method on. Keys that terminals or tmux confuse or take never stand
alone: ctrl+s, ctrl+q, F1, F5; and ctrl+i, ctrl+m, ctrl+h, ctrl+b not at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingsMap, BindingType

from cases.values.text import Label, Sentence, say
from tui.words.language import show


@dataclass(frozen=True)
class Act:
    """Something to press.

    action: as textual calls it. label: short, for the key bar. tip: what it does, for help and palette.
    letters: single characters for lists. keys: function and control keys. bar: its place in the key bar, the smallest
    first; 0 keeps it out. first: whether it answers before a field takes the key.
    """

    id: str
    action: str
    label: Sentence | Label
    tip: Sentence | Label
    letters: str = ""
    keys: tuple[str, ...] = ()
    bar: int = 0
    first: bool = False

    @property
    def binding(self) -> Binding | None:
        """The binding of this action; None where menu and palette are its only ways in."""
        keys = [*twins(self.letters), *self.keys, *(["ideographic_space"] if "space" in self.keys else [])]
        if not keys:
            return None
        return Binding(
            ",".join(keys), self.action, str(self.label), tooltip=str(self.tip), id=self.id, priority=self.first
        )

    @property
    def records(self) -> str:
        """The name of the event that it records, as menus know it; empty where it records none."""
        return f"event.{self.action[8:-2]}" if self.action.startswith("record(") else ""

    @property
    def moves(self) -> bool:
        """Whether it only moves a cursor: menus leave it out."""
        return self.id.startswith(("rows.", "steps."))

    @property
    def names(self) -> list[str]:
        """All its keys as people write them, letters first."""
        return [*self.letters, *map(key_name, self.keys)]


_NAMES = {"escape": "Esc", "pagedown": "PgDn", "pageup": "PgUp", "backslash": "\\"}


def key_name(key: str) -> str:
    """Return a key as people write it: F3, Ctrl+P, Enter."""
    parts = key.split("+")
    return "+".join(_NAMES.get(part, part.capitalize()) for part in parts)


_TWINS = {"/": "、", "[": "【", "]": "】", ".": "。", "<": "《", ">": "》"}
"""What a Chinese input method gives for a key, beside the full-width form."""


def twins(letters: str) -> list[str]:
    """Return letters with their full-width twins, as a binding names them."""
    found = []
    for letter in letters:
        wide = [chr(ord(letter) + 0xFEE0)] if "!" <= letter <= "~" else []
        found += [_name(each) for each in (letter, *wide, *_TWINS.get(letter, ""))]
    return found


def _name(letter: str) -> str:
    """Return a character by a name that has no comma in it, for a binding separates keys with commas."""
    return letter if letter.isalnum() else next(iter(BindingsMap([Binding(letter, "", "")]).key_to_bindings))


GLOBAL = (
    Act("app.search", "app.search", say("搜索"), say("搜索案件：姓名、拼音首字母、电话、案号"), "/", ("f3",), 20),
    Act("app.new", "app.new", say("接案"), say("接案登记"), "n", ("ctrl+n",), 30),
    Act("app.enquiry", "app.enquiry", say("答复咨询"), say("来电来访当场答复：一页登记，随即结案"), "", ("ctrl+k",)),
    Act("app.menu", "app.menu", say("菜单"), say("列出此处可用的操作"), ".", ("f10", "ctrl+o"), 80),
    Act("app.help", "app.help", say("帮助"), say("此处可用的按键和说明"), "?", ("f1",), 90),
    Act("app.palette", "app.palette", say("命令"), say("查找操作：中文、拼音首字母或英文"), ":", ("ctrl+p", "f12")),
    Act("app.home", "app.home", say("工作台"), say("回到工作台"), "", ("f4", "ctrl+g")),
    Act("app.last", "app.last", say("上一案"), say("打开刚才看过的案件"), "", ("f9", "ctrl+l")),
    Act("app.leave", "app.leave", say("退出"), say("退出程序，先问一声"), "", ("ctrl+q",), first=True),
    Act("app.stop", "app.stop", say("停止"), say("复制选中的文字；没有就问是否退出"), "", ("ctrl+c",), first=True),
    Act("app.people", "app.directory('person')", say("人员"), say("查人员：资料、群体和全部案件")),
    Act("app.employers", "app.directory('employer')", say("单位"), say("查单位：资料和全部案件")),
    Act("app.outsiders", "app.directory('outsider')", say("协办人员"), say("没有账号的律师、志愿者等：单位和电话")),
    Act("app.calendar", "app.calendar", say("日程"), say("按周或按月看期限、开庭和待办")),
    Act("app.rules", "app.rules", say("期限规则"), say("查看各条期限规则：长度、依据、起算和核实情况")),
    Act("app.hand_over", "app.hand_over", say("整体交接"), say("主管：把一个人的全部案件、期限和待办交给同事")),
    Act("app.twins", "app.twins", say("同一人和冲突"), say("主管：判断可能的同一人、同一单位和利益冲突")),
    Act("app.bring", "app.bring", say("导入台账"), say("从 .xlsx 或 .csv 导入人员、案件、成员、困难职工、单位")),
    Act("app.files", "app.files", say("我的文件"), say("收件和发件：看、导入、删除，各在哪天自动删除")),
    Act("app.theme", "app.theme", say("换深浅色"), say("在深色和浅色之间切换")),
    Act("app.frames", "app.frames", say("换边框"), say("边框在线条和 ASCII 字符之间切换，适合画不好线条的终端")),
    Act("app.language", "app.language", say("换语言 English"), say("在中文和英文之间切换")),
    Act("app.lock", "app.lock", say("锁屏"), say("立即锁定，要密码才能继续"), "", ("ctrl+backslash",), first=True),
    Act("app.sign_out", "app.sign_out", say("退出登录"), say("回到登录，换人来用；没有保存的内容留作草稿")),
    Act("app.own_password", "app.own_password", say("修改密码"), say("修改自己的密码")),
    Act("app.accounts", "app.accounts", say("账号和站点"), say("管理员：新建账号和站点，重置密码，停用")),
    Act("app.confirm_day", "app.confirm_day", say("确认日期"), say("主管、管理员：电脑日期可疑时，确认今天是哪天")),
    Act("app.audit", "app.audit", say("审计日志"), say("谁在什么时候做了什么")),
    Act("app.one_person", "app.one_person", say("单人中心"), say("打开或关闭“单人中心”：承办人可否审核自己的案件")),
)
"""What answers on every screen."""

DESK = (
    Act("desk.open", "open", say("打开"), say("打开光标所在的案件"), "", ("enter",), 10),
    Act("desk.mark", "mark", say("选择"), say("选中或取消选中这一件"), "", ("space", "insert"), 40),
    Act("desk.clear", "clear", say("取消选择"), say("取消全部选择"), "", ("ctrl+u",)),
    Act("desk.unclear", "unclear", say("恢复选择"), say("撤销上一次选择或取消选择"), "", ("ctrl+z",)),
    Act("desk.export", "export", say("会议材料"), say("把选中的案件，或整个列表，导出为会议材料"), "e", ("f7",), 50),
    Act("desk.names", "names", say("显示姓名"), say("显示或隐藏姓名"), "v", ("f8",), 60),
    Act("desk.drafts", "drafts", say("草稿"), say("继续填写没有保存的草稿"), "", ("f6",)),
    Act(
        "desk.people",
        "app.directory('person')",
        say("人员"),
        say("查人员：资料、群体和全部案件"),
        "",
        ("f11", "ctrl+f"),
    ),
    Act("desk.firms", "app.directory('employer')", say("单位"), say("查单位：资料和全部案件"), "", ("ctrl+t",)),
    Act("desk.calendar", "app.calendar", say("日程"), say("按周或按月看期限、开庭和待办"), "", ("f2",), 65),
    Act("desk.refresh", "refresh", say("刷新"), say("重新读取列表和件数"), "", ("f5", "ctrl+r"), 70),
    Act("desk.whose", "whose", say("某人的案件"), say("看一位同事承办和协办的在办案件"), "", ("ctrl+y",)),
    Act("desk.queues", "queues", say("换列表"), say("到左边选择列表"), "", ("left",)),
    Act("desk.cases", "cases", say("看案件"), say("到中间的案件"), "", ("right", "escape")),
    Act("desk.previous", "queue(-1)", say("上一列表"), say("换到上一个列表"), "[", ("ctrl+left",)),
    Act("desk.next", "queue(1)", say("下一列表"), say("换到下一个列表"), "]", ("ctrl+right",)),
)
"""What answers on the desk."""

DECIDED = {
    "accepted": ("s", Label("受理", "Accept")),
    "declined": ("j", Label("不予受理", "Decline")),
    "answered": ("a", Label("咨询答复", "Answer")),
    "assigned": ("z", Label("指派", "Assign")),
    "returned": ("r", Label("退回补办", "Return")),
    "closed": ("o", Label("准予结案", "Close")),
}
"""The events that lead a case on from where it waits, with key and label: the desk stands before all are loaded."""

DECIDING = tuple(
    Act(
        f"desk.{code}",
        f"record('{code}')",
        label,
        say("登记选中的各件、没有选中时光标所在案件的“{event}”", event=label),
        key,
    )
    for code, (key, label) in DECIDED.items()
)
"""What the desk records of the marked cases, or of the case under the cursor."""

OTHERWISE: dict[str, tuple[tuple[str, ...], Sentence]] = {
    "/": (("app.search",), say("搜索")),
    ".": (("app.menu",), say("菜单")),
    "?": (("app.help",), say("帮助")),
    ":": (("app.palette",), say("查找操作")),
    "[": (("queue(-1)", "turn(-1)"), say("上一个列表、上一页、往前")),
    "]": (("queue(1)", "turn(1)"), say("下一个列表、下一页、往后")),
    "e": (("export",), say("把所看的导出为文书")),
    "i": (("why",), say("期限的依据和计算")),
    "q": (("records",), say("案件里的人和单位")),
    "v": (("names", "reveal"), say("显示或隐藏姓名")),
    **{str(at + 1): ((f"tab({at})",), say("案件的第 {n} 页", n=at + 1)) for at in range(5)},
}
"""The letters that record nothing, with the actions that alone may have them, and what they are for."""

SEARCH = (
    Act("search.open", "open", say("打开"), say("打开案件中找到的那一条，或记录"), "", ("enter",), 10, first=True),
    Act("search.names", "names", say("显示姓名"), say("显示或隐藏姓名"), "", ("f8",), 60),
    Act("search.list", "list", say("名单"), say("把找到的导出为表格"), "", ("f2",), 55),
    Act("search.back", "back", say("返回"), say("回到前一屏"), "", ("escape",), 15),
)
"""What answers in the search."""

READING = (Act("help.back", "back", say("返回"), say("回到前一屏"), "", ("escape",), 10),)
"""What answers in the help."""

ACTS: dict[str, Act] = {act.id: act for act in (*GLOBAL, *DESK, *DECIDING, *SEARCH, *READING)}
"""Every action by its id; screens add theirs with `register`."""


def register(acts: Iterable[Act]) -> tuple[Act, ...]:
    """Add a screen's actions to the table and return them. An id may stand in it once only."""
    made = tuple(acts)
    for act in made:
        if ACTS.setdefault(act.id, act) != act:
            raise ValueError(f"two actions are called {act.id}")
    return made


def bindings(acts: Iterable[Act]) -> list[BindingType]:
    """Return the bindings of these actions, for a screen's BINDINGS."""
    return [binding for act in acts if (binding := act.binding)]


def find_act(binding: Binding) -> Act | None:
    """Return the action that a live binding belongs to."""
    return ACTS.get(binding.id or "")


def label_of(act: Act) -> str:
    """Return an action's short label in the language in use."""
    return show(act.label)
