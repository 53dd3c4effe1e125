"""Setting a centre up, once: its name, its first station, its administrator, and the recovery key."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cases.values.refusal import Problem, Refused
from cases.values.text import Sentence, say
from tui.host.environment import wants_plain
from tui.screens.door.recovery import Recovery
from tui.screens.small import AGAIN, PASSWORD, Blank, Small

if TYPE_CHECKING:
    from storage.store.store import Store


class Setup(Small[None]):
    """The first screen in an empty folder."""

    ASKS = (
        Blank("centre", say("中心名称"), say("例如：某某市总工会职工服务中心")),
        Blank("station", say("站点代码"), say("1 到 6 个字母，写在案号里，例如 YT")),
        Blank("account", say("您的账号"), say("登录用的短名，例如 zhang")),
        Blank("name", say("您的姓名"), say("写进办理经过")),
        PASSWORD,
        AGAIN,
    )
    BUTTON = say("建立（F2）")

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def heading(self) -> object:
        return say("第一次使用：建立本中心的数据文件")

    def told(self) -> Iterable[Sentence]:
        yield say("数据加密后只存在这个文件夹：{folder}", folder=self.folder)
        yield say("建好后您是管理员，可以为主管和工作人员新建账号；办案要用他们的账号。")

    def problems(self, typed: Mapping[str, str]) -> list[Problem]:
        from cases.staff.passwords import check_password  # it loads long lists of bad passwords
        from cases.standing.numbers import check_station_code  # no other day needs it

        found = super().problems(typed)
        checks: dict[str, Callable[[str], str]] = {
            "station": check_station_code,
            "password": lambda text: check_password(text, typed["account"]),
        }
        for name, check in checks.items():
            if typed[name]:
                try:
                    check(typed[name])
                except Refused as refused:
                    found += [Problem(each.rule, each.sentence, name) for each in refused.problems]
        return found

    def work(self, typed: Mapping[str, str]) -> Callable[[], Any]:
        return lambda: _create(self.folder, typed, self.bangfu.now())

    def done(self, result: "Store") -> None:
        account = result.accounts()[0]

        def written_down(_sure: object) -> None:
            self.bangfu.sit_down(result, account)
            self.bangfu.action_accounts()
            self.bangfu.tell(say("已建立；请为主管和工作人员新建账号"))

        self.app.push_screen(Recovery(result.recovery), written_down)


def _create(folder: Path, typed: Mapping[str, str], at: datetime) -> "Store":
    from storage.opening.founding import Founding, found_centre  # loaded in the thread, with the first screen in sight

    founding = Founding(typed["centre"], typed["station"], typed["account"], typed["name"])
    return found_centre(folder, founding, typed["password"], plain=wants_plain(), at=at)
