"""Capaian organisasi: the achievement of each indicator, the unit's mean, its rencana aksi, and the word suggested."""

from __future__ import annotations

from sembilan.policy import (
    Column,
    Parameters,
    clip_high,
    clip_low,
    count_if,
    half_up,
    rule,
    smallest,
    steps,
    sum_if,
    when,
)
from sembilan.terms.column import Unit
from sembilan.terms.frames.planning import Direction

MEASURED = "PermenPANRB 53/2014; PermenPANRB 88/2021"
DECIDED = "PermenPANRB 6/2022; SE MenPANRB 3/2023"
WHOLE = 10_000
BAIK = 4


@rule(law=MEASURED, title="Capaian indikator", title_en="Achievement of the indicator", unit=Unit.BP, nullable=True,
      grain="indicator")  # fmt: skip
def achievement_bp(direction: Column, target_milli: Column, reached_milli: Column, p: Parameters) -> Column:
    """Higher is better: reached by target; lower is better: twice the target less reached, by the target; capped."""
    above = when(direction == Direction.DOWN).then(target_milli * 2 - reached_milli).otherwise(reached_milli)
    divided = half_up(clip_low(above, 0) * WHOLE, when(target_milli > 0).then(target_milli))
    none_wanted = when((direction == Direction.DOWN) & (target_milli == 0))
    at_zero = none_wanted.then(when(reached_milli <= 0).then(WHOLE).otherwise(reached_milli * 0))
    return when(target_milli > 0).then(clip_high(divided, p.most_bp)).otherwise(at_zero)


@rule(law=MEASURED, title="Indikator bertarget", title_en="Indicators with a target", unit=Unit.COUNT)
def indicators(target_milli: Column) -> Column:
    """What has a target in the period is measured in it."""
    return count_if(target_milli.is_not_null())


@rule(law=MEASURED, title="Indikator tanpa target", title_en="Indicators without a target", unit=Unit.COUNT)
def untargeted(target_milli: Column) -> Column:
    """What has no target in the period is not measured in it, for example an index that is measured once a year."""
    return count_if(target_milli.is_null())


@rule(law=MEASURED, title="Indikator belum dilaporkan", title_en="Indicators not reported", unit=Unit.COUNT)
def unreported(target_milli: Column, reached_milli: Column) -> Column:
    """What has a target and nothing reported is still waited for."""
    return count_if(target_milli.is_not_null() & reached_milli.is_null())


@rule(law=MEASURED, title="Indikator tidak terhitung", title_en="Indicators that cannot be counted", unit=Unit.COUNT)
def uncountable(target_milli: Column, reached_milli: Column, achievement_bp: Column) -> Column:
    """Nothing is divided by a target of zero; such an indicator does not count, and its target is to be mended."""
    return count_if(target_milli.is_not_null() & reached_milli.is_not_null() & achievement_bp.is_null())


@rule(law=MEASURED, title="Indikator terhitung", title_en="Indicators counted", unit=Unit.COUNT)
def counted(achievement_bp: Column) -> Column:
    """The mean is taken of the indicators whose achievement is known."""
    return count_if(achievement_bp.is_not_null())


@rule(law=MEASURED, title="Jumlah capaian", title_en="Sum of achievements", unit=Unit.BP)
def achieved_bp(achievement_bp: Column) -> Column:
    """The achievements of all indicators together."""
    return sum_if(achievement_bp)


@rule(law=MEASURED, title="Rata-rata capaian", title_en="Mean achievement", unit=Unit.BP, nullable=True,
      shows="{achieved_bp} ÷ {counted} indikator; tiap indikator paling tinggi {p.most_bp}",
      shows_en="{achieved_bp} ÷ {counted} indicators; each at most {p.most_bp}")  # fmt: skip
def mean_bp(achieved_bp: Column, counted: Column, p: Parameters) -> Column:
    """The unit's achievement is the mean of its indicators, each with the same weight."""
    return half_up(achieved_bp, when(counted > 0).then(counted))


@rule(law=DECIDED, title="Langkah rencana aksi", title_en="Steps of the rencana aksi", unit=Unit.COUNT)
def steps_total(step: Column) -> Column:
    """The steps planned for the period."""
    return count_if(step.is_not_null())


