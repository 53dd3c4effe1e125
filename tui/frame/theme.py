"""The two looks: a dark and a light one, with one accent colour, told apart in 16 colours as well."""

from textual.theme import Theme

DARK, LIGHT = "bangfu-dark", "bangfu-light"

_DARK_CURSOR = {
    "block-cursor-background": "#0a7f8c",
    "block-cursor-foreground": "#ffffff",
    "block-cursor-text-style": "bold",
    "block-cursor-blurred-background": "#3a3f45",
    "block-cursor-blurred-foreground": "#e6e6e6",
    "input-selection-background": "#0a7f8c 60%",
    "text-accent": "#4fd0dc",
    "text-error": "#ff8b80",
    "text-warning": "#f0c674",
    "text-muted": "#a8adb2",
    "scrollbar": "#5a6067",
    "scrollbar-background": "#1b1e21",
}
_LIGHT_CURSOR = {
    "block-cursor-background": "#006d78",
    "block-cursor-foreground": "#ffffff",
    "block-cursor-text-style": "bold",
    "block-cursor-blurred-background": "#c9d0d3",
    "block-cursor-blurred-foreground": "#111111",
    "input-selection-background": "#006d78 35%",
    "text-accent": "#00606b",
    "text-error": "#a8140b",
    "text-warning": "#7a5200",
    "text-muted": "#555b60",
    "scrollbar": "#9aa2a6",
    "scrollbar-background": "#e6e9ea",
}

THEMES = (
    Theme(
        DARK,
        primary="#0a7f8c",
        accent="#4fd0dc",
        warning="#f0c674",
        error="#ff8b80",
        success="#8fd19e",
        foreground="#e6e6e6",
        background="#121416",
        surface="#1b1e21",
        panel="#24282c",
        dark=True,
        variables=_DARK_CURSOR,
    ),
    Theme(
        LIGHT,
        primary="#006d78",
        accent="#00606b",
        warning="#7a5200",
        error="#a8140b",
        success="#1d6b35",
        foreground="#111111",
        background="#fbfbfa",
        surface="#f1f3f3",
        panel="#e2e7e8",
        dark=False,
        variables=_LIGHT_CURSOR,
    ),
)
