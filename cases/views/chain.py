"""The chain of who answers first, worded once: each role with how it answers and by which article."""

from collections.abc import Iterator
from typing import NamedTuple

from cases.file.case import Case
from cases.law.answers.paychain import Answers, answering
from cases.values.codes import codes
from cases.values.text import Label, Sentence, say
from cases.views.wording import grounded

CHAIN = say("责任次序")
"""What the chain is called."""


class ChainLine(NamedTuple):
    """A role that answers, in its order. told: how, with the article. missing: whether nobody has that role yet."""

    role: Label
    told: Sentence
    missing: bool


def chain(case: Case) -> Iterator[ChainLine]:
    """Tell who answers, the first one first."""
    return (ChainLine(each.role, _told(each), each.missing) for each in answering(case))


def _told(each: Answers) -> Sentence:
    told = grounded(how(each), each)
    return say("还没有登记；{told}", told=told) if each.missing else told


def how(each: Answers) -> object:
    """Say how somebody answers, and for what of all that is claimed where it is a part."""
    sorts = codes("claim_sort")
    part = tuple(sorts.label(code) for code in each.claims)
    return say("{claims}：{how}", claims=part, how=each.why) if part else each.why
