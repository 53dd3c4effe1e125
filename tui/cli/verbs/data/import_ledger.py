"""`import`: bringing a ledger along, looked at row by row first, and taken back at once if need be."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cases.events import Compared, Opened
from cases.events.ties import take_decision
from cases.ledgers.columns.maps import dump_map, load_map
from cases.ledgers.kinds import LEDGERS
from cases.ledgers.preview import Preview, RowStatus
from cases.values.codes import codes
from cases.values.refusal import refuse
from cases.values.text import say
from storage.host.guard import Ground
from storage.host.plainfile import open_plain
from tui.cli.calls.call import Call
from tui.cli.calls.parser import BadCall, Parser, one_of, whole
from tui.cli.calls.verb import Verb
from tui.cli.output import tell, tell_json
from tui.cli.plain.cells import table
from tui.cli.progress import Tenths
from tui.papers.returned import give_back
from tui.words.language import _, show
from tui.words.ledgerwords import undone

if TYPE_CHECKING:
    from datetime import date

    from storage.desk import Desk
    from storage.ledgers.imports import Batch

MOST_OF_MAP = 100_000
"""Bytes of a map of columns that are read."""
SHOWN = 20
"""Rows of each status that the preview shows."""


def _arguments(parser: Parser) -> None:
    kind = one_of("--kind", tuple(LEDGERS))
    parser.word("file", metavar="FILE", nargs="?", type=Path, help=_("台账文件：.xlsx 或 .csv"))
    parser.option("--kind", metavar="KIND", type=kind, help=_("哪种台账，见下；不写就从表头判断"))
    parser.option("--map", metavar="FILE", type=Path, help=_("列对应表（TOML），见 --dry-run 的输出"))
    parser.option("--dry-run", action="store_true", help=_("只预览，不导入"))
    parser.option("--good-rows", action="store_true", help=_("有未通过的行时，其余照样导入"))
    parser.option("--doubtful", action="store_true", help=_("疑似重复的也导入"))
    decisions = tuple(code.code for code in codes("alike_decision"))
    parser.option("--decide", metavar="CODE", type=one_of("--decide", decisions), help=_("疑似行的查重结论，见下"))
    parser.option("--checked", action="store_true", help=_("号码、年龄、群体的矛盾已核对"))
    parser.option("--reason", metavar="TEXT", default="", help=_("查重结论的说明"))
    parser.option("--case", metavar="NUMBER", default="", help=_("成员名册导入哪一件案件"))
    parser.option("--returned", metavar="FILE", type=Path, help=_("把未通过的行连同原因导出到哪个文件（xlsx）"))
    parser.force()
    parser.option("--undo", metavar="N", type=whole("--undo", 1, 999_999_999), help=_("撤销第 N 批导入"))
    parser.json()
    parser.ending = _kinds


def _kinds() -> str:
    kinds = table([[each.kind, show(each.label)] for each in LEDGERS.values()])
    decisions = table([[code.code, show(code.label)] for code in codes("alike_decision")])
    listed = {"KIND": kinds, "CODE": decisions}
    return "\n".join(
        line for label, rows in listed.items() for line in (_("{label}：", label=label), *(f"  {row}" for row in rows))
    )


def _decided(options: Any, today: "date") -> Compared | None:
    """Return what was decided on the rows that are asked about."""
    typed = {"decision": options.decide or "", "checked": "是" if options.checked else "", "reason": options.reason}
    return take_decision(typed, Opened, today)[1]


def _run(call: Call) -> int:
    options = call.options
    with call.desk() as desk:
        if options.undo:
            return _undo(desk, options.undo)
        if options.file is None:
            raise BadCall(say("请写明台账文件，或用 --undo 写明要撤销的批次"))
        returned = call.place(options.returned) if options.returned else None
        if returned:
            desk.papers.look(returned, ".xlsx")
        preview = _preview(desk, call)
        if returned and preview.refused:
            give_back(desk, returned, preview)
        if options.dry_run:
            _tell(preview, None, as_json=options.json)
            return 0
        if preview.refused and not options.good_rows:
            _tell(preview, None, as_json=options.json)
        batch = desk.importing.apply(
            preview,
            options.file.name,
            good_rows=options.good_rows,
            doubtful=options.doubtful,
            decided=_decided(options, desk.today),
            case=desk.cases.resolve(options.case) if options.case else 0,
            report=Tenths(),
        )
    _tell(preview, batch, as_json=options.json)
    return 0


def _preview(desk: "Desk", call: Call) -> Preview:
    options = call.options
    path = options.file.expanduser()
    given = _map(options.map.expanduser(), call.ground) if options.map else None
    return desk.previewing.preview(desk.previewing.sheets(path), options.kind, given)


def _map(path: Path, ground: Ground) -> Any:
    try:
        with open_plain(path, ground) as file:
            text = file.read(MOST_OF_MAP).decode("utf-8")
    except (OSError, ValueError):
        raise refuse("file", say("读不了列对应表，请核对文件名，并存成 UTF-8 文本"), "map") from None
    return load_map(text, path.name)


def _undo(desk: "Desk", number: int) -> int:
    batch = desk.imports.undo(number)
    tell(map(show, undone(batch)))
    return 0


def _tell(preview: Preview, batch: "Batch | None", *, as_json: bool) -> None:
    if as_json:
        tell_json(_values(preview, batch))
    else:
        tell(_lines(preview, batch))


def _values(preview: Preview, batch: "Batch | None") -> dict[str, Any]:
    return {
        "kind": preview.columns.kind,
        "columns": {preview.columns.seen[each.at]: each.field for each in preview.columns.fields},
        "unknown": list(preview.columns.unknown),
        "counts": {status.value: preview.counts[status] for status in RowStatus},
        "rows": [
            {"row": each.row.number, "fate": each.status.value, "why": show(each.why) if each.why else None}
            for each in preview.rows
            if each.status is not RowStatus.NEW
        ],
        "batch": batch.id if batch else None,
        "imported": batch.counts["imported"] if batch else 0,
    }


def _lines(preview: Preview, batch: "Batch | None") -> Iterator[str]:
    counts = tuple(say("{status} {n} 行", status=status.label, n=preview.counts[status]) for status in RowStatus)
    yield _("{label}：{value}", label=preview.columns.ledger.label, value=counts)
    if batch:
        yield _("已导入 {n} 行，第 {batch} 批；撤销：import --undo {batch}", n=batch.counts["imported"], batch=batch.id)
        return
    fields = preview.columns.ledger.by_name
    read = preview.columns.fields
    yield from table([[preview.columns.seen[each.at], "=", show(fields[each.field].label)] for each in read])
    if preview.columns.unknown:
        yield _("没有用到的列：{columns}", columns=preview.columns.unknown)
    for status in (RowStatus.REFUSED, RowStatus.DOUBTFUL, RowStatus.KNOWN):
        yield from _shown(preview, status)
    yield ""
    yield dump_map(preview.columns.map)


def _shown(preview: Preview, status: RowStatus) -> Iterator[str]:
    rows = [each for each in preview.rows if each.status is status]
    for each in rows[:SHOWN]:
        yield _("第 {n} 行 {status}：{why}", n=each.row.number, status=status.label, why=each.why or "")
    if len(rows) > SHOWN:
        yield _("……共 {n} 行{status}", n=len(rows), status=status.label)


ABOUT = say("导入台账（xlsx、csv）：先预览，可整批撤销")
USAGE = "import [FILE] [--kind KIND] [--dry-run] [--undo N] [--json]"
VERB = Verb(USAGE, ABOUT, _arguments, _run)
