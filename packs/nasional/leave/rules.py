"""Leave: the annual leave of a year with what is carried over from two before, what is used first, and what is left."""

from __future__ import annotations

from sembilan.policy import (
    Column,
    Parameters,
    clip_high,
    clip_low,
    count_if,
    date_day,
    date_month,
    date_year,
    largest,
    lit,
    lookup,
    rule,
    smallest,
    sum_if,
    when,
)
from sembilan.terms.column import Unit
from sembilan.terms.frames.leave import Leave
from sembilan.terms.month import Month

ANNUAL = "PP 11/2017 ps. 311-315; PerBKN 24/2017"
BESAR = "PP 11/2017 ps. 317; PerBKN 24/2017"
NEVER = 99
NEVER_YEAR = 9_999


def _used(year: Column, kind: Column, days: Column, waits: Column, counted: int) -> Column:
    return sum_if(days, (kind == Leave.TAHUNAN) & (year == counted) & ~waits)


def _left(right: Column, used: Column, carried: Column, opening: Column, is_counted: Column) -> Column:
    """What a year left of its own days: a paper says it, or it is counted; what was carried in was used first."""
    counted = when(is_counted).then(clip_low(right - clip_low(used - carried, 0), 0)).otherwise(0)
    return when(opening.is_not_null()).then(opening).otherwise(counted)


@rule(law=ANNUAL, title="Masa kerja", title_en="Service", unit=Unit.YEARS, nullable=True,
      shows="bekerja sejak {service_since}, dihitung per {on_day}",
      shows_en="in service since {service_since}, counted on {on_day}")  # fmt: skip
def years_served(service_since: Column, on_day: Column) -> Column:
    """Service is counted in whole years of continuous work up to the day asked about."""
    months = date_month(on_day) - date_month(service_since)
    is_before = (months < 0) | ((months == 0) & (date_day(on_day) < date_day(service_since)))
    return date_year(on_day) - date_year(service_since) - when(is_before).then(1).otherwise(0)


@rule(law=BESAR, title="Cuti besar tahun ini", title_en="Cuti besar this year", unit=Unit.COUNT)
def besar_n0(taken_year: Column, taken_kind: Column, taken_waits: Column, month: Month) -> Column:
    """Cuti besar that was approved for the year."""
    return count_if((taken_kind == Leave.BESAR) & (taken_year == month.year) & ~taken_waits)


@rule(law=BESAR, title="Cuti besar tahun lalu", title_en="Cuti besar last year", unit=Unit.COUNT)
def besar_n1(taken_year: Column, taken_kind: Column, taken_waits: Column, month: Month) -> Column:
    """Cuti besar that was approved for last year."""
    return count_if((taken_kind == Leave.BESAR) & (taken_year == month.year - 1) & ~taken_waits)


@rule(law=BESAR, title="Cuti besar dua tahun lalu", title_en="Cuti besar the year before", unit=Unit.COUNT)
def besar_n2(taken_year: Column, taken_kind: Column, taken_waits: Column, month: Month) -> Column:
    """Cuti besar that was approved for the year before last."""
    return count_if((taken_kind == Leave.BESAR) & (taken_year == month.year - 2) & ~taken_waits)


@rule(law=BESAR, title="Cuti besar tiga tahun lalu", title_en="Cuti besar three years ago", unit=Unit.COUNT)
def besar_n3(taken_year: Column, taken_kind: Column, taken_waits: Column, month: Month) -> Column:
    """Cuti besar that was approved for the year before that."""
    return count_if((taken_kind == Leave.BESAR) & (taken_year == month.year - 3) & ~taken_waits)


@rule(law=ANNUAL, title="Terpakai tahun ini", title_en="Used this year", unit=Unit.DAYS)
def used_n0(taken_year: Column, taken_kind: Column, taken_days: Column, taken_waits: Column, month: Month) -> Column:
    """Annual leave is used by working days; days of cuti bersama and holidays are not among them."""
    return _used(taken_year, taken_kind, taken_days, taken_waits, month.year)


@rule(law=ANNUAL, title="Terpakai tahun lalu", title_en="Used last year", unit=Unit.DAYS)
def used_n1(taken_year: Column, taken_kind: Column, taken_days: Column, taken_waits: Column, month: Month) -> Column:
    """Working days of annual leave taken last year."""
    return _used(taken_year, taken_kind, taken_days, taken_waits, month.year - 1)


@rule(law=ANNUAL, title="Terpakai dua tahun lalu", title_en="Used the year before", unit=Unit.DAYS)
def used_n2(taken_year: Column, taken_kind: Column, taken_days: Column, taken_waits: Column, month: Month) -> Column:
    """Working days of annual leave taken the year before last."""
    return _used(taken_year, taken_kind, taken_days, taken_waits, month.year - 2)


@rule(law=ANNUAL, title="Terpakai tiga tahun lalu", title_en="Used three years ago", unit=Unit.DAYS)
def used_n3(taken_year: Column, taken_kind: Column, taken_days: Column, taken_waits: Column, month: Month) -> Column:
    """Working days of annual leave taken the year before that."""
    return _used(taken_year, taken_kind, taken_days, taken_waits, month.year - 3)


