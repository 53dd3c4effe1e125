"""Help made from what answers on the screen one came from, and what the queues and events mean."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.cells import cell_len
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from cases.events import CATALOGUE
from cases.values.text import Sentence, say
from cases.views.rows import View
from tui.screens.base import Base
from tui.widgets.fit import pad, wrap
from tui.widgets.keybar import Live, live_acts
from tui.words.keys import GLOBAL, OTHERWISE, READING, bindings
from tui.words.language import _, show
from tui.words.queuewords import MEANING

KEYS = 19
"""Cells for the left column at least."""

_Entry = tuple[str, str]


class HelpScreen(Base[None]):
    """What can be pressed on a screen, and what the words mean."""

    WITHOUT = ("help", "menu")
    BINDINGS = bindings(READING)
    DEFAULT_CSS = """
    HelpScreen VerticalScroll { padding: 1 2; scrollbar-size-vertical: 1; }
    HelpScreen HelpSection { height: auto; margin-bottom: 1; }
    """

    def __init__(self, about: Screen[Any]) -> None:
        super().__init__()
        self.live = live_acts(about)
        self.fills = isinstance(about, Base) and about.fills_in

    def heading(self) -> object:
        return say("帮助")

    def corner(self) -> object:
        return say("上下键翻看，Esc 返回")

    def body(self) -> Iterable[Widget]:
        with VerticalScroll():
            for title, entries in sections(self.live, fills_in=self.fills):
                if entries:
                    yield HelpSection(show(title), entries)

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def action_back(self) -> None:
        self.dismiss(None)


def sections(live: dict[str, Live], *, fills_in: bool) -> Iterator[tuple[Sentence, list[_Entry]]]:
    """Yield the titles of the help, each with its entries."""
    here = [each for each in live.values() if each.act not in GLOBAL]
    yield say("在这一屏"), [_entry(each) for each in here if not each.act.moves]
    yield say("移动光标"), [_entry(each) for each in here if each.act.moves]
    yield say("到处都能用"), [_entry(each) for each in live.values() if each.act in GLOBAL]
    yield say("字母"), list(_letters())
    yield say("怎样填写"), list(_writing()) if fills_in else []
    yield say("说明"), list(_notes())
    yield say("左边的列表"), [(show(view.label), show(MEANING[view])) for view in View]
    yield say("能登记的事项"), list(_events())


def _entry(live: Live) -> _Entry:
    return "  ".join(live.names), show(live.act.tip)


def _letters() -> Iterator[_Entry]:
    yield _("登记用"), _("字母登记同一件事，在工作台和案件里都一样（见“能登记的事项”）；大小写不同")
    for letter, (_actions, told) in OTHERWISE.items():
        if not letter.isdigit():
            yield letter, show(told)


def _writing() -> Iterator[_Entry]:
    yield _("从前的日子"), _("知道多少写多少：3-5、2021-03、2024年6月上旬、2019年春、5月至7月、2024-06以前、不详")
    yield _("金额"), _("知道多少写多少：38000、1.2万、约3万、至少1万、5千到1万、不详；与钱无关的写 不涉及")
    yield _("分项"), _("工资 38000；押金 5000；各人、各方不同的在后面用 | 隔开写工人、对方、起、止")
    yield _("已经发生的"), _("接案前已有的裁决、协议、付款，在本案里按各自的日子登记，期限从那天起算")


def _notes() -> Iterator[_Entry]:
    yield _("输入法"), _("字母键只在列表中有效；各操作另有功能键或 Ctrl 键。全角 ？／： 与半角相同")
    yield _("期限"), _("前面有 ! 的是本中心已逾期；光标下的案件写明由谁、按哪一条、哪天到期")
    yield _("他方、权利"), _("他方的期限过了写未见记录，可催问；权利过了写已失效：都不算谁逾期")
    yield _("离开"), _("离开一会儿按 Ctrl+\\ 锁屏；换人来用在菜单里选“退出登录”，没有保存的内容留作草稿")
    yield _("日期"), _("电脑日期早于最后一条记录或晚一个月以上，登记暂停，由主管或管理员“确认日期”")
    yield _("选中"), _("工作台上有选中的案件时，登记的字母依次打开选中各件的表，标题写明第几件；Esc 到此为止")
    yield _("姓名"), _("平时只显示姓氏，需要时按 F8 显示全名")
    yield _("*限"), _("限定查看的案件：只有承办人和主管看得到；从中出来的资料同样限定，打印、转述前请留意")
    yield _("同一人"), _("查重只比对您看得到的案件；看不到的由主管在“同一人和冲突”里判断")


def _events() -> Iterator[_Entry]:
    for event in CATALOGUE.values():
        spec = event.spec
        at = tuple(stage.label for stage in spec.at) or _("新案件")
        told = say("{at} > {to}，由{who}登记", at=at, to=spec.to.label, who=spec.by.label) if spec.to else None
        name = f"{spec.key}  {show(spec.label)}" if spec.key else show(spec.label)
        yield name, show(told or say("{at}，由{who}登记", at=at, who=spec.by.label))


class HelpSection(Widget):
    """A title and its entries in two columns, the second one wrapping under itself."""

    def __init__(self, title: str, entries: Sequence[_Entry]) -> None:
        super().__init__()
        self.title, self.entries = title, entries
        self.width = min(max(KEYS, *(cell_len(key) for key, _tip in entries)), 28)

    def _lines(self, width: int) -> list[Content]:
        lines = [Content.styled(self.title, "$text-accent bold")]
        for key, tip in self.entries:
            first, *rest = wrap(tip, width - self.width - 4, 20) or [""]
            lines.append(Content.assemble("  ", (pad(key, self.width), "bold"), "  ", first))
            lines += [Content(" " * (self.width + 4) + each) for each in rest]
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))
