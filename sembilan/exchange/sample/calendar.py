"""The days of an invented month: which are worked, and until when."""

from __future__ import annotations

import datetime as dt

import holidays
import polars as pl

from sembilan.terms.month import Month

START = 7 * 3600 + 30 * 60
END, FRIDAY_END = 16 * 3600, 16 * 3600 + 30 * 60
FRIDAY, SATURDAY = 4, 5


def days(month: Month) -> pl.DataFrame:
    """Every day of the month: its number, whether it is worked, and the second work ends."""
    dates = [month.first + dt.timedelta(days=place) for place in range(month.days)]
    free = holidays.country_holidays("ID", years=month.year)
    worked = [date.weekday() < SATURDAY and date not in free for date in dates]
    ends = [FRIDAY_END if date.weekday() == FRIDAY else END for date in dates]
    return pl.DataFrame(
        {"date": dates, "day": [date.day for date in dates], "is_worked": worked, "end": ends},
        schema={"date": pl.Date, "day": pl.Int32, "is_worked": pl.Boolean, "end": pl.Int32},
    )


def worked(month: Month) -> list[int]:
    """The days of the month that are worked."""
    return days(month).filter("is_worked")["day"].to_list()