@rule(law=ANNUAL, title="Menunggu putusan", title_en="Waiting for a decision", unit=Unit.DAYS)
def waiting_n0(taken_year: Column, taken_kind: Column, taken_days: Column, taken_waits: Column, month: Month) -> Column:
    """Working days of annual leave of the year that are asked for and not decided."""
    return sum_if(taken_days, (taken_kind == Leave.TAHUNAN) & (taken_year == month.year) & taken_waits)


@rule(law=ANNUAL, title="Hak tahun ini", title_en="Right of this year", unit=Unit.DAYS,
      shows="{kind}, masa kerja {years_served}, cuti besar tahun ini {besar_n0} kali",
      shows_en="{kind}, service {years_served}, cuti besar this year {besar_n0} times")  # fmt: skip
def right_n0(
    kind: Column, whole: Column, years_served: Column, besar_n0: Column, is_teacher: Column, p: Parameters
) -> Column:
    """The right to annual leave begins after one year; a year of cuti besar, and a teacher's year, have none."""
    served = years_served.fill_null(-1) >= lookup(kind * 10 + Leave.TAHUNAN, p.leave_years, NEVER)
    has_right = served & (besar_n0 == 0) & ~(is_teacher & (p.teacher_uses_all == 1))
    return when(has_right).then(whole).otherwise(0)


@rule(law=ANNUAL, title="Hak setahun penuh", title_en="Right of a whole year", unit=Unit.DAYS)
def whole(kind: Column, p: Parameters) -> Column:
    """The annual leave of a whole year, by kind of employee."""
    return lookup(kind, p.annual_days, 0)


@rule(law=ANNUAL, title="Tahun pertama berhak", title_en="First year with the right", unit=Unit.YEARS)
def first_year(kind: Column, service_since: Column, is_teacher: Column, p: Parameters) -> Column:
    """An ended year is counted from the one in which the first year of service was complete; a teacher's never."""
    complete = date_year(service_since) + lookup(kind * 10 + Leave.TAHUNAN, p.leave_years, NEVER)
    never = service_since.is_null() | (is_teacher & (p.teacher_uses_all == 1))
    return when(never).then(NEVER_YEAR).otherwise(largest(complete, p.leave_counted_from))


@rule(law=ANNUAL, title="Sisa tiga tahun lalu", title_en="Left three years ago", unit=Unit.DAYS)
def own_left_n3(
    whole: Column, first_year: Column, besar_n3: Column, used_n3: Column, opening_n3: Column, month: Month
) -> Column:  # fmt: skip
    """What the year three years ago left of its own days."""
    is_counted = (first_year <= month.year - 3) & (besar_n3 == 0)
    return _left(whole, used_n3, lit(0), opening_n3, is_counted)


@rule(law=ANNUAL, title="Sisa dua tahun lalu", title_en="Left the year before last", unit=Unit.DAYS)
def own_left_n2(
    whole: Column,
    first_year: Column,
    besar_n2: Column,
    used_n2: Column,
    opening_n2: Column,
    own_left_n3: Column,
    month: Month,
    p: Parameters,
) -> Column:
    """What the year before last left of its own days; what came from the year before it was used first."""
    is_counted = (first_year <= month.year - 2) & (besar_n2 == 0)
    return _left(whole, used_n2, clip_high(own_left_n3, p.carry_days), opening_n2, is_counted)


@rule(law=ANNUAL, title="Terbawa ke tahun lalu", title_en="Carried into last year", unit=Unit.DAYS)
def carried_n1(whole: Column, own_left_n2: Column, own_left_n3: Column, used_n2: Column, p: Parameters) -> Column:
    """Last year began with six days of the year before at most, and six of the one before that if both were unused."""
    is_unused = (own_left_n2 >= whole) & (own_left_n3 >= whole) & (used_n2 == 0)
    return clip_high(own_left_n2, p.carry_days) + when(is_unused).then(p.carry_days).otherwise(0)


@rule(law=ANNUAL, title="Sisa tahun lalu", title_en="Left of last year", unit=Unit.DAYS,
      shows="hak tahun lalu dikurangi {used_n1} yang terpakai, setelah bawaan {carried_n1}",
      shows_en="last year's right less {used_n1} used, after {carried_n1} carried in")  # fmt: skip
def own_left_n1(
    whole: Column,
    first_year: Column,
    besar_n1: Column,
    used_n1: Column,
    opening_n1: Column,
    carried_n1: Column,
    month: Month,
) -> Column:
    """What last year left of its own days; what had been carried into it was used first."""
    is_counted = (first_year <= month.year - 1) & (besar_n1 == 0)
    return _left(whole, used_n1, carried_n1, opening_n1, is_counted)


@rule(law=ANNUAL, title="Terbawa dari tahun lalu", title_en="Carried over from last year", unit=Unit.DAYS,
      shows="sisa {own_left_n1}, terbawa paling banyak {p.carry_days}, ditangguhkan {postponed_n1}",
      shows_en="left {own_left_n1}, at most {p.carry_days} carried over, postponed {postponed_n1}")  # fmt: skip
