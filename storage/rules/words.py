"""The centre's own words for codes (本中心的说法), over those that ship."""

from cases.staff.audit import AuditAction
from cases.staff.permissions import Action, check
from cases.values.codes import Spoken, codes, hear, load_spoken
from cases.values.refusal import refuse
from cases.values.text import say
from storage.seat import OWN_WORDS, Seat


class Words:
    """The words by which people of this centre mean codes."""

    def __init__(self, seat: Seat) -> None:
        self._seat, self._store = seat, seat.store

    @property
    def own(self) -> str:
        """The centre's own words, as they were handed in."""
        return self._store.get(OWN_WORDS)

    def take(self, text: str, name: str) -> int:
        """Take the centre's own words in place of those it had; return how many.

        Raises `Refused`: `role`, or `table` with every bad line.
        """
        check(self._seat.account.role, Action.RULES)
        found = load_spoken(text, name, headed=False)
        _check(found)
        many = sum(map(len, found.values()))
        with self._store.writing():
            self._store.set(OWN_WORDS, text)
            self._seat.note(AuditAction.SET, what=OWN_WORDS, words=many)
        hear(text)
        return many


def _check(found: Spoken) -> None:
    """Refuse words for lists that there are not, and for codes that a list declared in the code does not have."""
    for list_name, words in found.items():
        try:
            known = codes(list_name)
        except KeyError:
            raise refuse("table", say("没有“{list}”这个清单，请改正", list=list_name), "list") from None
        for word, meant in words.items():
            if unknown := [each for each in meant if each not in known]:
                told = {"word": word, "list": list_name, "code": unknown[0]}
                sentence = say("“{word}”：清单 {list} 里没有代码 {code}，请改正", **told)
                raise refuse("table", sentence, "codes")
