"""Evaluation: what a realisation says of its target, and what the ratings of parts say together."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, floor_div, half_up, latest, lookup, rule, sum_if, when
from sembilan.terms.column import Unit
from sembilan.terms.frames.evaluation import Direction, PartsOf
from sembilan.terms.rating import Rating

TOGETHER = "PermenPANRB 6/2022; penggabungan menurut keputusan daerah"
MEASURED = "Keputusan daerah"
MOST_DAYS = 1
LAST = 2
MEAN = 3
LONGEST = 4
WHOLE = 10_000
RANK = 1_000


def _most(below: Column, met: Column, above: Column) -> Column:
    """The rating of most days; of two with as many, the lower."""
    wins_above = when((above > met) & (above > below)).then(Rating.DI_ATAS)
    return wins_above.when(met > below).then(Rating.SESUAI).otherwise(Rating.DI_BAWAH)


def _chosen(method: Column, most: Column, last: Column, mean: Column, longest: Column) -> Column:
    chosen = when(method == MOST_DAYS).then(most).when(method == LAST).then(last)
    return chosen.when(method == MEAN).then(mean).otherwise(longest)


@rule(law=TOGETHER, title="Cara menggabung", title_en="How they are put together", unit=Unit.CODE,
      shows="{parts_of}", shows_en="{parts_of}")  # fmt: skip
def method(parts_of: Column, p: Parameters) -> Column:
    """The region says how periods of a year, several posts, and several SKPs of a year are put together."""
    others = lookup(parts_of, p.put_together, MOST_DAYS)
    return when(parts_of == PartsOf.SKPS).then(p.skps_of_year).otherwise(others)


@rule(law=TOGETHER, title="Hari seluruhnya", title_en="Days in all", unit=Unit.DAYS)
def days_in_all(part_days: Column) -> Column:
    """All days that were rated."""
    return sum_if(part_days)


@rule(law=TOGETHER, title="Hasil di bawah", title_en="Results below", unit=Unit.DAYS)
def hasil_below(part_days: Column, part_hasil: Column) -> Column:
    """Days whose results were below what was expected."""
    return sum_if(part_days, part_hasil == Rating.DI_BAWAH)


@rule(law=TOGETHER, title="Hasil sesuai", title_en="Results as expected", unit=Unit.DAYS)
def hasil_met(part_days: Column, part_hasil: Column) -> Column:
    """Days whose results were as expected."""
    return sum_if(part_days, part_hasil == Rating.SESUAI)


@rule(law=TOGETHER, title="Hasil di atas", title_en="Results above", unit=Unit.DAYS)
def hasil_above(part_days: Column, part_hasil: Column) -> Column:
    """Days whose results were above what was expected."""
    return sum_if(part_days, part_hasil == Rating.DI_ATAS)


@rule(law=TOGETHER, title="Perilaku di bawah", title_en="Behaviour below", unit=Unit.DAYS)
def perilaku_below(part_days: Column, part_perilaku: Column) -> Column:
    """Days whose behaviour was below what was expected."""
    return sum_if(part_days, part_perilaku == Rating.DI_BAWAH)


@rule(law=TOGETHER, title="Perilaku sesuai", title_en="Behaviour as expected", unit=Unit.DAYS)
def perilaku_met(part_days: Column, part_perilaku: Column) -> Column:
    """Days whose behaviour was as expected."""
    return sum_if(part_days, part_perilaku == Rating.SESUAI)


@rule(law=TOGETHER, title="Perilaku di atas", title_en="Behaviour above", unit=Unit.DAYS)
def perilaku_above(part_days: Column, part_perilaku: Column) -> Column:
    """Days whose behaviour was above what was expected."""
    return sum_if(part_days, part_perilaku == Rating.DI_ATAS)


@rule(law=TOGETHER, title="Hasil bagian terakhir", title_en="Results of the last part", unit=Unit.CODE, nullable=True)
def hasil_last(part_hasil: Column, part_number: Column) -> Column:
    """The rating of the last part."""
    return latest(part_hasil, by=part_number)


@rule(law=TOGETHER, title="Perilaku bagian terakhir", title_en="Behaviour of the last part", unit=Unit.CODE,
      nullable=True)  # fmt: skip
def perilaku_last(part_perilaku: Column, part_number: Column) -> Column:
    """The rating of the last part."""
    return latest(part_perilaku, by=part_number)


@rule(law=TOGETHER, title="Hasil bagian terlama", title_en="Results of the longest part", unit=Unit.CODE,
      nullable=True)  # fmt: skip
def hasil_longest(part_hasil: Column, part_days: Column, part_number: Column) -> Column:
    """The rating of the part with most days; of equals the later."""
    return latest(part_hasil, by=part_days * RANK + part_number)


@rule(law=TOGETHER, title="Perilaku bagian terlama", title_en="Behaviour of the longest part", unit=Unit.CODE,
      nullable=True)  # fmt: skip
def perilaku_longest(part_perilaku: Column, part_days: Column, part_number: Column) -> Column:
    """The rating of the part with most days; of equals the later."""
    return latest(part_perilaku, by=part_days * RANK + part_number)


@rule(law=TOGETHER, title="Hasil menurut hari terbanyak", title_en="Results of most days", unit=Unit.CODE)
def hasil_most(hasil_below: Column, hasil_met: Column, hasil_above: Column) -> Column:
    """The rating that stood for most days."""
    return _most(hasil_below, hasil_met, hasil_above)


@rule(law=TOGETHER, title="Perilaku menurut hari terbanyak", title_en="Behaviour of most days", unit=Unit.CODE)
def perilaku_most(perilaku_below: Column, perilaku_met: Column, perilaku_above: Column) -> Column:
    """The rating that stood for most days."""
    return _most(perilaku_below, perilaku_met, perilaku_above)


@rule(law=TOGETHER, title="Rata-rata hasil", title_en="Mean of the results", unit=Unit.CODE, nullable=True)
def hasil_mean(hasil_below: Column, hasil_met: Column, hasil_above: Column, days_in_all: Column) -> Column:
    """The mean of the ratings weighted by their days, rounded half up."""
    weighed = hasil_below + hasil_met * 2 + hasil_above * 3
    return when(days_in_all > 0).then(half_up(weighed, days_in_all))


@rule(law=TOGETHER, title="Rata-rata perilaku", title_en="Mean of the behaviour", unit=Unit.CODE, nullable=True)
def perilaku_mean(perilaku_below: Column, perilaku_met: Column, perilaku_above: Column, days_in_all: Column) -> Column:
    """The mean of the ratings weighted by their days, rounded half up."""
    weighed = perilaku_below + perilaku_met * 2 + perilaku_above * 3
    return when(days_in_all > 0).then(half_up(weighed, days_in_all))


@rule(law=TOGETHER, title="Saran rating hasil kerja", title_en="Suggested rating of results", unit=Unit.CODE,
      nullable=True,
      shows="{method}: di bawah {hasil_below}, sesuai {hasil_met}, di atas {hasil_above}",
      shows_en="{method}: below {hasil_below}, as expected {hasil_met}, above {hasil_above}")  # fmt: skip
def suggested_hasil(
    method: Column, days_in_all: Column, hasil_below: Column, hasil_met: Column, hasil_above: Column,
    hasil_most: Column, hasil_last: Column, hasil_mean: Column, hasil_longest: Column,
) -> Column:  # fmt: skip
    """The ratings of the parts together suggest one; the penilai decides."""
    return when(days_in_all > 0).then(_chosen(method, hasil_most, hasil_last, hasil_mean, hasil_longest))


@rule(law=TOGETHER, title="Saran rating perilaku", title_en="Suggested rating of behaviour", unit=Unit.CODE,
      nullable=True,
      shows="{method}: di bawah {perilaku_below}, sesuai {perilaku_met}, di atas {perilaku_above}",
      shows_en="{method}: below {perilaku_below}, as expected {perilaku_met}, above {perilaku_above}")  # fmt: skip
def suggested_perilaku(
    method: Column, days_in_all: Column, perilaku_below: Column, perilaku_met: Column, perilaku_above: Column,
    perilaku_most: Column, perilaku_last: Column, perilaku_mean: Column, perilaku_longest: Column,
) -> Column:  # fmt: skip
    """The ratings of the parts together suggest one; the penilai decides."""
    chosen = _chosen(method, perilaku_most, perilaku_last, perilaku_mean, perilaku_longest)
    return when(days_in_all > 0).then(chosen)


@rule(grain="result", law=MEASURED, title="Capaian terhadap target", title_en="Reached of the target", unit=Unit.BP,
      nullable=True, shows="realisasi {result_value}, target {result_target}, arah {result_direction}",
      shows_en="reached {result_value}, target {result_target}, direction {result_direction}")  # fmt: skip
def reached_bp(result_value: Column, result_target: Column, result_direction: Column) -> Column:
    """What was reached in parts of the target; where less is better, twice the target less what was reached."""
    counted = when(result_direction == Direction.DOWN).then(result_target * 2 - result_value).otherwise(result_value)
    return when(result_target > 0).then(floor_div(counted * WHOLE, result_target))


@rule(grain="result", law=MEASURED, title="Terhadap rentang target", title_en="Against a range", unit=Unit.CODE,
      nullable=True)  # fmt: skip
def in_range(
    result_value: Column, result_target: Column, result_target_until: Column, result_direction: Column
) -> Column:  # fmt: skip
    """Of a target that is a range, what lies within is as expected; outside its direction says which."""
    is_down = result_direction == Direction.DOWN
    over = when(is_down).then(Rating.DI_BAWAH).otherwise(Rating.DI_ATAS)
    under = when(is_down).then(Rating.DI_ATAS).otherwise(Rating.DI_BAWAH)
    outside = when(result_value > result_target_until).then(over).when(result_value < result_target).then(under)
    is_told = result_target_until.is_not_null() & result_value.is_not_null()
    return when(is_told).then(outside.otherwise(Rating.SESUAI))


@rule(grain="result", law=MEASURED, title="Saran rating satu hasil", title_en="Suggested rating of one result",
      unit=Unit.CODE, nullable=True, shows="{reached_bp}; sesuai mulai {p.met_bp}, di atas mulai {p.above_bp}",
      shows_en="{reached_bp}; as expected from {p.met_bp}, above from {p.above_bp}")  # fmt: skip
def suggested_result(reached_bp: Column, in_range: Column, p: Parameters) -> Column:
    """A figure suggests a rating by how much of its target it reached; words are judged by people alone."""
    by_share = when(reached_bp >= p.above_bp).then(Rating.DI_ATAS).when(reached_bp >= p.met_bp).then(Rating.SESUAI)
    measured = when(reached_bp.is_not_null()).then(by_share.otherwise(Rating.DI_BAWAH))
    return when(in_range.is_not_null()).then(in_range).otherwise(measured)
