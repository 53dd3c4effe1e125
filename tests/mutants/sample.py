"""Which mutants are tried: a sample that a seed draws, spread over the files as the code is."""

import random
from collections.abc import Iterable, Mapping, Sequence


def drawn(by_file: Mapping[str, Sequence[str]], number: int, seed: int) -> list[str]:
    """Return `number` of the names, or all where there are fewer: from each file its share, drawn by the seed.

    They come mixed, so that a run that is broken off has tried some of everything.
    """
    dice = random.Random(seed)
    ordered = [name for file in sorted(by_file) for name in _shuffled(by_file[file], dice)]
    if number >= len(ordered):
        return _shuffled(ordered, dice)
    step = len(ordered) / number
    start = dice.random() * step
    return _shuffled((ordered[int(start + step * place)] for place in range(number)), dice)


def room_of(path: str) -> str:
    """Return the room that a file stands in: `cases/law/` of `cases/law/limitation.py`."""
    floor, *rooms, _name = path.split("/")
    return "/".join([floor, *rooms[:1]]) + "/"


def _shuffled(names: Iterable[str], dice: random.Random) -> list[str]:
    mixed = sorted(names)
    dice.shuffle(mixed)
    return mixed
