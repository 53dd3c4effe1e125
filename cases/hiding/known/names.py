"""Finding known people's names in a text, whole or in part: of 王小明 also 小明 and 王小, of John Smith also Smith."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from cases.hiding.known.calling import Calling
from cases.hiding.known.latin import Latin
from cases.hiding.pieces import DataSort, Piece
from cases.hiding.words.folded import Folded, fold
from cases.values.masking import ANONYMOUS, HIDDEN_NAME, mask_name, single_names, surname_of, tells_no_more
from cases.values.text import pattern

_NO_NAMES = frozenset({"已删除", "不详", "未知", "匿名", "本人", "没有", ANONYMOUS})
_TITLES = frozenset({"先生", "女士", "师傅", "小姐", "同志", "老师", "经理", "老板"})
_HIDDEN = pattern(r"某|\*")
_RUNS, _BETWEEN = pattern(r"[^\W_]+"), pattern(r"[\W_]+")
_GAP = 3
_ENDS = pattern(r"[\s，。、；：！？,;:!?()（）“”\"'《》]")
"""What stands between two words rather than within one: names of two characters are not read across it."""
_LETTERS = pattern("[A-Za-z\u00c0-\u024f]{2,}")


class Names:
    """Known names, ready to be found. A name of one character is left alone: it would hit ordinary words."""

    def __init__(self, names: Iterable[str]) -> None:
        told = single_names(names) - _NO_NAMES
        known = {name for name in told if len(name) > 1 and not (_HIDDEN.search(name) or tells_no_more(name))}
        self._whole: dict[str, list[tuple[str, str]]] = {}
        self._pairs: dict[str, str] = {}
        for name in sorted((each for each in known if not each[0].isascii()), key=lambda name: (-len(name), name)):
            self._learn(name)
        first = "".join(map(re.escape, sorted({*self._whole, *(pair[0] for pair in self._pairs)})))
        self._first = re.compile(f"[{first}]" if first else "(?!)")
        self._foreign = _foreign(name for name in known if name[0].isascii())
        self._latin = Latin(sorted(name for name in known if not name[0].isascii()))
        self._calling = Calling(known)

    def _learn(self, name: str) -> None:
        """Learn a name whole, and by each two characters of it that stand together."""
        folded = fold(name).text
        surname = surname_of(folded)
        self._whole.setdefault(folded[0], []).append((folded, mask_name(name)))
        for at in range(len(folded) - 1):
            pair = folded[at : at + 2]
            if pair not in _TITLES and pair != surname:
                self._pairs.setdefault(pair, surname + HIDDEN_NAME if at == 0 else HIDDEN_NAME)

    def stand_whole(self, text: str) -> bool:
        """Tell whether one of them stands whole in a text."""
        folded = fold(text).text
        return any(name in folded for names in self._whole.values() for name, _ in names)

    def find(self, text: str, folded: Folded) -> Iterator[Piece]:
        """Yield each place where one of them stands, a part of one, or what they are called besides."""
        found = list(self.exactly(text, folded))
        yield from found
        taken = {at for each in found for at in range(each.start, each.end)}
        yield from (each for each in self._calling.find(folded) if taken.isdisjoint(range(each.start, each.end)))

    def exactly(self, text: str, folded: Folded) -> Iterator[Piece]:
        """Yield each place where one of them stands, or a part of one."""
        at = 0
        while found := self._first.search(folded.text, at):
            at = found.start()
            end, shown = self._at(folded.text, at)
            if end > at:
                yield Piece(*folded.span(at, end), DataSort.NAME, shown)
            at = max(end, at + 1)
        if self._foreign:
            yield from (Piece(*each.span(), DataSort.NAME, mask_name(each[0])) for each in self._foreign.finditer(text))
        yield from self._latin.find(text)
        yield from self._apart(folded)

    def _apart(self, folded: Folded) -> Iterator[Piece]:
        """Yield each place where one of them stands whole, with something else than letters between its characters."""
        runs = list(_RUNS.finditer(folded.text)) if self._whole and self._first.search(folded.text) else []
        bare, stood = "".join(run[0] for run in runs), list(accumulate((len(run[0]) for run in runs), initial=0))

        def place(at: int) -> int:
            run = bisect_right(stood, at) - 1
            return runs[run].start() + at - stood[run]

        for found in self._first.finditer(bare) if len(runs) > 1 else ():
            for name, shown in self._whole.get(found[0], ()):
                if bare.startswith(name, found.start()):
                    start, end = place(found.start()), place(found.start() + len(name) - 1) + 1
                    apart = _BETWEEN.findall(folded.text, start, end)
                    if apart and all(len(each) <= _GAP and (len(name) > 2 or not _ENDS.search(each)) for each in apart):
                        yield Piece(*folded.span(start, end), DataSort.NAME, shown)

    def _at(self, text: str, at: int) -> tuple[int, str]:
        """Return where what stands here ends, and what is shown of it; nothing ends where it begins."""
        for name, shown in self._whole.get(text[at], ()):
            if text.startswith(name, at):
                return at + len(name), shown
        shown = self._pairs.get(text[at : at + 2], "")
        end = at + 2 if shown else at
        while shown and text[end - 1 : end + 1] in self._pairs:
            end += 1
        return end, shown


def _foreign(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds the words of names in Latin letters."""
    words = sorted({word for name in names for word in _LETTERS.findall(name)}, key=len, reverse=True)
    if not words:
        return None
    word = f"(?<![A-Za-z\u00c0-\u024f])(?:{'|'.join(map(re.escape, words))})(?![A-Za-z\u00c0-\u024f])"
    return re.compile(rf"{word}(?:[\W_]{{1,3}}{word})*", re.IGNORECASE)
