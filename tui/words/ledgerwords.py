"""What became of an import, in words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cases.values.text import Sentence, say

if TYPE_CHECKING:
    from storage.ledgers.imports import Batch

SHOWN = 10
"""Cases that are named with why they stay; of the others, which the log names too, it is said how many they are."""


def undone(batch: "Batch") -> Iterator[Sentence]:
    """Yield that an import was taken back, and which of its cases stay, and why."""
    yield say("已撤销第 {n} 批导入（{name}）", n=batch.id, name=batch.name)
    if batch.stays:
        yield say("有 {n} 件（条）后来有人办过，照旧保留，没有撤销：", n=len(batch.stays))
    for each in batch.stays[:SHOWN]:
        yield say("{number}：{why}", number=each.number, why=each.why)
    if len(batch.stays) > SHOWN:
        yield say("……其余见审计日志")
