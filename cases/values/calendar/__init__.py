"""The calendar: rest days, working days, and adding days, months and years as the law counts them (民法典 201–203)."""

from cases.values.calendar.counting import add_days, add_months, add_years
from cases.values.calendar.days import Calendar, Rolled
from cases.values.calendar.overrides import Override, Overrides, load_overrides

__all__ = [
    "Calendar",
    "Override",
    "Overrides",
    "Rolled",
    "add_days",
    "add_months",
    "add_years",
    "load_overrides",
]
