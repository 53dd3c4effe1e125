"""The day of the intake, set right: what the centre asked of others is never before it."""

from datetime import date

from cases.standing.stages import Stage
from tests.cases.making import at_stage, refusal

TODAY = date(2026, 12, 1)


def test_the_intake_is_not_put_behind_what_the_centre_asked_of_another_body() -> None:
    story = at_stage(Stage.FOLLOW_UP)
    asked = date(2026, 11, 12)
    story.add("joint", on=asked, at=TODAY, refer_to="inspection", body="劳动监察大队", what="请协助")
    old = f"{story.case.opened_on}"

    def corrected(new: date) -> None:
        story.add("corrected", at=TODAY, by="wang", field="opened_on", old=old, new=f"{new}", reason="登记有误")

    assert refusal(lambda: corrected(date(2026, 11, 20))) == "correct_order"
