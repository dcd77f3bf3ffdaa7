"""Discipline watch: what days absent and minutes late of a calendar year lead to; it judges and punishes nobody."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, floor_div, largest, lit, rule, steps, when
from sembilan.terms.column import Unit
from sembilan.terms.frames.watch import Step

CPNS, PPPK = 2, 3


@rule(
    law="PP 94/2021 ps. 15",
    title="Hari dari menit",
    title_en="Days made up of minutes",
    unit=Unit.DAYS,
    shows="{year_minutes}",
    shows_en="{year_minutes}",
)
def minute_days(year_minutes: Column, p: Parameters) -> Column:
    """Minutes late and left early are added up over the year; each full working day of them is a day absent."""
    return floor_div(year_minutes, p.minutes_a_day)


@rule(
    law="PP 94/2021 ps. 9–11, 15",
    title="Hari setahun",
    title_en="Days of the year",
    unit=Unit.DAYS,
    shows="{year_tk} + {minute_days}",
    shows_en="{year_tk} + {minute_days}",
)
def year_days(year_tk: Column, minute_days: Column) -> Column:
    """Days absent and days made up of minutes count together over one calendar year."""
    return year_tk + minute_days


@rule(
    law="PP 94/2021 ps. 9–11",
    title="Langkah menurut jumlah",
    title_en="Step by days of the year",
    unit=Unit.CODE,
    shows="{year_days} dalam setahun",
    shows_en="{year_days} in the year",
)
def year_step(year_days: Column, p: Parameters) -> Column:
    """The days of the year lead to a step."""
    return steps(year_days, p.year_steps)


@rule(
    law="PP 94/2021 ps. 11 ayat (2) huruf d",
    title="Langkah menurut hari berturut-turut",
    title_en="Step by days in a row",
    unit=Unit.CODE,
    shows="{in_a_row} berturut-turut",
    shows_en="{in_a_row} in a row",
)
def row_step(in_a_row: Column, p: Parameters) -> Column:
    """So many working days absent in a row lead to dismissal at once; holidays and free days do not break the row."""
    return when(in_a_row >= p.row_days).then(lit(Step.PDHTAPS)).otherwise(lit(Step.NONE))


@rule(
    law="PP 94/2021 ps. 9–11",
    title="Langkah yang tercapai",
    title_en="Step reached",
    unit=Unit.CODE,
    shows="{year_step}; {row_step}",
    shows_en="{year_step}; {row_step}",
)
def reached(year_step: Column, row_step: Column) -> Column:
    """The heavier step counts; nobody is punished by it before a hearing."""
    return largest(year_step, row_step)


@rule(
    law="PP 94/2021 ps. 9–11",
    title="Langkah berikutnya",
    title_en="Next step",
    unit=Unit.CODE,
    shows="setelah {year_days}",
    shows_en="after {year_days}",
)
def following(year_days: Column, p: Parameters) -> Column:
    """The step that comes next by the days of the year."""
    return steps(steps(year_days, p.year_next), p.year_steps)


@rule(
    law="PP 94/2021 ps. 9–11",
    title="Sisa hari",
    title_en="Days left",
    unit=Unit.DAYS,
    nullable=True,
    shows="sesudah {year_days}",
    shows_en="after {year_days}",
)
def days_left(year_days: Column, p: Parameters) -> Column:
    """How many more days lead to the next step; nothing after the last."""
    return when(steps(year_days, p.year_next) > 0).then(steps(year_days, p.year_next) - year_days)


@rule(
    law="PP 94/2021 ps. 11 ayat (2) huruf d",
    title="Sisa hari berturut-turut",
    title_en="Days in a row left",
    unit=Unit.DAYS,
    nullable=True,
    shows="sesudah {in_a_row} berturut-turut",
    shows_en="after {in_a_row} in a row",
)
def row_left(in_a_row: Column, p: Parameters) -> Column:
    """How many more days in a row lead to dismissal; nothing once they have."""
    return when(in_a_row < p.row_days).then(lit(p.row_days) - in_a_row)


@rule(
    law="Ambang peringatan; PP 94/2021 ps. 9–11",
    title="Peringatan jumlah",
    title_en="Warning by days",
    unit=Unit.DAYS,
    shows="{year_days}",
    shows_en="{year_days}",
)
def warned_days(year_days: Column, p: Parameters) -> Column:
    """Employee and superior are warned before each step."""
    return steps(year_days, p.warn_days)


@rule(
    law="Ambang peringatan; PP 94/2021 ps. 11",
    title="Peringatan berturut-turut",
    title_en="Warning by days in a row",
    unit=Unit.DAYS,
    shows="{in_a_row}",
    shows_en="{in_a_row}",
)
def warned_row(in_a_row: Column, p: Parameters) -> Column:
    """Employee and superior are warned while a row of absence grows."""
    return steps(in_a_row, p.warn_row)


@rule(
    law="PP 94/2021 ps. 26",
    title="Perlu dipanggil",
    title_en="To be called",
    unit=Unit.FLAG,
    shows="{year_days}; {in_a_row} berturut-turut",
    shows_en="{year_days}; {in_a_row} in a row",
)
def calls(year_days: Column, in_a_row: Column, p: Parameters) -> Column:
    """From the first step on the superior calls the employee in writing; who does not is punished herself."""
    return (year_days >= p.call_days) | (in_a_row >= p.row_days)


@rule(
    law="PP 94/2021 ps. 11",
    title="Gaji dihentikan",
    title_en="Salary stops",
    unit=Unit.FLAG,
    shows="{in_a_row} berturut-turut",
    shows_en="{in_a_row} in a row",
)
def stops_pay(in_a_row: Column, p: Parameters) -> Column:
    """Salary stops from the month after so many working days absent in a row."""
    return in_a_row >= p.row_days


@rule(
    law="PP 49/2018 ps. 51–53",
    title="Menurut perjanjian kerja",
    title_en="By contract",
    unit=Unit.FLAG,
    shows="{kind}",
    shows_en="{kind}",
)
def by_contract(kind: Column) -> Column:
    """For PPPK the contract of work decides what follows; the steps of PNS are shown for comparison."""
    return kind == PPPK


@rule(
    law="PP 94/2021; PP 11/2017 ps. 36",
    title="Masa percobaan",
    title_en="On trial",
    unit=Unit.FLAG,
    shows="{kind}",
    shows_en="{kind}",
)
def on_trial(kind: Column) -> Column:
    """A CPNS with a sanction of medium or heavy weight is not appointed PNS."""
    return kind == CPNS
