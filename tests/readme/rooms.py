"""The floors and rooms of the house as they stand in the code: each with its own sentence and what it stands on."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[2]
FLOORS = ("cases", "storage", "exports", "tui")


@cache
def house() -> grimp.ImportGraph:
    """Return all imports of the four floors."""
    return grimp.build_graph(*FLOORS, cache_dir=None)


def rooms(floor: str) -> tuple[str, ...]:
    """Return the rooms of a floor or of a room, those that others stand on first: its folders and its loose files."""
    return tuple(_from_the_ground(stands_on(floor)))


def stands_on(floor: str) -> Mapping[str, frozenset[str]]:
    """Return for each room of a floor the rooms beside it that it imports, itself or through the files in it."""
    graph = house()
    beside = graph.find_children(floor)
    files = {room: graph.find_descendants(room) | {room} for room in beside}
    owner = {file: room for room, inside in files.items() for file in inside}
    found = {
        room: frozenset(
            owner[other]
            for file in inside
            for other in graph.find_modules_directly_imported_by(file)
            if other in owner and owner[other] != room
        )
        for room, inside in files.items()
    }
    return {_last(room): frozenset(map(_last, found[room])) for room in sorted(found)}


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _from_the_ground(on: Mapping[str, frozenset[str]]) -> Iterator[str]:
    placed: set[str] = set()
    while left := sorted(room for room in on if room not in placed):
        ready = [room for room in left if on[room] <= placed]
        if not ready:
            raise ValueError(f"these rooms stand on each other: {' '.join(left)}")
        yield from ready
        placed.update(ready)


def sentence(floor: str, room: str = "") -> str:
    """Return the first sentence of what a floor, room or file says of itself."""
    place = ROOT / floor / room
    file = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    told = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return told.partition("\n\n")[0].replace("\n", " ")


def within(floor: str, room: str) -> Iterator[str]:
    """Yield the paths of the rooms inside a room, to any depth, those that others stand on first."""
    for inner in rooms(f"{floor}.{room.replace('/', '.')}"):
        path = f"{room}/{inner}"
        if (ROOT / floor / path).is_dir():
            yield path
            yield from within(floor, path)


def nearest(floor: str) -> Iterator[tuple[str, str]]:
    """Yield the arrows of a floor that no way through another room already shows."""
    on = stands_on(floor)
    below: dict[str, frozenset[str]] = {}
    for room in rooms(floor):
        below[room] = on[room].union(*(below[each] for each in on[room]))
    for room in rooms(floor):
        for other in sorted(on[room]):
            if not any(other in below[each] for each in on[room]):
                yield room, other


def drawn() -> str:
    """Return the rooms of all floors: a table each, and a drawing of what stands on what."""
    return "\n\n".join("\n".join(_floor(floor)) for floor in FLOORS)


def _floor(floor: str) -> Iterator[str]:
    yield f"### {floor}/"
    yield ""
    yield sentence(floor)
    yield ""
    yield "| room | what it holds |"
    yield "| --- | --- |"
    for room in rooms(floor):
        yield from (f"| `{_name(floor, each)}` | {sentence(floor, each)} |" for each in (room, *within(floor, room)))
    yield ""
    yield "```mermaid"
    yield "graph BT"
    yield from (f"    {room} --> {other}" for room, other in nearest(floor))
    yield "```"


def _name(floor: str, room: str) -> str:
    return f"{room}/" if (ROOT / floor / room).is_dir() else f"{room}.py"
