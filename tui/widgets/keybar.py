"""The last line of a screen: the keys that answer now, as many as fit, the most useful first."""

from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from tui.words.keys import Act, find_act, key_name, label_of, twins


@dataclass
class Live:
    """An action that answers now. keys: those of its keys that do."""

    act: Act
    keys: list[str]
    enabled: bool

    @property
    def names(self) -> list[str]:
        """Its live keys as people write them: letters without their full-width twins, then the others."""
        letters = [each for each in self.act.letters if twins(each)[0] in self.keys]
        return letters + [key_name(key) for key in self.act.keys if key in self.keys]


def live_acts(screen: Screen[Any]) -> dict[str, Live]:
    """Return the actions that answer on a screen now, by id."""
    found: dict[str, Live] = {}
    typing = screen.focused is not None and screen.focused.check_consume_key("n", "n")
    for key, active in screen.active_bindings.items():
        act = find_act(active.binding)
        if act and not (typing and key in twins(act.letters)):
            found.setdefault(act.id, Live(act, [], active.enabled)).keys.append(key)
    return found


class KeyBar(Widget):
    """Keys with their labels, which a mouse may press too."""

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom; height: 1; padding: 0 1; background: $panel; color: $foreground;
        link-style: none; link-color: $foreground; link-background: transparent;
    }
    """

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def render(self) -> Content:
        left = self.content_size.width
        parts: list[Content] = []
        for each in self._chosen():
            key, act = each.names[0], each.act
            text = f"{key} {label_of(act)}"
            left -= cell_len(text) + (2 if parts else 0)
            if left < 0:
                break
            target = act.action if act.action.startswith("app.") else f"screen.{act.action}"
            click = Style.from_meta({"@click": target})
            parts.append(Content.assemble((key, Style(bold=True) + click), (text[len(key) :], click)))
        return Content("  ").join(parts)

    def _chosen(self) -> list[Live]:
        vain = getattr(self.app, "vain", ())
        live = [each for each in live_acts(self.screen).values() if each.act.bar and each.enabled]
        live = [each for each in live if each.act.action not in vain]
        return sorted(live, key=lambda each: each.act.bar)
