"""What a choice offers: codes of a list, colleagues, entries of a history, fields of the intake."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cases.events import Opened
from cases.events.intake import INTAKE_DAY
from cases.kinds import after_denial, other_named
from cases.values.codes import OTHER, Code, CodeList, codes, name_told
from cases.values.refusal import Refused
from cases.values.roles import roles_in
from cases.values.text import Label, half_width, one_line, say
from cases.views.casefile import HistoryLine
from cases.views.rows import Load
from cases.views.wording import doubted
from tui.words.language import LANGUAGES, reader, show_line
from tui.words.pinyin import NEVER, answers, closeness


@dataclass(frozen=True)
class Alternative:
    """One thing to choose. key: what is kept; number: by which it can be typed; also: other words that find it.

    beside: what stands at the right of it; depth: how far it is indented under the one that it is part of.
    doubtful: whether that is confirmed by nothing; said: what the field says once it is chosen, if not the label.
    heard: the word as people say it by which it was found. used: how often it was chosen of late.
    """

    key: str
    label: object
    number: str = ""
    beside: object = ""
    also: tuple[object, ...] = ()
    depth: int = 0
    doubtful: bool = False
    said: object = ""
    heard: str = ""
    used: int = 0

    @property
    def text(self) -> str:
        """What the field says once it is chosen."""
        return show_line(self.said or self.label)

    @property
    def told(self) -> object:
        """The label, after the word as people say it by which it was found."""
        return say("{word} → {label}", word=self.heard, label=self.label) if self.heard else self.label

    @property
    def grounds(self) -> object:
        """What stands beside the field once it is chosen: of an article, whether it was confirmed by anything."""
        return doubted(self.beside) if self.doubtful and self.beside else self.beside


class Offer:
    """What there is to choose from."""

    def offered(self) -> Sequence[Alternative]:
        """Return what may be chosen now."""
        raise NotImplementedError

    def named(self, key: str) -> Alternative | None:
        """Return the option of this key, one that may no longer be chosen too."""
        return next((each for each in self.offered() if each.key == key), None)

    def besides(self, typed: str) -> Alternative | None:
        """Return what the list has no code for, as it was typed; None where it has no place for such."""
        return None

    def spelt_out(self, typed: str) -> Alternative | None:
        """Return what was typed as 其他（…） or 其他：…."""
        return None

    def instead_of(self, option: Alternative) -> Alternative | None:
        """Return what is called as an option that is not offered; None where it is, or nothing else is called so."""
        return None


def narrow(typed: str, options: Iterable[Alternative], *, within: bool = True) -> list[Alternative]:
    """Return the options that typed text may mean, the likeliest first, and of equals what was chosen most of late.

    within: also those of which it only holds a word that people say.
    """
    folded = half_width(one_line(typed)).lower()
    most = _LOOSE if within else _LOOSE - 1
    ranked = [(rank, option) for option in options if (rank := _rank(folded, option)) is not None and rank <= most]
    return [_heard(folded, option) for _rank_, option in sorted(ranked, key=lambda each: (each[0], -each[1].used))]


def _heard(folded: str, option: Alternative) -> Alternative:
    """Return an option with the word as people say it by which it was found; as it is where its label has the text."""
    if not folded or answers(folded, option.label, option.key) or folded == option.number:
        return option
    words = [show_line(each) for each in option.also]
    found = sorted((closeness(folded, each), word) for each, word in zip(option.also, words, strict=True))
    near = [word for rank, word in found if rank < NEVER] or [word for word in words if _holds(folded, word)]
    return replace(option, heard=near[0]) if near else option


def _holds(folded: str, word: str) -> bool:
    """Tell whether typed text holds a word that people say."""
    return len(word) > 1 and half_width(word).lower() in folded


def meant(typed: str, options: Sequence[Alternative]) -> Alternative | None:
    """Return the one option that typed text means, None where it is not clear."""
    folded = half_width(one_line(typed)).lower()
    ranks = [(rank, option) for option in options if (rank := _rank(folded, option)) not in (None, _LOOSE)]
    exact = [option for rank, option in ranks if rank == 0]
    found = exact or [option for _rank_, option in ranks]
    return found[0] if folded and len(found) == 1 else None


def _rank(folded: str, option: Alternative) -> int | None:
    """Return 0 for what is meant exactly, more for what is near, None for what is not meant."""
    also = [half_width(show_line(each)).lower() for each in option.also]
    if folded in (option.number, option.key.lower(), show_line(option.label).lower(), *also):
        return 0
    if folded.isdigit() and option.number.startswith(folded):
        return 1
    names = (option.label, option.key, *option.also)
    near = [(found, name) for name in names if (found := closeness(folded, name)) < NEVER]
    if meant_by := [found for found, name in near if not _denied(folded, name)]:
        return 2 + min(meant_by)
    return _LOOSE if near or any(_holds(folded, each) for each in also) else None


def _denied(folded: str, name: object) -> bool:
    """Tell whether a name denies what was typed, in whichever language or in pinyin: 没有 is never what 有 means."""
    if not folded or closeness(folded, name) == 0:
        return False
    told = (reader(language)(name) for language in LANGUAGES)
    return any(closeness(folded, rest) == 0 for each in told for rest in after_denial(half_width(each).lower()))


def taken_unasked(typed: str, options: Sequence[Alternative]) -> int:
    """Return the place of the first option if a list may begin there: -1 where it only denies what was typed."""
    return -1 if options and _only_denied(half_width(one_line(typed)).lower(), options[0]) else 0


def _only_denied(folded: str, option: Alternative) -> bool:
    return _rank(folded, option) == _LOOSE and any(_denied(folded, each) for each in (option.label, *option.also))


_LOOSE = 4
"""The rank of what typed text only holds a word of: shown, and never taken unasked."""


@dataclass(frozen=True)
class Codes(Offer):
    """The codes of a list that are in force on the day of the event. grounded: each with the article behind it.

    used: how often each was chosen of late.
    """

    list: CodeList
    day: Callable[[], date]
    grounded: bool = False
    used: Callable[[], Mapping[str, int]] = dict

    def offered(self) -> Sequence[Alternative]:
        used = self.used()
        codes_ = enumerate(self.list.on(self.day()), 1)
        return [replace(self._option(code, str(at)), used=used.get(code.code, 0)) for at, code in codes_]

    def named(self, key: str) -> Alternative | None:
        return self._option(self.list.get(key)) if key in self.list else None

    def besides(self, typed: str) -> Alternative | None:
        return self.spelt_out(typed) or self.spelt_out(f"{OTHER}:{one_line(typed)}")

    def spelt_out(self, typed: str) -> Alternative | None:
        try:
            key = other_named(self.list, one_line(typed))
        except Refused:
            return None
        return self.named(key) if key else None

    def instead_of(self, option: Alternative) -> Alternative | None:
        offered = self.offered()
        if any(each.key == option.key for each in offered):
            return None
        same = [each for each in offered if each.label == option.label]
        return same[0] if len(same) == 1 else None

    def _option(self, code: Code, number: str = "") -> Alternative:
        name, other = name_told(code.code), self.list.label(OTHER)
        hint = say("可写“{other}：叫什么”", other=code.label) if code.code == OTHER else ""
        return Alternative(
            code.code,
            Label(f"{other.zh}（{name}）", f"{other.en} ({name})") if name else code.label,
            number,
            beside=(code.source if self.grounded else "") or hint,
            also=self.list.spoken(code.code),
            depth=int(bool(code.parent)),
            doubtful=code.unconfirmed,
        )


@dataclass(frozen=True)
class RoleOffer(Offer):
    """The roles of a side, those first that fit what the form tells of the case. told: its fields as they are typed."""

    list_name: str
    told: Callable[[], Mapping[str, str]]

    def offered(self) -> Sequence[Alternative]:
        return [option for option, _fits in self._ranked()]

    def usual(self) -> Sequence[Alternative]:
        """Return the roles that are usual of such cases as the form tells of: of its groups, then of its cause."""
        return [option for option, fits in self._ranked() if fits == 0]

    def _of(self) -> tuple[Sequence[str], str]:
        told = self.told()
        return told.get("groups", "").split(","), told.get("cause", "")

    def _ranked(self) -> list[tuple[Alternative, int]]:
        groups, cause = self._of()
        ranked = [(role.fits(groups, cause), role) for role in roles_in(self.list_name).values()]
        found = sorted(ranked, key=lambda each: (each[0], each[0] == 0 and each[1].far_from(groups, cause)))
        spoken = codes(self.list_name).spoken
        return [
            (Alternative(role.code.code, role.code.label, str(at), also=spoken(role.code.code)), fits)
            for at, (fits, role) in enumerate(found, 1)
        ]


@dataclass(frozen=True)
class Handlers(Offer):
    """Who can be given the case, with what they have in hand."""

    loads: Callable[[], Sequence[Load]]

    def offered(self) -> Sequence[Alternative]:
        return [
            Alternative(
                load.account.account,
                load.account.name,
                str(at),
                say("在办 {n} 件，逾期 {late} 件", n=load.open_cases, late=load.overdue),
                (load.account.account,),
            )
            for at, load in enumerate(self.loads(), 1)
        ]


@dataclass(frozen=True)
class Entries(Offer):
    """The entries of a history that may be voided, the latest first."""

    history: Callable[[], Sequence[HistoryLine]]

    def offered(self) -> Sequence[Alternative]:
        return [_entry(each) for each in reversed(self.history()) if each.voided_by is None and each.entry.seq > 1]

    def named(self, key: str) -> Alternative | None:
        return next((_entry(each) for each in self.history() if str(each.entry.seq) == key), None)


def _entry(line: HistoryLine) -> Alternative:
    entry = line.entry
    label, n = entry.event.spec.label, str(entry.seq)
    said = say("第 {n} 条 {what}", n=n, what=label)
    return Alternative(n, label, n, say("{day} {name}", day=entry.day, name=line.by_name), (str(entry.day),), said=said)


class IntakeFields(Offer):
    """The fields of the intake."""

    def offered(self) -> Sequence[Alternative]:
        told = (*Opened.told(), INTAKE_DAY)
        return [Alternative(ask.name, ask.label, str(at), also=(*ask.labels,)) for at, ask in enumerate(told, 1)]


YES = Alternative("是", Label("是", "yes"), "1", also=("y", "有"))


class Confirmed(Offer):
    """The one thing to confirm."""

    def offered(self) -> Sequence[Alternative]:
        return [YES]
