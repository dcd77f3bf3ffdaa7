"""SKP: by when one is agreed, whether it is late, and when employee and penilai are reminded."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, days_between, lit, plus_days, plus_months, rule, steps, when
from sembilan.terms.column import Unit
from sembilan.terms.frames.skp import SkpState

LAW = "PermenPANRB 8/2021; PermenPANRB 6/2022"


@rule(
    law=LAW,
    title="Batas waktu SKP",
    title_en="Deadline of the SKP",
    unit=Unit.DATE,
    shows="wajib sejak {skp_since}; bulan {p.deadline_month} tanggal {p.deadline_day}, jabatan baru {p.post_days} hari",
    shows_en="needed since {skp_since}; month {p.deadline_month} day {p.deadline_day}, a new post {p.post_days} days",
)
def skp_due(skp_year: Column, skp_since: Column, p: Parameters) -> Column:
    """An SKP is agreed by the deadline of its year; for a post begun later within so many days of that beginning."""
    deadline = plus_days(plus_months(skp_year, p.deadline_month - 1), p.deadline_day - 1)
    of_post = plus_days(skp_since, p.post_days)
    return when((skp_since > skp_year) & (of_post > deadline)).then(of_post).otherwise(deadline)


@rule(
    law=LAW,
    title="Terlambat",
    title_en="Late",
    unit=Unit.FLAG,
    shows="batas {skp_due}, disetujui {skp_agreed}, per {on_day}",
    shows_en="due {skp_due}, agreed {skp_agreed}, on {on_day}",
)
def skp_late(skp_due: Column, skp_state: Column, skp_agreed: Column, on_day: Column) -> Column:
    """Late is what was first agreed after its deadline, or not at all while it has passed; an adendum is never late."""
    is_open = (skp_state != SkpState.AGREED) & (on_day > skp_due)
    return when(skp_agreed.is_not_null()).then(skp_agreed > skp_due).otherwise(is_open)


@rule(
    law="Jadwal pengingat; " + LAW,
    title="Pengingat pegawai",
    title_en="Reminder of the employee",
    unit=Unit.COUNT,
    shows="{skp_state}, batas {skp_due}, per {on_day}",
    shows_en="{skp_state}, due {skp_due}, on {on_day}",
)
def skp_reminder(skp_state: Column, skp_agreed: Column, skp_due: Column, on_day: Column, p: Parameters) -> Column:
    """Who has no SKP, or has it still with her, is reminded before and after its deadline; once a step."""
    is_hers = (skp_state != SkpState.WAITING) & (skp_state != SkpState.AGREED) & skp_agreed.is_null()
    return when(is_hers).then(steps(days_between(skp_due, on_day), p.reminder_days)).otherwise(lit(0))


@rule(
    law="Jadwal pengingat; " + LAW,
    title="Pengingat penilai",
    title_en="Reminder of the penilai",
    unit=Unit.COUNT,
    shows="{skp_state}, diajukan {skp_sent}, per {on_day}",
    shows_en="{skp_state}, sent {skp_sent}, on {on_day}",
)
def skp_nudge(skp_state: Column, skp_sent: Column, on_day: Column, p: Parameters) -> Column:
    """A penilai with whom an SKP waits is reminded after so many days; once a step."""
    waits = (skp_state == SkpState.WAITING) & skp_sent.is_not_null()
    return when(waits).then(steps(days_between(skp_sent, on_day), p.nudge_days)).otherwise(lit(0))
