"""Worktime: schedules, rosters, holidays of the region, days from home, apel: what a day asks of whom."""
