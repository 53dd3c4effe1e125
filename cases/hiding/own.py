"""What a text tells of a reader's own right after their name: theirs, although it looks like anybody's data."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from cases.hiding.pieces import DataSort, Piece

_BETWEEN = re.compile(
    r"(?:[\s，,、:：（）()@-]|的|其|本人|个人|现|家|联系|方式|手机|电话|座机|号码?|微信|weixin|wechat|[vw]x|qq|扣扣|支付宝|抖音|快手|微博"
    r"|小红书|邮箱|电子邮件|银行卡|工资卡|卡|账号|帐号|账户|开户行?|[一-鿿]{2,4}银行|身份证|证件|护照|车牌|尾号|[末后]四位|住址?|地址|为|是|和|及|在)*",
    re.IGNORECASE,
)
_NEAR = 30
"""What may stand between somebody's name and their data, or between two pieces of it, and how much of it at most."""


def told_after(text: str, own: Iterable[tuple[int, int]], found: Iterable[Piece]) -> Iterator[tuple[int, int]]:
    """Yield where what was found follows the reader's own name, or something else of theirs, and nothing but labels.

    own: where their name and what is known of them stand. found: what looks like personal data, whoever it is of.
    """
    ends, last = sorted(end for _, end in own), 0
    for each in sorted(each for each in found if each.sort is not DataSort.NAME):
        at = bisect_right(ends, each.start)
        near = max(last if last <= each.start else 0, ends[at - 1] if at else 0)
        if near and each.start - near <= _NEAR and _BETWEEN.fullmatch(text, near, each.start):
            last = each.end
            yield each.start, each.end
