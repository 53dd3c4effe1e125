"""In a real terminal, at 80×24, in Chinese and without a mouse, a centre is set up and a case brought to its end."""

from pathlib import Path

import pytest
from docx import Document

from cases.staff.people import Role
from storage.desk import Desk
from storage.opening.door import sign_in
from tests.faults.counter import MOST, walked
from tests.tui.centre import clock
from tests.unlocked import PASSWORD


@pytest.mark.faults
@pytest.mark.timeout(300)
def test_from_an_empty_folder_to_a_closed_case_on_paper(tmp_path: Path) -> None:
    keys = dict(walked(tmp_path))
    assert all(keys[part] <= most for part, most in MOST.items()), keys
    [paper] = (tmp_path / "centre").glob("files/wang/out/*.docx")
    tables = [cell.text for table in Document(str(paper)).tables for row in table.rows for cell in row.cells]
    assert "已结案" in "".join(tables)
    store, account = sign_in(tmp_path / "centre", "wang", PASSWORD, clock())
    assert account.role is Role.SUPERVISOR
    case = Desk(store, account, clock).cases.file(1).case
    assert (case.stage, case.handler, case.money.payments[0].amount) == ("closed", "wang", 3_000_000)
    store.close()
