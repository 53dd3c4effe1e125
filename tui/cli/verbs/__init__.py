"""The verbs, one small module each with a `VERB` in it."""

VERBS: dict[str, tuple[str, ...]] = {
    "demo": (),
    "events": (),
    "check": (),
    "audit": (),
    "retention": (),
    "backup": (),
    "restore": (),
    "recover": (),
    "today": (),
    "clock": (),
    "settings": (),
    "confirm-day": (),
    "rules": (),
    "holidays": (),
    "hand-over": (),
    "twins": (),
    "queue": (),
    "show": (),
    "search": (),
    "new": (),
    "record": (),
    "import": (),
    "seat": (),
    "export": ("summary", "meeting", "list", "agenda", "person"),
}
"""The verbs as the help lists them, each with the second words of which it needs one."""