@rule(law=DECIDED, title="Langkah belum dilaporkan", title_en="Steps not reported", unit=Unit.COUNT)
def steps_unreported(step: Column, done_percent: Column) -> Column:
    """A step that says nothing of how far it came is still waited for."""
    return count_if(step.is_not_null() & done_percent.is_null())


@rule(law=DECIDED, title="Langkah tanpa kemajuan", title_en="Steps without progress", unit=Unit.COUNT)
def steps_stalled(done_percent: Column) -> Column:
    """A step reported at nothing shows no progress."""
    return count_if((done_percent <= 0).fill_null(False))


@rule(law=DECIDED, title="Jumlah kemajuan", title_en="Progress of all steps", unit=Unit.COUNT)
def steps_percent(done_percent: Column) -> Column:
    """The progress of all steps together, in percent."""
    return sum_if(done_percent)


@rule(law=DECIDED, title="Kemajuan rencana aksi", title_en="Progress of the rencana aksi", unit=Unit.BP, nullable=True,
      shows="{steps_percent} persen ÷ {steps_total} langkah",
      shows_en="{steps_percent} percent ÷ {steps_total} steps")  # fmt: skip
def plan_bp(steps_percent: Column, steps_total: Column) -> Column:
    """The rencana aksi came as far as its steps on the average."""
    return half_up(steps_percent * 100, when(steps_total > 0).then(steps_total))


@rule(law=DECIDED, title="Angka yang dinilai", title_en="Figure that is judged", unit=Unit.BP, nullable=True,
      shows="capaian {mean_bp}, rencana aksi {plan_bp}",
      shows_en="achievement {mean_bp}, rencana aksi {plan_bp}")  # fmt: skip
def basis_bp(mean_bp: Column, plan_bp: Column, is_year: Column) -> Column:
    """The year is judged by its targets alone; a quarter too, and where it has none by its rencana aksi."""
    return when(mean_bp.is_null() & ~is_year).then(plan_bp).otherwise(mean_bp)


@rule(law=DECIDED, title="Sebagian besar tanpa kemajuan", title_en="Most steps without progress", unit=Unit.FLAG,
      shows="{steps_stalled} dari {steps_total} langkah; batasnya lebih dari {p.stalled_bp}",
      shows_en="{steps_stalled} of {steps_total} steps; beyond {p.stalled_bp}")  # fmt: skip
def is_stalled(steps_stalled: Column, steps_total: Column, is_year: Column, p: Parameters) -> Column:
    """A quarter in which most of the rencana aksi shows no progress is Sangat Kurang."""
    return ~is_year & (steps_stalled * WHOLE > steps_total * p.stalled_bp)


@rule(law=DECIDED, title="Sudah lengkap", title_en="All reported", unit=Unit.FLAG,
      shows="belum dilaporkan: {unreported} indikator, {steps_unreported} langkah",
      shows_en="not reported: {unreported} indicators, {steps_unreported} steps")  # fmt: skip
def is_complete(unreported: Column, steps_unreported: Column, is_year: Column) -> Column:
    """Nothing is suggested before all that was promised is reported; a year does not wait for its steps."""
    return (unreported == 0) & (is_year | (steps_unreported == 0))


@rule(law=DECIDED, title="Saran capaian organisasi", title_en="Suggested capaian organisasi", unit=Unit.CODE,
      nullable=True, shows="angka {basis_bp}, rencana aksi {plan_bp}, lengkap: {is_complete}",
      shows_en="figure {basis_bp}, rencana aksi {plan_bp}, all reported: {is_complete}")  # fmt: skip
def suggested(
    basis_bp: Column, plan_bp: Column, is_stalled: Column, is_complete: Column, is_year: Column, p: Parameters
) -> Column:
    """The word follows the figure; Istimewa in a quarter also needs its whole rencana aksi done."""
    word = when(is_year).then(steps(basis_bp, p.year_words)).otherwise(steps(basis_bp, p.quarter_words))
    is_short = ~is_year & (plan_bp < WHOLE).fill_null(False)
    told = when(is_stalled).then(1).when(is_short).then(smallest(word, BAIK)).otherwise(word)
    return when(is_complete & basis_bp.is_not_null()).then(told)
