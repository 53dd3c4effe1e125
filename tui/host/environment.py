"""Facts of the terminal, settled before the first import of textual: `tui.app` imports this module first."""

import os


def prepare() -> None:
    """Turn the kitty keyboard protocol off unless the user has chosen: it garbles what Chinese input methods commit."""
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")


def wants_animations() -> bool:
    """Tell whether the user has asked for things that slide, which are slow to read over SSH."""
    return os.environ.get("TEXTUAL_ANIMATIONS", "none").lower() != "none"


def wants_language() -> str:
    """Return `en` where BANGFU_LANG asks for English, else `zh`."""
    return "en" if os.environ.get("BANGFU_LANG", "").strip().lower().startswith("en") else "zh"


def wants_backups() -> bool:
    """Tell whether the desk makes the backup of the day by itself; BANGFU_BACKUPS=off leaves it to somebody else."""
    return os.environ.get("BANGFU_BACKUPS", "").strip().lower() not in ("0", "off", "no", "false")


def wants_sparing() -> bool:
    """Tell whether only the cells that change are sent to the terminal; BANGFU_SPARING=off sends all of a change."""
    return os.environ.get("BANGFU_SPARING", "").strip().lower() not in ("0", "off", "no", "false")


def wants_plain() -> bool:
    """Tell whether a new centre's data shall not be enciphered, for machines without SQLCipher."""
    return os.environ.get("BANGFU_PLAIN", "").strip().lower() in ("1", "on", "yes", "true")


prepare()
