"""Who works at the desk: roles, accounts and stations."""

from dataclasses import dataclass, field
from enum import StrEnum

from cases.values.text import Label


class Role(StrEnum):
    """What an account may do: staff take and handle cases, supervisors decide, administrators set up, auditors read."""

    STAFF = "staff"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"

    @property
    def label(self) -> Label:
        return _ROLES[self]


_ROLES = {
    Role.STAFF: Label("工作人员", "Staff"),
    Role.SUPERVISOR: Label("主管", "Supervisor"),
    Role.ADMINISTRATOR: Label("管理员", "Administrator"),
    Role.AUDITOR: Label("审计员", "Auditor"),
}


@dataclass(frozen=True)
class Station:
    """A centre, station or point (中心, 站, 点). `code` stands in its case numbers."""

    code: str
    name: str
    level: str


@dataclass(frozen=True)
class Account:
    """Somebody who works at the desk.

    account: the short name that they sign in with. station: the code of their station.
    everywhere: whether they see the cases of all stations, as people of the centre do.
    stamp: how often something has ended all of their sessions: a new password, another role or station, a rest.
    """

    account: str
    name: str
    role: Role
    station: str
    everywhere: bool = False
    active: bool = True
    stamp: int = field(default=0, compare=False)

    def sees(self, station: str) -> bool:
        """Tell whether cases of this station are within reach."""
        return self.everywhere or station == self.station
