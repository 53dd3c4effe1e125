"""What a text tells of a reader's own right after their name: theirs, although it looks like anybody's data."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from cases.hiding.pieces import DataSort, Piece
from cases.values.text import pattern

_BETWEEN = pattern(
    r"(?:[\s，,、:：（）()@-]|的|其|本人|个人|现|家|联系|方式|手机|电话|座机|号码?|微信|weixin|wechat|[vw]x|qq|扣扣|支付宝|抖音|快手|微博"
    r"|小红书|邮箱|电子邮件|银行卡|工资卡|卡|账号|帐号|账户|开户行?|[一-鿿]{2,4}银行|身份证|证件|护照|车牌|尾号|[末后]四位|住址?|地址|为|是|和|及|在)*",
    re.IGNORECASE,
)
_NEAR = 30
"""What may stand between somebody's name and their data, or between two pieces of it, and how much of it at most."""


_AND = pattern(r"\s*[和与及]")
_OF = pattern(r"[号室]?的")
"""What stands between somebody and another who is named after them, and before the one whose data it is."""


def apart_from(found: Iterable[Piece], others: Iterable[Piece]) -> list[Piece]:
    """Return what was found but for data that overlaps what is known to be of others; all names stay."""
    spans = sorted(each.span for each in others)
    starts, ends = [start for start, _ in spans], list(accumulate((end for _, end in spans), max))

    def is_theirs(each: Piece) -> bool:
        at = bisect_left(starts, each.end)
        return at > 0 and ends[at - 1] > each.start

    return [each for each in found if each.sort is DataSort.NAME or not is_theirs(each)]


def told_after(
    text: str, who: Sequence[tuple[int, int]], what: Iterable[tuple[int, int]], found: Sequence[Piece]
) -> Iterator[tuple[int, int]]:
    """Yield where what was found follows the reader's own name, or something else of theirs, and nothing but labels.

    who, what: where their name and what is known of them stand. found: what looks like personal data, whoever it is of.
    What is said to be of somebody else who is named behind it, 的卫建国, is not the reader's.
    """
    names = {end for _, end in who}
    ends, last = sorted(names.union(end for _, end in what)), 0
    others = {each.start for each in found if each.sort is DataSort.NAME} - {start for start, _ in who}
    for each in sorted(each for each in found if each.sort is not DataSort.NAME):
        at = bisect_right(ends, each.start)
        near = max(last if last <= each.start else 0, ends[at - 1] if at else 0)
        if not near or each.start - near > _NEAR or not _BETWEEN.fullmatch(text, near, each.start):
            continue
        of = _OF.match(text, each.end)
        if (near in names and _AND.match(text, near)) or (of and of.end() in others):
            continue
        last = each.end
        yield each.start, each.end
