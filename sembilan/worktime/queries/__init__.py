"""Reads of working time: what each day asks of whom, for runs, for the phone and for pages."""

from sembilan.worktime.queries.days import own_days
from sembilan.worktime.queries.hours import Hours, hours_between, hours_on

__all__ = ["Hours", "hours_between", "hours_on", "own_days"]
