"""What is to be paid, and how far it is: surely, and perhaps, where payments do not say which of several is meant."""

from collections.abc import Sequence

from cases.values.sums import Fen, NoMoney, Sum, bounds, in_money, least, less, within


class Need:
    """Something that is to be paid. got: what is surely paid of it; maybe: what may be besides; about: only roughly.

    ended: whether somebody said that it is paid in full, whatever it was; waived: whether the rest is thereby given up.
    untold, untold_maybe: what of these was for it or for others like it, by the order in which it came: see `Untold`.
    """

    def __init__(self, whole: Sum | None) -> None:
        self.whole, self.need, self.most = whole, least(whole), most(whole)
        self.got, self.maybe, self.about, self.begun = 0, 0, False, False
        self.ended, self.waived = False, False
        self.untold, self.untold_maybe = 0, 0
        self._paid: tuple[Fen, Fen] | None = None

    @property
    def room(self) -> Fen:
        return self.need - self.got - self.maybe

    @property
    def unknown(self) -> bool:
        """Whether nobody knows how much it is."""
        return not self.need and not (self.whole == 0 or isinstance(self.whole, NoMoney))

    @property
    def done(self) -> bool:
        """Whether it is surely paid; of what nobody knows the most of, only where somebody said so."""
        return self.ended or (self.most is not None and self._bounds[0] >= self.most)

    @property
    def beyond(self) -> Fen | None:
        """How much may be paid of it beyond what it is at least; None for no end."""
        return None if self.most is None else max(self.most - max(self.need, self.got + self.maybe), 0)

    @property
    def open(self) -> bool:
        """Whether it is left open how much of it is paid, for it was not said what was for it."""
        return self._paid is not None and self._paid[0] != self._paid[1] and not self.ended

    @property
    def short(self) -> Sum | None:
        """What is missing of it, as well as that is known."""
        return 0 if self.ended else less(self.whole, within(*self._bounds, about=self.about))

    @property
    def given_up(self) -> Sum | None:
        """What of it is to be paid no longer, for somebody said so; None where nothing is."""
        rest = less(self.whole, within(self.got, self.got + self.maybe, about=self.about)) if self.waived else None
        return rest or None

    @property
    def in_order(self) -> Sum | None:
        """What is missing of it if others like it are paid one after the other: what they miss together is right."""
        paid = within(self.got, self.got + self.maybe, about=self.about)
        return 0 if self.ended else less(self.whole, paid)

    @property
    def _bounds(self) -> tuple[Fen, Fen]:
        return self._paid or (self.got, self.got + self.maybe)

    def add(self, fen: Fen, *, sure: bool, about: bool, untold: bool) -> None:
        """Pay something of it."""
        self.about = self.about or about
        if sure:
            self.got, self.begun = self.got + fen, True
            self.untold += fen if untold else 0
        else:
            self.maybe += fen
            self.untold_maybe += fen if untold else 0

    def share(self, rest: Fen | None, sure: Fen, most: Fen) -> None:
        """Reckon what is paid of it, of what came for it and others.

        rest: what is open of the others, None for no end. sure, most: what came for all of them.
        """
        named, more = self.got - self.untold, self.maybe - self.untold_maybe
        own = most if self.unknown else max(self.need - named, 0)
        low = 0 if rest is None or self.unknown else max(sure - rest, 0)
        self._paid = (named + min(low, own), named + min(own, most) + more)


class Untold:
    """Needs of which payments do not say which they are for. untold: the entries of these payments, in order."""

    def __init__(self) -> None:
        self._of: dict[Need, list[Need]] = {}
        self._by: dict[int, Sequence[Need]] = {}

    def tie(self, needs: Sequence[Need], payment: int) -> None:
        """Keep that a payment, by its entry, may be for any of these."""
        if len(needs) < 2:
            return
        self._by.setdefault(payment, needs)
        into = self._of.setdefault(needs[0], [needs[0]])
        for need in needs:
            other = self._of.setdefault(need, [need])
            if other is not into:
                into += other
                self._of.update(dict.fromkeys(other, into))

    def reckon(self) -> None:
        """Tell of each need what is paid of it at least and at most."""
        for needs in {id(some): some for some in self._of.values()}.values():
            sure = sum(need.untold for need in needs)
            most = sure + sum(need.untold_maybe for need in needs)
            rooms = [None if need.unknown else max(need.need - need.got, 0) + need.untold for need in needs]
            known = None if None in rooms else sum(filter(None, rooms))
            about = any(need.about and (need.untold or need.untold_maybe) for need in needs)
            for need, room in zip(needs, rooms, strict=True):
                need.about = need.about or about
                need.share(None if known is None else known - (room or 0), sure, most)

    @property
    def untold(self) -> tuple[int, ...]:
        """The payments that left open how much some of these are paid."""
        return tuple(sorted(entry for entry, needs in self._by.items() if any(need.open for need in needs)))


def unknown(amount: Sum | None) -> bool:
    """Tell whether nobody knows how much an amount is at most."""
    return amount is None or (in_money(amount) and bounds(amount).high is None)


def most(amount: Sum | None) -> Fen | None:
    """Return how much an amount is at most; None where nobody knows."""
    return 0 if isinstance(amount, NoMoney) else None if amount is None else bounds(amount).high
