"""`restore`: bringing a backup back."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cases.values.refusal import Refused, refuse
from cases.values.text import one_line, say
from tui.cli.calls.call import Call
from tui.cli.calls.parser import Parser
from tui.cli.calls.secret import answer, ask, password
from tui.cli.calls.verb import Verb
from tui.cli.output import complain, tell
from tui.cli.progress import upgrading
from tui.cli.terminal import on_terminal
from tui.words.language import _, show_line

if TYPE_CHECKING:
    from cases.staff.people import Station
    from storage.keys.keyring import Keyring


def _arguments(parser: Parser) -> None:
    parser.word("file", metavar="FILE", type=Path, help=_("哪个备份文件"))
    parser.option("--recovery", action="store_true", help=_("用恢复密钥，不用账号的密码"))
    parser.option("--replace", action="store_true", help=_("替换数据文件夹里现有的数据；现有数据会先另存"))
    last = _("现有数据读不出或已丢失时：纸上最后的案号，每站一个，可写多次")
    parser.option("--last-number", metavar="NUMBER", action="append", default=[], help=last)
    parser.option("--replaced", action="store_true", help=_("确要恢复已被替换的数据：恢复到空文件夹时只供查看"))
    parser.option("--keys-lost", action="store_true", help=_("现有数据的密钥文件也没有了：仍要替换"))


def _run(call: Call) -> int:
    from storage.copies.as_today import Said
    from storage.copies.replacing import Replacing
    from storage.copies.restoring import restore
    from storage.store.replaced import looked_at

    options, secret = call.options, _Secret(call)
    by = "" if options.recovery else call.account
    said = Said(options.replaced, options.last_number, _Asking(call.today.year) if on_terminal() else None)
    replacing = Replacing(secret.of_today, by, options.keys_lost) if options.replace else None
    done = restore(
        options.file.expanduser(),
        call.folder,
        call.now(),
        secret.of_the_backup,
        by=by,
        replacing=replacing,
        said=said,
        report=upgrading(),
    )
    held = done.manifest
    when = f"{held.at:%Y-%m-%d %H:%M}"
    counts = say("：{cases} 件案件，{n} 条记录", cases=held.cases, n=held.entries) if done.counted else ""
    tell([_("已恢复 {when} 的备份{told}", when=when, told=counts)])
    if done.replaced:
        tell([show_line(looked_at(done.replaced))])
    if not (options.replace or options.last_number or done.kept or done.replaced) and on_terminal():
        complain([_("案号接着备份里最后的一号发；备份之后还发过的，请另用一个空文件夹，加 --last-number 再恢复一次")])
    if done.to_come:
        told = say("{stations} 站不在这份备份里，已发的案号已经记下：重新设立后接着往后发", stations=done.to_come)
        tell([show_line(told)])
    if done.kept:
        tell([_("原有数据另存为 {path}", path=done.kept)])
    return 0


class _Asking:
    """Asks for the last number that each station has on paper. year: of which a bare serial is taken to be."""

    def __init__(self, year: int) -> None:
        self._year = year

    def __call__(self, stations: "Sequence[Station]") -> list[str]:
        """Ask, one station after the other."""
        complain([_("现有数据读不出或已丢失，不知道已经发到几号；请照纸上填写每站最后的案号，没有发过的填 0")])
        return [*map(self._number, stations), *iter(self._other, "")]

    def _number(self, station: "Station") -> str:
        typed = one_line(answer(_("{code} {name}：", code=station.code, name=station.name)))
        return f"{self._year}{station.code}{int(typed):04}" if typed.isdecimal() and len(typed) < 5 else typed

    def _other(self) -> str:
        return one_line(answer(_("备份之后新设的站点，最后的案号（写全，如 2026YT0072；没有就回车）：")))


class _Secret:
    """What opens data: the recovery key or a password, asked for once, and once more where the backup has another."""

    def __init__(self, call: Call) -> None:
        self._call, self._told = call, ""

    def of_today(self, ring: "Keyring") -> bytes:
        """Open the data that is there."""
        self._told = self._ask(_("恢复密钥（八组字符）：") if self._recovers else _("该账号现在的密码："))
        return self._open(ring, self._told)

    def of_the_backup(self, ring: "Keyring") -> bytes:
        """Open the backup: by what opened the data that is there, or else by what opened it on its day."""
        if self._told:
            with suppress(Refused):
                return self._open(ring, self._told)
        if self._recovers:
            return self._open(ring, ask(_("备份的恢复密钥（八组字符）：")))
        question = _("该账号在备份当日的密码：")
        return self._open(ring, ask(question) if self._told and on_terminal() else self._ask(question))

    @property
    def _recovers(self) -> bool:
        return bool(self._call.options.recovery)

    def _ask(self, question: str) -> str:
        if self._recovers:
            return ask(question)
        if not self._call.account:
            raise refuse("who", say("请用 --as 写明一个账号，或加 --recovery 用恢复密钥"))
        return password(question)

    def _open(self, ring: "Keyring", secret: str) -> bytes:
        return ring.recovered(secret) if self._recovers else ring.key(self._call.account, secret)


ABOUT = say("用备份恢复：恢复到空文件夹，或先另存再替换现有数据")
VERB = Verb("restore FILE [--replace] [--recovery] [--last-number NUMBER]…", ABOUT, _arguments, _run)
