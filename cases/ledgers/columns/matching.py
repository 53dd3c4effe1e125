"""Which fields a header stands for, and how sure that is."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from cases.hiding.pieces import DataSort
from cases.ledgers.columns.heads import Title
from cases.ledgers.columns.words import SERIAL, labels, words
from cases.ledgers.kinds import LEDGERS

_WHO = re.compile(
    r"^(?:申请人|职工|本人|劳动者|工人|农民工|务工人员|员工|人员|受援人|当事人|会员|困难职工|收款人|领款人|来访人"
    r"|投诉人|信访人|司机|驾驶员|户主|企业|单位|个人)的?(?=..)"
)
_SOMEBODY_ELSE = re.compile(
    r"家庭.*成员|成员|亲属|家属|配偶|子女|父母|紧急|代理|对方|被申请|被投诉|代表|工程|担保|监护|介绍"
)
"""Over a header, it says that the header is not about whom the row is about."""

_AND = re.compile(r"[/及和与或]")


FULL = 1
"""The rank of a header that is known in full; 0 is for the label of the field itself."""


class Match(NamedTuple):
    """Fields that a header stands for. rank: the lower, the surer."""

    rank: int
    fields: tuple[str, ...]


@lru_cache(maxsize=10_000)
def match(title: Title, kind: str) -> Match | None:
    """Return the fields that the header of a column stands for in a kind of ledger; None for none."""
    known = words(kind)
    for rank, form in _forms(title):
        if form in known and (rank <= FULL or known[form] != SERIAL):
            return Match(rank if form not in labels(kind) else rank - 1, (known[form],))
    both = () if _SOMEBODY_ELSE.search(title.above) else _several(title.last.text, kind, known)
    return Match(4, both) if both else None


def _forms(title: Title) -> Iterator[tuple[int, str]]:
    """Yield what to look for, the surest first."""
    for form in title.whole.forms:
        yield FULL, form
    if title.above and not _SOMEBODY_ELSE.search(title.above):
        for form in title.last.forms:
            yield 2, form
    if not title.above:
        for form in title.last.forms:
            yield 3, _WHO.sub("", form)


def _several(text: str, kind: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return what a header with two meanings stands for: 员工编码/身份证号, 联系人及电话."""
    parts = _AND.split(text)
    fields = [known[part] for part in parts if part in known] if len(parts) > 1 else []
    sorts = {name: LEDGERS[kind].by_name[name].kind.sort for name in fields if name in LEDGERS[kind].by_name}
    if "id_number" in sorts:
        return ("id_number",)
    persons = [name for name, sort in sorts.items() if sort is DataSort.NAME]
    phones = [name for name, sort in sorts.items() if sort is DataSort.PHONE]
    if persons and phones:
        return (persons[0], phones[0])
    return tuple(sorts)[:1]
