"""Lists of cases as plain text."""

from collections.abc import Iterable
from datetime import date

from cases.law.rulebook import RuleBook
from cases.standing.stages import Stage
from cases.values.codes import codes
from cases.views.rows import Row, View
from cases.views.wording import applicant, marked, step_of_row
from tui.cli.plain.cells import table
from tui.words.language import _, show, show_line


def views() -> str:
    """Return the queues, for the end of a help."""
    rows = table([[view.value, show(view.label)] for view in View])
    return "\n".join((_("{label}：", label="VIEW"), *(f"  {row}" for row in rows)))


def listed(rows: Iterable[Row], today: date, book: RuleBook) -> list[str]:
    """Return cases as aligned lines under a heading; nothing for none."""
    lines = [_line(row, today, book) for row in rows]
    return table([_heading(), *lines]) if lines else []


def _heading() -> list[str]:
    about = (_("申请人"), _("群体"), _("案由"), _("承办人"))
    return [_("案号"), _("阶段"), _("由谁"), _("下一步"), _("期限"), _("还有"), _("权利"), _("届满"), *about]


def _line(row: Row, today: date, book: RuleBook) -> list[str]:
    step = step_of_row(row, today, book)
    due, right = step.due, step.right
    groups = tuple(codes("group").label(code) for code in row.groups)
    return [
        show_line(marked(row)),
        show(row.stage.label),
        show(step.who) if row.stage is not Stage.CLOSED else "",
        show_line(step.what),
        due.on.isoformat() if due else "",
        show(due.far.told) if due else "",
        show_line(right.what) if right else "",
        show(_("{day} {left}", day=right.on, left=right.far.told)) if right else "",
        show_line(applicant(row.applicant, row.people)),
        show(groups),
        show(codes("cause").label(row.cause)),
        show_line(row.handler_name),
    ]
