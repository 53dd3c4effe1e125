"""What is said of a case at a glance."""

from collections.abc import Iterator
from datetime import date

from cases.file.accounts import Balance
from cases.file.parties import hide_party
from cases.hiding.mask import FULL, Mask
from cases.hiding.pieces import DataSort
from cases.personal.reading import Reading
from cases.values.codes import codes
from cases.values.money import say_sum
from cases.values.text import say
from cases.views.casefile import CaseFile, HistoryLine
from cases.views.ledger import ledger
from cases.views.wording import RESTRICTED, UNASSIGNED, NextStep, article
from tui.widgets.detail import Styled
from tui.words.language import show, show_line
from tui.words.show import STYLES

_GAP: Styled = ("", "")

LATEST = 3
"""Lines of the history at a glance."""


def parts(file: CaseFile, today: date, *, masked: bool) -> list[Styled]:
    """Return what is said of a case at a glance."""
    case = file.case
    reading = Reading(file, Mask() if masked else FULL, show)
    piece = reading.mask.piece
    about: list[Styled] = [
        (case.number, "bold"),
        (RESTRICTED if case.restricted else "", "$text-warning"),
        (reading.applicant, "bold"),
        (piece(DataSort.PHONE, case.parties.applicant.phone), ""),
        (tuple(codes("group").label(each) for each in case.intake.groups), ""),
        (tuple(hide_party(each, piece) for each in case.parties.respondents), ""),
        (codes("cause").label(case.intake.cause), ""),
        (_money(ledger(file, today)), ""),
    ]
    return [
        *(part for part in about if part[0]),
        _GAP,
        (say("{stage}，自 {day}", stage=case.stage.label, day=case.moved_on), "$text-accent bold"),
        (say("承办人：{name}", name=file.handler_name) if case.handler else UNASSIGNED, ""),
        *_next(reading.next(today)),
        _GAP,
        (say("诉求：{text}", text=show_line(reading.text(case.intake.request))[:200]), ""),
        _GAP,
        (say("最近办理"), "$text-muted bold"),
        *((_history(line), "") for line in reversed(file.history[-LATEST:])),
    ]


def _money(told: Balance) -> object:
    if told.received:
        return say("已到账 {sum}", sum=say_sum(told.received))
    if told.awarded:
        return say("确定 {sum}", sum=say_sum(told.awarded))
    return say("主张 {sum}", sum=say_sum(told.claimed)) if told.claimed else ""


def _next(step: NextStep) -> Iterator[Styled]:
    if step.lead:
        key = step.lead.key
        yield say("下一步：{who}", who=step.who), ""
        yield (say("{what}（按 {key}）", what=step.what, key=key) if key else step.what), "bold"
    if step.due:
        yield say("{left} {day}", left=step.left, day=step.due.on), STYLES[step.tone]
    if step.rule:
        yield article(step.rule), "$text-muted"
    if step.right:
        yield say("权利：{what}", what=step.right.what), "bold"
        yield say("{left} {day}", left=step.right.far.marked, day=step.right.on), STYLES[step.right.far.tone]
        if step.right.rule:
            yield article(step.right.rule), "$text-muted"


def _history(line: HistoryLine) -> object:
    struck = say("（已作废）") if line.voided_by else ""
    label = line.entry.event.spec.label
    return say("{day} {event} {who}{struck}", day=line.entry.day, event=label, who=line.by_name, struck=struck)
