"""`demo`: a believable centre to try things on."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cases.staff.people import Account
from cases.values.refusal import refuse
from cases.values.text import say
from cases.values.zones import at_usual
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser, whole
from tui.cli.calls.verb import Verb
from tui.cli.output import tell
from tui.cli.plain.cells import table
from tui.cli.progress import Tenths
from tui.cli.terminal import on_terminal, open_for
from tui.words.language import _, show

CASES = 300
STAFF = "staff"


def _arguments(parser: Parser) -> None:
    number, seed = whole("--cases", 0, 1_000_000), whole("--seed", 0, 999_999_999)
    parser.option("--cases", metavar="N", type=number, default=CASES, help=_("多少件案件，默认 300"))
    parser.option("--seed", metavar="S", type=seed, default=1, help=_("同一数字造出同样的案件，默认 1"))
    parser.option("--no-open", action="store_true", help=_("只建立，不打开"))


def _run(call: Call) -> int:
    from storage.opening.door import sign_in
    from tui.demo import make
    from tui.demo.centre import PASSWORD

    options = call.options
    if not options.no_open and not on_terminal():
        raise refuse("terminal", say("当前不是终端，不能打开界面；加 --no-open 可只建立演示中心"))
    with _place(options.data) as folder:
        tell([_("正在建立演示中心……")])
        sys.stdout.flush()
        store = make(folder, cases=options.cases, seed=options.seed, now=at_usual(call.now()), progress=Tenths())
        accounts = store.accounts()
        store.close()
    tell(_made(folder, accounts))
    sys.stdout.flush()
    if options.no_open:
        return 0
    return open_for(lambda _report: sign_in(folder, options.account or STAFF, PASSWORD, call.now()), call.now)


@contextmanager
def _place(given: str | None) -> Iterator[Path]:
    """Give a folder for the centre; a throw-away one goes again where the centre could not be made."""
    if given:
        yield Path(given).expanduser()
        return
    folder = Path(tempfile.mkdtemp(prefix="bangfu-demo-"))
    try:
        yield folder
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _made(folder: Path, accounts: tuple[Account, ...]) -> list[str]:
    from tui.demo.centre import PASSWORD

    rows = [[_("账号"), _("姓名"), _("角色"), _("站点")]]
    rows += ([each.account, each.name, show(each.role.label), each.station] for each in accounts)
    again = _("再次打开：bangfu --data {folder} --as {account}", folder=folder, account=STAFF)
    where = _("演示中心在 {folder}，数据都是虚构的，用完可删除这个文件夹", folder=folder)
    return [where, again, _("所有账号的密码都是 {password}", password=PASSWORD), "", *table(rows)]


VERB = Verb("demo [--cases N] [--seed S] [--no-open]", say("建立演示中心并打开，数据都是虚构的"), _arguments, _run)
