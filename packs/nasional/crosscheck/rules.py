"""Crosscheck: ratings, daily work, presence and the result of a unit side by side; what does not fit needs a talk."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, lit, rule
from sembilan.terms.column import Unit

LAW = "PermenPANRB 6/2022 ps. 5; SE MenPANRB 3/2023"
WHOLE = 10_000
BELOW, ABOVE = 1, 3


def _yes(found: Column) -> Column:
    """What is not known contradicts nothing."""
    return found.fill_null(False)


@rule(law="Norma waktu kerja efektif; Permendagri 61/2011", title="Norma menit", title_en="Norm of minutes",
      unit=Unit.MINUTES, nullable=True, shows="{counted_days} × {p.minutes_a_day}",
      shows_en="{counted_days} × {p.minutes_a_day}")  # fmt: skip
def norm(counted_days: Column, p: Parameters) -> Column:
    """The norm is a number of effective minutes for each working day without leave and travel."""
    return counted_days * lit(p.minutes_a_day)


@rule(law=LAW, title="Rating tinggi, aktivitas sedikit", title_en="High rating, little daily work", unit=Unit.FLAG,
      shows="rating {hasil_top}; {approved_minutes} dari {norm}, sedikit di bawah {p.little_share}",
      shows_en="rating {hasil_top}; {approved_minutes} of {norm}, little below {p.little_share}")  # fmt: skip
def little_work(hasil_top: Column, approved_minutes: Column, norm: Column, p: Parameters) -> Column:
    """A high rating beside little approved daily work: the work may be elsewhere, or not written down."""
    return _yes((hasil_top == ABOVE) & (approved_minutes * WHOLE < norm * p.little_share))


@rule(law=LAW, title="Aktivitas banyak, hasil rendah", title_en="Much daily work, poor result", unit=Unit.FLAG,
      shows="rating {hasil_low}; {approved_minutes} dari {norm}, banyak mulai {p.much_share}",
      shows_en="rating {hasil_low}; {approved_minutes} of {norm}, much from {p.much_share}")  # fmt: skip
def much_work(hasil_low: Column, approved_minutes: Column, norm: Column, p: Parameters) -> Column:
    """Much approved daily work beside a low rating: the work may serve other results than those agreed."""
    is_much = (norm > 0) & (approved_minutes * WHOLE >= norm * p.much_share)
    return _yes((hasil_low == BELOW) & is_much)


@rule(law=LAW, title="Aktivitas pada hari cuti", title_en="Daily work on days of leave", unit=Unit.FLAG,
      shows="{leave_days}", shows_en="{leave_days}")  # fmt: skip
def on_leave(leave_days: Column) -> Column:
    """Daily work on days of approved leave: she may have been called, or the day is wrong."""
    return _yes(leave_days > 0)


@rule(law=LAW, title="Hari beraktivitas melebihi hari hadir", title_en="Days of work beyond presence", unit=Unit.FLAG,
      shows="{worked_days} beraktivitas, {present_days} hadir atau dinas",
      shows_en="{worked_days} of daily work, {present_days} present or travelling")  # fmt: skip
def beyond_presence(worked_days: Column, present_days: Column, p: Parameters) -> Column:
    """More days of daily work than days of presence: work on free days, or presence that was not recorded."""
    return _yes(worked_days - present_days >= p.beyond_days)


@rule(law=LAW, title="Rating tinggi, capaian unit rendah", title_en="High rating, poor unit", unit=Unit.FLAG,
      shows="rating {hasil_low}, capaian unit {unit_capaian}",
      shows_en="rating {hasil_low}, result of the unit {unit_capaian}")  # fmt: skip
def poor_unit(hasil_low: Column, unit_capaian: Column, p: Parameters) -> Column:
    """Ratings above expectations all along beside a poor result of the unit."""
    return _yes((hasil_low == ABOVE) & (unit_capaian <= p.poor_capaian))


@rule(law="SE MenPANRB 3/2023", title="Seluruh unit dinilai sama", title_en="A whole unit rated alike", unit=Unit.FLAG,
      shows="{unit_alike} dari {unit_rated} orang, ditanyakan mulai {p.alike_people}",
      shows_en="{unit_alike} of {unit_rated} people, asked from {p.alike_people}")  # fmt: skip
def all_alike(unit_rated: Column, unit_alike: Column, p: Parameters) -> Column:
    """All people of a unit with the same two ratings: the differences may not have been looked for."""
    return _yes((unit_rated >= p.alike_people) & (unit_alike == unit_rated))


@rule(law="PermenPANRB 6/2022", title="Persetujuan sekaligus", title_en="Approved at once", unit=Unit.FLAG,
      shows="{decided} catatan dalam {decision_minutes}, batas {p.entries_a_minute} semenit",
      shows_en="{decided} entries within {decision_minutes}, {p.entries_a_minute} a minute at most")  # fmt: skip
def at_once(decided: Column, decision_minutes: Column, p: Parameters) -> Column:
    """Very many entries decided a minute: there was hardly time to look at them."""
    return _yes((decided >= p.decided_seen) & (decided >= decision_minutes * p.entries_a_minute))


@rule(law="PermenPANRB 6/2022", title="Aktivitas belum pernah diputus", title_en="Daily work never decided",
      unit=Unit.FLAG, shows="{waiting} catatan menunggu, {decided} diputus",
      shows_en="{waiting} entries wait, {decided} decided")  # fmt: skip
def never(waiting: Column, decided: Column, p: Parameters) -> Column:
    """Entries of her people wait and she decided on none."""
    return _yes((waiting >= p.waiting_seen) & (decided.fill_null(0) == 0))
