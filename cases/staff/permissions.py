"""Who may do what: one table of actions and roles. Which cases it is about is decided by `storage.staff.scope`."""

from enum import StrEnum

from cases.staff.people import Role
from cases.values.refusal import Refused, refuse
from cases.values.text import Label, say


class Action(StrEnum):
    """Something that not everybody may do."""

    READ = "read"
    RECORD = "record"
    REVEAL = "reveal"
    EXPORT = "export"
    RESTRICTED = "restricted"
    ACCOUNTS = "accounts"
    BACKUP = "backup"
    AUDIT = "audit"
    AUDIT_RESTRICTED = "audit_restricted"
    SIGN_OFF = "sign_off"
    RETENTION = "retention"
    ERASE = "erase"
    MERGE = "merge"
    IMPORT = "import"
    RULES = "rules"
    HAND_OVER = "hand_over"
    CONFIRM_DAY = "confirm_day"

    @property
    def label(self) -> Label:
        return _LABELS[self]


_LABELS = {
    Action.READ: Label("查看案件", "Read cases"),
    Action.RECORD: Label("登记事项", "Record"),
    Action.REVEAL: Label("显示姓名和号码", "Reveal names and numbers"),
    Action.EXPORT: Label("导出", "Export"),
    Action.RESTRICTED: Label("查看他人承办的限定案件", "See restricted cases of others"),
    Action.ACCOUNTS: Label("管理账号和站点", "Manage accounts and stations"),
    Action.BACKUP: Label("备份和恢复", "Back up and restore"),
    Action.AUDIT: Label("查看审计日志", "Read the audit log"),
    Action.AUDIT_RESTRICTED: Label("在日志中看到限定案件的案号", "See restricted cases in the log"),
    Action.SIGN_OFF: Label("核签审计日志", "Sign the audit log off"),
    Action.RETENTION: Label("管理保管期限", "Manage retention periods"),
    Action.ERASE: Label("删除个人信息", "Erase personal data"),
    Action.IMPORT: Label("导入台账", "Import ledgers"),
    Action.MERGE: Label("合并人员和单位", "Merge people and employers"),
    Action.RULES: Label("设定本中心的期限规则", "Set the centre’s own rules"),
    Action.HAND_OVER: Label("整体交接", "Hand over all cases"),
    Action.CONFIRM_DAY: Label("确认日期", "Confirm the day"),
}

MATRIX: dict[Action, frozenset[Role]] = {
    Action.READ: frozenset(Role),
    Action.RECORD: frozenset((Role.STAFF, Role.SUPERVISOR)),
    Action.REVEAL: frozenset((Role.STAFF, Role.SUPERVISOR, Role.AUDITOR)),
    Action.EXPORT: frozenset((Role.STAFF, Role.SUPERVISOR, Role.AUDITOR)),
    Action.RESTRICTED: frozenset((Role.SUPERVISOR,)),
    Action.ACCOUNTS: frozenset((Role.ADMINISTRATOR,)),
    Action.BACKUP: frozenset((Role.SUPERVISOR, Role.ADMINISTRATOR)),
    Action.AUDIT: frozenset((Role.SUPERVISOR, Role.ADMINISTRATOR, Role.AUDITOR)),
    Action.AUDIT_RESTRICTED: frozenset((Role.SUPERVISOR, Role.AUDITOR)),
    Action.SIGN_OFF: frozenset((Role.SUPERVISOR,)),
    Action.RETENTION: frozenset((Role.SUPERVISOR, Role.ADMINISTRATOR)),
    Action.ERASE: frozenset((Role.SUPERVISOR,)),
    Action.MERGE: frozenset((Role.SUPERVISOR,)),
    Action.IMPORT: frozenset((Role.STAFF, Role.SUPERVISOR)),
    Action.RULES: frozenset((Role.SUPERVISOR, Role.ADMINISTRATOR)),
    Action.HAND_OVER: frozenset((Role.SUPERVISOR,)),
    Action.CONFIRM_DAY: frozenset((Role.SUPERVISOR, Role.ADMINISTRATOR)),
}
"""The whole table. Which event somebody may record is declared with the event, and stands within RECORD.

But for one: who puts an account to rest or moves it (ACCOUNTS) may hand over what it cannot work on any more, which
takes no reading of it.
"""


def may(role: Role, action: Action) -> bool:
    """Tell whether a role may do this."""
    return role in MATRIX[action]


def check(role: Role, action: Action) -> None:
    """Refuse (rule `role`) what a role may not do, naming who may."""
    if not may(role, action):
        raise not_yours(action)


def not_yours(action: Action) -> Refused:
    """Return the refusal of an action, which names the roles that may."""
    roles = tuple(role.label for role in Role if role in MATRIX[action])
    told = say("“{action}”限{roles}办理，请转交办理", action=action.label, roles=roles)
    return refuse("role", told, about=action.value)
