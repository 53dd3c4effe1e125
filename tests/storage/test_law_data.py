"""What lies ahead rests on data that ship, too: where these change all is reckoned anew, and nothing is at fault."""

import sys

import pytest

from cases.events import CATALOGUE
from cases.law.rulebook import rulebook
from cases.money import effects
from cases.money.effects import load_effects
from cases.standing.dues import Sort
from cases.standing.stages import Stage
from cases.values.tables import packaged
from storage.casefile import files, rules
from storage.casefile.files import told
from storage.casefile.rules import TABLES
from storage.proof.check import check
from tests.cases.making import CHECKS, NUMBER, STATION, at_stage
from tests.centre import Centre

CHECKED_AGAINST = {"codes.csv"}
"""What rules are only held against when they are read."""

OTHER = packaged("instruments.csv").replace("award_annulled,no,no,,final_award,", "award_annulled,no,no,,,")
"""The data of a day on which it is known that an award stands when it is annulled."""


def test_all_that_it_is_reckoned_from_tells_one_day_from_another(monkeypatch: pytest.MonkeyPatch) -> None:
    stories = [at_stage(Stage.FOLLOW_UP, claimed="工资 38000；押金 500"), *map(at_stage, Stage)]
    for code in (code for code, event in CATALOGUE.items() if event.spec.works and not event.spec.to):
        stories[0].add(code)
    asked = set[str]()

    def reading(name: str) -> str:
        asked.add(name)
        return packaged(name)

    for module in [each for name, each in sys.modules.items() if name.startswith("cases.")]:
        if hasattr(module, "packaged"):
            monkeypatch.setattr(module, "packaged", reading)
        for each in vars(module).values():
            if hasattr(each, "cache_clear"):
                each.cache_clear()
    for story in stories:
        assert told(NUMBER, STATION, story.history, rulebook()).row
    assert {"clocks.toml", "instruments.csv"} <= asked - CHECKED_AGAINST <= {*TABLES}


@pytest.mark.parametrize("closed", [False, True])
def test_other_law_on_papers_is_reckoned_as_other_rules_are(
    centre: Centre, monkeypatch: pytest.MonkeyPatch, *, closed: bool
) -> None:
    file = centre.assigned()
    centre.add(file, "ruling", sort="final_award", result="full", awarded="3000", plan="2026-06-20 3000", what="支付。")
    centre.add(file, "ruling", sort="award_annulled", result="none", what="撤销裁决。")
    if closed:
        sums = {"claimed": "", "awarded": "", "received": "", "rest": ""}
        centre.record(file.id, "closing", {"outcome": "mediated", "summary": "完。", "follow_on": "2026-05-01", **sums})
        centre.add(file, "closed", "chen", checks=CHECKS)
    assert not centre.desk("wang").rules.changed
    monkeypatch.setattr(effects, "_effects", lambda: load_effects(OTHER))
    monkeypatch.setattr(rules, "packaged", lambda name: OTHER if name == "instruments.csv" else packaged(name))
    files._KEPT.of(centre.store).clear()
    assert centre.desk("wang").rules.changed
    assert list(check(centre.store)) == [], "which says that it waits to be reckoned, and no more"
    assert centre.desk("wang").rules.reckon() == 1
    assert list(check(centre.store)) == []
    (owed,) = (each for each in centre.desk().agenda.of("li") if each.sort is Sort.PAYMENT)
    assert owed.on.isoformat() == "2026-06-20"
