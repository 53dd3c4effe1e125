"""Adding days, months and years as the law counts them (民法典 201–203)."""

from calendar import monthrange
from datetime import date, timedelta


def add_days(base: date, count: int) -> date:
    """Return the day `count` days after base: the day of the base does not count."""
    return base + timedelta(days=count)


def add_months(base: date, count: int) -> date:
    """Return the corresponding day `count` months later, or the last day of a month that does not have it."""
    years, month = divmod(base.month - 1 + count, 12)
    year, month = base.year + years, month + 1
    return date(year, month, min(base.day, monthrange(year, month)[1]))


def add_years(base: date, count: int) -> date:
    """Return the corresponding day `count` years later; 29 February becomes 28 February where there is none."""
    return add_months(base, 12 * count)
