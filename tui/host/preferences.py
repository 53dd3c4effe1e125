"""What one person likes on this machine: kept in the user's own configuration folder, never in the centre's data."""

import json
import os
from contextlib import suppress
from pathlib import Path

from platformdirs import user_config_path

_FILE = "screen.json"


def _path() -> Path:
    return user_config_path("bangfu") / _FILE


def preferred(name: str) -> str:
    """Return a preference, empty where there is none. `BANGFU_THEME` and the like go before the file."""
    if asked := os.environ.get(f"BANGFU_{name.upper()}", "").strip():
        return asked
    value = _kept().get(name, "")
    return value if isinstance(value, str) else ""


def _kept() -> dict[str, object]:
    with suppress(OSError, ValueError):
        kept = json.loads(_path().read_text(encoding="utf-8"))
        return kept if isinstance(kept, dict) else {}
    return {}


def prefer(name: str, value: str) -> None:
    """Keep a preference. Where the folder cannot be written it holds for this session only."""
    with suppress(OSError):
        path = _path()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({**_kept(), name: value}), encoding="utf-8")
