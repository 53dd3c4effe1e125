"""Lists of cases as plain text."""

from collections.abc import Iterable
from datetime import date

from cases.values.codes import codes
from cases.views.rows import Row, View
from cases.views.wording import applicant, marked, row_far_off
from tui.cli.plain.cells import table
from tui.words.language import _, show, show_line


def views() -> str:
    """Return the queues, for the end of a help."""
    rows = table([[view.value, show(view.label)] for view in View])
    return "\n".join((_("{label}：", label="VIEW"), *(f"  {row}" for row in rows)))


def listed(rows: Iterable[Row], today: date) -> list[str]:
    """Return cases as aligned lines under a heading; nothing for none."""
    lines = [_line(row, today) for row in rows]
    return table([_heading(), *lines]) if lines else []


def _heading() -> list[str]:
    return [_("案号"), _("阶段"), _("下一步"), _("期限"), _("还有"), _("申请人"), _("群体"), _("案由"), _("承办人")]


def _line(row: Row, today: date) -> list[str]:
    far = row_far_off(row, today)
    groups = tuple(codes("group").label(code) for code in row.groups)
    return [
        show_line(marked(row)),
        show(row.stage.label),
        show(row.next_actor.label),
        row.next_due.isoformat() if row.next_due else "",
        show(far.told) if far else "",
        show_line(applicant(row.applicant, row.people)),
        show(groups),
        show(codes("cause").label(row.cause)),
        show_line(row.handler_name),
    ]
