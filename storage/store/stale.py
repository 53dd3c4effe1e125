"""Refusing what was meant for a case as it was before somebody else recorded on it."""

from cases.values.refusal import Problem, Refused
from cases.values.text import say
from cases.views.casefile import CaseFile


class Stale(Refused):
    """Somebody else recorded on the case meanwhile. `file` is the case as it is now, `since` what came in between."""

    def __init__(self, file: CaseFile, seen: int) -> None:
        since = tuple(line for line in file.history if line.entry.seq > seen)
        sentence = say("同事刚在本案登记了 {n} 条记录；请查看后再保存，已填内容仍在", n=len(since))
        super().__init__(Problem("stale", sentence))
        self.file = file
        self.since = since
