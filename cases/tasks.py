"""A task (待办): what somebody promised to do on a case, by when, and what fulfils it."""

from datetime import date
from typing import NamedTuple


class Task(NamedTuple):
    """An open task. entry: the number of the entry that made it. who: an account, empty for whoever handles the case.

    until: the code of the event that fulfils it, empty where only somebody's word does.
    """

    entry: int
    what: str
    on: date
    who: str = ""
    until: str = ""
