"""What the audit log tells: who did what and when, without a word of what cases say of people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cases.values.text import Label


class AuditAction(StrEnum):
    """What somebody did, or was refused."""

    FOUNDED = "founded"
    UPGRADED = "upgraded"
    CHANGED = "changed"
    SIGNED_IN = "signed_in"
    GUESSED = "guessed"
    RECORDED = "recorded"
    REFUSED = "refused"
    READ = "read"
    REVEALED = "revealed"
    EXPORTED = "exported"
    STOPPED = "stopped"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    STAFFED = "staffed"
    SET = "set"
    SIGNED_OFF = "signed_off"
    LOADED = "loaded"
    ERASED = "erased"
    EDITED = "edited"
    PREVIEWED = "previewed"
    IMPORTED = "imported"
    MERGED = "merged"
    CONFIRMED = "confirmed"
    ZONED = "zoned"
    RECOVERED = "recovered"

    @property
    def label(self) -> Label:
        return _ACTIONS[self]

    @property
    def only_reads(self) -> bool:
        """Whether nothing is changed by it that is kept of cases, people and the centre: it waits for no clock."""
        return self in _READING

    @property
    def says_when(self) -> bool:
        """Whether somebody who may has said by it which moment it is."""
        return self in _SAYING_WHEN


_ACTIONS = {
    AuditAction.FOUNDED: Label("建立数据", "Set up"),
    AuditAction.UPGRADED: Label("升级数据", "Brought up to date"),
    AuditAction.CHANGED: Label("改动数据", "Changed"),
    AuditAction.SIGNED_IN: Label("登录", "Signed in"),
    AuditAction.GUESSED: Label("登录失败", "Wrong password"),
    AuditAction.RECORDED: Label("登记", "Recorded"),
    AuditAction.REFUSED: Label("被拒绝", "Refused"),
    AuditAction.READ: Label("查看限定案件", "Read a restricted case"),
    AuditAction.REVEALED: Label("显示个人信息", "Revealed"),
    AuditAction.EXPORTED: Label("导出", "Exported"),
    AuditAction.STOPPED: Label("导出中止", "Export stopped"),
    AuditAction.BACKED_UP: Label("备份", "Backed up"),
    AuditAction.RESTORED: Label("恢复备份", "Restored"),
    AuditAction.STAFFED: Label("账号和站点", "Accounts and stations"),
    AuditAction.SET: Label("设置", "Settings"),
    AuditAction.SIGNED_OFF: Label("核签", "Signed off"),
    AuditAction.LOADED: Label("批量写入", "Loaded in bulk"),
    AuditAction.ERASED: Label("删除个人信息", "Erased"),
    AuditAction.EDITED: Label("改动人员或单位", "Edited the directory"),
    AuditAction.PREVIEWED: Label("预览台账", "Previewed a ledger"),
    AuditAction.IMPORTED: Label("导入台账", "Imported a ledger"),
    AuditAction.MERGED: Label("合并人员或单位", "Merged in the directory"),
    AuditAction.CONFIRMED: Label("确认日期", "Confirmed the day"),
    AuditAction.ZONED: Label("改时区", "Changed the time zone"),
    AuditAction.RECOVERED: Label("用恢复密钥重置密码", "Reset a password by the key"),
}
_COMING_IN = (
    AuditAction.SIGNED_IN,
    AuditAction.GUESSED,
    AuditAction.REFUSED,
    AuditAction.RECOVERED,
    AuditAction.UPGRADED,
)
_READING = frozenset(
    (
        *_COMING_IN,
        AuditAction.READ,
        AuditAction.REVEALED,
        AuditAction.EXPORTED,
        AuditAction.BACKED_UP,
        AuditAction.PREVIEWED,
    )
)
_SAYING_WHEN = frozenset((AuditAction.CONFIRMED, AuditAction.ZONED, AuditAction.RESTORED))


APPLICANTS = "applicants"
"""Of whom a list of cases shows the names: of nobody else in them."""

USUAL_OFFSET = "+08:00"
"""How far from UTC the clocks of nearly all centres are, so that it need not be said."""


@dataclass(frozen=True)
class AuditLine:
    """One line of the log.

    seq counts from 1 without a gap. by: the account. case: the number of the case it is about, empty where none is.
    detail: codes and counts that say more, such as the event or the rule; never personal data.
    utc: how far the clock was from UTC that showed its moment, such as +08:00; empty in lines of before that was kept.
    """

    seq: int
    at: datetime
    by: str
    action: AuditAction
    case: str
    detail: Mapping[str, str | int]
    utc: str = ""

    @property
    def moment(self) -> str:
        """Its moment to the second, with the offset where that is not the usual one."""
        return f"{self.at:%Y-%m-%d %H:%M:%S}{self.utc if self.utc != USUAL_OFFSET else ''}"


@dataclass(frozen=True)
class Anchor:
    """Where the log stood at a moment: the number of its last line and that line's seal, in hexadecimal digits.

    Kept elsewhere, it proves that nothing before it was cut off or changed since.
    """

    seq: int
    seal: str

    @property
    def short(self) -> str:
        """How it stands on paper: 1234-9f3a61c2."""
        return f"{self.seq}-{self.seal[:8]}"
