"""The stages of a case, who acts next, and who may record what."""

from enum import StrEnum

from cases.staff.people import Role
from cases.values.text import Label


class Stage(StrEnum):
    """Where a case stands."""

    INTAKE = "intake"
    ASSIGNMENT = "assignment"
    FOLLOW_UP = "follow_up"
    CLOSURE = "closure"
    CLOSED = "closed"

    @property
    def label(self) -> Label:
        return _STAGES[self]


_STAGES = {
    Stage.INTAKE: Label("接案", "Intake"),
    Stage.ASSIGNMENT: Label("待指派", "Assignment"),
    Stage.FOLLOW_UP: Label("办理中", "Follow-up"),
    Stage.CLOSURE: Label("结案审核", "Closure"),
    Stage.CLOSED: Label("已结案", "Closed"),
}

OPEN = (Stage.INTAKE, Stage.ASSIGNMENT, Stage.FOLLOW_UP, Stage.CLOSURE)
ANY = (*OPEN, Stage.CLOSED)


class Actor(StrEnum):
    """Who must act next on a case."""

    STAFF = "staff"
    SUPERVISOR = "supervisor"
    HANDLER = "handler"
    APPLICANT = "applicant"
    OTHER_BODY = "other_body"
    NOBODY = "nobody"

    @property
    def label(self) -> Label:
        return _ACTORS[self]


_ACTORS = {
    Actor.STAFF: Label("接待人员", "Front desk"),
    Actor.SUPERVISOR: Label("主管", "Supervisor"),
    Actor.HANDLER: Label("承办人", "Handler"),
    Actor.APPLICANT: Label("申请人", "Applicant"),
    Actor.OTHER_BODY: Label("受移送单位", "The body it is sent to"),
    Actor.NOBODY: Label("无", "Nobody"),
}


class By(StrEnum):
    """Who may record an event."""

    STAFF = "staff"
    SUPERVISOR = "supervisor"
    HANDLER = "handler"
    HANDLER_OR_SUPERVISOR = "handler_or_supervisor"
    WORKS = "works"
    CHECKER = "checker"
    AUTHOR = "author"
    HANDS_OVER = "hands_over"

    @property
    def label(self) -> Label:
        return _BY[self]

    def allows(self, role: Role, *, is_handler: bool, handled: bool = True) -> bool:
        """Tell whether a role may record, before anything that depends on the single entry.

        handled: whether somebody works on the case now: before that and after it, whoever learns of something tells it.
        """
        works = role in (Role.STAFF, Role.SUPERVISOR)
        if self in (By.SUPERVISOR, By.CHECKER):
            return role is Role.SUPERVISOR
        if self is By.HANDS_OVER:
            return role in (Role.SUPERVISOR, Role.ADMINISTRATOR)
        if self is By.HANDLER:
            return works and is_handler
        if self is By.HANDLER_OR_SUPERVISOR or (self is By.WORKS and handled):
            return role is Role.SUPERVISOR or (works and is_handler)
        return works


_BY = {
    By.STAFF: Label("工作人员或主管", "staff or a supervisor"),
    By.SUPERVISOR: Label("主管", "a supervisor"),
    By.HANDLER: Label("本案承办人", "the handler of the case"),
    By.HANDLER_OR_SUPERVISOR: Label("本案承办人或主管", "the handler of the case or a supervisor"),
    By.WORKS: Label(
        "本案承办人或主管；接案、待指派和结案后工作人员也可以",
        "the handler of the case or a supervisor; before assignment and after closing, any staff",
    ),
    By.CHECKER: Label("承办人以外的主管", "a supervisor who is not the handler"),
    By.AUTHOR: Label("登记人本人（限当天）或主管", "its author on the same day, or a supervisor"),
    By.HANDS_OVER: Label("主管，或停用、调动其账号的管理员", "a supervisor, or who disables or moves them"),
}
