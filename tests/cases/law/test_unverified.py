"""What nobody has confirmed starts no clock of a worker's right, unless a mistake could only bring it too early."""

from cases.law.clockrules import Ownership
from cases.law.procedures import Prescription, packaged_procedures
from cases.law.reckoning import reckon
from cases.law.rulebook import rulebook
from cases.law.rulefile.reading import shipped
from cases.values.tables import UNCONFIRMED
from tests.cases.making import DAY

EARLY = {
    "L22": "三年自知道受侵害的最早可能日起算，只有写明的行为才中断；可能须先仲裁的案由一律按一年，不适用这一条",
    "C07-ruling": "六个月由法律写明；驳回起诉、不予受理的裁定是否可以申请再审未核实，不可以的，只是多提醒一次",
    "C13": "届满日是交费通知载明的那一日，不由本系统推算；已交费而没有登记的，只是多提醒一次",
}
"""Rights that run although they rest on memory or inference, each with why a mistake could only bring it too early."""

CIVIL_BEYOND_DOUBT = {
    *("2025-144", "2025-144-1", "2025-235", "2025-238", "2025-284", "2025-287", "2025-333-2", "2025-403", "2025-404"),
    *("2025-405", "2025-406", "2025-411", "2025-411-1", "2025-412", "2020-140", "2020-295-1", "2020-374"),
    *("2020-x-services", "2020-x-affiliation", "2020-x-contracting", "2020-x-dispatch-tort", "2020-x-services-injury"),
    *("u-traffic-accident", "u-personal-injury"),
}
"""Causes that the list has among contracts, torts and bankruptcy, not among labour disputes."""


def test_an_unverified_right_runs_only_where_a_mistake_is_to_the_early_side() -> None:
    unverified = [rule for rule in shipped() if rule.status in UNCONFIRMED and rule.whose is Ownership.RIGHT]
    assert {rule.id for rule in unverified if rule.start} == {*EARLY}
    assert all(EARLY.values())


def test_the_fee_is_due_on_the_day_of_its_notice() -> None:
    (rule,) = rulebook().by_id["C13"]
    assert (rule.named, rule.length, [each.on for each in rule.start]) == (True, 0, ["by_day"])
    assert reckon(rule, DAY, [], rulebook().calendar).natural == DAY


def test_three_years_run_only_where_no_arbitration_comes_first() -> None:
    (rule,) = rulebook().by_id["L22"]
    assert rule.given == {"limitation": ("civil",)}
    found = packaged_procedures()
    civil = {cause for cause, (line, *_) in found.items() if line.limitation is Prescription.CIVIL}
    assert civil == CIVIL_BEYOND_DOUBT
    assert {cause for cause, (_, *more) in found.items() if more} == {"2025-208"}, "it depends on what is claimed"
    assert not any(cause.startswith(("2025-205", "2025-206", "2025-21", "2020-18", "2020-19")) for cause in civil)


def test_a_cause_of_which_it_is_not_known_runs_by_the_year_that_ends_first() -> None:
    lines = [line for lines in packaged_procedures().values() for line in lines]
    doubtful = [line for line in lines if "最早届满的一年" in line.note]
    assert {"2025-209", "2025-214", "2025-215", "2025-216", "2025-236", "2025-237", "u-other"} <= {
        each.cause for each in doubtful
    }
    assert all(each.limitation is Prescription.LABOUR for each in doubtful)
