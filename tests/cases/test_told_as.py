"""As what papers are recorded is a table, and a line in it that means nothing is refused by its number."""

import pytest

from cases.history.untold import load_told_as
from tests.cases.making import refusal

HEAD = "direction,sort,event,field,codes\n"


def test_a_line_tells_by_which_event_and_codes_a_paper_is_recorded() -> None:
    told = load_told_as(f"{HEAD}sent,objection,filed,forum,arbitration appeal\n", "told_as.csv")
    assert told == {("sent", "objection"): ("filed", "forum", ("arbitration", "appeal"))}


@pytest.mark.parametrize(
    "line",
    [
        "beside,award,ruling,sort,final_award",
        "received,nothing,ruling,sort,final_award",
        "received,award,nothing,sort,final_award",
        "received,award,ruling,nothing,final_award",
        "received,award,ruling,reference,final_award",
        "received,award,ruling,sort,final_award nothing",
    ],
)
def test_a_line_that_names_what_there_is_not_is_refused(line: str) -> None:
    assert refusal(lambda: load_told_as(HEAD + line + "\n", "told_as.csv")) == "table"
