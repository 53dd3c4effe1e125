"""What frozen data tells: every case as it folds, every entry as a reader sees it.

`python -m tests.storage.frozen_told` writes it for data that has none yet; what is written is never written anew, since
every later version must tell the same.
"""

import json
import os
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from cases.case import Case
from cases.text import CHINESE
from cases.views import CaseFile
from storage.adopting import adopt, is_keyless
from storage.demo.centre import FIRST, PASSWORD
from storage.desk import Desk
from storage.door import sign_in
from storage.store import Store
from tests.unlocked import QUICK

FOLDER = Path(__file__).parent.parent / "frozen"
NOW = datetime(2026, 3, 3, 9)


def opened(folder: Path) -> Store:
    """Open unpacked data as its supervisor, upgraded."""
    if is_keyless(folder):
        return adopt(folder, FIRST.account, PASSWORD, NOW, QUICK)
    return sign_in(folder, FIRST.account, PASSWORD, NOW)[0]


def told(store: Store) -> dict[str, Any]:
    """Return all that a store tells of its cases, by number."""
    desk = Desk(store, store.account(FIRST.account), lambda: NOW)
    files = [desk.file(case) for (case,) in store.run("SELECT id FROM case_row ORDER BY id").fetchall()]
    return {file.case.number: {"case": _case(file.case), "history": _history(file)} for file in files}


def kept(name: str) -> Any:
    """Return what data of this name told when it was frozen."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def _case(case: Case) -> dict[str, str]:
    return {name: str(value) for name, value in vars(case).items() if value not in (None, "", (), False)}


def _history(file: CaseFile) -> list[str]:
    lines = []
    for line in file.history:
        fields = line.entry.event.shown(masked=False, on=line.entry.on)
        shown = "；".join(f"{label.zh} {CHINESE(parts)}" for label, parts in fields)
        voided = f"（第 {line.voided_by} 条作废）" if line.voided_by else ""
        lines.append(f"{line.entry.on} {line.entry.event.spec.code} {line.entry.by}{voided}：{shown}")
    return lines


def main() -> None:
    os.environ["BANGFU_PLAIN"] = "1"
    for packed in sorted(FOLDER.glob("*.zip")):
        target = packed.with_suffix(".json")
        if target.exists():
            continue
        with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(packed) as archive:
            archive.extractall(folder)
            store = opened(Path(folder))
            text = json.dumps(told(store), ensure_ascii=False, indent=1)
            store.close()
        target.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
