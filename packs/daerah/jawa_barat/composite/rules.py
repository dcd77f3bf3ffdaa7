"""The composite index of West Java 2025: work data, presence, a questionnaire; the lowest names are for help alone."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, clip_high, clip_low, floor_div, lit, nothing, rule, steps, total, when
from sembilan.terms.column import Unit

LAW = "Indeks komposit BKD Provinsi Jawa Barat 2025"
WHOLE = 10_000


def _weighs(part: Column, weight: int) -> Column:
    """The weight of a part that is known, else none."""
    return when(part.is_not_null()).then(lit(weight)).otherwise(lit(0))


@rule(law=LAW, title="Norma menit", title_en="Norm of minutes", unit=Unit.MINUTES, nullable=True,
      shows="{counted_days} × {p.minutes_a_day}", shows_en="{counted_days} × {p.minutes_a_day}")  # fmt: skip
def norm(counted_days: Column, p: Parameters) -> Column:
    """The norm is a number of effective minutes for each working day without leave and travel."""
    return counted_days * lit(p.minutes_a_day)


@rule(law=LAW, title="Data kerja", title_en="Work data", unit=Unit.BP, nullable=True,
      shows="{approved_minutes} ÷ {norm}, paling banyak 100%",
      shows_en="{approved_minutes} ÷ {norm}, at most 100%")  # fmt: skip
def work_bp(approved_minutes: Column, norm: Column) -> Column:
    """Work data are approved minutes against the norm, at most 100 %; nothing where no day counts."""
    return when(norm > 0).then(clip_high(floor_div(approved_minutes * WHOLE, norm), WHOLE)).otherwise(nothing())


@rule(law=LAW, title="Hari di kantor", title_en="Days at the office", unit=Unit.DAYS, nullable=True,
      shows="{counted_days} − {wfh}", shows_en="{counted_days} − {wfh}")  # fmt: skip
def office_days(counted_days: Column, wfh: Column) -> Column:
    """Days worked from home are left out of presence."""
    return clip_low(counted_days - wfh.fill_null(0), 0)


@rule(law=LAW, title="Kehadiran", title_en="Presence", unit=Unit.BP, nullable=True,
      shows="({present} − {wfh} − {late_days}) ÷ {office_days}",
      shows_en="({present} − {wfh} − {late_days}) ÷ {office_days}")  # fmt: skip
def presence_bp(present: Column, wfh: Column, late_days: Column, office_days: Column) -> Column:
    """Presence is the share of days at the office that were in time, days from home left out."""
    in_time = clip_low(present - wfh.fill_null(0) - late_days, 0)
    share = clip_high(floor_div(in_time * WHOLE, office_days), WHOLE)
    return when(office_days > 0).then(share).otherwise(nothing())


@rule(law=LAW, title="Perilaku", title_en="Behaviour", unit=Unit.BP, nullable=True,
      shows="{asked} dari {p.best_answer}",
      shows_en="{asked} of {p.best_answer}")  # fmt: skip
def conduct_bp(asked: Column, p: Parameters) -> Column:
    """Behaviour is what the questionnaire of colleagues and superior says; nobody rates herself."""
    return floor_div(asked * WHOLE, p.best_answer)


@rule(law=LAW, title="Indeks komposit", title_en="Composite index", unit=Unit.BP, nullable=True,
      shows="{work_bp}, {presence_bp}, {conduct_bp} menurut bobotnya",
      shows_en="{work_bp}, {presence_bp}, {conduct_bp} by their weights")  # fmt: skip
def index_bp(work_bp: Column, presence_bp: Column, conduct_bp: Column, p: Parameters) -> Column:
    """The known parts by their weights; with too few of them there is no index."""
    weights = total(
        _weighs(work_bp, p.work_weight), _weighs(presence_bp, p.presence_weight), _weighs(conduct_bp, p.conduct_weight)
    )
    known = total(_weighs(work_bp, 1), _weighs(presence_bp, 1), _weighs(conduct_bp, 1))
    points = total(
        work_bp.fill_null(0) * p.work_weight, presence_bp.fill_null(0) * p.presence_weight,
        conduct_bp.fill_null(0) * p.conduct_weight,
    )  # fmt: skip
    return when(known >= p.parts_needed).then(floor_div(points, weights)).otherwise(nothing())


@rule(law=LAW, title="Nama terendah", title_en="Lowest names", unit=Unit.COUNT, shows="{unit_people} pegawai",
      shows_en="{unit_people} people")  # fmt: skip
def names(unit_people: Column, p: Parameters) -> Column:
    """So many of the lowest names of an office are shown to who must help, by its size; of a small one none."""
    return steps(unit_people, p.lowest_names)