def carry_n1(own_left_n1: Column, postponed_n1: Column, right_n0: Column, p: Parameters) -> Column:
    """Of last year at most six days remain, or as many as the office itself had postponed; 24 with the year's own."""
    kept = when(postponed_n1 > p.carry_days).then(postponed_n1).otherwise(p.carry_days)
    return smallest(own_left_n1, kept, p.most_days - right_n0)


@rule(law=ANNUAL, title="Terbawa dari dua tahun lalu", title_en="Carried over from two years ago", unit=Unit.DAYS,
      shows="sisa {own_left_n2} dan {own_left_n1}, terpakai {used_n2} dan {used_n1}",
      shows_en="left {own_left_n2} and {own_left_n1}, used {used_n2} and {used_n1}")  # fmt: skip
def carry_n2(
    whole: Column, own_left_n1: Column, own_left_n2: Column, used_n1: Column, used_n2: Column, right_n0: Column,
    carry_n1: Column, p: Parameters,
) -> Column:  # fmt: skip
    """Six days of the year before last remain only when that year and last year were wholly unused: 24 in all."""
    is_unused = (own_left_n1 >= whole) & (own_left_n2 >= whole) & (used_n1 == 0) & (used_n2 == 0)
    room = clip_low(p.most_days - right_n0 - carry_n1, 0)
    return when(is_unused).then(smallest(lit(p.carry_days), room)).otherwise(0)


@rule(law=ANNUAL, title="Hangus", title_en="Lapsed", unit=Unit.DAYS,
      shows="sisa tahun lalu {own_left_n1}, terbawa {carry_n1}",
      shows_en="left of last year {own_left_n1}, carried over {carry_n1}")  # fmt: skip
def lapsed(own_left_n1: Column, carry_n1: Column) -> Column:
    """What last year left beyond what is carried over has lapsed."""
    return clip_low(own_left_n1 - carry_n1, 0)


@rule(law=ANNUAL, title="Seluruh hak", title_en="All of the year", unit=Unit.DAYS,
      shows="{right_n0} + {carry_n1} + {carry_n2} + tambahan {added_n0}, paling banyak {p.most_days}",
      shows_en="{right_n0} + {carry_n1} + {carry_n2} + {added_n0} added, at most {p.most_days}")  # fmt: skip
def entitled(right_n0: Column, carry_n1: Column, carry_n2: Column, added_n0: Column, p: Parameters) -> Column:
    """The year's own days, what was carried over and what was added, 24 at most; added days come on top of those."""
    return clip_high(right_n0 + carry_n1 + carry_n2, p.most_days) + added_n0


@rule(law=ANNUAL, title="Sisa N-2", title_en="Left of N-2", unit=Unit.DAYS,
      shows="{carry_n2} dikurangi {used_n0}", shows_en="{carry_n2} less {used_n0}")  # fmt: skip
def left_from_n2(carry_n2: Column, used_n0: Column) -> Column:
    """The oldest days are used first."""
    return clip_low(carry_n2 - used_n0, 0)


@rule(law=ANNUAL, title="Sisa N-1", title_en="Left of N-1", unit=Unit.DAYS,
      shows="{carry_n1}, setelah {carry_n2} lebih dahulu terpakai",
      shows_en="{carry_n1}, after {carry_n2} were used before")  # fmt: skip
def left_from_n1(carry_n1: Column, carry_n2: Column, used_n0: Column) -> Column:
    """Then those of last year."""
    return clip_low(carry_n1 - clip_low(used_n0 - carry_n2, 0), 0)


@rule(law=ANNUAL, title="Sisa N", title_en="Left of N", unit=Unit.DAYS,
      shows="{entitled} − {used_n0} − {left_from_n1} − {left_from_n2}, tidak di bawah nol",
      shows_en="{entitled} − {used_n0} − {left_from_n1} − {left_from_n2}, not below zero")  # fmt: skip
def left_from_n0(entitled: Column, used_n0: Column, left_from_n1: Column, left_from_n2: Column) -> Column:
    """Last the year's own."""
    return clip_low(clip_low(entitled - used_n0, 0) - left_from_n1 - left_from_n2, 0)


@rule(law=ANNUAL, title="Sisa cuti tahunan", title_en="Annual leave left", unit=Unit.DAYS,
      shows="{entitled} − {used_n0}", shows_en="{entitled} − {used_n0}")  # fmt: skip
def balance(entitled: Column, used_n0: Column) -> Column:
    """What is left is all of the year less what was used, never below zero."""
    return clip_low(entitled - used_n0, 0)


@rule(law=ANNUAL, title="Masih dapat diminta", title_en="May still be asked for", unit=Unit.DAYS,
      shows="{balance} − {waiting_n0} yang menunggu putusan", shows_en="{balance} − {waiting_n0} waiting")  # fmt: skip
def free(balance: Column, waiting_n0: Column) -> Column:
    """What waits for a decision is kept free for it."""
    return clip_low(balance - waiting_n0, 0)
