"""Keeping what is typed while it is typed, so that neither a closed terminal nor a killed program loses it."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.timer import Timer

from cases.values.refusal import Refused
from cases.values.text import say
from tui.frame.frame import Frame

if TYPE_CHECKING:
    from storage.casefile.drafts import Drafts

PAUSE = 0.5
"""Seconds without typing after which a draft is kept."""

LONGEST = 2.0
"""Seconds of typing after which it is kept all the same."""

AGAIN = 5.0
"""Seconds after which it is tried again where the disk took nothing."""

_LEAST = 0.01
"""Seconds of the shortest timer: textual divides by them."""


class DraftKeeper:
    """Keeps the draft of one form. Tell it of each change with `touch`; `drop` ends its work."""

    def __init__(self, screen: Frame[Any], key: str, typed: Callable[[], Mapping[str, str]]) -> None:
        self.screen = screen
        self.key = key
        self.typed = typed
        self._blank: Mapping[str, str] = {}
        self._kept: Mapping[str, str] = {}
        self._latest: Mapping[str, str] = {}
        self._since: float | None = None
        self._timer: Timer | None = None
        self._lock = Lock()
        self._begun = self._over = self._told = False

    @cached_property
    def _drafts(self) -> "Drafts":
        """The drafts of whoever began to type: theirs, even where their session ends or another comes to the desk."""
        return self.screen.desk.drafts

    def begin(self, typed: Mapping[str, str]) -> None:
        """Take this as what the form looks like before anybody has typed; a form that looks like it has no draft."""
        self._blank = self._kept = self._latest = dict(typed)
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
        """Keep what is typed now, in a thread; where the disk takes nothing just now, again after a while."""
        self._since = None
        if keep := self.unkept():
            self.screen.run_worker(lambda: self._try(keep), thread=True, group="draft")

    def unkept(self) -> Callable[[], None] | None:
        """Return what keeps what is typed now, to be called in a thread; None where nothing is left to keep.

        It raises `Refused` where the disk takes nothing: then it is still unkept.
        """
        if not self._begun:
            return None
        typed = dict(self.typed())
        if typed == self._latest == self._kept:
            return None
        self._latest = typed
        return lambda: self._keep(typed)

    def _keep(self, typed: Mapping[str, str]) -> None:
        with self._lock:
            if self._over or typed is not self._latest:
                return
            if typed == self._blank:
                self._drafts.drop(self.key)
            else:
                self._drafts.keep(self.key, typed)
            self._kept = typed

    def _try(self, keep: Callable[[], None]) -> None:
        try:
            keep()
        except Refused as refused:
            self.screen.call_later(self._try_again, refused)
        else:
            self._told = False

    def _try_again(self, refused: Refused) -> None:
        """Say once that it was not kept, and why, and try again after a while."""
        if not self._told:
            self._told = True
            self.screen.bangfu.tell(say("草稿还没有存下，会接着试：{why}", why=refused.problems[0].sentence))
        self._timer = self.screen.set_timer(AGAIN, self.keep)

    def flush(self) -> None:
        """Keep what is typed now, before the form goes away with the program."""
        if self._timer:
            self._timer.stop()
        if keep := self.unkept():
            with suppress(Refused):
                keep()

    def drop(self) -> None:
        """Throw the draft away, for good. May be called in a thread."""
        with self._lock, suppress(Refused):
            self._over = True
            self._drafts.drop(self.key)

    def renew(self) -> None:
        """Throw away what an earlier draft holds, unless a newer one took its place. May be called in a thread."""
        with self._lock, suppress(Refused):
            if self._kept == self._blank:
                self._drafts.drop(self.key)
