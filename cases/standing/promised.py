"""How what people promised is called: by what they wrote of it, and an instalment as people say it."""

from cases.standing.dues import Sort
from cases.values.money import read_sum, say_sum
from cases.values.refusal import Refused
from cases.values.text import pattern, say


def promised_as(sort: Sort, label: object, text: str) -> object:
    """Return what is due: what people wrote of it; of what only says who or how much, after what it is called."""
    if sort is Sort.PAYMENT and text:
        return _instalment(label, text)
    return say("{label}：{text}", label=label, text=text) if text and sort in _SHORT else text or label


_SHORT = (Sort.PAYMENT, Sort.REPLY)
_OF_MANY = pattern(r"(?P<n>\d+)/(?P<of>\d+)(?: (?P<sum>.+))?")


def _instalment(label: object, text: str) -> object:
    """Return what is to be paid as people say it; text: which of how many it is, and how much, as `Duty` keeps it."""
    found = _OF_MANY.fullmatch(text)
    told = found["sum"] if found else text
    try:
        amount: object = say_sum(read_sum(told)) if told else ""
    except Refused:
        amount = told
    if found is None:
        return say("{label}：{text}", label=label, text=amount)
    if not told:
        return say("{label}第 {n} 期（共 {of} 期）", label=label, n=found["n"], of=found["of"])
    return say("{label}第 {n} 期（共 {of} 期）{sum}", label=label, n=found["n"], of=found["of"], sum=amount)
