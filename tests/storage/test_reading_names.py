"""The tables by which names are read are large: they are loaded before anybody waits for a write, or not at all."""

import sys
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

import pytest

from cases.directory.records import Person
from cases.views.casefile import CaseFile
from storage.search import words
from tests.centre import Centre
from tests.storage.test_batches import ledger, people

TABLES = "pypinyin"


class Watch:
    """Sees the tables being loaded. held: whether somebody was writing then, each time."""

    def __init__(self, centre: Centre) -> None:
        self._centre, self.held = centre, list[bool]()

    def find_spec(self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None) -> None:
        """Note it and leave the finding to others."""
        if name == TABLES:
            self.held.append(self._centre.store.db.in_transaction())


@pytest.fixture
def watch(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Watch]:
    """Return what unloads the tables and watches them from then on."""

    def begin() -> Watch:
        for name in [each for each in sys.modules if each.partition(".")[0] == TABLES]:
            monkeypatch.delitem(sys.modules, name)
        words.pinyin.cache_clear()
        words._read_one.cache_clear()
        finder = Watch(centre)
        monkeypatch.setattr(sys, "meta_path", [finder, *sys.meta_path])
        return finder

    return begin


ACTS: dict[str, Callable[[Centre, CaseFile], Any]] = {
    "open": lambda centre, _: centre.open(applicant="李四"),
    "a note": lambda centre, file: centre.add(file, "note", what="打了电话。"),
    "a correction": lambda centre, file: centre.add(
        file, "corrected", field="phone", old=file.case.parties.applicant.phone, new="13887654321", reason="记错。"
    ),
    "restricting": lambda centre, file: centre.add(file, "reach", "wang", who="restricted", reason="本人请求。"),
    "handing over": lambda centre, _: centre.desk("wang").handing.over("li", "zhao", "轮岗。"),
    "a person": lambda centre, _: centre.desk().directory.add(Person(name="赵六")),
    "a change": lambda centre, _: centre.desk().directory.change(1, Person(name="赵六"), 0),
    "people": lambda centre, _: centre.desk().importing.apply(people(centre, 3), "名册.xlsx"),
    "cases": lambda centre, _: centre.desk().importing.apply(ledger(centre, 3), "台账.xlsx"),
}


@pytest.mark.parametrize("act", ACTS)
def test_nobody_waits_for_them(act: str, centre: Centre, watch: Callable[[], Watch]) -> None:
    file = centre.assigned()
    seen = watch()
    ACTS[act](centre, file)
    assert seen.held == [False]


def test_what_brings_no_names_does_without_them(centre: Centre, watch: Callable[[], Watch]) -> None:
    file = centre.add(centre.open(), "accepted", "wang", ground="rights_wages")
    seen = watch()
    centre.add(file, "assigned", "wang", handler="zhao")
    centre.add(file, "withdrawn", "wang", ground="own")
    assert seen.held == []


def test_loading_them_within_a_write_would_be_seen(centre: Centre, watch: Callable[[], Watch]) -> None:
    seen = watch()
    with centre.store.writing():
        words.pinyin("重庆")
    assert seen.held == [True]
