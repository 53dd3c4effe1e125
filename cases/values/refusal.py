"""The one kind of error: a rule said no. It names the rule and what would make it pass."""

from dataclasses import dataclass

from cases.values.text import Sentence


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong.

    rule: a stable name for programs, such as `stage` or `amount`.
    sentence: what is wrong and the way out, for people. It carries no personal data but what was typed, and names
    people as `cases.values.masking.spoken` does: whoever reads it may see them masked elsewhere.
    field: the field of a form it belongs to, if any.
    idle: whether all is so already, and nothing would change: no reason to hold on to what led there.
    """

    rule: str
    sentence: Sentence
    field: str | None = None
    idle: bool = False


class Refused(Exception):
    """Nothing was changed, and these are the reasons.

    about: what was not to be, as a code, where that says more than where it was tried. noted: whether whoever keeps a
    log has put it down there.
    """

    def __init__(self, *problems: Problem, about: str = "") -> None:
        super().__init__("; ".join(str(problem.sentence) for problem in problems))
        self.problems, self.about, self.noted = problems, about, False

    def by(self, rule: str) -> bool:
        """Tell whether this rule is among those that said no."""
        return any(problem.rule == rule for problem in self.problems)


def refuse(rule: str, sentence: Sentence, field: str | None = None, about: str = "") -> Refused:
    """Return a refusal for one problem, to be raised."""
    return Refused(Problem(rule, sentence, field), about=about)
