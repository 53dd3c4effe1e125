"""Who may do what, and whom somebody is sent to who may not; `tests.storage.test_permissions` tries it at the desk."""

import pytest

from cases.staff.people import Role
from cases.staff.permissions import Action, check, may
from cases.values.refusal import Refused

TABLE = {
    "read": "staff supervisor administrator auditor",
    "record": "staff supervisor",
    "reveal": "staff supervisor auditor",
    "export": "staff supervisor auditor",
    "restricted": "supervisor",
    "accounts": "administrator",
    "backup": "supervisor administrator",
    "audit": "supervisor administrator auditor",
    "audit_restricted": "supervisor auditor",
    "sign_off": "supervisor",
    "retention": "supervisor administrator",
    "erase": "supervisor",
    "merge": "supervisor",
    "import": "staff supervisor",
    "rules": "supervisor administrator",
    "hand_over": "supervisor",
    "confirm_day": "supervisor administrator",
}


CALLED = {"staff": "工作人员", "supervisor": "主管", "administrator": "管理员", "auditor": "审计员"}


def test_the_table_has_every_action() -> None:
    assert set(TABLE) == {action.value for action in Action}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", Action)
def test_each_role_may_do_what_the_table_says(role: Role, action: Action) -> None:
    allowed = role.value in TABLE[action.value].split()
    assert may(role, action) is allowed
    if allowed:
        check(role, action)
    else:
        with pytest.raises(Refused) as told:
            check(role, action)
        assert told.value.problems[0].rule == "role"
        sentence = str(told.value).partition("限")[2]
        assert [name for name in CALLED if CALLED[name] in sentence] == TABLE[action.value].split()
