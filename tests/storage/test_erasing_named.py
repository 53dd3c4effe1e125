"""Whoever a case names in a field of its own is erased with it, out of every table; bodies stay."""

import json
from pathlib import Path

from cases.values.masking import GONE
from storage.proof.check import check
from tests.cases.making import CHECKS
from tests.centre import Centre
from tests.storage.test_erasing import erased, much_later
from tests.unlocked import dump

SIDES = "包工头：天蓬\n包工头：白骨精"
NAMED = ("沙悟净", "白骨精", "白龙马", "朱八戒", "金池", "卷帘", "天蓬")


def test_nobody_named_by_a_field_is_left(centre: Centre, data: Path) -> None:
    file = centre.assigned("li", applicant="孙行", people="4", respondents=SIDES, claimed="工资 9|卷帘|天蓬")
    centre.add(file, "money", nature="received", amount="工资 7|沙悟净|白骨精", payer="由白龙马付给沙悟净")
    centre.add(file, "benefit", sort="living", amount="5", by_whom="donated", giver="花果山公司老板朱八戒")
    centre.add(
        file, "ruling", sort="final_award", result="full", whom="沙悟净", plan="2026-12-20 5 由金池付", what="准。"
    )
    centre.add(file, "document", direction="sent", sort="evidence", other="天竺公司", what="交了。")
    centre.add(file, "limitation", act="demand", what="催过。")
    how = {"outcome": "mediated", "summary": "完。", "claimed": "9", "awarded": "5", "received": "7"}
    centre.record(file.id, "closing", how, "li")
    file = centre.add(file, "closed", "chen", checks=CHECKS)
    before = [centre.desk("wang").cases.file(file.id).case.money.payments[0].amount]
    much_later(centre)
    assert erased(centre, file) == ""
    kept = str(dump(data)).replace("\\\\", "\\")
    for name in NAMED:
        assert name not in kept, name
        assert json.dumps(name)[1:-1] not in kept, name
    money = centre.desk("wang").cases.file(file.id).case.money
    assert [money.payments[0].amount] == before
    assert money.payments[0].payer.count(GONE) == 2
    assert "天竺公司" in kept or json.dumps("天竺公司")[1:-1] in kept
    assert list(check(centre.store)) == []
