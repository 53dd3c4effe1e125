"""Keeping what is typed while it is typed, so that neither a closed terminal nor a killed program loses it."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.timer import Timer

from cases.refusal import Refused
from tui.screens.frame import Frame

if TYPE_CHECKING:
    from storage.drafts import Drafts

PAUSE = 0.5
"""Seconds without typing after which a draft is kept."""

LONGEST = 2.0
"""Seconds of typing after which it is kept all the same."""


_LEAST = 0.01
"""Seconds of the shortest timer: textual divides by them."""


RECORD = "#"
"""What stands in the key of a record's draft between its kind and its id, 0 for a new one."""


class DraftKeeper:
    """Keeps the draft of one form. Tell it of each change with `touch`; `drop` ends its work."""

    def __init__(self, screen: Frame[Any], key: str, typed: Callable[[], Mapping[str, str]]) -> None:
        self.screen = screen
        self.key = key
        self.typed = typed
        self._blank: Mapping[str, str] = {}
        self._kept: Mapping[str, str] = {}
        self._since: float | None = None
        self._timer: Timer | None = None
        self._lock = Lock()
        self._begun = self._over = False

    @cached_property
    def _drafts(self) -> "Drafts":
        """The drafts of whoever began to type: theirs, even where their session ends or another comes to the desk."""
        return self.screen.desk.drafts

    def begin(self, typed: Mapping[str, str]) -> None:
        """Take this as what the form looks like before anybody has typed; a form that looks like it has no draft."""
        self._blank = self._kept = dict(typed)
        self._begun = bool(self._drafts)

    @property
    def typed_any(self) -> bool:
        """Whether something stands in the form that was not there at first."""
        return dict(self.typed()) != self._blank

    def touch(self) -> None:
        """Keep what is typed as soon as typing pauses, and soon even if it does not."""
        now = monotonic()
        self._since = self._since or now
        if self._timer:
            self._timer.stop()
        self._timer = self.screen.set_timer(max(min(PAUSE, self._since + LONGEST - now), _LEAST), self.keep)

    def keep(self) -> None:
        """Keep what is typed now, in a thread."""
        self._since = None
        if not self._begun:
            return
        typed = dict(self.typed())
        if typed != self._kept:
            self._kept = typed
            self.screen.run_worker(lambda: self._keep(typed), thread=True, group="draft")

    def _keep(self, typed: Mapping[str, str]) -> None:
        """Keep a draft; a disk that says no will say so again, and to the reader, when the form is saved."""
        with self._lock, suppress(Refused):
            if self._over or typed != self._kept:
                return
            if typed == self._blank:
                self._drafts.drop(self.key)
            else:
                self._drafts.keep(self.key, typed)

    def flush(self) -> None:
        """Keep what is typed now, before the form goes away."""
        if not self._begun:
            return
        if self._timer:
            self._timer.stop()
        typed = dict(self.typed())
        if typed != self._kept:
            self._kept = typed
            self._keep(typed)

    def drop(self) -> None:
        """Throw the draft away, for good. May be called in a thread."""
        with self._lock, suppress(Refused):
            self._over = True
            self._drafts.drop(self.key)

    def renew(self) -> None:
        """Throw away what an earlier draft holds, and go on keeping."""
        with suppress(Refused):
            self._drafts.drop(self.key)
