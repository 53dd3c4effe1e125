"""Each block of the READMEs and of ARCHITECTURE.md that is made from the code, in Markdown."""

import re
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from cases.events import CATALOGUE, Spec
from cases.standing.stages import ANY, OPEN, Stage
from cases.values.text import Label
from cases.views.rows import View
from tests.readme.rooms import drawn
from tui import casefile, dialogs, forms, screens
from tui.cli.plain import jsonkeys
from tui.words import keys
from tui.words.language import reader, set_language

ROOT = Path(__file__).parents[2]
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}
PAGES = [("en", READMES["en"]), ("zh", READMES["zh"]), ("en", ROOT / "ARCHITECTURE.md")]
"""The pages with made blocks, each with its language."""

_HEADS: dict[str, dict[str, tuple[str, ...]]] = {
    "events": {"en": ("event", "from → to", "who", "needs"), "zh": ("事项", "阶段", "由谁登记", "必填")},
    "keys": {"en": ("where", "key", "also", "does"), "zh": ("何处", "键", "也可用", "做什么")},
    "queues": {"en": ("view", "holds"), "zh": ("列表", "内容")},
    "json": {"en": ("key", "meaning"), "zh": ("键", "含义")},
}


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(head), ["---"] * len(list(head)), *(list(row) for row in rows)]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)


def events() -> str:
    """The catalogue: what can happen, from which stage to which, who may record it and what it needs."""
    show = reader()
    rows = [
        (
            f"`{spec.code}` {spec.label.zh}"
            if show.language == "zh"
            else f"`{spec.code}` {spec.label.zh} {spec.label.en}",
            _way(spec),
            show(spec.by.label),
            show(tuple(ask.label for ask in spec.asks if ask.needed)),
        )
        for spec in (event.spec for event in CATALOGUE.values())
    ]
    return _table(_HEADS["events"][show.language], rows)


def _way(spec: Spec) -> str:
    show = reader()
    named = {OPEN: ("any open stage", "任一在办阶段"), ANY: ("any stage", "任一阶段")}
    if spec.at in named:
        start = named[spec.at][0 if show.language == "en" else 1]
    else:
        start = show(tuple(stage.label for stage in spec.at))
    return f"{start} → {show(spec.to.label)}".strip() if spec.to else start


def diagram() -> str:
    """The stages and the events that move a case from one to another."""
    show = reader()
    lines = ["```mermaid", "stateDiagram-v2", *(f"    {stage.value}: {show(stage.label)}" for stage in Stage)]
    moves: dict[tuple[str, str], list[str]] = {}
    for event in CATALOGUE.values():
        spec = event.spec
        if spec.to is None:
            continue
        for start in [stage.value for stage in spec.at] or ["[*]"]:
            moves.setdefault((start, spec.to.value), []).append(show(spec.label))
    lines += [f"    {start} --> {to}: {show(tuple(labels))}" for (start, to), labels in moves.items()]
    return "\n".join([*lines, "```"])


def queues() -> str:
    """The queues by the name that the command line takes."""
    show = reader()
    return _table(_HEADS["queues"][show.language], ((f"`{view.value}`", show(view.label)) for view in View))


_SCREENS = {
    "app": Label("处处", "everywhere"),
    "desk": Label("工作台", "desk"),
    "search": Label("搜索", "search"),
    "case": Label("案件", "case"),
    "intake": Label("接案", "intake"),
    "form": Label("表单", "forms"),
}
"""The screens whose keys the READMEs list, by the first part of an action's id; help lists the rest."""


def acts() -> list[keys.Act]:
    """Return the actions of these screens, in their order."""
    for room in (casefile, dialogs, forms, screens):
        for module in walk_packages(room.__path__, f"{room.__name__}."):
            import_module(module.name)
    return [act for screen in _SCREENS for act in keys.ACTS.values() if act.id.partition(".")[0] == screen]


def pressed() -> str:
    """The keys of the screens, apart from the letters of the events."""
    show = reader()
    rows = [
        (
            show(_SCREENS[act.id.partition(".")[0]]),
            f"`{act.letters[:1]}`" if act.letters else "",
            "  ".join(map(keys.key_name, act.keys)),
            show(act.tip),
        )
        for act in acts()
        if act.letters or act.keys
    ]
    return _table(_HEADS["keys"][show.language], rows)


def letters() -> str:
    """The letters by which a case asks for an event."""
    show = reader()
    specs = [event.spec for event in CATALOGUE.values() if event.spec.key]
    return " · ".join(f"`{each.key}` {show(each.label)}" for each in specs)


def json_rows() -> str:
    """The keys of a row in JSON."""
    return _json(jsonkeys.ROW_KEYS)


def json_case() -> str:
    """The keys that `show` adds."""
    return _json({key: of for key, of in jsonkeys.CASE_KEYS.items() if key not in jsonkeys.ROW_KEYS})


def _json(of: Mapping[str, Label]) -> str:
    show = reader()
    return _table(_HEADS["json"][show.language], ((f"`{key}`", show(meaning)) for key, meaning in of.items()))


BLOCKS: dict[str, Callable[[], str]] = {
    "events": events,
    "diagram": diagram,
    "queues": queues,
    "keys": pressed,
    "letters": letters,
    "json-row": json_rows,
    "json-case": json_case,
    "rooms": drawn,
}
_BLOCK = re.compile(r"(<!-- made: (?P<name>[a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def made(text: str, language: str) -> str:
    """Return a page with every block as the program makes it now."""
    set_language(language)
    try:
        return _BLOCK.sub(lambda found: f"{found[1]}{BLOCKS[found['name']]()}\n{found[3]}", text)
    finally:
        set_language("zh")


def blocks_of(text: str) -> set[str]:
    """Return the names of the blocks that a page holds."""
    return {found["name"] for found in _BLOCK.finditer(text)}
