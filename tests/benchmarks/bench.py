"""What every measure stands on: stores of several sizes, made once and kept, and a day that does not move."""

import hashlib
import os
import shutil
import sys
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

from storage.desk import Desk
from storage.keys.keyring import Keyring
from storage.opening.door import sign_in
from storage.store.store import Store
from tests.bulk.bulk import make_many
from tui.demo.centre import PASSWORD

NOW = datetime(2026, 11, 23, 15, 0)
SMALL = 1_000
"""The size that the largest one is held against."""

MIDDLE = 100_000
"""The size at which the desk is started."""


def cache_folder() -> Path:
    """Return the folder where stores are kept: BANGFU_BENCH, else beside the user's other caches."""
    given = os.environ.get("BANGFU_BENCH")
    return Path(given).expanduser() if given else user_cache_path("bangfu") / "benchmarks"


@cache
def _shape() -> str:
    """Return what tells apart stores that were made by other code than this."""
    made_by = sorted(file for place in _MADE_BY for file in _ROOT.glob(place))
    return hashlib.sha256(b"".join(each.read_bytes() for each in made_by)).hexdigest()[:12]


_ROOT = Path(__file__).parents[2]
_MADE_BY = ("storage/engine/migrations/*.py", "storage/search/*.py", "tui/demo/**/*.py", "tests/bulk/*.py")


@dataclass
class Bench:
    """One run. cases: the largest store. rounds: how often each thing is timed."""

    cases: int = 1_000_000
    rounds: int = 60
    _open: dict[int, Store] = field(default_factory=dict)

    @property
    def small(self) -> int:
        return min(self.cases, SMALL)

    @property
    def middle(self) -> int:
        return min(self.cases, MIDDLE)

    def folder(self, cases: int) -> Path:
        """Return the folder of a store of this size, made where there is none yet."""
        kept = cache_folder() / f"{cases}-{_shape()}"
        if not kept.exists():
            print(f"making {cases} cases in {kept} (kept for the next run) ...", file=sys.stderr, flush=True)
            for outdated in kept.parent.glob(f"{cases}-*"):
                shutil.rmtree(outdated)
            half_made = kept.with_suffix(".part")
            shutil.rmtree(half_made, ignore_errors=True)
            store = make_many(half_made, cases=cases, now=NOW)
            Keyring(half_made).set_password("supervisor", PASSWORD, store.key)  # at its usual cost
            store.close()
            half_made.rename(kept)
        return kept

    def store(self, cases: int) -> Store:
        """Return a store of this size, opened once."""
        if cases not in self._open:
            self._open[cases] = sign_in(self.folder(cases), "supervisor", PASSWORD, NOW)[0]
        return self._open[cases]

    def desk(self, cases: int, account: str) -> Desk:
        """Return somebody's desk on a store of this size."""
        store = self.store(cases)
        return Desk(store, store.account(account), lambda: NOW)

    def copy(self, cases: int, name: str) -> Path:
        """Return a fresh copy of a store, beside the kept ones and so on the same disk, to be changed and deleted.

        It is on the disk, so that no write that is measured waits for the copying.

        The program itself is started on copies alone: what it writes bears the host's day, after which none of ours is
        believed.
        """
        to = cache_folder() / name
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(self.folder(cases), to)
        for each in to.iterdir():
            with each.open("rb") as file:
                os.fsync(file.fileno())
        return to

    def close(self) -> None:
        """Close every store."""
        for store in self._open.values():
            store.close()
